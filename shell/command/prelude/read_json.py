import json


def read_json(data):
    """The text of JSON, numbers and all as they are written."""
    def no_number(name):
        raise json.JSONDecodeError("no number of JSON: " + name, text, text.find(name))
    if not isinstance(data, bytes):
        return data
    text = data.decode("utf-8", "surrogateescape")
    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=no_number)
    except json.JSONDecodeError:
        json.loads(data)
        raise
    return text.strip(" \t\r\n")
