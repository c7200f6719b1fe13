"""Functions that take or give functions."""

from _thread import RLock
from _functools import _lru_cache_wrapper
from _native import native as _native

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Have wrapper look like wrapped: its name, module, docstring and attributes."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator of the function that wraps another: update_wrapper() with wrapped."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# How each comparison follows from one that a class defines, and from ==.

def _not(name, doc):
    def derived(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result
    derived.__doc__ = doc
    return derived


def _or_equal(name, doc):
    def derived(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else result or self == other
    derived.__doc__ = doc
    return derived


def _and_unequal(name, doc):
    def derived(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else result and self != other
    derived.__doc__ = doc
    return derived


def _not_or_equal(name, doc):
    def derived(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result or self == other
    derived.__doc__ = doc
    return derived


def _not_and_unequal(name, doc):
    def derived(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result and self != other
    derived.__doc__ = doc
    return derived


_DERIVED = {
    "__lt__": [("__gt__", _not_and_unequal, "(not a < b) and (a != b)"), ("__le__", _or_equal, "(a < b) or (a == b)"),
               ("__ge__", _not, "(not a < b)")],
    "__le__": [("__ge__", _not_or_equal, "(not a <= b) or (a == b)"), ("__lt__", _and_unequal, "(a <= b) and (a != b)"),
               ("__gt__", _not, "(not a <= b)")],
    "__gt__": [("__lt__", _not_and_unequal, "(not a > b) and (a != b)"), ("__ge__", _or_equal, "(a > b) or (a == b)"),
               ("__le__", _not, "(not a > b)")],
    "__ge__": [("__le__", _not_or_equal, "(not a >= b) or (a == b)"), ("__gt__", _and_unequal, "(a >= b) and (a != b)"),
               ("__lt__", _not, "(not a >= b)")],
}


def total_ordering(cls):
    """A decorator of classes that fills in the comparisons that are missing."""
    roots = {op for op in _DERIVED if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, make, words in _DERIVED[root]:
        if name not in roots:
            sign = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}[name]
            method = make(root, f"Return a {sign} b.  Computed by @total_ordering from {words}.")
            method.__name__ = name
            setattr(cls, name, method)
    return cls


class _CmpKey:
    __slots__ = ("obj",)
    __hash__ = None

    def __init__(self, obj):
        self.obj = obj


def cmp_to_key(mycmp):
    """Make a key function of one that compares: for sorted(), min(), max() …"""
    class KeyWrapper(_CmpKey):
        __slots__ = ()

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return KeyWrapper


_missing = object()


def reduce(function, sequence, initial=_missing, /):
    """Apply function(total, item) to the items of sequence, from left to right: one value is left."""
    try:
        items = iter(sequence)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _missing:
        try:
            value = next(items)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for item in items:
        value = function(value, item)
    return value


class partial:
    """Call a function with some arguments that were given before."""

    __slots__ = ("_func", "_args", "_keywords", "_shown", "__dict__", "__weakref__")

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial) and not func.__dict__:
            args[:0] = func._args
            keywords = {**func._keywords, **keywords}
            func = func._func
        self = super().__new__(cls)
        self._func, self._args, self._keywords, self._shown = func, tuple(args), keywords, False
        return self

    def __call__(self, /, *args, **keywords):
        if self._keywords:
            keywords = {**self._keywords, **keywords}
        return self._func(*self._args, *args, **keywords)

    def __repr__(self):
        if self._shown:  # inside of itself
            return "..."
        self._shown = True
        try:
            shown = [repr(self._func), *map(repr, self._args), *(f"{k}={v!r}" for k, v in self._keywords.items())]
        finally:
            self._shown = False
        name = "functools.partial" if type(self) is partial else type(self).__qualname__
        return f"{name}({', '.join(shown)})"

    def __reduce__(self):
        return type(self), (self._func,), (self._func, self._args, self._keywords, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        func, args, keywords, attributes = state
        if not callable(func) or not isinstance(args, tuple) or not isinstance(keywords, (dict, type(None))):
            raise TypeError("invalid partial state")
        self._func, self._args, self._keywords = func, tuple(args), dict(keywords or {})
        self.__dict__.clear()
        self.__dict__.update(attributes or {})


_native(partial, "func", "args", "keywords")


class partialmethod:
    """A method with some arguments given already, for the body of a class."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        shown = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        return f"{self.__class__.__module__}.{self.__class__.__qualname__}({', '.join(shown)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


def _cache_info(*numbers):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
    return _CacheInfo(*numbers)


_CacheInfo = None


def lru_cache(maxsize=128, typed=False):
    """A decorator that remembers a function's results, the maxsize that were used last; None is no limit."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _cache_info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """A decorator that remembers all results of a function."""
    return lru_cache(maxsize=None)(user_function)


def _find_implementation(cls, registry):
    """The function of the class nearest to cls: of its own order, then of the abstract classes that it counts as."""
    for base in cls.__mro__[:-1]:
        if base in registry:
            return registry[base]
        abstract = [c for c in registry if c not in cls.__mro__ and issubclass(base, c)
                    and not any(issubclass(b, c) for b in base.__bases__)]
        nearest = [c for c in abstract if not any(d is not c and issubclass(d, c) for d in abstract)]
        if len(nearest) > 1:
            raise RuntimeError(f"Ambiguous dispatch: {nearest[0]} or {nearest[1]}")
        if nearest:
            return registry[nearest[0]]
    return registry.get(object)


def singledispatch(func):
    """A decorator of functions with other implementations by the class of the first argument: see register()."""
    from abc import get_cache_token
    registry = {}
    known = {}
    token = None
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        """Return the implementation for a class."""
        nonlocal token
        if token != get_cache_token():
            known.clear()
            token = get_cache_token()
        try:
            return known[cls]
        except KeyError:
            known[cls] = found = registry[cls] if cls in registry else _find_implementation(cls, registry)
            return found

    def is_types(cls):
        return isinstance(cls, type) and not hasattr(cls, "__origin__") or _members(cls) is not None

    def is_union(cls):
        return type(cls) is type(int | str) or type(getattr(cls, "__origin__", None)).__name__ == "_SpecialForm"

    def _members(cls):
        return cls.__args__ if is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__) else None

    def register(cls, func=None):
        """Add an implementation for a class: a decorator where func is left out."""
        if is_types(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            notes = getattr(cls, "__annotations__", {})
            if not notes:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. "
                                "Use either `@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if not is_types(cls):
                if is_union(cls):
                    raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        for each in _members(cls) or (cls,):
            registry[each] = func
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    from types import MappingProxyType
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = known.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch for a method: the class of the argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Add an implementation for a class: a decorator where method is left out."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


class cached_property:
    """A property that is computed once for an instance, and then is an attribute as any other."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.lock = RLock()

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {self.attrname!r} property.") from None
        value = attributes.get(self.attrname, _missing)
        if value is not _missing:
            return value
        with self.lock:     # another thread may have computed it
            value = attributes.get(self.attrname, _missing)
            if value is _missing:
                value = self.func(instance)
                try:
                    attributes[self.attrname] = value
                except TypeError:
                    raise TypeError(
                        f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                        f"does not support item assignment for caching {self.attrname!r} property.") from None
        return value

    __class_getitem__ = classmethod(type(list[int]))
