"""Copies of objects: copy() of one alone, deepcopy() of what it holds too."""

import types as _types

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

# What is given back as it is: it cannot change, or is one of a kind.
_ATOMIC = {
    type(None), type(Ellipsis), type(NotImplemented), int, float, bool, str, bytes, type, range, property,
    _types.FunctionType, _types.BuiltinFunctionType, _types.CodeType,
}


def copy(x):
    """Return a copy of x; what is in it is the same."""
    cls = type(x)
    if cls in _ATOMIC or cls in (tuple, frozenset, slice) or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    parts = _reduced(x)
    return x if isinstance(parts, str) else _rebuilt(x, None, *parts)


def deepcopy(x, memo=None, _nil=[]):
    """Return a copy of x and of all that is in it; memo has, by id, what was copied already."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    y = memo.get(id(x), _nil)
    if y is not _nil:
        return y
    if cls in _DEEP:
        y = _DEEP[cls](x, memo)
    elif issubclass(cls, type):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            parts = _reduced(x)
            y = x if isinstance(parts, str) else _rebuilt(x, memo, *parts)
    if y is not x:
        memo[id(x)] = y
        # The original lives as long as the memo: its id may not become another's.
        memo.setdefault(id(memo), []).append(x)
    return y


def _deep_list(x, memo):
    memo[id(x)] = y = []
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deep_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        return memo[id(x)]
    return tuple(y) if any(a is not b for a, b in zip(x, y)) else x


def _deep_dict(x, memo):
    memo[id(x)] = y = {}
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


_DEEP = {
    list: _deep_list, tuple: _deep_tuple, dict: _deep_dict,
    set: lambda x, memo: {deepcopy(item, memo) for item in x},
    frozenset: lambda x, memo: frozenset([deepcopy(item, memo) for item in x]),
    bytearray: lambda x, memo: x.copy(),
    slice: lambda x, memo: slice(deepcopy(x.start, memo), deepcopy(x.stop, memo), deepcopy(x.step, memo)),
    _types.MethodType: lambda x, memo: type(x)(x.__func__, deepcopy(x.__self__, memo)),
}

_BUILT_IN = (list, dict, set, frozenset, tuple, int, float, str, bytes, bytearray)


def _reduced(x):
    """What x is rebuilt from: a function, its arguments, the attributes, the items of a list and of a dict."""
    cls = type(x)
    for name, arguments in (("__reduce_ex__", (4,)), ("__reduce__", ())):
        method = getattr(cls, name, None)
        if method is not None and method is not getattr(object, name, None):
            return method(x, *arguments)
    base = next((b for b in _BUILT_IN if issubclass(cls, b)), None)
    state = _state(x, cls)
    if isinstance(x, BaseException):
        return cls, x.args, state
    if base is None and not _plain_object(cls):
        name = f"{cls.__module__}.{cls.__name__}" if cls.__module__.startswith("_") else cls.__name__
        raise TypeError(f"cannot pickle {name!r} object")
    getter = getattr(x, "__getnewargs_ex__", None)
    args, kwargs = getter() if getter is not None else ((), {})
    if getter is None and hasattr(x, "__getnewargs__"):
        args = x.__getnewargs__()
    elif base in (set, frozenset, bytearray):
        return _make_collection, (cls, base(x)), state
    return (_make, (cls, args, kwargs), state,
            iter(x) if base is list else None, iter(x.items()) if base is dict else None)


def _make(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _make_collection(cls, items):
    return cls(items)


def _plain_object(cls):
    """Whether the instances are made by object.__new__ alone: no class in Go is between."""
    return all("__module__" in base.__dict__ or base is object for base in cls.__mro__)


def _state(x, cls):
    """The attributes: a dict, or a pair of that and those of __slots__."""
    getter = getattr(cls, "__getstate__", None)
    if getter is not None and getter is not getattr(object, "__getstate__", None):
        return getter(x)
    attributes = getattr(x, "__dict__", None) or None
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                slots[name] = getattr(x, name)
    return (attributes, slots) if slots else attributes


def _rebuilt(x, memo, func, args, state=None, items=None, pairs=None, setter=None):
    """The copy of x that its parts give: a deep one with a memo."""
    deep = memo is not None
    if deep and args:
        args = (args[0], *(deepcopy(arg, memo) for arg in args[1:])) if func in (_make, _make_collection) else [
            deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if setter is not None:
            setter(y, state)
        elif hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            for key, value in (slots or {}).items():
                setattr(y, key, value)
    for item in items or ():
        y.append(deepcopy(item, memo) if deep else item)
    for key, value in pairs or ():
        y[deepcopy(key, memo) if deep else key] = deepcopy(value, memo) if deep else value
    return y
