from prelude import escape
import json
import re


def indent_json(text):
    """JSON indented, names and values as they are written."""
    def safe(c):
        return c if len(escape(c)) == len(c) else json.dumps("\ufffd" if "\udc80" <= c <= "\udcff" else c)[1:-1] if c > "\x7e" else f"\\u{ord(c):04x}"
    out, depth, before = "", 0, ""
    for token in re.findall(r'"(?:[^"\\]|\\.)*"|[^\s:,"\[\]{}]+|[\[\]{}:,]', text):
        if token in ("]", "}"):
            if before not in ("[", "{"):
                out += "\n" + "  " * (depth - 1) if depth <= 100 else ""
            depth -= 1
        elif before in ("[", "{", ","):
            out += "\n" + "  " * depth if depth <= 100 else ""
        if token in ("[", "{"):
            depth += 1
        out += ": " if token == ":" else "".join(map(safe, token))
        before = token
    return out + "\n"
