# Constants with names over int, and tuples of bits: what enum does, by hand.
class Named(int):
    members = {}

    def __init_subclass__(cls):
        cls.members = {}
        for name, value in list(vars(cls).items()):
            if name.isupper() and isinstance(value, int):
                member = cls._make(value, name)
                cls.members[value] = member
                setattr(cls, name, member)

    @classmethod
    def _make(cls, value, name):
        self = int.__new__(cls, value)
        self.name = name
        return self

    def __new__(cls, value):
        if value not in cls.members:
            raise ValueError(f"{value!r} is not a valid {cls.__name__}")
        return cls.members[value]

    def __repr__(self):
        return f"<{type(self).__name__}.{self.name}: {int(self)}>"

    def __str__(self):
        return self.name.lower()


class Status(Named):
    OK = 200
    NOT_FOUND = 404
    TEAPOT = 418

    @property
    def is_error(self):
        return self >= 400


class Flags(Named):
    FIN = 1
    SYN = 2
    RST = 4
    ACK = 16

    @classmethod
    def split(cls, value):
        return [m for m in cls.members.values() if m & value]

    def __or__(self, other):
        return int(self) | int(other)


print(Status.OK, repr(Status.OK), Status.OK == 200, Status(404) is Status.NOT_FOUND, Status.TEAPOT.name, Status.TEAPOT + 0)
print([s for s in Status.members.values() if s.is_error], sorted(Status.members), Named.members)
for value in (999, "200", None):
    try:
        Status(value)
    except ValueError as e:
        print(e)
print(Flags.split(18), Flags.SYN | Flags.ACK, Flags.SYN & Flags.ACK, type(Flags.SYN | Flags.ACK).__name__)
for n in range(0, 24, 5):
    print(f"{n:05b}", "+".join(map(str, Flags.split(n))) or "none")
print({Status.OK: "fine"}[200], {200: "fine"}[Status.OK], Status.OK in (200, 404), isinstance(Flags.FIN, int), Flags.RST < Status.OK)
print(f"{Status.OK} {Status.OK:d} {Status.OK!r}", "%d %s" % (Status.TEAPOT, Status.TEAPOT), [0, 1, 2][Flags.FIN], "x" * Flags.RST)
print(int(Status.OK), type(int(Status.OK)), Status.OK.bit_length(), vars(Status.OK), hasattr(Status, "members"), Flags.members is Status.members)


class Bool(int):
    def __bool__(self):
        return self == 42

    def __index__(self):
        return 1


print(bool(Bool(42)), bool(Bool(1)), not Bool(7), [10, 20, 30][Bool(2)], Bool(3) + Bool(4), int(Bool(5)), "yes" if Bool(42) else "no")
