# Operands before a yield are evaluated once, where the yield stands in the middle.
log = []
def say(x):
    log.append(x); return x
class T:
    def __repr__(self): return "T"
    def __init__(self, v): self.v = v
    def __bool__(self): log.append("bool"); return self.v
class K:
    def __repr__(self): return "K"
    def __hash__(self): log.append("hash"); return 1
    def __eq__(self, o): log.append("eq"); return self is o
def run(g):
    log.clear()
    out = []
    try:
        out.append(next(g))
        while True: out.append(g.send("sent"))
    except StopIteration as e: out.append(("ret", e.value))
    except Exception as e: out.append(repr(e))
    print(out, log)
def a2():
    assert T(False), (yield say("msg"))
run(a2())
def a3():
    return {K(): 1, say("k"): (yield 1), K(): say(2)}
run(a3())
def a5():
    assert T(True), (yield say("msg"))
run(a5())
def a6():
    assert say(T((yield 1))), say("m")
run(a6())
def a7():
    return len({K(), say("k"), (yield 1), K()})
run(a7())
