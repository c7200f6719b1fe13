# A generator that only a for statement has is closed when that is left.
import sys
def g(n, name="g"):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", name, sys.exc_info()[0].__name__ if sys.exc_info()[0] else None)
for x in g(5):
    if x == 2: break
else:
    print("else")
print("after break")
def f():
    for x in g(5, name="kw"):
        return x
print(f())
class A:
    def walk(self, *args):
        try:
            yield from args
        finally:
            print("walk closed")
    def first(self):
        for x in self.walk(1, 2, 3):
            for y in self.walk(*[4, 5]):
                return x, y
print(A().first())
try:
    for x in g(3):
        raise ValueError(x)
except ValueError as e:
    print("except", e, repr(e.__context__))
try:
    for x, y in g(3, "bind"):
        pass
except TypeError as e:
    print(e)
kept = []
def keep(x):
    kept.append(x)
    return x
for x in keep(g(3, "kept")):
    break
print("kept", next(kept[0]), kept.pop().close())
gen = g(3, "named")
for x in gen: break
print(next(gen)); gen.close()
def outer():
    for x in g(4, "inner"):
        got = yield x
        if got: return got
def deleg():
    try:
        for x in outer():
            yield x
    finally:
        print("deleg closed")
for x in deleg():
    print(x)
    if x == 1: break
o = outer(); next(o)
try: o.send("stop")
except StopIteration as e: print(e.value)
def cont():
    for i in range(2):
        for x in g(3, "c%d" % i):
            if x: continue
            break
cont()
def more(n):
    seen = lambda: n
    try:
        yield seen()
    finally:
        print("captured closed")
for x in more(3): break
with_ret = lambda: [x for x in g(2, "comp")]
print(with_ret())
def fin():
    try:
        for x in g(3, "fin"):
            return "a"
    finally:
        print("finally")
print(fin())
