from prelude import find, leads, objects, read_json


def path(data, steps):
    """The JSON that a path leads to: 0.title, #.title."""
    text, steps = read_json(objects(data)), steps.split(".")
    if leads(text, steps) is False:
        raise LookupError("nothing matched " + ".".join(steps))
    return find(text, steps)
