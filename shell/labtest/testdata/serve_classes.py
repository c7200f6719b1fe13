# What programs do with the classes Serveur, Relais and Client: run with those of labsh, and
# with those that a saved program carries. Lines that begin with @ are this program's own.
import socket, ssl, sys, threading, time
def tls(s):
    c = ssl.create_default_context(); c.check_hostname = False; c.verify_mode = ssl.CERT_NONE
    return c.wrap_socket(s, server_hostname="localhost")
def ends(s, messages, most=65536, hold=0.3):
    s.settimeout(10)
    got = []
    try:
        for m in messages:
            if m is None:
                s.shutdown(socket.SHUT_WR)
            else:
                s.sendall(m)
                try:
                    got.append(s.recv(most))
                except TimeoutError as e:
                    got.append(repr(e))
        s.settimeout(hold)
        rest = b""
        while p := s.recv(most):
            rest += p
        got.append(rest); got.append("end")
    except OSError as e:
        got.append(type(e).__name__ + " " + str(e))
    return got
def tcp(port, *messages, secure=False, host="127.0.0.1", **kw):
    with socket.create_connection((host, port)) as s:
        if secure:
            s = tls(s)
        r = ends(s, messages, **kw)
        s.close()
        return r
def broken(port):
    try:
        return "Error" in tcp(port, b"hello")[-1]
    except OSError:  # the reset may come before connect has returned
        return True
def udp(port, *messages, host="127.0.0.1", wait=5):
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.settimeout(wait)
        got = []
        for m in messages:
            s.sendto(m, (host, port))
            try:
                got.append(s.recvfrom(65536)[0])
            except OSError as e:
                got.append(repr(e))
        return got
def say(*a):
    print("\n@" + " ".join(map(str, a)) + "\n", end="", flush=True)
def short(x):
    return repr(x) if len(repr(x)) < 500 else repr(x)[:200] + str(len(repr(x)))
def case(name, options, talk, host="localhost", stop=True):
    say("case", name)
    s = Serveur(host, 0, **options)
    say(s.running, repr(s), s.port, s.hote)
    say(s.demarre())
    say(s.running, s.port > 0, repr(s) == str(s))
    say(short(talk(s)))
    for n in "connexions", "connections", "datagrammes", "datagrams":
        try:
            say(getattr(s, n))
        except AttributeError as e:
            say(e)
    try:
        say(s.stop() if stop else s.attend())
    except OSError as e:
        say(repr(e))
    say(s.running)
def trap(f, *a, **k):
    try:
        say(repr(f(*a, **k)))
    except Exception as e:
        say(type(e).__name__, e)
T = lambda *m, **k: lambda s: tcp(s.port, *m, **k)
U = lambda *m, **k: lambda s: udp(s.port, *m, **k)
case("plain", {}, T(b"hello\n"))
case("reply", {"reply": "été\n"}, T(b"x"))
case("reply bytes", {"reply": b"\xff"}, T(b"x"))
case("reply bytearray", {"reply": bytearray(b"abc")}, T(b"x"))
case("reply empty", {"reply": ""}, T(b"x"))
case("silent", {}, T(None))
case("invalid", {}, T(b"\xff\xfe\n"))
case("echo", {"echo": True}, T(b"a", b"bb\n", None))
case("echo long", {"echo": True}, T(b"a" * 100000, None))
case("echo silent", {"echo": True}, T(None))
case("max", {"max": 2}, lambda s: [tcp(s.port, b"1"), tcp(s.port, b"2")], stop=False)
for i in range(3):
    case("chunk", {"chunk": 3, "reply": "abcdefgh"}, lambda s: b"".join(x for x in tcp(s.port, b"x") if isinstance(x, bytes)))
case("delay", {"delay": 30}, T(b"x"))
case("reset0", {"reset": 0}, T(b"x"))
case("reset3", {"reset": 3}, T(b"x"))
case("reset echo", {"reset": 3, "echo": True}, T(b"x", b"yyyy"))
case("reset3 chunk2", {"reset": 3, "chunk": 2}, lambda s: b"".join(x for x in tcp(s.port, b"x") if isinstance(x, bytes)))
case("rst", {"end": "rst"}, T(b"x"))
case("half", {"end": "half"}, T(b"x"))
case("never", {"end": "never"}, T(b"x"))
case("tls", {"tls": True, "reply": "secret"}, T(b"x", secure=True))
case("tls echo", {"tls": True, "echo": True}, T(b"x", b"y" * 5000, secure=True))
case("tls half", {"tls": True, "end": "half"}, T(b"x", secure=True))
case("tls rst", {"tls": True, "end": "rst"}, T(b"x", secure=True))
case("tls chunk", {"tls": True, "chunk": 1, "reply": "abc"}, lambda s: b"".join(x for x in tcp(s.port, b"x", secure=True) if isinstance(x, bytes)))
case("ipv6", {}, T(b"x", host="::1"), host="::1")
case("dual", {}, T(b"x", host="127.0.0.1"), host="::")
case("all", {}, T(b"x"), host="0.0.0.0")
case("udp", {"udp": True}, U(b"hello\n", b"\xff"))
case("udp echo", {"udp": True, "echo": True}, U(b"hello", b"", b"x" * 3000))
case("udp reply", {"udp": True, "reply": b"\xfe"}, U(b"hello"))
case("udp delay", {"udp": True, "delay": 10}, U(b"hello"))
case("udp drop", {"udp": True, "drop": 100}, U(b"hello", wait=0.1))
case("udp max", {"udp": True, "max": 2}, U(b"1", b"2"), stop=False)
case("udp max delay", {"udp": True, "max": 2, "delay": 20}, U(b"1", b"2"), stop=False)
case("udp ipv6", {"udp": True}, U(b"1", host="::1"), host="::1")
say("case refused")
for o in [dict(chunk=0), dict(delay=-1), dict(delay=float("nan")), dict(drop=5), dict(udp=True, end="rst"), dict(reset=-1), dict(end="x"), dict(end="close"), dict(end=""), dict(udp=True, drop=101), dict(udp=True, drop=float("nan")), dict(udp=True, reset=1), dict(max=-1), dict(udp=True, tls=True), dict(udp=True, chunk=1, reset=-1), dict(udp=True, chunk=2), dict(drop=1, chunk=1), dict(max=None, reset=None), dict(nope=1), dict(delay=None, drop=None), dict(delay=3600001), dict(chunk="x"), dict(max="x"), dict(reply="\ud800"), dict(end=5)]:
    trap(Serveur, "localhost", 0, **o)
trap(Serveur, "localhost", 0, 5)
s = Serveur("localhost", 0)
trap(s.stop); trap(s.attend)
s.demarre()
trap(s.demarre)
trap(Serveur("localhost", s.port).demarre)
trap(Serveur("localhost", 70000).demarre)
trap(Serveur("localhost", -1).demarre)
trap(Serveur("192.0.2.1", 0).demarre)
trap(Serveur("localhost", s.port, udp=True).stop)
say(tcp(s.port, b"x"))
trap(s.stop); trap(s.stop); trap(s.attend)
s.démarre()
say(tcp(s.port, b"x"), s.connexions)
with s as t:
    say(s is t)
say(s.running)
say("case cut")
# cut: a client that says nothing
s = Serveur("localhost", 0)
s.demarre()
c = socket.create_connection(("127.0.0.1", s.port))
while not s.connexions: time.sleep(0.01)
s.stop()
say("cut", c.recv(9))
s = Serveur("localhost", 0, tls=True)
s.demarre()
c = socket.create_connection(("127.0.0.1", s.port))
while not s.connexions: time.sleep(0.01)
s.stop()
say("cut tls", c.recv(9))
s = Serveur("localhost", 0, end="never")
s.demarre()
c = socket.create_connection(("127.0.0.1", s.port))
c.sendall(b"x"); say(c.recv(5))
s.stop()
say("never", c.recv(99), c.recv(9))
socket.setdefaulttimeout(0.05)
s = Serveur("localhost", 0, delay=200)
s.demarre()
say(tcp(s.port, b"x"))
s.stop()
socket.setdefaulttimeout(None)

say("case arguments")
trap(Serveur, 5000); trap(Client, 5000); trap(Serveur, "localhost", "5000"); trap(Client, "localhost", "5000"); trap(Relais, "localhost", 1, 5); trap(Relais, "localhost", 1, "localhost", "x"); trap(Serveur, "localhost", 0, chunk=1.5); trap(Serveur, "localhost", 0, backlog="x"); trap(Serveur, "localhost", None); trap(Serveur, None); trap(Relais, None, None, None, None);  trap(Client, None, None)
say("case places")
trap(Serveur("", 0).demarre); trap(Client("::1", s.port).connect); trap(Serveur("nosuch.invalid", 0).demarre)
say("case tls clients")
s = Serveur("localhost", 0, tls=True); s.demarre()
with socket.create_connection(("127.0.0.1", s.port)) as c:
    k = ssl.create_default_context(); k.check_hostname = False; k.verify_mode = ssl.CERT_NONE
    with k.wrap_socket(c, suppress_ragged_eofs=False) as c:
        c.sendall(b"x"); say(c.recv(99)); trap(c.recv, 99)
with socket.create_connection(("127.0.0.1", s.port)) as c:
    c.sendall(b"x" * 100 + b"\n")
    while s.connexions < 2: time.sleep(0.01)
with socket.create_connection(("127.0.0.1", s.port)) as c:
    pass
while s.connexions < 3: time.sleep(0.01)
s.stop()
socket.setdefaulttimeout(0.05)
c = Client("localhost", 1); say(c.socket)
s = Serveur("localhost", 0); s.demarre(); c = Client("localhost", s.port); c.connect(); trap(c.receiveMessage); c.close(); s.stop()
socket.setdefaulttimeout(None)
say("case client")
s = Serveur("localhost", 0, echo=True); s.demarre()
c = Client("localhost", s.port)
say(repr(c), c.hote, c.port == s.port, c.socket)
trap(c.sendMessage, "x"); trap(c.receiveMessage); trap(c.close)
trap(c.connect); trap(c.connect)
trap(c.sendMessage, "été\n"); trap(c.receiveMessage)
trap(c.sendMessage, b"x"); trap(c.sendMessage, "\ud800"); trap(c.sendMessage)
c.socket.sendall(b"\xff"); trap(c.receiveMessage)
trap(c.close); trap(c.close); trap(c.sendMessage, "x"); trap(c.receiveMessage)
trap(c.connect); trap(c.close)
with Client("localhost", s.port, timeout=0.05) as c:
    c.connect()
    trap(c.receiveMessage)
s.stop()
c = Client("localhost", 1)
trap(c.connect); say(c.socket)
trap(Client, timeout=-1); trap(Client, "localhost", 1, 2)
trap(Client("localhost", 70000).connect)
trap(Client, "localhost", 5000, timeout="x")

# Relais
def relay(name, options, talk, server={}, stop=True, target=None):
    say("relay", name)
    s = Serveur("localhost", 0, udp=bool(options.get("udp")), **server)
    s.demarre()
    r = Relais("localhost", 0, "localhost", target or s.port, **options)
    say(r.running, repr(r)); r.demarre(); say(r.running)
    say(short(talk(r)))
    for n in "connexions", "datagrammes":
        try:
            say(getattr(r, n))
        except AttributeError as e:
            say(e)
    say(r.stop(), r.running)
    s.stop()
relay("plain", {}, T(b"hello\n"))
relay("echo", {}, T(b"hello\n", b"x\r\ny\n", b"z" * 150, None), {"echo": True})
relay("chunk", {"chunk": 100}, lambda s: b"".join(x for x in tcp(s.port, b"x") if isinstance(x, bytes)))
relay("reset", {"reset": 3}, T(b"hello"))
relay("reset0", {"reset": 0}, T(b"hello"))
relay("rst", {"end": "rst"}, T(b"hello"))
relay("half", {"end": "half"}, T(b"hello"))
relay("never", {"end": "never"}, T(b"hello"))
relay("delay", {"delay": 20}, T(b"hello"))
relay("unreachable", {}, lambda s: broken(s.port), target=1)
relay("udp", {"udp": True}, U(b"hello", b"a\nb"))
relay("udp delay", {"udp": True, "delay": 20}, U(b"hello"))
relay("udp drop", {"udp": True, "drop": 100}, U(b"hello", wait=0.1))
relay("udp unreachable", {"udp": True}, U(b"hello", wait=0.1), target=1)
for o in [dict(chunk=0), dict(udp=True, end="half"), dict(drop=1), dict(max=1)]:
    trap(Relais, "localhost", 0, "localhost", 1, **o)
p = socket.create_server(("127.0.0.1", 0)); port = p.getsockname()[1]; p.close()
trap(Relais("localhost", port, "127.0.0.1", port).demarre)
trap(Relais("0.0.0.0", port, "localhost", port).demarre)
trap(Relais("0.0.0.0", port, "127.0.0.2", port).demarre)
say(repr(Relais()), repr(Serveur()), repr(Client()))
say("case inheritance")
class Chat(Serveur):
    def __init__(self):
        super().__init__("localhost", 0, echo=True)
        self.clients, self.socket, self.taches, self.max, self.end = [], None, 0, 1, "x"
s = Chat()
s.demarre()
say(tcp(s.port, b"x", None), s.clients, s.connexions, repr(s)[:6])
s.stop()
