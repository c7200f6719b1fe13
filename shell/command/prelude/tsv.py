from prelude import escape, plain


def tsv(table):
    """The rows, a line each, with tabs between the cells."""
    return "".join("\t".join(escape(plain(cell)) for cell in row) + "\n" for row in table[1])
