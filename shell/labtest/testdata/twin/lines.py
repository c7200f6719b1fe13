import socket, sys, os, struct, time, json

tls = int(sys.argv[1])
strict = sys.argv[2] == "strict"
server_file = "lines.sock"


def socket_text(s):
    """What a socket is, without what differs from run to run."""
    if s.fileno() < 0:
        return "closed"
    def ends(f):
        try:
            a = f()
        except OSError as e:
            return type(e).__name__
        if isinstance(a, tuple):
            return (a[0], "port" if a[1] else 0)
        return a if isinstance(a, bytes) or not a or a == server_file else "name"
    return (type(s).__name__, str(s.family), str(s.type), s.gettimeout(), ends(s.getsockname), ends(s.getpeername))


def text(x):
    if isinstance(x, socket.socket):
        return socket_text(x)
    if hasattr(x, "readline"):
        return type(x).__name__, x.mode, x.closed
    if isinstance(x, tuple):
        return tuple(text(y) for y in x)
    if isinstance(x, bool) or x is None or isinstance(x, (str, bytes, float)):
        return repr(x)
    if isinstance(x, int):
        return "many" if x > 1023 else repr(x)
    return type(x).__name__, repr(x)


def drained(s):
    """What waits to be received on a socket."""
    got = []
    try:
        s.settimeout(0)
        while len(got) < 9:
            data = s.recv(300)
            got.append(data)
            if not data:
                break
    except OSError as e:
        got.append(type(e).__name__)
    if got and isinstance(got[0], bytes) and got[0][:2] == b"\x16\x03":
        return "TLS's first message"
    if s.type == socket.SOCK_STREAM: # in how many pieces it comes is not told
        return b"".join(d for d in got if isinstance(d, bytes)), got[-1] if got and got[-1] in ("BlockingIOError", "ConnectionResetError", "OSError", "BrokenPipeError") else ""
    return got


def value(i, x):
    print("\n@@", i, "value", text(x))


made = "client sock server peer file x client2 sock2 server2 peer2 file2".split()


def failed(i, e, names):
    print("\n@@", i, "failed", type(e).__name__, str(e))
    for name in made: # a command leaves nothing half made
        x = names.pop(name, None)
        if isinstance(x, socket.socket):
            x.close()


def later(i, names):
    """The state of what a case used, and the end of it."""
    seen = []
    for name in "client sock server peer file c p l s u v".split():
        if name in names:
            x = names[name]
            if not (name == "file" and x.closed) and not (name == "client" and x.fileno() < 0): # open()'s, connect_ex's
                seen.append((name, text(x)))
    for name in "client peer c p u v".split():
        if name in names and isinstance(names[name], socket.socket) and names[name].fileno() >= 0:
            seen.append((name, drained(names[name])))
    if strict and "it" in names:
        seen.append(next(names["it"]))
    print("\n@@", i, "later", seen)
    for x in list(names.values()):
        if isinstance(x, socket.socket) or hasattr(x, "readline") and x not in (sys.stdin, sys.stdout, sys.stderr, sys.__stdin__, sys.__stdout__, sys.__stderr__):
            x.close()
    if os.path.exists("new.sock"):
        os.unlink("new.sock")
    for name in made:
        names.pop(name, None)


def pair(host="127.0.0.1"):
    """A listening socket, and both ends of a connection."""
    l = socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    c = socket.create_connection(l.getsockname()[:2])
    p, a = l.accept()
    return l, c, p


def unix_pair():
    if os.path.exists(server_file):
        os.unlink(server_file)
    l = socket.socket(socket.AF_UNIX)
    l.bind(server_file)
    l.listen()
    c = socket.socket(socket.AF_UNIX)
    c.connect(server_file)
    return l, c, l.accept()[0]


def datagrams(host="127.0.0.1"):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    u = socket.socket(family, socket.SOCK_DGRAM)
    u.bind((host, 0))
    v = socket.socket(family, socket.SOCK_DGRAM)
    v.connect(u.getsockname())
    return u, v


def reset(s):
    s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    s.close()


