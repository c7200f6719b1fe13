from prelude import find, items, resolve


def fields(data, *names):
    """Rows with the named fields: (names, rows)."""
    rows = items(data)
    paths = [resolve(rows, name) for name in names]
    return names, [[find(row, path) for path in paths] for row in rows]
