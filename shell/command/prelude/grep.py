from prelude import lines_of
import re


def grep(text, pattern, *, invert=False, number=False, flags=0):
    """The lines that a regular expression is found in."""
    found = ""
    for n, line in enumerate(lines_of(text), 1):
        line = line.removesuffix("\n")
        if bool(re.search(pattern, line, flags)) != invert:
            found += (f"{n}:" if number else "") + line + "\n"
    return found
