"""Context managers made of functions, and helpers for `with`."""

import abc
import sys
from functools import wraps

__all__ = [
    "AbstractContextManager", "ContextDecorator", "ExitStack", "chdir", "closing", "contextmanager",
    "nullcontext", "redirect_stderr", "redirect_stdout", "suppress",
]


class AbstractContextManager(abc.ABC):
    """What has __enter__ and __exit__."""

    def __enter__(self):
        """Give what stands behind `as`."""
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Let an exception out of the block pass."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is not AbstractContextManager:
            return NotImplemented
        for name in ("__enter__", "__exit__"):
            if getattr(C, name, None) is None:
                return NotImplemented
        return True


class ContextDecorator:
    """A base class of context managers that can decorate a function, too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


_ENDED = object()


class _GeneratorContextManager(AbstractContextManager, ContextDecorator):
    """What a function under @contextmanager gives."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def __enter__(self):
        del self.args, self.kwds, self.func  # they are needed for another call alone
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            if next(self.gen, _ENDED) is _ENDED:
                return False
            wrong = "generator didn't stop"
        else:
            raised = typ() if value is None else value
            try:
                self.gen.throw(typ, raised, traceback)
                wrong = "generator didn't stop after throw()"
            except BaseException as exc:
                if exc is raised:
                    exc.__traceback__ = traceback
                    return False
                if isinstance(exc, StopIteration):
                    return True  # the generator ended without it
                # A StopIteration that the block raised comes out of the generator as a RuntimeError.
                if not (isinstance(exc, RuntimeError) and isinstance(raised, StopIteration) and exc.__cause__ is raised):
                    raise
                raised.__traceback__ = traceback
                return False
        try:
            raise RuntimeError(wrong)
        finally:
            self.gen.close()


def contextmanager(func):
    """Make a function that gives context managers of a generator function.

    What it does before its yield is done on entry, what is after it on exit; the
    value that it yields is that of `as`.
    """
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class closing(AbstractContextManager):
    """Close something at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Make sys.stdout another file for the block."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Make sys.stderr another file for the block."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Leave the block without a word at one of these exceptions."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class nullcontext(AbstractContextManager):
    """A context manager that does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Have another working folder for the block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())


class ExitStack(AbstractContextManager):
    """A stack of callbacks and context managers, unwound at the end of the block."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Move all callbacks to a new stack and return it."""
        new_stack = type(self)()
        new_stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return new_stack

    def push(self, exit):
        """Have the __exit__ of an object, or a function with its signature, called."""
        method = getattr(type(exit), "__exit__", None)
        if method is None:
            self._exit_callbacks.append(exit)
        else:
            self._exit_callbacks.append(lambda *details: method(exit, *details))
        return exit

    def enter_context(self, cm):
        """Enter a context manager, whose exit is that of the stack; return its value."""
        cls = type(cm)
        try:
            enter, exit = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                            f"not support the context manager protocol") from None
        result = enter(cm)
        self._exit_callbacks.append(lambda *details: exit(cm, *details))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Have a function called with these arguments."""
        def exit(exc_type, exc, tb):
            callback(*args, **kwds)
        exit.__wrapped__ = callback
        self._exit_callbacks.append(exit)
        return callback

    def close(self):
        """Unwind the stack at once."""
        self.__exit__(None, None, None)

    def __exit__(self, *exc_details):
        raised = exc_details[1]
        outside = sys.exc_info()[1]
        pending, suppressed, other = raised, False, False
        while self._exit_callbacks:
            callback = self._exit_callbacks.pop()
            details = (None, None, None) if pending is None else (type(pending), pending, pending.__traceback__)
            try:
                if callback(*details):
                    pending, suppressed, other = None, True, False
            except BaseException as new:
                _set_context(new, pending, outside)
                pending, other = new, True
        if other:
            context = pending.__context__
            try:
                raise pending
            except BaseException:
                pending.__context__ = context
                raise
        return raised is not None and suppressed


def _set_context(new, old, outside):
    """Have the innermost exception behind new say that it came while old was handled."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outside:
            new.__context__ = old
            return
        new = context
