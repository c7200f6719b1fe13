import re


def numeral(text):
    """A text that is written as a number, as one; None for another."""
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text, re.ASCII):
        return None
    return int(text) if re.fullmatch(r"[+-]?\d+", text) else float(text)
