# Errors of one's own: causes, contexts, notes, fields, cleaning up.
class LabError(Exception):
    """Any error of the lab."""

    code = 1

    def __init__(self, message, *, host=None):
        super().__init__(message, host)
        self.message = message
        self.host = host

    def __str__(self):
        return f"{self.message}" + (f" on {self.host}" if self.host else "")


class CableError(LabError, ConnectionError):
    code = 2


class Retry(LabError):
    def __init__(self, tries, **kwargs):
        super().__init__(f"gave up after {tries}", **kwargs)
        self.tries = tries


def story(e, indent=0):
    print("  " * indent + f"{type(e).__name__}: {e}", *getattr(e, "__notes__", ()), sep=" | ")
    if e.__cause__ is not None:
        print("  " * indent + "because of")
        story(e.__cause__, indent + 1)
    elif e.__context__ is not None and not e.__suppress_context__:
        print("  " * indent + "while handling")
        story(e.__context__, indent + 1)


def connect(host):
    try:
        {"a": 1}[host]
    except KeyError as e:
        e.add_note("the table of hosts")
        raise CableError("no cable", host=host) from e


def attempt(host, tries):
    last = None
    for n in range(tries):
        try:
            return connect(host)
        except LabError as e:
            e.add_note(f"try {n + 1}")
            last = e
    raise Retry(tries, host=host) from last


for action in (lambda: connect("b"), lambda: attempt("c", 2), lambda: attempt("d", 0), lambda: connect([]), lambda: connect("a")):
    try:
        action()
    except Exception as e:
        story(e)
        print(isinstance(e, OSError), getattr(e, "code", None), e.args, repr(e))
    else:
        print("fine")


def handler(kind):
    try:
        raise ValueError("first")
    except ValueError:
        if kind == "none":
            raise LabError("second") from None
        if kind == "bug":
            undefined_name
        if kind == "again":
            raise
        raise LabError("second")
    finally:
        print("finally", kind)


for kind in ("none", "bug", "again", "plain"):
    try:
        handler(kind)
    except (NameError, LabError) as e:
        story(e)
        print(e.__suppress_context__, type(e.__context__).__name__, getattr(e, "name", "-"))
    except ValueError as e:
        print("again", e, e.__context__, e.__traceback__.tb_next.tb_lineno > 0)
try:
    try:
        1 / 0
    finally:
        [][1]
except IndexError as e:
    story(e)
try:
    raise LabError("kept").with_traceback(None)
except LabError as e:
    kept = e
print(kept, kept.__traceback__ is not None, "e" in globals(), kept.__notes__ if hasattr(kept, "__notes__") else "no notes")
for wrong in (lambda: kept.add_note(5), lambda: exec("raise 5"), lambda: exec("raise LabError('x') from 3"), lambda: exec("raise Retry"), lambda: setattr(kept, "__cause__", "x")):
    try:
        wrong()
    except TypeError as e:
        print(e)


def swallow():
    for n in range(3):
        try:
            if n == 1:
                raise KeyError(n)
            if n == 2:
                return "returned"
        except KeyError:
            continue
        finally:
            print("end of turn", n)


print(swallow(), [c.__name__ for c in CableError.__mro__[:4]], CableError("x").errno, LabError.__doc__)
try:
    raise OSError(2, "No such file", "lab.txt")
except (LabError, OSError) as e:
    print(type(e).__name__, e.errno, e.strerror, e.filename, e)
