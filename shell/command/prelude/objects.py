import json


def objects(data):
    """Rows as a JSON list of objects; anything else as it is."""
    if not isinstance(data, tuple):
        return data
    names, rows = data
    return "[" + ",".join(
        "{" + ",".join(json.dumps(name, ensure_ascii=False) + ":" + cell for name, cell in zip(names, row) if cell is not None) + "}" for row in rows
    ) + "]"
