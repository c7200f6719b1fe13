import json
import re


def parts(text):
    """The elements of a JSON list or object: (name, JSON), each as it is written."""
    found, name, start, depth = [], None, None, 0
    for m in re.finditer(r'"(?:[^"\\]|\\.)*"|[^\s:,"\[\]{}]+|[\[\]{}:,]', text):
        token = m[0]
        if token in ("]", "}"):
            depth -= 1
        if depth == 0 or depth == 1 and token == ",":
            if start is not None:
                found.append((name, text[start:end]))
            name = start = None
        elif depth == 1 and token == ":":
            name, start = json.loads(text[start:end]), None
        else:
            start, end = m.start() if start is None else start, m.end()
        if token in ("[", "{"):
            depth += 1
    return found
