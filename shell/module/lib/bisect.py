"""Places in sorted lists, found by halving."""


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """Return where to insert x in the sorted list a, behind the items that equal it."""
    size = _size(a, lo, hi)
    while size > 0:
        half = size // 2
        item = a[lo + half]
        if x < (item if key is None else key(item)):
            size = half
        else:
            lo += half + 1
            size -= half + 1
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """Return where to insert x in the sorted list a, before the items that equal it."""
    size = _size(a, lo, hi)
    while size > 0:
        half = size // 2
        item = a[lo + half]
        if (item if key is None else key(item)) < x:
            lo += half + 1
            size -= half + 1
        else:
            size = half
    return lo


def _size(a, lo, hi):
    """How many places of a are searched."""
    if lo < 0:
        raise ValueError("lo must be non-negative")
    return (len(a) if hi is None else hi) - lo


def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Insert x into the sorted list a, behind the items that equal it."""
    place = bisect_right(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(place, x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    """Insert x into the sorted list a, before the items that equal it."""
    place = bisect_left(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(place, x)


bisect = bisect_right
insort = insort_right
