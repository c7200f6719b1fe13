from prelude import parts, read_json


def table(data):
    """Rows with every field at the top of an element: (names, rows)."""
    if isinstance(data, tuple):
        return data
    text = read_json(data)
    names, rows = {}, []
    for value in [value for _, value in parts(text)] if text[0] == "[" else [text]:
        row = {}
        for name, cell in parts(value) if value[0] == "{" else [("@this", value)]:
            names[name] = row[name] = cell
        rows.append(row)
    return list(names), [[row.get(name) for name in names] for row in rows]
