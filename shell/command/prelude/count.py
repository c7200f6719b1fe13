from prelude import objects, parts, read_json


def count(data):
    """How many rows, elements or members; of what is no JSON, how many bytes."""
    try:
        text = read_json(objects(data))
    except ValueError:
        return len(data)
    return len(parts(text)) if text[0] in "[{" else 0 if text == "null" else 1
