"""What functions, classes, modules and frames are made of."""

import builtins
import functools
import linecache
import os
import sys
from collections import namedtuple

__all__ = [
    "Parameter", "Signature", "signature", "BoundArguments", "cleandoc", "currentframe", "getcallargs", "getclasstree",
    "getdoc", "getfile", "getfullargspec", "getmembers", "getmodule", "getmodulename", "getmro", "getsource",
    "getsourcefile", "getsourcelines", "isabstract", "isbuiltin", "isclass", "iscode", "isdatadescriptor", "isframe",
    "isfunction", "isgenerator", "isgeneratorfunction", "ismethod", "ismethoddescriptor", "ismodule", "isroutine",
    "istraceback", "stack", "trace", "unwrap",
]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32

_function = type(lambda: None)
_method = type(getattr(type("_C", (), {"f": lambda self: None})(), "f"))
_generator = type((lambda: (yield))())


def ismodule(object):
    """Report whether it is a module."""
    return isinstance(object, type(sys))


def isclass(object):
    """Report whether it is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Report whether it is a method of an instance."""
    return isinstance(object, _method)


def isfunction(object):
    """Report whether it is a function that a program defines."""
    return isinstance(object, _function)


def isbuiltin(object):
    """Report whether it is a built-in function or method."""
    return isinstance(object, type(len))


def isroutine(object):
    """Report whether it is any kind of function or method."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def ismethoddescriptor(object):
    """Report whether it is a method of a built-in class."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    """Report whether it decides what setting an attribute does, as a property."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def isgeneratorfunction(obj):
    """Report whether it is a function with yield."""
    while isinstance(obj, functools.partial):
        obj = obj.func
    if ismethod(obj):
        obj = obj.__func__
    return isfunction(obj) and bool(obj.__code__.co_flags & CO_GENERATOR)


def iscoroutinefunction(obj):
    """Report False: async is not there."""
    return False


def iscoroutine(object):
    """Report False: async is not there."""
    return False


isawaitable = isasyncgen = isasyncgenfunction = iscoroutine


def isgenerator(object):
    """Report whether it is a generator."""
    return isinstance(object, _generator)


def isframe(object):
    """Report whether it is a frame."""
    return isinstance(object, type(sys._getframe()))


def iscode(object):
    """Report whether it is a code object."""
    return isinstance(object, type(isframe.__code__))


def istraceback(object):
    """Report whether it is a traceback."""
    return type(object).__name__ == "traceback"


def isabstract(object):
    """Report whether it is a class with abstract methods."""
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def getmro(cls):
    """Return the classes in which attributes are looked up."""
    return cls.__mro__


def getmembers(object, predicate=None):
    """Return pairs of names and values of the attributes, sorted, those that predicate is true for."""
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


def unwrap(func, *, stop=None):
    """Return the function that a decorator has wrapped."""
    seen = {id(func)}
    original = func
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError("wrapper loop when unwrapping {!r}".format(original))
        seen.add(id(func))
    return func


# Texts.


def cleandoc(doc):
    """Return a docstring without the indentation of its lines."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    lines[0] = lines[0].lstrip()
    if margins:
        lines[1:] = [line[min(margins):] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """Return the docstring of an object, or of what it overrides, without indentation; None where there is none."""
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        doc = next((base.__doc__ for base in object.__mro__[1:] if base is not builtins.object and base.__doc__), None)
    elif doc is None and hasattr(object, "__name__"):
        owner = getattr(object, "__self__", None)
        cls = owner if isclass(owner) else type(owner) if owner is not None else _class_of(object)
        for base in getattr(cls, "__mro__", ()):
            doc = getattr(getattr(base, object.__name__, None), "__doc__", None)
            if doc is not None:
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def _class_of(func):
    """The class that a function was defined in, by its qualified name."""
    found = sys.modules.get(getattr(func, "__module__", None))
    for part in getattr(func, "__qualname__", "").split(".")[:-1]:
        found = getattr(found, part, None)
    return found if isclass(found) else None


def getcomments(object):
    """Return None: comments are not kept."""
    return None


def getmodule(object, _filename=None):
    """Return the module that something was defined in; None where that is not known."""
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    """Return the name of the module of a file; None for one that is none."""
    name = os.path.basename(path)
    return name[:-3] if name.endswith(".py") else None


def _code_of(object):
    """Return the code that something runs, None for what runs none."""
    for kind, attribute in ((ismethod, "__func__"), (isfunction, "__code__"), (istraceback, "tb_frame"), (isframe, "f_code")):
        if kind(object):
            object = getattr(object, attribute)
    return object if iscode(object) else None


def getfile(object):
    """Return the name of the file that something was defined in."""
    if ismodule(object) or isclass(object):
        kind = "module" if ismodule(object) else "class"
        module = object if kind == "module" else sys.modules.get(object.__module__)
        file = getattr(module, "__file__", None)
        if file:
            return file
        if kind == "class" and object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError("{!r} is a built-in {}".format(object, kind))
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got {}".format(
        type(object).__name__))


getsourcefile = getfile


def findsource(object):
    """Return the lines of the file and the index of the first one of the object."""
    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        start = "class " + object.__name__
        for i, line in enumerate(lines):
            text = line.strip()
            if text.startswith(start) and not text[len(start):][:1].isidentifier():
                return lines, i
        raise OSError("could not find class definition")
    code = _code_of(object)
    if code is not None:
        return lines, code.co_firstlineno - 1
    raise OSError("could not find code object")


def getblock(lines):
    """Return the lines of the block that the first one opens."""
    indent = len(lines[0]) - len(lines[0].lstrip())
    end, depth, opened = 0, 0, False
    for i, line in enumerate(lines):
        text = line.strip()
        if opened and depth <= 0 and text and not text.startswith("#") and len(line) - len(line.lstrip()) <= indent:
            break
        depth += sum([text.count(c) for c in "([{"]) - sum([text.count(c) for c in ")]}"])
        opened = opened or depth <= 0 and not text.startswith("@")
        if text and not text.startswith("#"):
            end = i + 1
    return lines[:end]


def getsourcelines(object):
    """Return the lines of an object and the number of the first one."""
    lines, first = findsource(unwrap(object) if isfunction(object) else object)
    if ismodule(object):
        return lines, 0
    while first > 0 and not isclass(object) and lines[first - 1].strip().startswith("@"):
        first -= 1
    return getblock(lines[first:]), first + 1


def getsource(object):
    """Return the text of an object."""
    return "".join(getsourcelines(object)[0])


# Frames.

FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index")
Traceback = namedtuple("Traceback", "filename lineno function code_context index")


def currentframe():
    """Return the frame of who calls."""
    return sys._getframe(1)


def getframeinfo(frame, context=1):
    """Return the file, the line, the function and the lines around it, of a frame or a traceback."""
    lineno = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    if istraceback(frame):
        frame = frame.tb_frame
    filename = frame.f_code.co_filename
    lines = linecache.getlines(filename) if context > 0 else []
    around, index = None, None
    if lines:
        start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
        around, index = lines[start:start + context], lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, around, index)


def getouterframes(frame, context=1):
    """Return a list of FrameInfo: of a frame and of its callers."""
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def stack(context=1):
    """Return a list of FrameInfo: of who calls, and of its callers."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Return a list of FrameInfo: of the calls that the exception that is handled has passed."""
    tb, found = sys.exc_info()[2], []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


# Signatures.


class _empty:
    """Stands for a default or an annotation that is not there."""


class _ParameterKind(int):
    _NAMES = "POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD"
    _TEXTS = "positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword"

    name = property(lambda self: self._NAMES[self])
    value = property(lambda self: int(self))
    description = property(lambda self: self._TEXTS[self])

    def __repr__(self):
        return "<_ParameterKind.%s: %d>" % (self.name, self)

    def __str__(self):
        return self.name


_KINDS = [_ParameterKind(i) for i in range(5)]


def formatannotation(annotation, base_module=None):
    """Return an annotation as text."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type) and type(annotation).__name__ != "GenericAlias":
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """A parameter of a function."""

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in _KINDS:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        self._kind = _KINDS[kind]
        if default is not _empty and self._kind in (self.VAR_POSITIONAL, self.VAR_KEYWORD):
            raise ValueError("{} parameters cannot have default values".format(self._kind.description))
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        if not name.isidentifier():
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._name, self._default, self._annotation = name, default, annotation

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, **changes):
        """Return another one with some values changed."""
        values = {"name": self._name, "kind": self._kind, "default": self._default, "annotation": self._annotation, **changes}
        return type(self)(values.pop("name"), values.pop("kind"), **values)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += ": " + formatannotation(self._annotation)
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        return {self.VAR_POSITIONAL: "*", self.VAR_KEYWORD: "**"}.get(self._kind, "") + text

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def _values(self):
        return self._name, self._kind, self._default, self._annotation

    def __eq__(self, other):
        return self._values() == other._values() if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash(self._values())


class BoundArguments:
    """The arguments of a call by the names of the parameters."""

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        found = []
        for name, p in self._signature.parameters.items():
            if p.kind in (p.VAR_KEYWORD, p.KEYWORD_ONLY) or name not in self.arguments:
                break
            value = self.arguments[name]
            found.extend(value if p.kind == p.VAR_POSITIONAL else [value])
        return tuple(found)

    @property
    def kwargs(self):
        found, named = {}, False
        for name, p in self._signature.parameters.items():
            named = named or p.kind in (p.VAR_KEYWORD, p.KEYWORD_ONLY) or name not in self.arguments
            if named and name in self.arguments:
                found.update(self.arguments[name] if p.kind == p.VAR_KEYWORD else {name: self.arguments[name]})
        return found

    def apply_defaults(self):
        """Put the defaults in for what was not given."""
        found = {}
        for name, p in self._signature.parameters.items():
            if name in self.arguments:
                found[name] = self.arguments[name]
            elif p.default is not _empty:
                found[name] = p.default
            elif p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD):
                found[name] = () if p.kind == p.VAR_POSITIONAL else {}
        self.arguments = found

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        shown = ["{}={!r}".format(*item) for item in self.arguments.items()]
        return "<{} ({})>".format(self.__class__.__name__, ", ".join(shown))


class Signature:
    """The parameters of a function, and what it returns."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found, last, default = {}, Parameter.POSITIONAL_ONLY, False
        for p in parameters or ():
            if p.kind < last:
                raise ValueError("wrong parameter order: {} parameter before {} parameter".format(
                    last.description, p.kind.description))
            last = p.kind
            if p.kind <= Parameter.POSITIONAL_OR_KEYWORD:
                if default and p.default is _empty:
                    raise ValueError("non-default argument follows default argument")
                default = p.default is not _empty
            if p.name in found:
                raise ValueError("duplicate parameter name: {!r}".format(p.name))
            found[p.name] = p
        self._parameters = found
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """Return the signature of a function, a method or a class."""
        return _signature(obj, follow_wrapped)

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        """Return another one with some values changed."""
        return type(self)(self._parameters.values() if parameters is _empty else parameters,
                          return_annotation=self._return_annotation if return_annotation is _empty else return_annotation)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self._parameters == other._parameters and self._return_annotation == other._return_annotation

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def bind(self, /, *args, **kwargs):
        """Return the arguments of a call by name; TypeError where it could not be called so."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """Return the arguments of a call by name; some may be missing."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        found, args, kwargs = {}, list(args), dict(kwargs)
        for name, p in self._parameters.items():
            if p.kind == p.VAR_POSITIONAL:
                if args:
                    found[name], args = tuple(args), []
            elif p.kind == p.VAR_KEYWORD:
                if kwargs:
                    found[name], kwargs = kwargs, {}
            elif args and p.kind != p.KEYWORD_ONLY:
                if name in kwargs and p.kind != p.POSITIONAL_ONLY:
                    raise TypeError("multiple values for argument {!r}".format(name))
                found[name] = args.pop(0)
            elif name in kwargs and p.kind != p.POSITIONAL_ONLY:
                found[name] = kwargs.pop(name)
            elif p.default is _empty and not partial:
                raise TypeError("missing a required argument: {!r}".format(name))
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError("got an unexpected keyword argument {!r}".format(next(iter(kwargs))))
        return BoundArguments(self, found)

    def __str__(self):
        shown, last = [], None
        starred = False
        for p in self._parameters.values():
            if last == p.POSITIONAL_ONLY and p.kind != p.POSITIONAL_ONLY:
                shown.append("/")
            if p.kind == p.VAR_POSITIONAL:
                starred = True
            elif p.kind == p.KEYWORD_ONLY and not starred:
                shown.append("*")
                starred = True
            shown.append(str(p))
            last = p.kind
        if last == Parameter.POSITIONAL_ONLY:
            shown.append("/")
        text = "({})".format(", ".join(shown))
        if self._return_annotation is not _empty:
            text += " -> " + formatannotation(self._return_annotation)
        return text

    def __repr__(self):
        return "<{} {}>".format(self.__class__.__name__, self)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """Return the Signature of a function, a method or a class."""
    return _signature(obj, follow_wrapped)


def _signature(obj, follow_wrapped=True):
    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
    if isinstance(getattr(obj, "__signature__", None), Signature):
        return obj.__signature__
    if isfunction(obj):
        return _of_function(obj)
    if isinstance(obj, functools.partial):
        return _of_partial(obj)
    if isclass(obj):
        for name in "__new__", "__init__":
            method = getattr(obj, name)
            if isfunction(method):
                return _without_first(_signature(method))
        if obj.__init__ is object.__init__ and obj.__module__ != "builtins":
            return Signature()
    elif isfunction(getattr(type(obj), "__call__", None)):
        return _without_first(_signature(type(obj).__call__))
    text = getattr(obj, "__text_signature__", None)
    if not text:
        raise ValueError("no signature found for builtin {!r}".format(obj))
    return _of_text(obj, text)


def _without_first(sig):
    parameters = list(sig.parameters.values())
    if not parameters:
        raise ValueError("invalid method signature")
    if parameters[0].kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
        parameters.pop(0)
    return sig.replace(parameters=parameters)


def _of_function(func):
    code, notes = func.__code__, func.__annotations__
    names = code.co_varnames
    count, only = code.co_argcount, code.co_kwonlyargcount
    defaults = func.__defaults__ or ()
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=notes.get(name, _empty)))

    for i, name in enumerate(names[:count]):
        kind = Parameter.POSITIONAL_ONLY if i < code.co_posonlyargcount else Parameter.POSITIONAL_OR_KEYWORD
        at = i - (count - len(defaults))
        add(name, kind, defaults[at] if at >= 0 else _empty)
    rest = count + only
    if code.co_flags & CO_VARARGS:
        add(names[rest], Parameter.VAR_POSITIONAL)
        rest += 1
    for name in names[count:count + only]:
        add(name, Parameter.KEYWORD_ONLY, (func.__kwdefaults__ or {}).get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[rest], Parameter.VAR_KEYWORD)
    return Signature(parameters, return_annotation=notes.get("return", _empty))


def _of_partial(obj):
    sig = _signature(obj.func)
    given = sig.bind_partial(*obj.args, **obj.keywords).arguments
    parameters, named = [], False
    for name, p in sig.parameters.items():
        if name in obj.keywords and p.kind == p.POSITIONAL_OR_KEYWORD:
            named = True
        if name in given and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD) and name not in obj.keywords:
            continue
        if p.kind == p.VAR_POSITIONAL and named:
            continue
        if name in obj.keywords and p.kind != p.VAR_KEYWORD:
            p = p.replace(default=obj.keywords[name])
        if named and p.kind == p.POSITIONAL_OR_KEYWORD:
            p = p.replace(kind=p.KEYWORD_ONLY)
        parameters.append(p)
    return sig.replace(parameters=parameters)


def _of_text(obj, text):
    """The signature of a built-in function, as its text says it."""
    text = text.replace("($module, ", "(").replace("($self, ", "(").replace("($module)", "()").replace("($self)", "()")
    text = text.replace("($self, /, ", "(").replace("($self, /)", "()")
    try:
        space = {}
        exec("def f%s: pass" % text, space)
    except (SyntaxError, NameError):
        raise ValueError("no signature found for builtin {!r}".format(obj)) from None
    return _of_function(space["f"])


FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")


def getfullargspec(func):
    """Return the names and the defaults of the parameters of a function."""
    try:
        sig = _signature(func, follow_wrapped=False)
    except (ValueError, TypeError) as e:
        raise TypeError("unsupported callable") from e
    args, varargs, varkw, defaults, only, onlydefaults, notes = [], None, None, [], [], {}, {}
    if sig.return_annotation is not _empty:
        notes["return"] = sig.return_annotation
    if ismethod(func) and isfunction(func.__func__):
        args.append(func.__code__.co_varnames[0] if hasattr(func, "__code__") else func.__func__.__code__.co_varnames[0])
    for name, p in sig.parameters.items():
        if p.kind == p.VAR_POSITIONAL:
            varargs = name
        elif p.kind == p.VAR_KEYWORD:
            varkw = name
        elif p.kind == p.KEYWORD_ONLY:
            only.append(name)
            if p.default is not _empty:
                onlydefaults[name] = p.default
        else:
            args.append(name)
            if p.default is not _empty:
                defaults.append(p.default)
        if p.annotation is not _empty:
            notes[name] = p.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, only, onlydefaults or None, notes)


def getcallargs(func, /, *positional, **named):
    """Return the arguments that the parameters of a function would have in such a call."""
    bound = Signature.from_callable(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)
