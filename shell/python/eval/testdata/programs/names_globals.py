# The names of a program as values: globals(), locals(), vars(), dir().
mode = "start"
counter = 0


def setting(name, value):
    globals()[name] = value


def count():
    global counter
    counter += 1
    return counter


setting("added", [1])
print(added, "added" in globals(), globals()["mode"], globals() is vars(), __name__)
count(), count()
print(counter, globals()["counter"])
globals()["counter"] = 40
print(count(), counter)
del globals()["added"]
try:
    print(added)
except NameError as e:
    print(e, e.name)


def scopes(a, b=2, *args, c=3, **kwargs):
    before = dict(locals())
    d = a + b

    def inner():
        return a, sorted(locals())

    for e in "x":
        pass
    return before, sorted(locals()), inner()


for line in scopes(1), scopes(1, 5, 6, c=7, z=8):
    print(line)


def nothing():
    return locals()


def template(text, **names):
    return text.format(**names, **{k: v for k, v in globals().items() if k == "mode"})


print(nothing(), template("{mode} {x}", x=1), "%(mode)s %(counter)d" % globals(), "{a}{b}".format(**scopes(1)[0]))


class Space:
    one = 1
    two = one + 1
    names = sorted(n for n in locals() if not n.startswith("__"))
    locals()["three"] = 3

    def method(self):
        return "one" in locals(), "Space" in globals()


print(Space.names, Space.three, Space().method(), [n for n in vars(Space) if not n.startswith("__")])


def handlers():
    return {name[3:]: value for name, value in sorted(globals().items()) if name.startswith("on_") and callable(value)}


def on_open(): return "opened"
def on_close(): return "closed"


on_purpose = "a variable"
print({event: handler() for event, handler in handlers().items()})
x = Space()
x.__dict__["hidden field"] = 5
setattr(x, "with-dash", 6)
print(vars(x), getattr(x, "with-dash"), dir(x)[-4:], hasattr(x, "one"))
f = count
print(f.__globals__ is globals(), f.__code__.co_name, f.__code__.co_varnames, scopes.__code__.co_argcount, scopes.__code__.co_varnames[:5])


def outer():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n, sorted(locals())

    return step, lambda: n


step, value = outer()
print(step(), step(5), value(), step.__closure__[0].cell_contents, step.__code__.co_freevars)
[print(k, end=" ") for k in sorted(globals()) if not k.startswith("_")]
print()
print([i for i in range(2)], "i" in globals(), (last := 3), "last" in globals(), [y := j for j in range(3)], y)
