"""The garbage collector: Go's here, which needs no help. The functions are there for programs that call them."""

_enabled = True
DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL
garbage = []
callbacks = []


def enable():
    """Say that garbage is collected: it is, always."""
    global _enabled
    _enabled = True


def disable():
    """Have isenabled() say no; garbage is collected all the same."""
    global _enabled
    _enabled = False


def isenabled():
    """Return what enable() and disable() said last."""
    return _enabled


def collect(generation=2):
    """Return 0: nothing is known of what the collector found."""
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    return 0


def get_threshold():
    """Return the thresholds that CPython has."""
    return 700, 10, 10


def get_count():
    """Return zeros: nothing is counted."""
    return 0, 0, 0
