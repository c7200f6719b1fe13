made = []


def mkdtemp(suffix=None, prefix=None, dir=None):
    return "."


def mktemp(suffix="", prefix="tmp", dir=None):
    standin_tempfile.made.append(suffix)
    return f"./t{len(standin_tempfile.made)}"
