# What has no name any more is closed; what has one is kept.
import socket, threading, json, sys

def ended(patience):
    peer.settimeout(patience)
    try:
        return "closed" if peer.recv(1) == b"" else "data"
    except TimeoutError:
        return "open"

peer = None
def new():
    global peer
    a, peer = socket.socketpair()
    return a

def say(name):
    print(name, ended(30))
def kept(name):
    print(name, "kept", ended(0.1))

def local():
    s = new()
local(); say("local")

def argument(s):
    pass
argument(new()); say("argument")

new(); say("expression")

x = new()
x = None
say("rebound")

x = new()
x = new(); p1 = peer
del x
say("deleted")

def nested():
    s = new()
    def inner():
        return s
    return inner()
nested(); say("cell")

def raising():
    s = new()
    raise ValueError("x")
try:
    raising()
except ValueError:
    pass
say("exception")
try:
    raising()
except ValueError as e:
    saved = e
kept("exception")
del saved
say("exception dropped")

def swallow():
    try:
        raising()
    except ValueError as e:
        pass
    say("inside the function that caught")
swallow()

def fin():
    try:
        s = new()
        return 1
    finally:
        pass
fin(); say("finally")

def chained():
    try:
        raising()
    except ValueError as e:
        raise KeyError("y") from e
try:
    chained()
except KeyError as e:
    pass
say("chained")

l = [new()]
kept("list")
l.clear(); say("list cleared")
l = [new()]
l.pop(); say("popped")
l = [new(), 1]
del l[0]; say("del item")
l = [new(), 1]
l[0] = 2; say("item rebound")
l = [1, new()]
l.remove(1)
l.pop()
say("remove and pop")
d = {"a": new()}
d.pop("a"); say("dict pop")
d = {"a": new()}
del d["a"]; say("dict del")
d = {"a": new()}
d["a"] = 1; say("dict rebound")
d = {"a": new()}
d.clear(); say("dict clear")
d = {"a": new()}
d.popitem(); say("dict popitem")
d = {new(): 1}
kept("dict key")
d.clear()
say("dict key")
st = {new()}
kept("set")
st.pop(); say("set pop")
st = {new()}
st.clear(); say("set clear")
a, b = new(), 1
a = 0
say("tuple unpacked")
for i in [new()]:
    pass
kept("loop variable")
i = 0
say("loop variable")
for i in range(2):
    s = new()
kept("loop body")
del s
say("loop body")
[new() for _ in range(1)]
say("comprehension")
[q for q in [new()]]
say("comprehension variable")
sum(1 for q in [new()])
say("generator")
g = (q for q in [new(), 1])
next(g)
kept("generator")
next(g)
kept("generator moved on")

class C:
    def __init__(self):
        self.s = new()
    def use(self):
        return self.s.fileno() > 0
c = C()
kept("attribute")
c.use()
c = None
say("attribute")
c = C()
c.s = None
say("attribute rebound")
c = C()
del c.s
say("attribute deleted")
C().use(); say("temporary object")
with new() as s:
    pass
say("with")
class M:
    def __enter__(self):
        self.s = new(); return self.s
    def __exit__(self, *a):
        self.s = None
with M() as s:
    pass
s = None
say("own manager")

def th(s):
    s.send(b"")
t = threading.Thread(target=th, args=(new(),))
t.start(); t.join()
say("thread argument")
def th2():
    s = new()
t = threading.Thread(target=th2)
t.start(); t.join()
say("thread local")
t = threading.Thread(target=th, args=(new(),))
kept("thread not started")
t = None
say("thread never started")
def th3():
    s = new()
    raise SystemExit
t = threading.Thread(target=th3)
t.start(); t.join()
say("thread exit")

f = new().makefile("rb")
kept("file")
f = None
say("file")
s = new()
f = s.makefile("rb")
s.close()
kept("closed, file")
f.close()
say("file closed")
s = new()
f = s.makefile("rb")
s.close()
f = None
say("file forgotten after close")
s = new()
t2 = s.dup()
s = None
kept("dup")
t2 = None
say("dup")
s = new()
fd = s.detach()
s = None
kept("detached")
socket.socket(fileno=fd)
say("fileno")
m = new().send
kept("method")
m = None
say("method")
x = new()
y = x
del x
kept("alias")
del y
say("alias")
lam = lambda s=new(): s
kept("default")
lam = None
say("default")
def deco(s):
    def wrap(f):
        return f
    return wrap
@deco(new())
def decorated():
    pass
say("decorator argument")
def kw(*a, **k):
    return len(a) + len(k)
kw(new(), 1); say("star argument")
kw(s=new()); say("keyword argument")
kw(*[new()]); say("unpacked argument")
kw(**{"s": new()}); say("unpacked keyword")
print(len([new()])); say("builtin argument")
x = str(new())
say("str")
isinstance(new(), socket.socket); say("isinstance")
new().fileno(); say("method on temporary")
sorted([new()], key=id); say("sorted")
list(map(lambda s: s.fileno() > 0, [new()])); say("map")
max([new()], key=lambda s: s.fileno()); say("max")
x = new() and 1
say("and")
x = (1 if new() else 2)
say("conditional")
x = new() == 3
say("compare")
if (w := new()) is not None:
    w = None
say("walrus")
def rec(n, s):
    if n: return rec(n - 1, s)
rec(5, new()); say("recursion")
def retn():
    s = new()
    return s
x = retn()
kept("returned")
x = None
say("returned")
def gl():
    global G
    G = new()
gl()
kept("global")
G = None
say("global")
def ex():
    s = new()
    sys.exit(3)
try:
    ex()
except SystemExit:
    pass
say("SystemExit")
try:
    new().recv(-1)
except ValueError:
    pass
say("failed call")
try:
    assert not new()
except AssertionError:
    pass
say("assert")
def g2():
    s = new()
    for i in range(3):
        yield1 = i
    return [j for j in range(3)]
g2(); say("comprehension in function")
x = [new()] * 3
x = x[3:]
say("slice")
x, *y = new(), 1, 2
x = None
say("starred")
x = f"{new().fileno() > 0}"
say("fstring")
def deflt():
    try:
        s = new()
        int("x")
    except ValueError:
        s = None
    say("rebound in except")
deflt()
def loop():
    while True:
        s = new()
        break
    s = 0
    say("local rebound")
loop()
def early():
    for s in [new(), new()]:
        return
early(); say("return in loop")
x = {"a": [new(), (1, new())]}
x = json.dumps({"a": 1})
say("nested containers")
