"""Warnings: messages for who wrote the program, on standard error."""

import sys

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
    "simplefilter", "resetwarnings", "catch_warnings",
]

_ACTIONS = ("default", "always", "ignore", "module", "once", "error")

# Each is (action, pattern of the message, category, pattern of the module, line).
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = "default"
onceregistry = {}
_version = 1  # of the filters: what was shown under others is shown again


class WarningMessage:
    """A warning, as catch_warnings(record=True) lists it."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ("{message : %r, category : %r, filename : %r, lineno : %s, line : %r}"
                % (self.message, self._category_name, self.filename, self.lineno, self.line))


def _text(msg):
    line = msg.line
    if line is None:
        import linecache
        line = linecache.getline(msg.filename, msg.lineno)
    text = f"{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n"
    line = line.strip() if line else ""
    return text + "  %s\n" % line if line else text


def formatwarning(message, category, filename, lineno, line=None):
    """Return a warning as text, with its line of the program."""
    return _text(WarningMessage(message, category, filename, lineno, None, line))


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to standard error, or the file."""
    _write(WarningMessage(message, category, filename, lineno, file, line))


_formatwarning, _showwarning = formatwarning, showwarning


def _write(msg):
    file = msg.file or sys.stderr
    if file is None:
        return
    if formatwarning is not _formatwarning:  # the program's own
        text = formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    else:
        text = _text(msg)
    try:
        file.write(text)
    except OSError:
        pass


def _showwarnmsg(msg):
    if showwarning is not _showwarning:  # the program's own
        if not callable(showwarning):
            raise TypeError("warnings.showwarning() must be set to a function or method")
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        _write(msg)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Say what becomes of warnings whose text and module match these patterns."""
    assert action in _ACTIONS, "invalid action: %r" % (action,)
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    wanted = within = None
    if message or module:
        import re
        wanted = re.compile(message, re.I) if message else None
        within = re.compile(module) if module else None
    _add((action, wanted, category, within, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Say what becomes of all warnings of a category."""
    assert action in _ACTIONS, "invalid action: %r" % (action,)
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    _add((action, None, category, None, lineno), append)


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Forget all filters."""
    filters[:] = []
    _filters_mutated()


def _filters_mutated():
    global _version
    _version += 1




def warn(message, category=None, stacklevel=1, source=None):
    """Show a warning, raise it or ignore it, as the filters say."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '{:s}'".format(type(category).__name__))
    frame = sys._getframe(1)
    for _ in range(stacklevel - 1):
        if frame is not None:
            frame = frame.f_back
    if frame is None:
        names, filename, lineno = sys.__dict__, "sys", 1
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    module = names.get("__name__", "<string>")
    registry = names.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, names, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning that comes from this line of this file."""
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module.lower().endswith(".py"):
            module = module[:-len(".py")]
    if isinstance(message, Warning):
        category, text = message.__class__, str(message)
    else:
        message, text = category(message), message
    if registry is None:
        registry = {}
    elif registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    line_key = text, category, lineno
    if registry.get(line_key):
        return
    action = _action(text, category, module, lineno)
    if action == "error":
        raise message
    if action == "ignore":
        return
    if action in ("default", "module", "once"):
        registry[line_key] = 1
    elif action != "always":
        raise RuntimeError("Unrecognized action (%r) in warnings.filters" % (action,))
    if action == "once" and _seen(onceregistry, (text, category)) or action == "module" and _seen(registry, (text, category, 0)):
        return
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


def _seen(registry, key):
    """Whether the key was there; now it is."""
    seen = registry.get(key)
    registry[key] = 1
    return seen


def _action(text, category, module, lineno):
    for action, wanted, cat, mod, line in filters:
        if (_matches(wanted, text) and issubclass(category, cat) and _matches(mod, module)
                and (line == 0 or line == lineno)):
            return action
    return defaultaction


def _matches(pattern, text):
    if pattern is None or isinstance(pattern, str):
        return pattern is None or pattern == text
    return pattern.match(text)


class catch_warnings:
    """Leave the filters as they were at the end of the block.

    With record=True, warnings are not shown but put into a list, the value of `as`.
    """

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append("module=" + repr(self._module))
        return "%s(%s)" % (type(self).__name__, ", ".join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        module = self._module
        self._saved = module.filters, module.showwarning, module._showwarnmsg
        module.filters = module.filters[:]
        module._filters_mutated()
        log = None
        if self._record:
            log = []
            module._showwarnmsg = log.append
            module.showwarning = module._showwarning
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        module = self._module
        module.filters, module.showwarning, module._showwarnmsg = self._saved
        module._filters_mutated()
