# Attributes with rules: descriptors, lazy values, properties by hand.
class Checked:
    def __init__(self, *rules, default=None):
        self.rules = rules
        self.default = default

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.slot, self.default)

    def __set__(self, instance, value):
        for rule in self.rules:
            value = rule(self.name, value)
        setattr(instance, self.slot, value)

    def __delete__(self, instance):
        if not hasattr(instance, self.slot):
            raise AttributeError(f"{self.name} is not set")
        delattr(instance, self.slot)


def number(name, value):
    try:
        return int(value)
    except ValueError:
        raise ValueError(f"{name}: {value!r} is no number") from None


def within(low, high):
    def rule(name, value):
        if not low <= value <= high:
            raise ValueError(f"{name}: {value} is not within {low} and {high}")
        return value

    return rule


class Lazy:
    """Computed once, then an attribute of the instance."""

    def __init__(self, function):
        self.function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        print("compute", self.name)
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Server:
    port = Checked(number, within(0, 65535), default=5000)
    backlog = Checked(number, within(1, 128))

    def __init__(self, **settings):
        for name, value in settings.items():
            setattr(self, name, value)

    @Lazy
    def banner(self):
        """What it says first."""
        return f"server on {self.port}"


s = Server(port="8080")
print(s.port, s.backlog, s.__dict__, Server.port is Server.__dict__["port"], Server.port.name)
for name, value in (("port", 70000), ("port", "http"), ("backlog", 0), ("backlog", 5), ("port", True)):
    try:
        setattr(s, name, value)
    except ValueError as e:
        print(e)
print(s.port, s.backlog, Server().port, Server(backlog=9).backlog)
s.__dict__["port"] = "hidden"
print(s.port, s.banner, s.banner, "banner" in vars(s), Server.banner.__doc__)
del s.port
print(s.port)
try:
    del s.port
except AttributeError as e:
    print(e)
del s.banner
s.port = 1
print(s.banner)


class Method:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        return lambda *args: self.function(owner if instance is None else instance, *args)


class Uses:
    @Method
    def who(self, *more):
        return (self if isinstance(self, type) else type(self)).__name__, isinstance(self, type), more


print(Uses.who(1), Uses().who(2, 3))
f = number.__get__("x")
print(f("12"), f.__self__, f.__func__ is number, Server.__init__.__get__(s, Server) == s.__init__)


class Fallback:
    known = {"mtu": 1500}

    def __getattr__(self, name):
        if name in self.known:
            return self.known[name]
        raise AttributeError(f"no {name} here", name=name, obj=self)

    def __setattr__(self, name, value):
        if name.startswith("ro_"):
            raise AttributeError("read only")
        super().__setattr__(name, value)


x = Fallback()
x.a = 1
print(x.mtu, x.a, getattr(x, "ttl", 64), hasattr(x, "zz"))
for attempt in (lambda: x.ttl, lambda: setattr(x, "ro_x", 1)):
    try:
        attempt()
    except AttributeError as e:
        print(e, e.name)
