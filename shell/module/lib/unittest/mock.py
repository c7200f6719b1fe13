"""Mocks: objects that take any call, and remember it, in place of what a test does without.

AsyncMock, create_autospec, seal and autospec= are not there.
"""

import sys
from unittest.case import safe_repr

__all__ = ["Mock", "MagicMock", "NonCallableMock", "NonCallableMagicMock", "PropertyMock", "patch", "sentinel", "DEFAULT",
           "ANY", "call", "mock_open"]


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "sentinel.%s" % self.name


class _Sentinel:
    """Gives an object of its own for each attribute."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


def _format_call(name, args, kwargs):
    shown = [repr(arg) for arg in args] + ["%s=%r" % item for item in kwargs.items()]
    return "%s(%s)" % (name, ", ".join(shown))


class _Call(tuple):
    """A call: its name, its arguments, and those by keyword."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        if len(value) == 3:
            name, args, kwargs = value
        elif len(value) == 2:
            first, second = value
            if isinstance(first, str):
                name = first
                args, kwargs = (second, {}) if isinstance(second, tuple) else ((), second)
            else:
                args, kwargs = first, second
        elif len(value) == 1:
            value = value[0]
            if isinstance(value, str):
                name = value
            elif isinstance(value, tuple):
                args = value
            else:
                kwargs = value
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        if not isinstance(other, tuple) or len(other) > 3:
            return NotImplemented if not isinstance(other, tuple) else False
        mine = self if len(self) == 3 else ("",) + tuple(self)
        theirs = other if isinstance(other, _Call) else _Call(other)
        theirs = theirs if len(theirs) == 3 else ("",) + tuple(theirs)
        if mine[0] and theirs[0] and mine[0] != theirs[0]:
            return False
        return (theirs[1], theirs[2]) == (mine[1], mine[2])

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if attr.startswith("_mock") or attr.startswith("__"):
            raise AttributeError(attr)
        name = attr if self._mock_name is None else "%s.%s" % (self._mock_name, attr)
        return _Call(name=name, parent=self, from_kall=False)

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return name if name.startswith("call") else "call.%s" % name
        name = self[0] if len(self) == 3 else ""
        name = "call" if not name else "call.%s" % name if not name.startswith("()") else "call%s" % name
        return _format_call(name, self[-2], self[-1])


call = _Call(from_kall=False)


class _CallList(list):
    """Calls: a list of some of them in a row is in it."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(self[i:i + len(value)] == value for i in range(len(self) - len(value) + 1))

    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))


_ASSERTS = ("assert_called", "assert_called_once", "assert_called_with", "assert_called_once_with", "assert_any_call",
            "assert_has_calls", "assert_not_called", "assert_")
_WRONG_PREFIXES = "assert", "assret", "asert", "aseert", "assrt"


class NonCallableMock:
    """A mock that cannot be called; the class below it can."""

    def __new__(cls, /, *args, **kw):
        # Each has a class of its own, so that special methods can be set in one alone.
        return object.__new__(type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "__module__": cls.__module__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, return_value=DEFAULT,
                 side_effect=None, unsafe=False, **kwargs):
        own = self.__dict__
        own["_mock_children"] = {}
        own["_mock_parent"] = parent
        own["_mock_name"] = own["_mock_new_name"] = name
        own["_mock_wraps"] = wraps
        own["_mock_return_value"] = return_value
        own["_mock_side_effect"] = None
        own["_mock_sealed"] = False
        spec = spec_set if spec_set is not None else spec
        own["_mock_methods"] = None
        own["_spec_class"] = None
        own["_spec_set"] = spec_set is not None
        if spec is not None:
            if isinstance(spec, (list, tuple)):
                own["_mock_methods"] = list(spec)
            else:
                own["_mock_methods"] = dir(spec)
                own["_spec_class"] = spec if isinstance(spec, type) else type(spec)
        self.reset_mock()
        self.side_effect = side_effect
        self.configure_mock(**kwargs)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget the calls."""
        own = self.__dict__
        own["called"], own["call_count"], own["call_args"] = False, 0, None
        own["call_args_list"], own["mock_calls"], own["method_calls"] = _CallList(), _CallList(), _CallList()
        if return_value:
            own["_mock_return_value"] = DEFAULT
        if side_effect:
            own["_mock_side_effect"] = None
        for child in [*own["_mock_children"].values(), own["_mock_return_value"]]:
            if isinstance(child, NonCallableMock) and child is not self:
                child.reset_mock(return_value=return_value, side_effect=side_effect)

    def configure_mock(self, /, **kwargs):
        """Set attributes; "name.attribute" is one of a child."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            obj = self
            *parents, last = path.split(".")
            for part in parents:
                obj = getattr(obj, part)
            setattr(obj, last, value)

    def attach_mock(self, mock, attribute):
        """Make a mock a child of this one."""
        mock.__dict__["_mock_parent"] = None
        mock.__dict__["_mock_name"] = ""
        setattr(self, attribute, mock)

    @property
    def return_value(self):
        value = self.__dict__["_mock_return_value"]
        if value is DEFAULT:
            value = self._get_child_mock(name="()", parent=self)
            self.__dict__["_mock_return_value"] = value
        return value

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return_value"] = value
        self._adopt(value, "()")

    @property
    def side_effect(self):
        return self.__dict__["_mock_side_effect"]

    @side_effect.setter
    def side_effect(self, value):
        is_exception = isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)
        if value is not None and not callable(value) and not is_exception:
            value = iter(value)
        self.__dict__["_mock_side_effect"] = value

    @property
    def __class__(self):
        return type(self) if self.__dict__.get("_spec_class") is None else self._spec_class

    def _adopt(self, value, name):
        """Have the calls of a mock that is set as an attribute noted here, too."""
        if isinstance(value, NonCallableMock) and value._mock_parent is None and not value._mock_name:
            above = self
            while above is not None:
                if above is value:
                    return  # it would be below itself
                above = above._mock_parent
            value.__dict__["_mock_parent"] = self
            value.__dict__["_mock_new_name"] = name

    def _get_child_mock(self, /, **kw):
        cls = type(self).__mro__[1]
        if issubclass(cls, PropertyMock):
            cls = MagicMock
        elif not issubclass(cls, CallableMixin):
            cls = MagicMock if issubclass(cls, NonCallableMagicMock) else Mock
        return cls(**kw)

    def __getattr__(self, name):
        own = self.__dict__
        if name in ("_mock_methods", "_mock_children") and name not in own:
            raise AttributeError(name)
        methods = own["_mock_methods"]
        if methods is not None:
            if name not in methods or name in _MAGICS:
                raise AttributeError("Mock object has no attribute %r" % name)
        elif name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if name.startswith(_WRONG_PREFIXES) and (methods is None or name not in methods):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute.")
        child = own["_mock_children"].get(name)
        if child is _missing:
            raise AttributeError(name)
        if child is None:
            wraps = getattr(own["_mock_wraps"], name) if own["_mock_wraps"] is not None else None
            child = own["_mock_children"][name] = self._get_child_mock(parent=self, name=name, wraps=wraps)
            child.__dict__["_mock_new_name"] = name
        return child

    def __setattr__(self, name, value):
        if isinstance(getattr(type(self), name, None), property):
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods and name not in self.__dict__:
            raise AttributeError("Mock object has no attribute '%s'" % name)
        if name in _MAGICS:
            if isinstance(value, NonCallableMock):
                self._adopt(value, name)
                self._mock_children[name] = value
                setattr(type(self), name, lambda _, *args, **kwargs: value(*args, **kwargs))
            else:
                setattr(type(self), name, value)
            return
        self._adopt(value, name)
        if isinstance(value, NonCallableMock):
            self._mock_children[name] = value
        self.__dict__[name] = value

    def __delattr__(self, name):
        self.__dict__.pop(name, None)
        if self._mock_children.get(name) is _missing:
            raise AttributeError(name)
        self._mock_children[name] = _missing

    def __dir__(self):
        return sorted({*dir(type(self)), *self.__dict__, *(self._mock_methods or ()), *self._mock_children})

    def _full_name(self):
        """The name of the mock and of those that it is of, and whether the first has one."""
        name, mock = self._mock_new_name or "", self
        while mock._mock_parent is not None:
            mock = mock._mock_parent
            own = mock._mock_new_name or ("mock" if mock._mock_parent is None else "")
            name = own + ("" if name.startswith("(") else ".") + name
        return name

    def __repr__(self):
        name = self._full_name()
        text = " name=%r" % name if name else ""
        spec = ""
        if self._spec_class is not None:
            spec = " spec%s=%r" % ("_set" if self._spec_set else "", self._spec_class.__name__)
        return "<%s%s%s id='%s'>" % (type(self).__name__, text, spec, id(self))

    # Assertions.

    def _text(self, args, kwargs):
        return _format_call(self._mock_name or "mock", args, kwargs)

    def _error_message(self, expected, actual):
        return "expected call not found.\nExpected: %s\n  Actual: %s" % (self._text(*expected), self._text(*actual))

    def _calls_text(self, prefix="Calls"):
        return f"\n{prefix}: {safe_repr(self.mock_calls)}." if self.mock_calls else ""

    def assert_not_called(self):
        """Fail if the mock was called."""
        if self.call_count:
            raise AssertionError("Expected '%s' to not have been called. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_text()))

    def assert_called(self):
        """Fail unless the mock was called."""
        if not self.call_count:
            raise AssertionError("Expected '%s' to have been called." % (self._mock_name or "mock"))

    def assert_called_once(self):
        """Fail unless the mock was called once."""
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to have been called once. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_text()))

    def assert_called_with(self, /, *args, **kwargs):
        """Fail unless the last call had these arguments."""
        if self.call_args is None:
            raise AssertionError("expected call not found.\nExpected: %s\n  Actual: not called." % self._text(args, kwargs))
        if self.call_args != _Call((args, kwargs), two=True):
            raise AssertionError(self._error_message((args, kwargs), self.call_args))

    def assert_called_once_with(self, /, *args, **kwargs):
        """Fail unless there was one call, with these arguments."""
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to be called once. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_text()))
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Fail unless one of the calls had these arguments."""
        if _Call((args, kwargs), two=True) not in self.call_args_list:
            raise AssertionError("%s call not found" % self._text(args, kwargs))

    def assert_has_calls(self, calls, any_order=False):
        """Fail unless these calls were made, in a row if not said otherwise."""
        expected = list(calls)
        if not any_order:
            if expected not in self.mock_calls:
                raise AssertionError("Calls not found.\nExpected: %s%s" % (
                    _CallList(expected), self._calls_text("  Actual").rstrip(".")))
            return
        left, missing = list(self.mock_calls), []
        for kall in expected:
            try:
                left.remove(kall)
            except ValueError:
                missing.append(kall)
        if missing:
            raise AssertionError("%r does not contain all of %r in its call list, found %r instead" % (
                self._mock_name or "mock", tuple(missing), left))


class CallableMixin:
    """The calls of mocks."""

    def __call__(self, /, *args, **kwargs):
        own = self.__dict__
        own["called"] = True
        own["call_count"] += 1
        own["call_args"] = kall = _Call((args, kwargs), two=True)
        own["call_args_list"].append(kall)
        name, mock, method = "", self, self._mock_new_name != "()"
        while mock is not None:
            mock.mock_calls.append(_Call((name, args, kwargs)))
            step = mock._mock_new_name or ""
            parent = mock._mock_parent
            if parent is not None:
                name = step + ("" if not name or name.startswith("(") else ".") + name
                if method:
                    parent.method_calls.append(_Call((name, args, kwargs)))
                method = method and parent._mock_new_name != "()"
            mock = parent
        return self._result(args, kwargs)

    def _result(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if isinstance(result, BaseException) or isinstance(result, type) and issubclass(result, BaseException):
                    raise result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """An object whose attributes are mocks, and that can be called."""


# What the special methods of a MagicMock return.
_DEFAULTS = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented, "__int__": 1,
    "__contains__": False, "__len__": 0, "__exit__": False, "__float__": 1.0, "__bool__": True, "__index__": 1,
}
_OTHERS = [
    "__enter__", "__getitem__", "__setitem__", "__delitem__", "__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__",
    "__mod__", "__pow__", "__and__", "__or__", "__xor__", "__neg__", "__pos__", "__invert__", "__lshift__", "__rshift__",
    "__iadd__", "__isub__", "__imul__",
]
_MAGICS = {*_DEFAULTS, *_OTHERS, "__iter__", "__str__", "__hash__", "__eq__", "__ne__", "__next__", "__repr__", "__call__"}


def _magic(name):
    """A special method that makes the mock for itself when it is first called."""
    def method(self, /, *args, **kwargs):
        child = self._mock_children.get(name)
        if child is None:
            child = self._get_child_mock(parent=self, name=name)
            child.__dict__["_mock_new_name"] = name
            if name in _DEFAULTS:
                child.__dict__["_mock_return_value"] = _DEFAULTS[name]
            elif name == "__iter__":
                child.__dict__["_mock_side_effect"] = lambda: _again(child)
            self._mock_children[name] = child
        return child(*args, **kwargs)
    method.__name__ = name
    return method


def _again(child):
    value = child.__dict__["_mock_return_value"]
    return iter([]) if value is DEFAULT else iter(value)


class MagicMixin:
    """The special methods of magic mocks."""

    def __getattribute__(self, name):
        if name in _DEFAULTS or name in _OTHERS or name == "__iter__":
            # As an attribute it is the mock, so that its return_value can be set.
            children = object.__getattribute__(self, "__dict__").get("_mock_children")
            if children is not None and name in type(self).__dict__:
                return children.get(name) or type(self).__dict__[name].__get__(self)
            if children is not None:
                if name not in children:
                    child = self._get_child_mock(parent=self, name=name)
                    child.__dict__["_mock_new_name"] = name
                    if name in _DEFAULTS:
                        child.__dict__["_mock_return_value"] = _DEFAULTS[name]
                    elif name == "__iter__":
                        child.__dict__["_mock_side_effect"] = lambda: _again(child)
                    children[name] = child
                return children[name]
        return object.__getattribute__(self, name)


for _name in [*_DEFAULTS, *_OTHERS, "__iter__"]:
    setattr(MagicMixin, _name, _magic(_name))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with special methods that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A mock with special methods: len(), with, [] and the like."""


class PropertyMock(Mock):
    """A mock to be set in a class in place of a property."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


# Patches.


def _import_target(path):
    name, *rest = path.split(".")
    found = __import__(name)
    for part in rest:
        name += "." + part
        if not hasattr(found, part):
            __import__(name)
        found = getattr(found, part)
    return found


class _patch:
    """Puts something else in the place of an attribute: for a block, a function, or the tests of a class."""

    active = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, new_callable, kwargs):
        if new_callable is not None and new is not DEFAULT:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.spec, self.spec_set = spec, spec_set
        self.create = create
        self.new_callable = new_callable
        self.kwargs = kwargs
        self.others = []  # patches of the same object: of patch.multiple

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(func, name)):
                    setattr(func, name, self._copy()(getattr(func, name)))
            return func
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        def patched(*args, **keywargs):
            import contextlib
            with contextlib.ExitStack() as stack:
                for patching in patched.patchings:
                    entered = stack.enter_context(patching)
                    if patching.others:
                        keywargs.update(entered)
                    elif patching.new is DEFAULT:
                        args += (entered,)
                return func(*args, **keywargs)

        from functools import update_wrapper
        update_wrapper(patched, func)
        patched.patchings = [self]
        return patched

    def _copy(self):
        return _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.new_callable, self.kwargs)

    def __enter__(self):
        self.target = target = self.getter()
        name = self.attribute
        self.local = name in vars(target)
        original = vars(target)[name] if self.local else getattr(target, name, DEFAULT)
        if original is DEFAULT and not self.create and name not in dir(sys.modules["builtins"]):
            raise AttributeError("%s does not have the attribute %r" % (target, name))
        self.original = original
        new = self.new
        if new is DEFAULT:
            spec = original if self.spec is True else self.spec
            spec_set = original if self.spec_set is True else self.spec_set
            options = {key: value for key, value in (("spec", spec), ("spec_set", spec_set)) if value is not None}
            make = self.new_callable or MagicMock
            if isinstance(make, type) and issubclass(make, NonCallableMock):
                options.setdefault("name", name)
            new = make(**options, **self.kwargs)
        setattr(target, name, new)
        self.entered = new
        if not self.others:
            return new
        found = {name: new} if self.new is DEFAULT else {}
        for other in self.others:
            value = other.__enter__()
            if other.new is DEFAULT:
                found[other.attribute] = value
        return found

    def __exit__(self, *exc_info):
        for other in reversed(self.others):
            other.__exit__(*exc_info)
        if self.local:
            setattr(self.target, self.attribute, self.original)
        else:
            delattr(self.target, self.attribute)
        return False

    def start(self):
        """Begin, until stop() or patch.stopall()."""
        result = self.__enter__()
        _patch.active.append(self)
        return result

    def stop(self):
        """End what start() began."""
        if self not in _patch.active:
            return None
        _patch.active.remove(self)
        return self.__exit__(None, None, None)


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Put a mock, or new, in the place of what a dotted name means."""
    path, dot, attribute = target.rpartition(".")
    if not dot:
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return _patch(lambda: _import_target(path), attribute, new, spec, create, spec_set, new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, **kwargs):
    """Put a mock, or new, in the place of an attribute."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, new_callable, kwargs)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Put mocks, where DEFAULT is given, or values in the place of several attributes."""
    getter = (lambda: _import_target(target)) if type(target) is str else (lambda: target)
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    first, *others = [_patch(getter, name, new, spec, create, spec_set, new_callable, {}) for name, new in kwargs.items()]
    first.others = others
    return first


class _patch_dict:
    """Changes a dict for a block, a function, or the tests of a class."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = {**dict(values), **kwargs}
        self.clear = clear

    def __call__(self, f):
        def patched(*args, **kw):
            with self:
                return f(*args, **kw)

        if isinstance(f, type):
            for name in dir(f):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(f, name)):
                    setattr(f, name, _patch_dict(self.in_dict, self.values, self.clear)(getattr(f, name)))
            return f
        from functools import update_wrapper
        return update_wrapper(patched, f)

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _import_target(self.in_dict)
        self.original = dict(self.in_dict.items())
        if self.clear:
            self.in_dict.clear()
        self.in_dict.update(self.values)
        return self.in_dict

    def __exit__(self, *args):
        self.in_dict.clear()
        self.in_dict.update(self.original)
        return False

    def start(self):
        result = self.__enter__()
        _patch.active.append(self)
        return result

    def stop(self):
        if self not in _patch.active:
            return None
        _patch.active.remove(self)
        return self.__exit__(None, None, None)


def _stopall():
    """End all patches that start() began."""
    for patching in reversed(_patch.active[:]):
        patching.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _stopall
patch.TEST_PREFIX = "test"


def mock_open(mock=None, read_data=""):
    """Return a mock for open() whose files hold read_data."""
    import io
    if mock is None:
        mock = MagicMock(name="open")
    handle = MagicMock(spec=["read", "readline", "readlines", "write", "writelines", "close", "flush", "seek", "tell",
                             "__enter__", "__exit__", "__iter__", "__next__"])
    handle.__enter__.return_value = handle

    def opened(*args, **kwargs):
        source = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)
        handle.read.side_effect = source.read
        handle.readline.side_effect = source.readline
        handle.readlines.side_effect = source.readlines
        handle.__iter__.side_effect = lambda: iter(source)
        return DEFAULT

    mock.side_effect = opened
    mock.return_value = handle
    return mock
