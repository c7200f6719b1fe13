"""Containers beside list, dict, tuple and set: deque, Counter, defaultdict, namedtuple and others."""

from _collections import deque, _count_elements, _tuplegetter
from _native import native as _native
from keyword import iskeyword as _iskeyword
import sys as _sys

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]

_LATE = ("ChainMap", "UserDict", "UserList", "UserString")


def __getattr__(name):
    if name not in _LATE:
        raise AttributeError(f"module 'collections' has no attribute '{name}'")
    import _collections_user
    for late in _LATE:
        globals()[late] = getattr(_collections_user, late)
    return globals()[name]


def _is_field(name):
    return name.isidentifier() and not _iskeyword(name) and not name.startswith("_")


def _check_names(typename, field_names, renamed):
    """Refuse what cannot be the names of a named tuple and of its fields."""
    for name in (typename, *field_names):
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for i, name in enumerate(field_names):
        if name.startswith("_") and not renamed:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in field_names[:i]:
            raise ValueError(f"Encountered duplicate field name: {name!r}")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Return a new class of tuples whose items have names.

    >>> Host = namedtuple('Host', 'name ip')
    >>> pc = Host('pc1', ip='10.0.0.1')
    >>> pc.name, pc[1]
    ('pc1', '10.0.0.1')
    """
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = list(map(str, field_names))
    typename = _sys.intern(str(typename))
    if rename:
        field_names = [
            name if _is_field(name) and name not in field_names[:i] else f"_{i}" for i, name in enumerate(field_names)]
    _check_names(typename, field_names, rename)
    fields = tuple(field_names)
    number = len(fields)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > number:
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(fields[number - len(defaults):], defaults))
    shape = f"({', '.join(f'{name}=%r' for name in fields)})"
    new_tuple = tuple.__new__

    # Written out, so that its arguments have the names of the fields.
    items = "".join(f"{name}, " for name in fields)
    __new__ = eval(f"lambda _cls, {items}: _tuple_new(_cls, ({items}))",
                   {"_tuple_new": new_tuple, "__builtins__": {}, "__name__": f"namedtuple_{typename}"})
    __new__.__name__ = "__new__"
    __new__.__doc__ = f"Create new instance of {typename}({', '.join(fields)})"
    if defaults is not None:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = new_tuple(cls, iterable)
        if len(result) != number:
            raise TypeError(f"Expected {number} arguments, got {len(result)}")
        return result

    _make.__func__.__doc__ = f"Make a new {typename} object from a sequence or iterable"

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"

    def __repr__(self):
        "Return the names and the values as text."
        return self.__class__.__name__ + shape % tuple(self)

    def _asdict(self):
        "Return a dict of the names and the values."
        return dict(zip(fields, self))

    def __getnewargs__(self):
        "Return the plain tuple, of which a copy is made."
        return tuple(self)

    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"
    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})", "__slots__": (), "_fields": fields, "_field_defaults": field_defaults,
        "__new__": __new__, "_make": _make, "_replace": _replace, "__repr__": __repr__, "_asdict": _asdict,
        "__getnewargs__": __getnewargs__, "__match_args__": fields,
    }
    for i, name in enumerate(fields):
        namespace[name] = _tuplegetter(i, f"Alias for field number {i}")
    result = type(typename, (tuple,), namespace)
    if module is None:
        try:
            module = _sys._getframe(1).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            pass
    if module is not None:
        result.__module__ = module
    return result


class defaultdict(dict):
    """A dict that makes the value of a key that is missing with default_factory()."""

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        super().__init__(*args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def __repr__(self):
        factory = self.default_factory
        try:
            self.default_factory = ...
            shown = "..." if factory is ... else repr(factory)
        finally:
            self.default_factory = factory
        return f"{self.__class__.__name__}({shown}, {super().__repr__()})"

    def copy(self):
        """A shallow copy."""
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new


class OrderedDict(dict):
    """A dict that knows the order of its keys, and can change it."""

    def move_to_end(self, key, last=True):
        """Move an existing key to the end, or to the beginning if last is false."""
        if key not in self:
            raise KeyError(key)
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        others = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, others)

    def popitem(self, last=True):
        """Remove the last item, or the first if last is false, and return it as a pair."""
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(map(_same, self, other))
        return dict.__eq__(self, other)

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        if id(self) in _shown:
            return "..."
        _shown.add(id(self))
        try:
            return f"{self.__class__.__name__}({list(self.items())!r})"
        finally:
            _shown.discard(id(self))

    def copy(self):
        """Return an OrderedDict of the same items."""
        return self.__class__(self)

    __copy__ = copy

    def __reduce__(self):
        return self.__class__, (), vars(self) or None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new


def _same(a, b):
    return a is b or a == b


_shown = set()  # the ids of those whose repr is being made, so that a cycle ends


class Counter(dict):
    """A dict that counts: elements are its keys, their counts its values."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        """What was not counted is there no time."""
        return 0

    def total(self):
        """Return how many elements were counted, each as often as it is there."""
        return sum(self.values())

    def most_common(self, n=None):
        """Return the n elements with the highest counts (all if n is None) as pairs with these, the highest first."""
        ranked = sorted(self.items(), key=_count_of, reverse=True)
        return ranked if n is None else ranked[:max(n, 0)]

    def elements(self):
        """Yield every element, each as often as it is there."""
        for element, count in self.items():
            for _ in range(count):
                yield element

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Add counts: of a mapping, or 1 for each element of an iterable."""
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    for element, count in iterable.items():
                        self[element] = count + self.get(element, 0)
                else:
                    super().update(iterable)
            elif type(self) is Counter:
                _count_elements(self, iterable)
            else:
                for element in iterable:
                    self[element] = self.get(element, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Like update(), but subtracts; counts may be zero and below."""
        if iterable is not None:
            if _is_mapping(iterable):
                for element, count in iterable.items():
                    self[element] = self.get(element, 0) - count
            else:
                for element in iterable:
                    self[element] = self.get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """Return a shallow copy."""
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, element):
        """Forget an element, which may not be there."""
        if element in self:
            super().__delitem__(element)

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{self.__class__.__name__}({shown!r})"

    def _combined(self, other, count):
        """The counts above zero that count(own, other's) gives."""
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, n in self.items():
            n = count(n, other[element])
            if n > 0:
                result[element] = n
        for element, n in other.items():
            if element not in self:
                n = count(0, n)
                if n > 0:
                    result[element] = n
        return result

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _keep_positive(self):
        for element in [e for e, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for element, count in other.items():
            if count > self[element]:
                self[element] = count
        return self._keep_positive()

    def __iand__(self, other):
        for element, count in self.items():
            if other[element] < count:
                self[element] = other[element]
        return self._keep_positive()


def _is_mapping(value):
    if isinstance(value, (dict, list, str, tuple)):
        return isinstance(value, dict)
    from _collections_abc import Mapping
    return isinstance(value, Mapping)


def _count_of(item):
    return item[1]


_native(defaultdict)
_native(OrderedDict)
