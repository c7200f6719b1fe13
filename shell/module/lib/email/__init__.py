"""Messages with headers: as far as HTTP and a letter of plain text need it."""


def message_from_string(s, _class=None):
    """Parse a text, headers and a body, into a message."""
    if _class is None:
        from email.message import Message as _class
    message = _class()
    rest = s
    name = value = None
    while rest:
        line, end, rest = rest.partition("\n")
        line += end
        if not line.strip("\r\n"):
            break
        if line[0] in " \t" and name is not None:
            value += line
            continue
        before, colon, after = line.partition(":")
        if not colon or not before.isascii() or not before.isprintable() or " " in before:
            rest = line + rest  # what is no header begins the body
            break
        if name is not None:
            message._headers.append((name, value.rstrip("\r\n")))
        name, value = before, after.lstrip(" \t")
    if name is not None:
        message._headers.append((name, value.rstrip("\r\n")))
    message.set_payload(rest)
    return message


def message_from_bytes(s, _class=None):
    """Parse bytes, headers and a body, into a message."""
    return message_from_string(s.decode("ascii", "surrogateescape"), _class)
