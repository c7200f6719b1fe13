# Mixins: logging, counting, comparing and sending as JSON, combined at will.
import json


class Logged:
    def log(self, *words):
        self.__dict__.setdefault("_log", []).append(" ".join(map(str, words)))

    @property
    def history(self):
        return list(getattr(self, "_log", []))


class Counted:
    made = 0

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.made = 0

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        type(self).made += 1
        self.number = type(self).made


class Ordered:
    """All comparisons from a key."""

    def __eq__(self, other):
        return isinstance(other, Ordered) and self.key() == other.key()

    def __lt__(self, other):
        return self.key() < other.key()

    def __le__(self, other):
        return self < other or self == other

    def __hash__(self):
        return hash(self.key())


class AsJSON:
    fields = ()

    def to_json(self):
        return json.dumps({name: getattr(self, name) for name in self.fields})

    @classmethod
    def from_json(cls, text):
        return cls(**json.loads(text))


class Host:
    def __init__(self, name, address):
        self.name = name
        self.address = address

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.address!r})"


class LabHost(Logged, Counted, Ordered, AsJSON, Host):
    fields = ("name", "address")

    def key(self):
        return [int(part) for part in self.address.split(".")]

    def __hash__(self):
        return hash(self.address)

    def ping(self, other):
        self.log("ping", other.name)
        other.log("pong", self.name)
        return self is not other


class Router(LabHost):
    def ping(self, other):
        self.log("routed")
        return super().ping(other)


hosts = [LabHost("b", "10.0.0.20"), LabHost("a", "10.0.0.3"), Router("r", "10.0.0.1")]
print(sorted(hosts))
print(min(hosts), max(hosts), hosts[0] < hosts[1], hosts[0] >= hosts[1])
print([(h.name, h.number) for h in hosts], LabHost.made, Router.made, Counted.made)
print(hosts[2].ping(hosts[0]), hosts[0].ping(hosts[1]), hosts[1].ping(hosts[1]))
for h in hosts:
    print(h.name, h.history)
copy = LabHost.from_json(hosts[0].to_json())
print(copy, copy == hosts[0], copy is hosts[0], len({copy, hosts[0], hosts[1]}), copy.number)
print([c.__name__ for c in Router.__mro__])
print(Router.__bases__, LabHost.__base__)
print(isinstance(hosts[2], Ordered), issubclass(Router, (str, AsJSON)), issubclass(LabHost, Router))
try:
    hosts[0] > 5
except Exception as e:
    print(type(e).__name__, e)
