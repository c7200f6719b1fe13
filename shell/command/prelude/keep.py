from prelude import items


def keep(data, chosen):
    """The rows that were chosen."""
    if isinstance(data, tuple):
        return data[0], [data[1][i] for i in chosen]
    rows = items(data)
    return "[" + ",".join(rows[i] for i in chosen) + "]"
