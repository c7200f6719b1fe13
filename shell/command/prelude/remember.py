import builtins


def remember(value):
    if value is not None:
        builtins._ = value
    return value
