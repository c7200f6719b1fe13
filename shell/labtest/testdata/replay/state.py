"""Writes down what names are bound to, in the same words in python3 and in labsh."""
import re
import socket
import types


def masked(text):
    text = re.sub(r"0x[0-9a-f]{6,}", "0xID", text)
    text = re.sub(r"fd=\d+", "fd=N", text)
    return re.sub(r"\b(3[2-9]\d\d\d|[45]\d\d\d\d|60\d\d\d)\b", "PORT", text)


def shown(value, depth=0):
    kind = type(value).__name__
    if depth > 4:
        return kind
    if value is None or isinstance(value, (int, float, str, bytes, bytearray, range)):
        return kind + " " + masked(repr(value))
    if isinstance(value, socket.socket):
        closed = value.fileno() == -1
        return kind + (" closed" if closed else " open") + " family=%d type=%d timeout=%r" % (int(value.family), int(value.type), value.gettimeout())
    if isinstance(value, (list, tuple)):
        return kind + " [" + ", ".join([shown(v, depth + 1) for v in value]) + "]"
    if isinstance(value, (set, frozenset)):
        return kind + " {" + ", ".join(sorted([shown(v, depth + 1) for v in value])) + "}"
    if isinstance(value, dict):
        return kind + " {" + ", ".join([shown(k, depth + 1) + ": " + shown(v, depth + 1) for k, v in value.items()]) + "}"
    if isinstance(value, BaseException):
        return kind + " " + masked(str(value))
    if isinstance(value, types.ModuleType):
        return "module " + value.__name__
    if isinstance(value, type):
        return "class " + value.__name__
    if kind in ("function", "method", "builtin_function_or_method"):
        return "function"
    if kind == "Response":
        return kind + " %r %r" % (value.status_code, value.content)
    if kind.rstrip("_") in ("Client", "Serveur", "Relais") and hasattr(value, "hote"):
        return kind.rstrip("_")  # labsh's own, or the one that a program has for it
    if type(value).__module__ == "__main__":
        return kind + " " + shown(vars(value), depth + 1)
    return kind


def idle(value):
    """Whether a socket is open and was never connected."""
    if not isinstance(value, socket.socket) or value.fileno() == -1:
        return False
    try:
        value.getpeername()
    except OSError:
        return not value.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    return False


def dump(bound, names):
    with open("state.txt", "w", encoding="utf-8") as out:
        for name in names.split():
            text = shown(bound[name]) if name in bound else "unbound"
            if text == "module " + name:
                text = "unbound"  # the shell has some modules without an import
            if name in bound and idle(bound[name]):
                text += " idle"
            out.write(name + " is " + text + "\n")
