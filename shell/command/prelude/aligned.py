from prelude import escape, plain
import re


def aligned(table):
    """Names and rows in columns, numbers to the right."""
    def width(text):
        return sum(0 if "\u0300" <= c <= "\u036f" else 2 if re.match("[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001f9ff]", c) else 1 for c in text)
    if not table[0]:
        return "\n" if table[1] else ""
    rows = [[plain(cell) for cell in row] for row in table[1]]
    columns = []
    for i, name in enumerate(table[0]):
        cells = [row[i] for row in rows]
        right = any(cells) and all(re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", cell, re.ASCII) for cell in cells if cell)
        cells = [escape(cell) for cell in [name] + cells]
        widest = max(map(width, cells))
        columns.append([" " * (widest - width(cell)) + cell if right else cell + " " * (widest - width(cell)) for cell in cells])
    lines = "\n".join("  ".join(row).rstrip(" ") for row in zip(*columns))
    return lines if lines.endswith("\n") else lines + "\n"
