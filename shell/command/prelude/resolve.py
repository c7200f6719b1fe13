from prelude import leads, parts


def resolve(rows, name):
    """The path of a field: a name that no row has at its top is looked for deeper."""
    path = [name] if not set(name) & set(".#") else name.split(".")
    ways = [leads(row, path) for row in rows]
    if not rows or True in ways or None in ways and False not in ways:
        return path
    found = []

    def walk(value, before):
        for inner, below in parts(value) if value[0] in "[{" and len(before) < 32 else ():
            way = before + ["#" if value[0] == "[" else inner]
            if way[-1] == name and value[0] == "{" and way not in found and len(found) < 10:
                found.append(way)
            walk(below, way)

    for row in rows if len(path) == 1 else ():
        walk(row, [])
    if len(found) > 1:
        raise LookupError(name + " is in several places: " + ", ".join(map(".".join, found)))
    if not found:
        raise LookupError("nothing matched " + name)
    return found[0]
