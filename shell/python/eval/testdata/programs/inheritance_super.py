# Cooperative super(): a chain of handlers, class methods, properties, attributes.
class Handler:
    def handle(self, frame):
        return f"dropped {frame}"

    @classmethod
    def names(cls):
        return []

    @property
    def cost(self):
        return 1


class Checksum(Handler):
    def handle(self, frame):
        if frame.endswith("!"):
            return f"bad checksum {frame}"
        return super().handle(frame)

    @classmethod
    def names(cls):
        return ["checksum"] + super().names()

    @property
    def cost(self):
        return super().cost + 10


class Firewall(Handler):
    blocked = {"telnet"}

    def handle(self, frame):
        return "blocked" if frame in self.blocked else super().handle(frame)

    @classmethod
    def names(cls):
        return ["firewall of " + cls.__name__] + super().names()

    @property
    def cost(self):
        return super().cost * 2


class Deliver(Handler):
    def __init__(self):
        self.inbox = []

    def handle(self, frame):
        self.inbox.append(frame)
        return f"delivered {frame} to {type(self).__name__}"

    @classmethod
    def names(cls):
        return ["deliver"]


class Server(Checksum, Firewall, Deliver):
    pass


class Fast(Firewall, Deliver):
    blocked = Firewall.blocked | {"ftp"}


for stack in (Server(), Fast(), Checksum()):
    print(type(stack).__name__, stack.names(), stack.cost)
    for frame in ("http", "telnet", "ftp", "ssh!"):
        print("  ", stack.handle(frame))
print(Server.names(), Fast().inbox)


class Registry(dict):
    def __missing__(self, key):
        return f"<{key}>"

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())


class Loud(Registry):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


r = Loud()
r["Host"] = "a"
r["ACCEPT"] = "*/*"
print(r, r["HOST"], r["other"], r.get("HOST"), len(r))
method = super(Loud, r).__setitem__
method("X", 1)
print(sorted(r), super(Registry, r).__getitem__("x"))
try:
    super(Server, r)
except TypeError as e:
    print(e)
try:
    super(Loud, r).absent
except AttributeError as e:
    print(e)


def outside(self):
    return super().handle("x")


try:
    outside(Server())
except RuntimeError as e:
    print(e)
