# Classes that are made while the program runs, with type().
def structure(name, **fields):
    def __init__(self, **values):
        for field, kind in fields.items():
            setattr(self, field, kind(values.pop(field, kind())))
        if values:
            raise TypeError(f"{name} has no {', '.join(values)}")

    def __repr__(self):
        return f"{name}({', '.join(f'{f}={getattr(self, f)!r}' for f in fields)})"

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    return type(name, (), {"__init__": __init__, "__repr__": __repr__, "__eq__": __eq__, "__annotations__": fields, "__doc__": f"A {name}."})


Route = structure("Route", network=str, prefix=int, metric=float, via=list)
r = Route(network="10.0.0.0", prefix="8")
print(r, r == Route(network="10.0.0.0", prefix=8), r == Route(), Route.__name__, Route.__doc__, Route.__annotations__)
r.via.append("10.0.0.1")
print(r.via, Route().via, vars(Route()))
for values in ({"colour": 1, "size": 2}, {"prefix": "x"}):
    try:
        Route(**values)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Layer:
    above = None

    def __init__(self, payload):
        self.payload = payload

    def names(self):
        inner = self.payload.names() if isinstance(self.payload, Layer) else [repr(self.payload)]
        return [type(self).__name__] + inner


layers = {}
for number, name in enumerate(("Ethernet", "IP", "TCP", "HTTP")):
    layers[name] = type(name, (Layer,), dict(number=number, above=None))
    if number:
        previous.above = layers[name]
    previous = layers[name]
packet = b"GET /"
for name in reversed(layers):
    packet = layers[name](packet)
print(" / ".join(packet.names()), packet.number, packet.payload.payload.number)
step, path = layers["Ethernet"], []
while step:
    path.append(step.__name__)
    step = step.above
print(path, layers["IP"].__mro__, layers["TCP"].__module__, type(layers["TCP"]))
Both = type("Both", (layers["IP"], layers["TCP"]), {})
print(Both("x").names(), Both.number, Both.__bases__, issubclass(Both, Layer), [c.__name__ for c in Layer.__subclasses__()])
Number = type("Number", (int,), {"half": property(lambda self: self // 2), "__str__": lambda self: f"<{int(self)}>"})
print(Number(9), Number(9).half, Number(9) + 1, type(Number(9)).__name__, [Number(1)], isinstance(Number(2), int))
Error = type("LabError", (ValueError, LookupError), {"code": 7, "__str__": lambda self: f"lab {self.code}: {self.args}"})
for caught in (ValueError, LookupError, Exception):
    try:
        raise Error("cable", 3)
    except caught as e:
        print(caught.__name__, "caught", type(e).__name__, e, repr(e))
for args in ((1, (), {}), ("X", [], {}), ("X", (), []), ("X", (5,), {}), ("X", (bool,), {}), ("X", (int, str), {}), ()):
    try:
        print(type(*args))
    except TypeError as e:
        print(args, e)
print(type(5)(7), type("s")(b"x"), type([])("ab"), type(r)(prefix=1), type(type(5)), type(type), type(None)())
X = type("X", (), {})
X.__name__ = "Renamed"
X.method = lambda self: self.__class__.__name__
print(X, X().method(), X.__qualname__, X.__dict__["method"].__name__)
