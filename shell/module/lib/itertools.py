"""Iterators made of other iterators: counts, repetitions, chains, groups, choices, products."""

from _itertools import *
from _itertools import _made
from _native import native as _native

__all__ = [
    "accumulate", "chain", "combinations", "combinations_with_replacement", "compress", "count", "cycle", "dropwhile",
    "filterfalse", "groupby", "islice", "pairwise", "permutations", "product", "repeat", "starmap", "takewhile", "tee",
    "zip_longest",
]

# The first yield of each of these ends what is done when the iterator is made.


@_made("iterable, func=None, *, initial=None")
def accumulate(iterable, func, initial):
    """Return series of accumulated sums, or other results of a function of two arguments."""
    source = iter(iterable)
    yield
    total = initial
    if total is None:
        for total in source:
            break
        else:
            return
    yield total
    for value in source:
        total = total + value if func is None else func(total, value)
        yield total


@_made("iterable, r")
def combinations_with_replacement(iterable, r):
    """Return successive r-length combinations of elements, which may repeat."""
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    places = [0] * r
    yield
    last = len(pool) - 1
    while last >= 0 or r == 0:
        yield tuple([pool[i] for i in places])
        at = r - 1
        while at >= 0 and places[at] == last:
            at -= 1
        if at < 0:
            return
        places[at:] = [places[at] + 1] * (r - at)


@_made("data, selectors")
def compress(data, selectors):
    """Yield the elements of data whose selector is true."""
    pairs = zip(data, selectors)
    yield
    for value, selector in pairs:
        if selector:
            yield value


@_made("iterable, /")
def cycle(iterable):
    """Yield the elements of the iterable, then the same again, without an end."""
    source = iter(iterable)
    yield
    seen = []
    for value in source:
        seen.append(value)
        yield value
    while seen:
        yield from seen


@_made("predicate, iterable, /")
def dropwhile(predicate, iterable):
    """Drop elements as long as the predicate is true; yield all that follow."""
    source = iter(iterable)
    yield
    for value in source:
        if not predicate(value):
            yield value
            yield from source


@_made("predicate, iterable, /")
def takewhile(predicate, iterable):
    """Yield elements as long as the predicate is true."""
    source = iter(iterable)
    yield
    for value in source:
        if not predicate(value):
            return
        yield value


@_made("function, iterable, /")
def filterfalse(function, iterable):
    """Yield the elements for which function(element) is false."""
    source = iter(iterable)
    yield
    for value in source:
        if not (value if function is None else function(value)):
            yield value


@_made("iterable, key=None")
def groupby(iterable, key):
    """Yield pairs of a key and the elements, one after the other, that have it."""
    source = iter(iterable)
    yield
    turn = 0
    more, value, name = True, None, None

    def step():
        nonlocal more, value, name
        for value in source:
            name = value if key is None else key(value)
            return
        more = False

    def members(target, own):
        while own == turn and more and (name is target or name == target):
            yield value
            if own == turn:
                step()

    step()
    while more:
        target = name
        turn += 1
        yield target, members(target, turn)
        while more and (name is target or name == target):
            step()


@_made("iterable, /")
def pairwise(iterable):
    """Return an iterator of overlapping pairs taken from the input iterator."""
    source = iter(iterable)
    yield
    for before in source:
        for value in source:
            yield before, value
            before = value


@_made("function, iterable, /")
def starmap(function, iterable):
    """Yield function(*args) for each args of the iterable."""
    source = iter(iterable)
    yield
    for args in source:
        yield function(*tuple(args))


@_made("*iterables, fillvalue=None")
def zip_longest(iterables, fillvalue):
    """Yield tuples as zip does, until the longest iterable ends; fillvalue stands for what is missing."""
    ended = object()
    sources = [iter(iterable) for iterable in iterables]
    yield
    while True:
        row = [next(source, ended) for source in sources]
        missing = row.count(ended)
        if missing == len(row):
            return
        if missing:
            row = [fillvalue if value is ended else value for value in row]
        yield tuple(row)


class _tee:
    """One of several iterators over the same elements.

    A link holds an element, and the next link once that was asked for; what all
    iterators have passed is garbage.
    """

    __slots__ = ("_source", "_link")

    def __init__(self, source, link):
        self._source, self._link = source, link

    def __iter__(self):
        return self

    def __next__(self):
        if self._link[1] is None:
            self._link[1] = [next(self._source), None]
        self._link = self._link[1]
        return self._link[0]

    def __copy__(self):
        return _tee(self._source, self._link)


_native(_tee)


def tee(iterable, n=2, /):
    """Returns a tuple of n independent iterators."""
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    first = iter(iterable)
    if not isinstance(first, _tee):
        first = _tee(first, [None, None])
    return (first, *[first.__copy__() for _ in range(n - 1)])
