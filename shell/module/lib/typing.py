"""What annotations name. Nothing of it is checked when a program runs."""

from abc import ABCMeta, abstractmethod
import collections
import collections.abc
import functools
import operator
import sys
import types

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString",
    "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping", "MappingView",
    "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable", "AsyncIterator",
    "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "Reversible", "SupportsAbs",
    "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap",
    "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict",
    "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr", "assert_type", "assert_never", "cast",
    "clear_overloads", "dataclass_transform", "final", "get_args", "get_origin", "get_overloads", "get_type_hints",
    "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check", "no_type_check_decorator", "NoReturn",
    "NotRequired", "overload", "ParamSpecArgs", "ParamSpecKwargs", "Required", "reveal_type", "runtime_checkable",
    "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "Unpack",
]

TYPE_CHECKING = False


def _type_repr(obj):
    """How an annotation is shown as a part of another."""
    if isinstance(obj, types.GenericAlias):
        return repr(obj)
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    return repr(obj)


def _type_check(arg, msg):
    """Check that arg may stand in an annotation; None is NoneType there, and text a ForwardRef."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    if isinstance(arg, _Alias) and arg.__origin__ in (Generic, Protocol):
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (ClassVar, Final, Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _parameters(args):
    """The type variables in args, each once."""
    found = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            inner = (arg,)
        elif isinstance(arg, (list, tuple)):
            inner = _parameters(arg)
        elif isinstance(arg, (types.GenericAlias, types.UnionType)):
            inner = _parameters(arg.__args__)
        else:
            inner = getattr(arg, "__parameters__", ()) if not isinstance(arg, type) else ()
        found += [p for p in inner if p not in found]
    return tuple(found)


def _substitute(arg, values):
    """arg, with the values of type variables in their place."""
    if isinstance(arg, (TypeVar, ParamSpec)):
        return values.get(arg, arg)
    if isinstance(arg, list):
        return [_substitute(a, values) for a in arg]
    if isinstance(arg, types.GenericAlias):
        return types.GenericAlias(arg.__origin__, tuple(_substitute(a, values) for a in arg.__args__))
    if isinstance(arg, types.UnionType):
        return functools.reduce(operator.or_, [_substitute(a, values) for a in arg.__args__])
    if isinstance(arg, _Alias) and arg.__parameters__:
        return arg._with(tuple(_substitute(a, values) for a in arg.__args__))
    return arg


class _Unites:
    """What may stand on a side of |."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _SpecialForm(_Unites):
    """A name with a meaning of its own: Union, Optional, ClassVar …"""

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls, *args, **kwargs)


def _plain_form(name, doc):
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")
    getitem.__name__, getitem.__doc__ = name, doc
    return _SpecialForm(getitem)


NoReturn = _plain_form("NoReturn", "The result of a function that never returns.")
Never = _plain_form("Never", "The type that no value has.")
Self = _plain_form("Self", "The class that a method belongs to.")
LiteralString = _plain_form("LiteralString", "Text that stands in the program.")
TypeAlias = _plain_form("TypeAlias", "Says that an assignment names a type.")


def _one_form(name, doc):
    def getitem(self, parameters):
        return _Alias(self, (_type_check(parameters, f"{self} accepts only single type."),))
    getitem.__name__, getitem.__doc__ = name, doc
    return _SpecialForm(getitem)


ClassVar = _one_form("ClassVar", "An attribute of the class, not of its instances.")
Final = _one_form("Final", "A name that is bound once.")
TypeGuard = _one_form("TypeGuard", "The result of a function that tells a type.")
Required = _one_form("Required", "A key that a TypedDict must have.")
NotRequired = _one_form("NotRequired", "A key that a TypedDict may lack.")
Unpack = _one_form("Unpack", "The elements of a TypeVarTuple, one by one.")


@_SpecialForm
def Union(self, parameters):
    """One of several types: Union[int, str] is int | str."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    members = []
    for p in parameters:
        p = _type_check(p, "Union[arg, ...]: each arg must be a type.")
        inner = p.__args__ if isinstance(p, types.UnionType) or isinstance(p, _Alias) and p.__origin__ is Union else (p,)
        members += [m for m in inner if m not in members]
    members = [m for i, m in enumerate(members) if m not in members[:i]]
    return members[0] if len(members) == 1 else _Alias(self, tuple(members))


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is Union[X, None]."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


@_SpecialForm
def Literal(self, parameters):
    """One of these values."""
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    values = []
    for p in parameters:
        values += p.__args__ if isinstance(p, _Alias) and p.__origin__ is Literal else (p,)
    unique = [v for i, v in enumerate(values) if not any(type(w) is type(v) and w == v for w in values[:i])]
    return _Alias(self, tuple(unique))


@_SpecialForm
def Concatenate(self, parameters):
    """The arguments before those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if parameters[-1] is not ... and not isinstance(parameters[-1], ParamSpec):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _ConcatenateGenericAlias(self, parameters)


class ForwardRef(_Unites):
    """The text of an annotation that is evaluated later."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            compile(arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns):
        return _type_check(eval(self.__forward_arg__, globalns, localns), "Forward references must evaluate to types.")

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __call__(self):
        raise TypeError("a forward reference is no type yet")

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


class _Variable(_Unites):
    """A type that is not known yet."""

    def __init__(self, name, bound, covariant, contravariant):
        self.__name__ = name
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__covariant__, self.__contravariant__ = bool(covariant), bool(contravariant)
        self.__bound__ = None if bound is None else _type_check(bound, "Bound must be a type.")
        try:
            self.__module__ = sys._getframe(2).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            self.__module__ = "__main__"

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __reduce__(self):
        return self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __call__(self, *args):
        raise TypeError(f"{type(self).__name__!r} object is not callable")


class TypeVar(_Variable):
    """A type variable: T = TypeVar('T'), or of some types: TypeVar('A', str, bytes)."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        super().__init__(name, bound, covariant, contravariant)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__constraints__ = tuple(_type_check(t, "TypeVar(name, constraint, ...): constraints must be types.")
                                     for t in constraints)


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecArgs) else NotImplemented

    __hash__ = None

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of ParamSpecArgs")


class ParamSpecKwargs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecKwargs) else NotImplemented

    __hash__ = None

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of ParamSpecKwargs")


class ParamSpec(_Variable):
    """The arguments of a function that are not known yet."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        super().__init__(name, bound, covariant, contravariant)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class TypeVarTuple(_Variable):
    """Any number of types that are not known yet."""

    def __init__(self, name):
        super().__init__(name, None, False, False)

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class _Alias(_Unites):
    """A generic type with its arguments: List[int], Union[int, str], Box[T]."""

    def __init__(self, origin, args, *, name=None):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _parameters(self.__args__)
        self._name = name
        if name is None:
            self.__module__ = getattr(origin, "__module__", "typing")

    def _with(self, args):
        """The same with other arguments."""
        if self.__origin__ is Union:
            return Union[args]
        return self.__class__(self.__origin__, args, name=self._name)

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple) or len(self.__parameters__) == 1 and isinstance(self.__parameters__[0], ParamSpec):
            args = (args,)
        args = tuple(list(a) if isinstance(a, tuple) else a if isinstance(a, list) or a is ... else
                     _type_check(a, "Parameters to generic types must be types.") for a in args)
        _check_count(self, len(args), len(self.__parameters__))
        values = dict(zip(self.__parameters__, args))
        return self._with(tuple(_substitute(a, values) for a in self.__args__))

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        rest = bases[bases.index(self) + 1:]
        if self._name and not any(isinstance(b, _Alias) or isinstance(b, type) and issubclass(b, Generic) for b in rest):
            entries.append(Generic)
        elif self.__origin__ is Generic and any(isinstance(b, _Alias) and b is not self for b in rest):
            return ()
        return tuple(entries)

    def __call__(self, *args, **kwargs):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot instantiate {self!r}")
        if self._name and self.__origin__.__module__ != "__main__" and self._name in _ALIASES:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def __getattr__(self, attr):
        if attr in ("__origin__", "__args__"):
            raise AttributeError(attr)
        if attr in ("__name__", "__qualname__"):
            return self._name or getattr(self.__origin__, attr, None) or self.__origin__._name
        if attr.startswith("__") and attr.endswith("__"):
            raise AttributeError(attr)
        return getattr(self.__origin__, attr)

    def __setattr__(self, attr, value):
        if attr.startswith("__") and attr.endswith("__") or attr in ("_name", "_metadata"):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, a) for a in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __eq__(self, other):
        if self.__origin__ is Union and isinstance(other, (_Alias, types.UnionType)):
            return getattr(other, "__origin__", Union) is Union and set(self.__args__) == set(other.__args__)
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Literal and other.__origin__ is Literal:
            return {(type(v), v) for v in self.__args__} == {(type(v), v) for v in other.__args__}
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ in (Union, Literal):
            return hash(frozenset(self.__args__))
        return hash((self.__origin__, tuple(map(str, self.__args__))))

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        origin, args = self.__origin__, self.__args__
        if origin is Union and len(args) == 2 and type(None) in args:
            other = args[0] if args[1] is type(None) else args[1]
            return f"typing.Optional[{_type_repr(other)}]"
        if origin is Unpack:
            return f"*{_type_repr(args[0])}"
        name = f"typing.{self._name}" if self._name else _type_repr(origin)
        if origin is Literal:
            return f"{name}[{', '.join(map(repr, args))}]"
        return f"{name}[{', '.join(map(_shown_argument, args)) or '()'}]"


def _shown_argument(arg):
    if isinstance(arg, list):
        return f"[{', '.join(map(_type_repr, arg))}]"
    return _type_repr(arg)


class _ConcatenateGenericAlias(_Alias):
    pass


class _AnnotatedAlias(_Alias):
    """Annotated[int, 'note']."""

    def __init__(self, origin, metadata, *, name="Annotated"):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def _with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


class Annotated:
    """A type with notes for others to read."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.")
        return _AnnotatedAlias(origin, tuple(params[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


class _CallableAlias(_Alias):
    """Callable[[int], str]; the last argument is the result's type."""

    def __repr__(self):
        *args, result = self.__args__
        shown = "..." if args == [...] else _type_repr(args[0]) if len(args) == 1 and isinstance(
            args[0], (ParamSpec, _ConcatenateGenericAlias)) else f"[{', '.join(map(_type_repr, args))}]"
        return f"typing.Callable[{shown}, {_type_repr(result)}]"

    def _with(self, args):
        flat = []
        for a in args:
            flat += a if isinstance(a, list) else [a]
        return _CallableAlias(self.__origin__, tuple(flat), name=self._name)


def _check_count(alias, given, wanted):
    if given != wanted:
        raise TypeError(f"Too {'many' if given > wanted else 'few'} arguments for {alias}; actual {given}, expected {wanted}")


class _ClassAlias(_Unites):
    """A class under its name here: List is list, and List[int] says more."""

    def __init__(self, origin, count, name):
        self.__origin__, self._count, self._name = origin, count, name
        self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    def __repr__(self):
        return f"typing.{self._name}"

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name
        if attr.startswith("__") and attr.endswith("__"):
            raise AttributeError(attr)
        return getattr(self.__origin__, attr)

    def __mro_entries__(self, bases):
        rest = bases[bases.index(self) + 1:]
        if any(isinstance(b, _Alias) or isinstance(b, type) and issubclass(b, Generic) for b in rest):
            return (self.__origin__,)
        return (self.__origin__, Generic)

    def __call__(self, *args, **kwargs):
        if self._name in ("DefaultDict", "OrderedDict", "Counter", "ChainMap", "Deque"):
            return self.__origin__(*args, **kwargs)
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __reduce__(self):
        return self._name

    def __getitem__(self, params):
        if self._name == "Callable":
            return self._callable(params)
        if not isinstance(params, tuple):
            params = (params,)
        if self._name == "Tuple":
            if len(params) == 2 and params[1] is ...:
                return _Alias(tuple, (_type_check(params[0], "Tuple[t, ...]: t must be a type."), ...), name="Tuple")
            params = tuple(_type_check(p, "Tuple[t0, t1, ...]: each t must be a type.") for p in params)
            return _Alias(tuple, params, name="Tuple")
        params = tuple(_type_check(p, "Parameters to generic types must be types.") for p in params)
        if self._count == 0:
            raise TypeError(f"{self} is not a generic class")
        _check_count(self, len(params), self._count)
        return _Alias(self.__origin__, params, name=self._name)

    def _callable(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        if isinstance(args, (list, tuple)):
            args = tuple(_type_check(a, "Callable[[arg, ...], result]: each arg must be a type.") for a in args)
        elif args is ... or isinstance(args, (ParamSpec, _ConcatenateGenericAlias)):
            args = (args,)
        else:
            raise TypeError(f"Callable[args, result]: args must be a list. Got {args}")
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        return _CallableAlias(self.__origin__, (*args, result), name="Callable")


_ALIASES = {}
for _module, _names in (
    (collections.abc, "Hashable:0 Awaitable:1 Coroutine:3 AsyncIterable:1 AsyncIterator:1 Iterable:1 Iterator:1 Reversible:1 "
                      "Sized:0 Container:1 Collection:1 Callable:2 AbstractSet=Set:1 MutableSet:1 Mapping:2 "
                      "MutableMapping:2 Sequence:1 MutableSequence:1 ByteString:0 MappingView:1 KeysView:1 ItemsView:2 "
                      "ValuesView:1 Generator:3 AsyncGenerator:2"),
    (collections, "Deque=deque:1 DefaultDict=defaultdict:2 OrderedDict:2 Counter:1"),
):
    for _name in _names.split():
        _name, _, _count = _name.partition(":")
        _name, _, _origin = _name.partition("=")
        _ALIASES[_name] = _ClassAlias(getattr(_module, _origin or _name), int(_count), _name)
for _name, _origin, _count in (("Tuple", tuple, -1), ("List", list, 1), ("Set", set, 1), ("FrozenSet", frozenset, 1),
                               ("Dict", dict, 2), ("Type", type, 1)):
    _ALIASES[_name] = _ClassAlias(_origin, _count, _name)
globals().update(_ALIASES)
del _module, _names, _name, _origin, _count

_LATE = {"Pattern": "re", "Match": "re", "ChainMap": "collections", "ContextManager": "contextlib"}


def __getattr__(name):
    if name not in _LATE:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    import importlib
    origin = getattr(importlib.import_module(_LATE[name]), "AbstractContextManager" if name == "ContextManager" else name)
    globals()[name] = _ALIASES[name] = alias = _ClassAlias(origin, 2 if name == "ChainMap" else 1, name)
    return alias


Text = str


class Generic:
    """A base class of generic classes: class Box(Generic[T])."""

    __slots__ = ()

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(p, (TypeVar, ParamSpec, TypeVarTuple)) or isinstance(p, _Alias) and p.__origin__ is Unpack
                       for p in params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if len(set(map(id, params))) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _Alias(cls, params)
        wanted = cls.__parameters__
        if not wanted:
            raise TypeError(f"{cls} is not a generic class")
        params = tuple(p if isinstance(p, list) or p is ... else
                       _type_check(p, "Parameters to generic types must be types.") for p in params)
        if len(wanted) == 1 and isinstance(wanted[0], ParamSpec) and not (len(params) == 1 and isinstance(params[0], list)):
            params = (list(params),)
        if not any(isinstance(p, TypeVarTuple) for p in wanted):
            _check_count(cls, len(params), len(wanted))
        return _Alias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if bases and Generic in bases or not bases and Generic in cls.__bases__ and cls.__name__ != "Protocol":
            raise TypeError("Cannot inherit from plain Generic")
        found = _parameters(bases)
        declared = [b for b in bases if isinstance(b, _Alias) and b.__origin__ in (Generic, Protocol)]
        generic = [b for b in declared if b.__origin__ is Generic]
        if len(generic) > 1:
            raise TypeError("Cannot inherit from Generic[...] multiple types.")
        if declared:
            missing = [p for p in found if p not in declared[0].__parameters__]
            if missing:
                raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                                f"{declared[0].__origin__.__name__}[{', '.join(map(str, declared[0].__parameters__))}]")
            found = declared[0].__parameters__
        cls.__parameters__ = tuple(found)


_NOT_PROTOCOL = {
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__parameters__", "__orig_bases__", "__orig_class__",
    "_is_protocol", "_is_runtime_protocol", "_abc_impl", "__qualname__", "__init_subclass__", "__match_args__",
}


def _protocol_attrs(cls):
    """The names of what a class must have to count as one of the protocol."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            names.update(n for n in [*base.__dict__, *base.__dict__.get("__annotations__", {})]
                         if n not in _NOT_PROTOCOL and not n.startswith("_abc_"))
    return names


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if super().__instancecheck__(instance):
            return True
        return all(hasattr(instance, name) and (not callable(getattr(cls, name, None)) or getattr(instance, name) is not None)
                   for name in _protocol_attrs(cls))

    def __subclasscheck__(cls, other):
        if cls.__dict__.get("_is_protocol", False) and cls is not Protocol:
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
        return super().__subclasscheck__(other)

    def _decide(cls, other):
        if cls.__dict__.get("_is_protocol", False) and cls is not Protocol:
            has = all(any(base.__dict__.get(name) is not None or name in base.__dict__.get("__annotations__", {})
                          for base in other.__mro__) for name in _protocol_attrs(cls))
            if has:
                return True
        return super()._decide(other)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A base class of protocols: what has their methods counts as theirs."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if base not in (object, Generic) and not getattr(base, "_is_protocol", False) and \
                    base.__module__ not in ("collections.abc", "contextlib", "typing"):
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        if "__init__" not in cls.__dict__:
            cls.__init__ = _no_instances


def _no_instances(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_instances)
        if init is not _no_instances:
            return init(self, *args, **kwargs)


def runtime_checkable(cls):
    """Let isinstance() be used with a protocol: it looks whether the attributes are there."""
    if not isinstance(cls, type) or not issubclass(cls, Generic) or not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)


def _supports(name, method, generic=False):
    """Make the protocol of one method."""
    def missing(self):
        pass
    missing.__name__ = method
    base = Protocol[T_co] if generic else Protocol
    cls = types.new_class(name, (base,), {}, lambda ns: ns.update(
        {method: abstractmethod(missing), "__slots__": (), "__module__": "typing", "__doc__": f"What has {method}."}))
    return runtime_checkable(cls)


SupportsInt = _supports("SupportsInt", "__int__")
SupportsFloat = _supports("SupportsFloat", "__float__")
SupportsComplex = _supports("SupportsComplex", "__complex__")
SupportsBytes = _supports("SupportsBytes", "__bytes__")
SupportsIndex = _supports("SupportsIndex", "__index__")
SupportsAbs = _supports("SupportsAbs", "__abs__", True)
SupportsRound = _supports("SupportsRound", "__round__", True)


class IO(Generic[AnyStr]):
    """An open file of text or bytes."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """An open file of bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """An open file of text."""

    __slots__ = ()


def _own_annotations(namespace, message):
    return {n: _type_check(t, message.format(n)) for n, t in namespace.get("__annotations__", {}).items()}


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        notes = _own_annotations(ns, "field {} annotation must be a type")
        defaults = []
        for name in notes:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        nt = _make_nmtuple(typename, notes, [ns[n] for n in defaults], ns["__module__"])
        nt.__bases__ = tuple(tuple if base is _NamedTuple else base for base in bases) if Generic in bases else nt.__bases__
        for key, value in ns.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types",
                       "_make", "_replace", "_asdict", "_source"):
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key not in ("__module__", "__name__", "__annotations__", *nt._fields):
                setattr(nt, key, value)
        return nt


def _make_nmtuple(name, notes, defaults, module):
    nt = collections.namedtuple(name, notes, defaults=defaults, module=module)
    nt.__annotations__ = nt.__new__.__annotations__ = notes
    return nt


def _caller():
    try:
        return sys._getframe(2).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return "__main__"


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple whose fields have types: class P(NamedTuple), or NamedTuple('P', [('x', int)])."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    notes = {n: _type_check(t, f"field {n} annotation must be a type") for n, t in fields}
    return _make_nmtuple(typename, notes, [], _caller())


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        made = type.__new__(_TypedDictMeta, name, (dict,), {k: v for k, v in ns.items() if k != "__orig_bases__"})
        notes, required, optional = {}, set(), set()
        for base in bases:
            notes.update(base.__dict__.get("__annotations__", {}))
            required.update(base.__dict__.get("__required_keys__", ()))
            optional.update(base.__dict__.get("__optional_keys__", ()))
        own = _own_annotations(ns, "TypedDict('Name', {{f0: t0, f1: t1, ...}}); each t must be a type")
        for key, note in own.items():
            origin = get_origin(note)
            needed = origin is Required or total and origin is not NotRequired
            (required if needed else optional).add(key)
        notes.update(own)
        made.__annotations__ = notes
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict whose keys are known, with the types of their values."""
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields), "__module__": _caller()}, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Whether a class is a TypedDict."""
    return isinstance(tp, _TypedDictMeta)


class NewType(_Unites):
    """A name for a type that is to be told from it: UserId = NewType('UserId', int)."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                        f"`{bases[-1].__name__} = NewType({bases[-1].__name__!r}, {self.__name__})`")

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __call__(self, x):
        return x


def cast(typ, val):
    """Return val: for checkers, as a value of that type."""
    return val


def assert_type(val, typ, /):
    """Return val: checkers ask whether it is of that type."""
    return val


def assert_never(arg, /):
    """Checkers ask that this is not reached."""
    raise AssertionError(f"Expected code to be unreachable, but got: {repr(arg)[:100]}")


def reveal_type(obj, /):
    """Show the type of obj, and return it."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


_overloads = {}


def _key_of(func):
    func = getattr(func, "__func__", func)
    return func.__module__, func.__qualname__


def _overloaded(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions "
                              "outside a stub module should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    """A decorator of one of several signatures of a function, whose implementation follows."""
    _overloads.setdefault(_key_of(func), []).append(func)
    return _overloaded


def get_overloads(func):
    """The signatures that overload() noted for a function."""
    return list(_overloads.get(_key_of(func), ()))


def clear_overloads():
    """Forget what overload() noted."""
    _overloads.clear()


def final(f):
    """A decorator of classes and methods that nobody is to extend."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    """A decorator that has get_type_hints() find nothing."""
    if isinstance(arg, type):
        for value in arg.__dict__.values():
            if isinstance(value, types.FunctionType):
                value.__no_type_check__ = True
    arg.__no_type_check__ = True
    return arg


def no_type_check_decorator(decorator):
    """Decorate a decorator as no_type_check() what it decorates."""
    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    """A decorator for what makes dataclasses."""
    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorate


def _evaluated(note, globalns, localns):
    """An annotation whose texts are evaluated."""
    if isinstance(note, str):
        note = ForwardRef(note)
    if isinstance(note, ForwardRef):
        return _evaluated(note._evaluate(globalns, localns), globalns, localns)
    args = getattr(note, "__args__", None)
    if not args or isinstance(note, type) and not isinstance(note, types.GenericAlias) or get_origin(note) is Literal:
        return note
    new = tuple(_evaluated(a, globalns, localns) if isinstance(a, (str, ForwardRef)) or hasattr(a, "__args__") else a for a in args)
    if new == args:
        return note
    if isinstance(note, types.GenericAlias):
        return types.GenericAlias(note.__origin__, new)
    if isinstance(note, types.UnionType):
        return functools.reduce(operator.or_, new)
    return note._with(new)


def _without_extras(note):
    """An annotation without Annotated, Required and NotRequired."""
    if isinstance(note, _AnnotatedAlias):
        return _without_extras(note.__origin__)
    if isinstance(note, _Alias):
        if note.__origin__ in (Required, NotRequired):
            return _without_extras(note.__args__[0])
        new = tuple(map(_without_extras, note.__args__))
        return note if new == note.__args__ else note._with(new)
    return note


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return the annotations of a function, class or module, their texts evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = getattr(sys.modules.get(base.__module__), "__dict__", {}) if globalns is None else globalns
            for name, note in base.__dict__.get("__annotations__", {}).items():
                note = type(None) if note is None else note
                hints[name] = _evaluated(note, names, dict(vars(base)) if localns is None else localns)
    else:
        if isinstance(obj, types.ModuleType):
            names = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            names = getattr(inner, "__globals__", {})
        globalns = names if globalns is None else globalns
        notes = getattr(obj, "__annotations__", None)
        if notes is None:
            if isinstance(obj, (types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType)):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, note in notes.items():
            note = type(None) if note is None else note
            hints[name] = _evaluated(note, globalns, globalns if localns is None else localns)
    return hints if include_extras else {name: _without_extras(note) for name, note in hints.items()}


def get_origin(tp):
    """What a type with arguments is made of: list for List[int], Union for Optional[int]; None for others."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_Alias, _ClassAlias, types.GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if type(tp).__name__ == "_CallableGenericAlias":
        return tp.__origin__
    if tp is Generic:
        return Generic
    return types.UnionType if isinstance(tp, types.UnionType) else None


def get_args(tp):
    """The arguments of a type: (int, str) for Dict[int, str]."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_Alias, types.GenericAlias, types.UnionType)) or type(tp).__name__ == "_CallableGenericAlias":
        args = tp.__args__
        if get_origin(tp) is collections.abc.Callable and not (
                len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias)))):
            return list(args[:-1]), args[-1]
        return args
    return ()
