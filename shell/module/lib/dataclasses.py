"""Classes that hold data: @dataclass writes __init__, __repr__, __eq__ and others from the annotations."""

import sys as _sys

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_NO_METADATA = type(type.__dict__)({})


class _Kind:
    """What a Field is for: an attribute, a ClassVar or an InitVar."""

    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _Kind("_FIELD")
_FIELD_CLASSVAR = _Kind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Kind("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class InitVar:
    """Annotates an argument of __init__ that is no field, but handed to __post_init__."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of a field; made by field() alone."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
                 "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _NO_METADATA if metadata is None else type(_NO_METADATA)(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
                f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},"
                f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        tell = getattr(type(self.default), "__set_name__", None)
        if tell:
            tell(self.default, owner, name)

    __class_getitem__ = classmethod(type(list[int]))

    def has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING


class _DataclassParams:
    """The arguments of @dataclass that a class was made with."""

    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq, self.order = init, repr, eq, order
        self.unsafe_hash, self.frozen = unsafe_hash, frozen

    def __repr__(self):
        return (f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},"
                f"unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Say more of a field than its type and default value."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _names(annotation, name, *modules):
    """Whether the text of an annotation names what typing or this module has under that name."""
    first = annotation.split("[")[0].strip()
    return first == name or first.rpartition(".")[2] == name and first.rpartition(".")[0] in modules


def _is_classvar(annotation):
    typing = _sys.modules.get("typing")
    if typing is None:
        return False
    if isinstance(annotation, str):
        return _names(annotation, "ClassVar", "typing", "t")
    return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar


def _is_initvar(annotation):
    if isinstance(annotation, str):
        return _names(annotation, "InitVar", "dataclasses", "dc")
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return _names(annotation, "KW_ONLY", "dataclasses", "dc") if isinstance(annotation, str) else annotation is KW_ONLY


def _get_field(cls, name, annotation, kw_only):
    """The Field of an annotation in the class's body."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING  # that of __slots__
        f = field(default=default)
    f.name, f.type, f._field_type = name, annotation, _FIELD
    if _is_classvar(annotation):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
    return f


def _collect(cls, kw_only):
    """The fields of the class itself, in the order of its annotations."""
    annotations = cls.__dict__.get("__annotations__", {})
    own = []
    seen_kw_only = False
    for name, annotation in annotations.items():
        if _is_kw_only(annotation):
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return own


def _make_init(cls, fields, frozen, post_init):
    """Write __init__, whose arguments have the names of the fields."""
    given = [f for f in fields if f.init]
    positional = [f for f in given if not f.kw_only]
    seen_default = False
    for f in positional:
        if f.has_default():
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    self_name = "__dataclass_self__" if any(f.name == "self" for f in fields) else "self"
    names = {"__set": object.__setattr__, "__factory": _HAS_DEFAULT_FACTORY}

    def parameter(f):
        if f.default is not MISSING:
            names[f"__default_{f.name}"] = f.default
            return f"{f.name}=__default_{f.name}"
        return f"{f.name}=__factory" if f.default_factory is not MISSING else f.name

    body = []
    for f in fields:
        value = f.name
        if f.default_factory is not MISSING:
            names[f"__make_{f.name}"] = f.default_factory
            value = f"__make_{f.name}()"
            if f.init:
                value = f"{value} if {f.name} is __factory else {f.name}"
        elif not f.init and (f.default is MISSING or "__slots__" not in cls.__dict__):
            continue  # __post_init__ sets it, or the class has it
        elif not f.init:
            names[f"__default_{f.name}"] = f.default
            value = f"__default_{f.name}"
        if f._field_type is _FIELD:
            body.append(f"__set({self_name}, {f.name!r}, {value})" if frozen else f"{self_name}.{f.name} = {value}")
    if post_init:
        body.append(f"{self_name}.__post_init__({', '.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)})")
    parameters = [self_name, *map(parameter, positional)]
    keywords = [parameter(f) for f in given if f.kw_only]
    if keywords:
        parameters += ["*", *keywords]
    lines = "".join(f"\n    {line}" for line in body or ["pass"])
    exec(f"def __init__({', '.join(parameters)}):{lines}", names)
    init = names["__init__"]
    init.__annotations__ = {**{f.name: f.type.type if type(f.type) is InitVar else f.type for f in given}, "return": None}
    init.__module__ = cls.__module__
    return init


def _make_repr(fields):
    names = [f.name for f in fields if f.repr]
    shown = set()  # the objects whose repr is being made, so that a cycle ends

    def __repr__(self):
        key = id(self)
        if key in shown:
            return "..."
        shown.add(key)
        try:
            return f"{self.__class__.__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"
        finally:
            shown.discard(key)
    return __repr__


def _values(fields):
    """Write the function that gives the values of fields as a tuple."""
    return eval("lambda self: (" + "".join(f"self.{f.name}, " for f in fields) + ")")


def _make_eq(values):
    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented
    return __eq__


def _make_order(values):
    def __lt__(self, other):
        return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

    def __le__(self, other):
        return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented

    def __gt__(self, other):
        return values(self) > values(other) if other.__class__ is self.__class__ else NotImplemented

    def __ge__(self, other):
        return values(self) >= values(other) if other.__class__ is self.__class__ else NotImplemented

    return __lt__, __le__, __gt__, __ge__


def _make_frozen(cls, fields):
    names = {f.name for f in fields}

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _set_new(cls, function, overwrite=False):
    """Give the class a method, unless it has one of that name; report whether it has."""
    name = function.__name__
    if name in cls.__dict__ and not overwrite:
        return True
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, function)
    return False


def _make_hash(fields):
    values = _values([f for f in fields if (f.compare if f.hash is None else f.hash)])

    def __hash__(self):
        return hash(values(self))
    return __hash__


def _signature(cls, fields):
    """The arguments of a class, for its docstring."""
    def shown(annotation):
        if isinstance(annotation, type) and type(annotation) is not type(list[int]):
            module = annotation.__module__
            return annotation.__qualname__ if module in ("builtins", cls.__module__) else f"{module}.{annotation.__qualname__}"
        return repr(annotation).replace("typing.", "")

    def parameter(f):
        annotation = f.type.type if type(f.type) is InitVar else f.type
        text = f"{f.name}: {shown(annotation)}"
        if f.default is not MISSING:
            return f"{text} = {f.default!r}"
        return f"{text} = <factory>" if f.default_factory is not MISSING else text

    positional = [parameter(f) for f in fields if f.init and not f.kw_only]
    keywords = [parameter(f) for f in fields if f.init and f.kw_only]
    return f"({', '.join(positional + (['*'] if keywords else []) + keywords)})"


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    all_fields = {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    any_frozen = has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is not None:
            has_bases = True
            all_fields.update(base_fields)
            any_frozen = any_frozen or getattr(base, _PARAMS).frozen
    own_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = not (own_hash is MISSING or own_hash is None and "__eq__" in cls.__dict__)
    for f in _collect(cls, kw_only):
        all_fields[f.name] = f
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, all_fields)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    taken = [f for f in all_fields.values() if f._field_type is not _FIELD_CLASSVAR]
    real = [f for f in all_fields.values() if f._field_type is _FIELD]
    compared = _values([f for f in real if f.compare])
    if init:
        _set_new(cls, _make_init(cls, taken, frozen, hasattr(cls, "__post_init__")))
    if repr:
        _set_new(cls, _make_repr(real))
    if eq:
        _set_new(cls, _make_eq(compared))
    if order:
        for function in _make_order(compared):
            if _set_new(cls, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        for function in _make_frozen(cls, real):
            if _set_new(cls, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    if unsafe_hash and explicit_hash:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or eq and frozen and not explicit_hash:
        _set_new(cls, _make_hash(real), overwrite=True)
    elif eq and not explicit_hash:
        cls.__hash__ = None
    if not cls.__doc__:
        cls.__doc__ = cls.__name__ + _signature(cls, taken)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in taken if f.init and not f.kw_only)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, real)
    return cls


def _with_slots(cls, fields):
    """Make the class anew, its fields being slots."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = {name for base in cls.__mro__[1:-1] for name in base.__dict__.get("__slots__", ())}
    namespace["__slots__"] = tuple(f.name for f in fields if f.name not in inherited)
    for f in fields:
        namespace.pop(f.name, None)
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    qualname = getattr(cls, "__qualname__", None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Give a class the methods that follow from the annotations in its body."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """Return the fields of a dataclass or of an instance of one: a tuple of Field objects."""
    try:
        all_fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in all_fields.values() if f._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Return whether obj is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a dict, those of instances inside too."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _inside(obj, lambda o, values: dict_factory([(f.name, v) for f, v in zip(fields(o), values)]))


def astuple(obj, *, tuple_factory=tuple):
    """Return the values of a dataclass instance as a tuple, those of instances inside too."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _inside(obj, lambda o, values: tuple_factory(values))


def _inside(obj, make):
    """A copy of obj, in which make(instance, values) stands for each dataclass instance."""
    if _is_instance(obj):
        return make(obj, [_inside(getattr(obj, f.name), make) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_inside(v, make) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_inside(v, make) for v in obj)
    if isinstance(obj, dict):
        items = [(_inside(k, make), _inside(v, make)) for k, v in obj.items()]
        return type(obj)(obj.default_factory, items) if hasattr(obj, "default_factory") else type(obj)(items)
    from copy import deepcopy
    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Make a dataclass of fields, each a name, (name, type) or (name, type, Field)."""
    from keyword import iskeyword
    from types import new_class
    namespace = {} if namespace is None else namespace
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation

    def body(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns["__annotations__"] = annotations

    cls = new_class(cls_name, bases, {}, body)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """Return an instance of obj's class with the same values but for the changes."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        given = f.name in changes
        if f._field_type is _FIELD_CLASSVAR or given == bool(f.init):
            continue
        if given:
            raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
        if f._field_type is _FIELD_INITVAR and f.default is MISSING:
            raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
        changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
