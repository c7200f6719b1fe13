import os
import sys


def run_file(path, *arguments):
    names, argv, full = globals(), sys.argv, os.path.abspath(path)
    had, file, folder = "__file__" in names, names.get("__file__"), os.path.dirname(full)
    sys.argv, names["__file__"] = [path, *arguments], full
    sys.path.insert(0, folder)
    try:
        with open(path, "rb") as source:
            text = source.read()
        exec(compile(text, full, "exec"), names)
    except SystemExit as end:  # ends the file alone
        if end.code is not None and not isinstance(end.code, int):
            print(end.code, file=sys.stderr)
    finally:
        sys.argv = argv
        if folder in sys.path:
            sys.path.remove(folder)
        names.pop("__file__", None)
        if had:
            names["__file__"] = file
