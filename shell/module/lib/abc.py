"""Abstract base classes: classes that say which methods those below them must have."""

__all__ = [
    "ABC", "ABCMeta", "abstractmethod", "abstractclassmethod", "abstractstaticmethod", "abstractproperty",
    "get_cache_token", "update_abstractmethods",
]


def abstractmethod(funcobj):
    """A decorator of methods that a class below must override.

    The metaclass must be ABCMeta, or one below it; the class has no instances then.
    """
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: classmethod above abstractmethod does the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: staticmethod above abstractmethod does the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: property above abstractmethod does the same."""

    __isabstractmethod__ = True


class _Registry:
    """What an abstract class knows of the classes that are not below it."""

    def __init__(self):
        self.classes = []
        self.known = {}
        self.token = 0


_token = 0


def get_cache_token():
    """Return a number that changes with each call of register()."""
    return _token


def _is_abstract(value):
    return getattr(value, "__isabstractmethod__", False)


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if _is_abstract(value)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if _is_abstract(getattr(cls, name, None)):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """The metaclass of abstract classes.

    A class that is not below an abstract one counts as such after register().
    """

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _Registry()
        return cls

    def register(cls, subclass):
        """Have subclass count as a class below this one, and return it."""
        global _token
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.classes.append(subclass)
        _token += 1
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        subclass, subtype = instance.__class__, type(instance)
        return cls.__subclasscheck__(subclass) or subtype is not subclass and cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        own = cls._abc_impl
        if own.token != _token:
            own.known, own.token = {}, _token
        answer = own.known.get(subclass)
        if answer is None:
            answer = own.known[subclass] = cls._decide(subclass)
        return answer

    def _decide(cls, subclass):
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return answer
        return (cls in subclass.__mro__
                or any(issubclass(subclass, c) for c in cls._abc_impl.classes)
                or any(issubclass(subclass, c) for c in cls.__subclasses__()))


def update_abstractmethods(cls):
    """Look anew for the abstract methods of a class that was changed after it was made."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls


class ABC(metaclass=ABCMeta):
    """A class to extend instead of naming the metaclass ABCMeta."""

    __slots__ = ()
