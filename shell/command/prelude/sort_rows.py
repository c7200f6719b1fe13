from prelude import find, items, keep, numeral, plain, resolve


def sort_rows(data, field, reverse=False):
    """The rows in the order of a field; those without it are last."""
    rows = items(data)
    path = resolve(rows, field)
    cells = {i: cell for i, row in enumerate(rows) if (cell := find(row, path)) is not None}
    if any(cell[0] in "[{" for cell in cells.values()) and all(cell[0] in "[{" or cell == "null" for cell in cells.values()):
        last = [cell for cell in cells.values() if cell != "null"][-1]
        raise TypeError(field + " holds " + ("objects" if last[0] == "{" else "lists"))
    numbers = all(cell[0] in "[{" or cell == "null" or cell[0] in '"-0123456789' and numeral(plain(cell)) is not None for cell in cells.values())

    def key(i):
        cell = cells[i]
        kind = {"n": 0, "f": 1, "t": 2, '"': 3 if numbers else 4, "[": 5, "{": 5}.get(cell[0], 3)
        return kind, numeral(plain(cell)) if kind == 3 else plain(cell) if kind == 4 else 0

    return keep(data, sorted(cells, key=key, reverse=reverse) + [i for i in range(len(rows)) if i not in cells])
