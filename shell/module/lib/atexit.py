"""Functions that are called when the program ends, the last registered one first."""

import sys

_callbacks = []


def register(func, /, *args, **kwargs):
    """Have func called with these arguments at the end of the program; return it."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _callbacks.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forget what was registered with func."""
    _callbacks[:] = [entry for entry in _callbacks if not entry[0] == func]


def _clear():
    _callbacks.clear()


def _run_exitfuncs():
    """Call what was registered, and forget it."""
    while _callbacks:
        func, args, kwargs = _callbacks.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as e:
            import traceback
            sys.stderr.write("Exception ignored in atexit callback: %r\n" % (func,))
            traceback.print_exception(type(e), e, e.__traceback__.tb_next)
