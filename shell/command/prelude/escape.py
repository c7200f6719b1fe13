def escape(text, keep=""):
    """The text fit for a screen: what is not printable as \\xhh or \\uhhhh."""
    shown = ""
    for c in text:
        if c in keep or (c.isprintable() or c.isspace() and c > "\x9f" and c not in "\u2028\u2029") and c not in "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0":
            shown += c
        elif "\udc80" <= c <= "\udcff":
            shown += f"\\x{ord(c) - 0xdc00:02x}"
        else:
            shown += f"\\x{ord(c):02x}" if c < "\u0100" else f"\\u{ord(c):04x}" if c < "\U00010000" else f"\\U{ord(c):08x}"
    return shown
