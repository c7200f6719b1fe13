from prelude import find, parts


def leads(text, path):
    """Whether a path leads anywhere: to a value, or (None) through lists that are empty."""
    def empty(value, levels):
        return value[0] == "[" and all(levels > 1 and empty(inner, levels - 1) for _, inner in parts(value))

    def some(value):
        return value not in (None, "0") if value is None or value[0] != "[" else any(some(inner) for _, inner in parts(value))

    found, levels = find(text, path), path[:-1].count("#")
    if found is None or not levels or not empty(found, levels):
        return found is not None
    last = max(i for i, step in enumerate(path[:-1]) if step == "#")
    return False if some(find(text, path[:last + 1])) else None
