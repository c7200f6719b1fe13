from prelude import escape, plain


def markdown(table):
    """Names and rows as a table of Markdown."""
    if not table[0]:
        return "\n"
    rows = [[escape(name) for name in table[0]]] + [[escape(plain(cell)) for cell in row] for row in table[1]]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n" for row in rows]
    return lines[0] + "|" + (" --- |" if table[1] else " ---:|") * len(table[0]) + "\n" + "".join(lines[1:])
