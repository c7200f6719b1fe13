# Context managers by class and by generator: order, errors, nesting.
import time


class Resource:
    def __init__(self, name, *, swallow=(), fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("open", self.name)
        if self.fail == "enter":
            raise OSError(f"{self.name} does not open")
        return self

    def __exit__(self, kind, error, traceback):
        print("close", self.name, kind.__name__ if kind else None, error, traceback is not None)
        if self.fail == "exit":
            raise RuntimeError(f"{self.name} does not close")
        return kind is not None and issubclass(kind, tuple(self.swallow))


def managed(function):
    """A context manager out of a generator with one yield."""

    class Managed:
        def __init__(self, *args, **kwargs):
            self.generator = function(*args, **kwargs)

        def __enter__(self):
            return next(self.generator)

        def __exit__(self, kind, error, traceback):
            if kind is None:
                next(self.generator, None)
                return False
            try:
                self.generator.throw(error)
            except StopIteration:
                return True
            except BaseException as raised:
                if raised is error:
                    return False
                raise
            raise RuntimeError("it goes on")

    Managed.__name__ = function.__name__
    return Managed


@managed
def indented(lines, by="  "):
    written = []
    try:
        yield written.append
    except LookupError as e:
        written.append(f"({type(e).__name__})")
    finally:
        lines.extend(by + line for line in written)


with Resource("a") as a, Resource("b") as b:
    print(a.name, b.name)
for setup in (dict(swallow=[ValueError]), dict(swallow=[KeyError]), dict(fail="exit"), dict(fail="enter")):
    try:
        with Resource("outer", swallow=[OSError]), Resource("inner", **setup):
            raise ValueError("inside")
        print("after")
    except Exception as e:
        print("out:", type(e).__name__, e, type(e.__context__).__name__)
lines = ["list"]
with indented(lines) as write:
    write("one")
    with indented(lines, "    ") as deeper:
        deeper("two")
        raise KeyError("x")
    write("three")
print(lines, indented.__name__)
try:
    with indented(lines) as write:
        write("four")
        raise ZeroDivisionError("not caught")
except ZeroDivisionError as e:
    print(e, lines[-1])
with (
    Resource("p") as p,
    Resource("q", swallow=[Exception]),
):
    p.missing
for n in range(3):
    with Resource(n):
        if n == 0:
            continue
        break


def leave():
    with Resource("function") as r:
        return r.name


print(leave())


def rows():
    with Resource("rows"):
        yield 1
        yield 2


print(list(rows()))
r = rows()
print(next(r))
r.close()


class Timer:
    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, *details):
        self.elapsed = time.perf_counter() - self.start


with Timer() as t:
    sum(range(1000))
print(0 < t.elapsed < 60)
for wrong in (5, Timer, type("Half", (), {"__enter__": lambda self: self})()):
    try:
        with wrong:
            pass
    except TypeError as e:
        print(e)
