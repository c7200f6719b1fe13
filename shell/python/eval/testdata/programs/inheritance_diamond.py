# The diamond: in which order classes are asked, and what super() finds.
class Device:
    def __init__(self, name, **rest):
        print("Device", name)
        super().__init__(**rest)
        self.name = name

    def describe(self):
        return [f"device {self.name}"]

    def reset(self):
        return "device"


class Wired(Device):
    def __init__(self, *, speed, **rest):
        print("Wired", speed)
        super().__init__(**rest)
        self.speed = speed

    def describe(self):
        return super().describe() + [f"wired at {self.speed}"]

    def reset(self):
        return "wired > " + super().reset()


class Wireless(Device):
    def __init__(self, *, channel, **rest):
        print("Wireless", channel)
        super().__init__(**rest)
        self.channel = channel

    def describe(self):
        return super().describe() + [f"channel {self.channel}"]

    def reset(self):
        return "wireless > " + super().reset()


class AccessPoint(Wired, Wireless):
    def __init__(self, name, speed=1000, channel=6):
        print("AccessPoint")
        super().__init__(name=name, speed=speed, channel=channel)

    def reset(self):
        return "ap > " + super().reset()


ap = AccessPoint("ap1")
print(ap.describe())
print(ap.reset())
print(" ".join(c.__name__ for c in AccessPoint.mro()))
print(Wireless.reset(ap), "|", super(Wired, ap).reset(), "|", super(AccessPoint, ap).reset())
print(super(Wireless, AccessPoint).reset(ap))
print(isinstance(ap, Wireless), issubclass(AccessPoint, Device), AccessPoint.__bases__[1].__name__)
try:
    AccessPoint("x", colour="red")
except TypeError as e:
    print(e)
try:
    Wired(speed=1, name="w", mtu=1500)
except TypeError as e:
    print(e)

for bases in ((Device, Wired), (Wired, Wired), (AccessPoint, Wireless, Wired)):
    try:
        type("Bad", bases, {})
    except TypeError as e:
        print(e)


class A:
    who = "A"


class B(A):
    pass


class C(A):
    who = "C"


class D(B, C):
    pass


print(D.who, D().who, [c.__name__ for c in D.__mro__])
B.who = "B"
print(D.who)
del C.who, B.who
print(D.who, super(D, D()).who)
