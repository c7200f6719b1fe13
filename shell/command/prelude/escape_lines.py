from prelude import escape


def escape_lines(text):
    """Lines fit for a screen, the last one ended."""
    shown = escape(text.replace("\r\n", "\n"), "\n\t")
    return shown if shown.endswith("\n") or not shown else shown + "\n"
