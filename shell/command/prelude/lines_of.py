import re


def lines_of(text):
    """The lines of a text, or of bytes, each with its end."""
    return re.findall(rb"[^\n]*\n|[^\n]+" if isinstance(text, bytes) else r"[^\n]*\n|[^\n]+", text)
