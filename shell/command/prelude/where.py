from prelude import find, items, keep, numeral, parts, plain, resolve
import re


def where(data, field, op, value, quoted=False):
    """The rows whose field compares so with value."""
    wanted = None if quoted else numeral(value)
    word = "" if quoted or value not in ("true", "false", "null") else value
    pattern = re.sub(r"\\?.", lambda m: {"*": ".*", "?": "."}.get(m[0], re.escape(m[0][-1])), value, flags=re.S)

    def meets(cell):
        """Whether it compares so, and whether it is of the same kind (None for null)."""
        text = plain(cell)
        if op in ("%", "!%"):
            if cell[0] == "{" or cell == "null":
                return op == "!%", False if cell[0] == "{" else None
            return bool(re.fullmatch(pattern, text, re.S)) == (op == "%"), True
        if word == "null":
            order = 0 if text == "null" else 1
        elif cell == "null":
            return op == "!=", None
        elif word and text in ("true", "false"):
            order = (text > value) - (text < value)
        elif wanted is not None and cell[0] in '"-0123456789' and numeral(text) is not None:
            order = (numeral(text) > wanted) - (numeral(text) < wanted)
        elif cell[0] == '"' and not word and wanted is None:
            order = (text > value) - (text < value)
        else:
            return op == "!=", False
        return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0, "!=": order != 0}.get(op, order == 0), True

    def scalars(cell):
        return [inner for _, value in parts(cell) for inner in scalars(value)] if cell[0] == "[" else [cell]

    rows = items(data)
    path, chosen, same, other = resolve(rows, field), [], False, ""
    for i, row in enumerate(rows):
        cell = find(row, path)
        met = [(*meets(value), value) for value in scalars(cell)] if cell is not None else []
        if any(holds for holds, _, _ in met):
            chosen.append(i)
        same = same or any(kind for _, kind, _ in met)
        other = other or next((value for _, kind, value in met if kind is False), "")
    if other and (not same or other[0] in "-0123456789" and not quoted and op in ("<", "<=", ">", ">=")):
        raise TypeError(field + " holds " + {"{": "objects", '"': "texts", "t": "true and false", "f": "true and false"}.get(other[0], "numbers"))
    return keep(data, chosen)
