from prelude import plain
import re


def csv_lines(table):
    """Names and rows as CSV."""
    def quote(text):
        return '"' + text.replace('"', '""') + '"' if re.search(r'[",\r\n]|^\s|^\\\.$', text) else text
    rows = [[plain(cell) for cell in row] for row in table[1]]
    return "".join(",".join(map(quote, row)) + "\n" for row in ([list(table[0])] if table[0] else []) + rows)
