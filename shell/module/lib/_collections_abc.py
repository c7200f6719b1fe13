"""The abstract classes of collections: which methods a container has, and those that follow from them."""

from _collections import deque
from abc import ABCMeta, abstractmethod

__all__ = [
    "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable", "Iterator",
    "Generator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set", "MutableSet", "Mapping",
    "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence", "ByteString",
]

__name__ = "collections.abc"

GenericAlias = type(list[int])


def _has_methods(C, *methods):
    """Whether a class has all these methods: NotImplemented where it lacks one, or sets one to None."""
    for method in methods:
        for B in C.__mro__:
            if method in B.__dict__:
                if B.__dict__[method] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


def _hook(name, *methods):
    """Make the __subclasshook__ of the abstract class of that name: these methods are enough."""
    def __subclasshook__(cls, C):
        if cls is globals()[name]:
            return _has_methods(C, *methods)
        return NotImplemented
    return classmethod(__subclasshook__)


def _close(running, kind):
    """End a generator or a coroutine."""
    try:
        running.throw(GeneratorExit)
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError(kind + " ignored GeneratorExit")


def _empty(pop, error):
    """Call pop() until it raises the error, since nothing is left."""
    try:
        while True:
            pop()
    except error:
        pass


class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0

    __subclasshook__ = _hook("Hashable", "__hash__")


class Awaitable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __await__(self):
        yield

    __subclasshook__ = _hook("Awaitable", "__await__")
    __class_getitem__ = classmethod(GenericAlias)


class Coroutine(Awaitable):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ if val is None else val

    def close(self):
        """Have the coroutine end."""
        _close(self, "coroutine")

    __subclasshook__ = _hook("Coroutine", "__await__", "send", "throw", "close")


class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()

    __subclasshook__ = _hook("AsyncIterable", "__aiter__")
    __class_getitem__ = classmethod(GenericAlias)


class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstractmethod
    def __anext__(self):
        raise NotImplementedError("labsh's Python has no async")

    def __aiter__(self):
        return self

    __subclasshook__ = _hook("AsyncIterator", "__anext__", "__aiter__")


class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    @abstractmethod
    def asend(self, value):
        raise NotImplementedError("labsh's Python has no async")

    @abstractmethod
    def athrow(self, typ, val=None, tb=None):
        raise NotImplementedError("labsh's Python has no async")

    __subclasshook__ = _hook("AsyncGenerator", "__aiter__", "__anext__", "asend", "athrow", "aclose")


class Iterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        while False:
            yield None

    __subclasshook__ = _hook("Iterable", "__iter__")
    __class_getitem__ = classmethod(GenericAlias)


class Iterator(Iterable):
    __slots__ = ()

    @abstractmethod
    def __next__(self):
        """Return the next item, or raise StopIteration."""
        raise StopIteration

    def __iter__(self):
        return self

    __subclasshook__ = _hook("Iterator", "__iter__", "__next__")


class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        while False:
            yield None

    __subclasshook__ = _hook("Reversible", "__reversed__", "__iter__")


class Generator(Iterator):
    __slots__ = ()

    def __next__(self):
        """Return what the generator yields next, or raise StopIteration."""
        return self.send(None)

    @abstractmethod
    def send(self, value):
        """Have yield give the value, and go on."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Have yield raise the exception."""
        if val is None:
            val = typ if tb is None else typ()
        raise val if tb is None else val.with_traceback(tb)

    def close(self):
        """Have the generator end."""
        _close(self, "generator")

    __subclasshook__ = _hook("Generator", "__iter__", "__next__", "send", "throw", "close")


class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0

    __subclasshook__ = _hook("Sized", "__len__")


class Container(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False

    __subclasshook__ = _hook("Container", "__contains__")
    __class_getitem__ = classmethod(GenericAlias)


class Collection(Sized, Iterable, Container):
    __slots__ = ()
    __subclasshook__ = _hook("Collection", "__len__", "__iter__", "__contains__")


class Callable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    __subclasshook__ = _hook("Callable", "__call__")

    @classmethod
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        return _CallableGenericAlias(cls, params)


class _CallableGenericAlias:
    """Callable[[int, str], bool]."""

    def __init__(self, origin, params):
        args, result = params
        if isinstance(args, (list, tuple)):
            self.__args__ = (*args, result)
        elif args is Ellipsis or type(args).__name__ in ("ParamSpec", "_ConcatenateGenericAlias"):
            self.__args__ = (args, result)
        else:
            raise TypeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {}".format(args))
        self.__origin__ = origin
        self.__parameters__ = ()

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __eq__(self, other):
        if not isinstance(other, _CallableGenericAlias):
            return NotImplemented
        return self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        from typing import Union
        return Union[self, other]

    def __ror__(self, other):
        from typing import Union
        return Union[other, self]

    def __repr__(self):
        *args, result = map(_type_repr, self.__args__)
        shown = "..." if args == ["..."] else f"[{', '.join(args)}]"
        return f"collections.abc.Callable[{shown}, {result}]"


def _type_repr(obj):
    if obj is Ellipsis:
        return "..."
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    return repr(obj)


class Set(Collection):
    """What has __contains__, __iter__ and __len__ is a set, with comparisons and operators."""

    __slots__ = ()

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all(elem in other for elem in self)

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all(elem in self for elem in other)

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    @classmethod
    def _from_iterable(cls, it):
        """Make a set of the class from an iterable; for a class whose constructor takes something else."""
        return cls(it)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(value for value in other if value in self)

    __rand__ = __and__

    def isdisjoint(self, other):
        """Return whether the sets have no element in common."""
        return not any(value in self for value in other)

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(e for s in (self, other) for e in s)

    __ror__ = __or__

    def _as_set(self, other):
        """The other operand as a set; None for what has no elements."""
        if isinstance(other, Set):
            return other
        return self._from_iterable(other) if isinstance(other, Iterable) else None

    def __sub__(self, other):
        other = self._as_set(other)
        if other is None:
            return NotImplemented
        return self._from_iterable(value for value in self if value not in other)

    def __rsub__(self, other):
        other = self._as_set(other)
        if other is None:
            return NotImplemented
        return self._from_iterable(value for value in other if value not in self)

    def __xor__(self, other):
        other = self._as_set(other)
        if other is None:
            return NotImplemented
        return (self - other) | (other - self)

    __rxor__ = __xor__

    def _hash(self):
        """A hash of the elements, for a class that defines __hash__ with it."""
        return hash(frozenset(self))


class MutableSet(Set):
    """A set that add() and discard() change."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Add an element."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Remove an element that may be there."""
        raise NotImplementedError

    def remove(self, value):
        """Remove an element that must be there."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Remove some element and return it; KeyError if there is none."""
        for value in self:
            self.discard(value)
            return value
        raise KeyError from None

    def clear(self):
        """Remove all elements."""
        _empty(self.pop, KeyError)

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it if isinstance(it, Set) else self._from_iterable(it):
            change = self.discard if value in self else self.add
            change(value)
        return self

    def __isub__(self, it):
        for value in list(it) if it is self else it:
            self.discard(value)
        return self


class Mapping(Collection):
    """What has __getitem__, __iter__ and __len__ is a mapping that is only read."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 6

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        """Return the value of the key, or default where there is none."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        """Return a view of the keys, which is a set."""
        return KeysView(self)

    def items(self):
        """Return a view of the (key, value) pairs, which is a set."""
        return ItemsView(self)

    def values(self):
        """Return a view of the values."""
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __reversed__ = None


class MappingView(Sized):
    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._mapping!r})"

    __class_getitem__ = classmethod(GenericAlias)


class KeysView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            v = self._mapping[key]
        except KeyError:
            return False
        return v is value or v == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __contains__(self, value):
        return any(v is value or v == value for v in self)

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


_missing = object()


class MutableMapping(Mapping):
    """A mapping that __setitem__ and __delitem__ change."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_missing):
        """Remove the key and return its value, or default where there is none; else KeyError is raised."""
        try:
            value = self[key]
        except KeyError:
            if default is _missing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        """Remove some item and return it as a pair; KeyError if there is none."""
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError from None

    def clear(self):
        """Remove all items."""
        _empty(self.popitem, KeyError)

    def update(self, other=(), /, **kwds):
        """Set the items of a mapping, of an iterable of pairs, and the keyword arguments."""
        pairs = other
        if isinstance(other, Mapping):
            pairs = ((key, other[key]) for key in other)
        elif hasattr(other, "keys"):
            pairs = ((key, other[key]) for key in other.keys())
        for items in pairs, kwds.items():
            for key, value in items:
                self[key] = value

    def setdefault(self, key, default=None):
        """Return the value of the key, which is set to default where there is none."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Sequence(Reversible, Collection):
    """What has __getitem__ and __len__ is a sequence that is only read."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 5

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        i = 0
        while True:
            try:
                value = self[i]
            except IndexError:
                return
            yield value
            i += 1

    def __contains__(self, value):
        return any(v is value or v == value for v in self)

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        """Return the first index of value, from start to stop; ValueError if it is not there."""
        for i in range(*slice(start, stop).indices(len(self))):
            item = self[i]
            if item is value or item == value:
                return i
        raise ValueError

    def count(self, value):
        """Return how many items equal value."""
        return sum(1 for v in self if v is value or v == value)


class ByteString(Sequence):
    """bytes and bytearray."""

    __slots__ = ()


class MutableSequence(Sequence):
    """A sequence that __setitem__, __delitem__ and insert() change."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Put value in front of the item at index."""
        raise IndexError

    def append(self, value):
        """Put value behind the last item."""
        self.insert(len(self), value)

    def clear(self):
        """Remove all items."""
        _empty(self.pop, IndexError)

    def reverse(self):
        """Turn the order of the items around."""
        first, last = 0, len(self) - 1
        while first < last:
            self[first], self[last] = self[last], self[first]
            first, last = first + 1, last - 1

    def extend(self, values):
        """Append the items of an iterable."""
        for value in list(values) if values is self else values:
            self.append(value)

    def pop(self, index=-1):
        """Remove and return the item at index, the last one by default; IndexError if there is none."""
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        """Remove the first item that equals value; ValueError if there is none."""
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


# The built-in classes that no hook knows: one register() for each, but without its questions.
for _abc, _classes in (
    (Set, (frozenset, type({}.keys()), type({}.items()))), (MutableSet, (set,)),
    (Mapping, (type(type.__dict__),)), (MutableMapping, (dict,)),
    (KeysView, (type({}.keys()),)), (ItemsView, (type({}.items()),)), (ValuesView, (type({}.values()),)),
    (Sequence, (tuple, str, range, memoryview)), (ByteString, (bytes, bytearray)), (MutableSequence, (list, bytearray, deque)),
):
    _abc._abc_impl.classes.extend(_classes)
del _abc, _classes
