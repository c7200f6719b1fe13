"""Annotations that stay text: from __future__ import annotations."""
from __future__ import annotations

import json


class Message:
    """Refers to itself and to what comes later."""

    sender: Person
    parts: list[Part] = []
    reply: Message | None = None
    size: undefined_name[1 + 1] = 3

    def __init__(self, sender: Person, *parts: Part) -> None:
        self.sender = sender
        self.parts = [*self.parts, *parts]

    def answer(self, text: str, /, *, to: Person | None = None) -> Message:
        reply = Message(to or self.sender, Part(text))
        reply.reply = self
        return reply

    def chain(self) -> list[str]:
        return [*(self.reply.chain() if self.reply else []), f"{self.sender.name}: {' '.join(p.text for p in self.parts)}"]


class Part:
    text: str

    def __init__(self, text: str):
        self.text = text


class Person:
    def __init__(self, name: "str"):
        self.name = name


ann, bob = Person("ann"), Person("bob")
first = Message(ann, Part("hello"), Part("you"))
last = first.answer("hi", to=bob).answer("bye")
print(last.chain())
for thing in (Message, Part, Person):
    print(thing.__name__, thing.__annotations__ if "__annotations__" in vars(thing) else "none", thing.__init__.__annotations__)
print(Message.answer.__annotations__)
count: int | Whatever = 3
names: dict[str, list[int]]
print(__annotations__, count, __doc__)


def lazily(x: print('never'), y: [i for i in range(3)] = (), *z: f'{1}', **kw: lambda a: a) -> 1 if True else 2:
    local: nowhere.at.all = 1
    return local


print(lazily(1), json.dumps(lazily.__annotations__, indent=1))
print({k: eval(v) for k, v in Message.answer.__annotations__.items()}["return"] is Message)


def convert(function):
    """Arguments become what their annotations say."""
    kinds = {name: eval(text, globals()) for name, text in function.__annotations__.items()}

    def converted(**kwargs):
        return function(**{name: kinds.get(name, str)(value) for name, value in kwargs.items()})

    converted.__wrapped__ = function
    return converted


@convert
def connect(host: str, port: int, ratio: float = 0.5, rest=None):
    return host, port, ratio, rest


print(connect(host="a", port="80"), connect(host=1, port=2.9, ratio="1", rest=5), connect.__wrapped__.__name__)
nested = lambda: None
print(nested.__annotations__, nested.__name__)
