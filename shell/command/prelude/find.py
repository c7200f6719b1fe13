from prelude import parts


def find(text, path):
    """The JSON that a path leads to, None for nothing: a name, a number, # for each or, at the end, how many."""
    for i, step in enumerate(path):
        if text[0] == "{":
            text = next((value for name, value in parts(text) if name == step), None)
        elif text[0] != "[":
            return None
        elif step == "#":
            values = [value for _, value in parts(text)]
            if i == len(path) - 1:
                return str(len(values))
            values = [find(value, path[i + 1:]) for value in values]
            return "[" + ",".join(value for value in values if value is not None) + "]"
        else:
            values = parts(text)
            text = values[int(step)][1] if step.isdecimal() and int(step) < len(values) else None
        if text is None:
            return None
    return text
