# Handlers that register themselves: __init_subclass__, decorators, type().
class Option:
    by_code = {}
    code = None

    def __init_subclass__(cls, *, code=None, aliases=(), **kwargs):
        super().__init_subclass__(**kwargs)
        cls.code = code
        for key in (code, cls.__name__.lower(), *aliases):
            if key is None:
                continue
            if key in Option.by_code:
                raise TypeError(f"{key!r} is taken by {Option.by_code[key].__name__}")
            Option.by_code[key] = cls

    @classmethod
    def make(cls, key, *args):
        try:
            kind = cls.by_code[key]
        except KeyError:
            raise LookupError(f"no option {key!r}; there are {sorted(k for k in cls.by_code if isinstance(k, str))}") from None
        return kind(*args)

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return f"{self.__class__.__qualname__}({self.value!r})"


class MSS(Option, code=2):
    pass


class WindowScale(Option, code=3, aliases=["wscale", "ws"]):
    def __init__(self, shift=0):
        super().__init__(1 << shift)


class Base(Option):
    shared = True


class Timestamps(Base, code=8):
    pass


print(Option.make(2, 1460), Option.make("ws", 7), Option.make("timestamps"), Option.make("base"))
print([(k, v.__name__) for k, v in Option.by_code.items()], Timestamps.shared, Timestamps.code, Base.code)
for attempt in (lambda: Option.make("sack"), lambda: type("Again", (Option,), {}, code=2), lambda: type("Odd", (Option,), {}, colour="red")):
    try:
        attempt()
    except (LookupError, TypeError) as e:
        print(type(e).__name__, e, e.__cause__, e.__suppress_context__)
made = {name: type(name, (Option,), {"code": code, "twice": lambda self: self.value * 2}, code=code) for code, name in ((4, "SACK"), (5, "Blocks"))}
print(made["SACK"](3).twice(), Option.make(5, "x").twice(), made["SACK"].__module__, made["SACK"].__bases__, Option.make("sack", 1))
commands = {}


def command(*names, help=""):
    def register(function):
        for name in names or (function.__name__,):
            commands[name] = function
        function.help = help or (function.__doc__ or "").strip()
        return function

    return register


@command("ls", "dir", help="list")
def listing(*args):
    return f"listing {args}"


@command()
def ping(host="localhost"):
    """ask whether a host is there"""
    return f"ping {host}"


for line in ("ls a b", "dir", "ping", "ping h"):
    word, *args = line.split()
    print(commands[word](*args), "|", commands[word].help, "|", commands[word].__name__)


class Descriptor:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner=None):
        return f"{owner.__name__}.{self.name}" if instance is None else instance.__dict__.get(self.name, "unset")


class Uses:
    first, second = Descriptor(), Descriptor()


late = type("Late", (), {"third": Descriptor()})
Uses.fourth = Descriptor()
u = Uses()
u.second = 2
print(Uses.first, u.first, u.second, late().third, late.third)
