from prelude import escape, indent_json, parts, plain


def json_lines(text):
    """JSON as lines: a value, a list of values one a line, anything else indented."""
    values = [text] if text[0] not in "[{" else [value for _, value in parts(text)]
    if text[0] == "{" or any(value[0] in "[{" for value in values):
        return indent_json(text)
    return "".join(escape(plain(value)) + "\n" for value in values)
