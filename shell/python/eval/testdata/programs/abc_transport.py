# Transports behind one interface: abstract methods, properties, a template method.
import socket
from abc import ABC, abstractmethod


class Transport(ABC):
    """What carries bytes."""

    opened = 0

    @abstractmethod
    def send(self, data): ...

    @abstractmethod
    def receive(self, size):
        """Up to size bytes."""
        return b""

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def pair(cls): ...

    def exchange(self, data, other):
        self.send(data)
        return f"{self.name}: {other.receive(100)!r}"


class Memory(Transport):
    def __init__(self):
        self.buffer, self.peer = b"", None

    def send(self, data):
        self.peer.buffer += data

    def receive(self, size):
        data, self.buffer = self.buffer[:size], self.buffer[size:]
        return data or super().receive(size)

    name = "memory"

    @classmethod
    def pair(cls):
        a, b = cls(), cls()
        a.peer, b.peer = b, a
        return a, b


class Socket(Transport):
    def __init__(self, sock):
        self.sock = sock

    def send(self, data):
        self.sock.sendall(data)

    def receive(self, size):
        return self.sock.recv(size)

    @property
    def name(self):
        return f"socket {self.sock.type.name}" if hasattr(self.sock.type, "name") else "socket"

    @classmethod
    def pair(cls):
        return tuple(cls(s) for s in socket.socketpair())


class Half(Transport):
    def send(self, data):
        pass


for kind in (Memory, Socket):
    left, right = kind.pair()
    print(left.exchange(b"ping", right), right.exchange(b"pong", left))
    print(isinstance(left, Transport), kind.__mro__[1].__name__, kind.__abstractmethods__)
    if kind is Socket:
        left.sock.close(), right.sock.close()
print(Memory().receive(5), sorted(Transport.__abstractmethods__), sorted(Half.__abstractmethods__))
for kind in (Transport, Half):
    try:
        kind()
    except TypeError as e:
        print(e)
print(type(Transport).__name__, Transport.__doc__, Transport.send.__isabstractmethod__, hasattr(Memory.send, "__isabstractmethod__"))
Whole = type("Whole", (Half,), {"receive": lambda self, n: b"w" * n, "name": "whole", "pair": None})
print(Whole().exchange(b"x", Whole()), issubclass(Whole, Transport), Transport.receive.__doc__)
