from prelude import json_lines


def cut_lines(data):
    """JSON as lines; bytes as they are."""
    return data if isinstance(data, bytes) else json_lines(data).encode()
