def chain(*iterables):
    for iterable in iterables:
        yield from iterable


def count(start=0, step=1):
    while True:
        yield start
        start += step


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def islice(iterable, *bounds):
    chosen = slice(*bounds)
    start, stop, step = chosen.start or 0, chosen.stop, chosen.step or 1
    for i, value in enumerate(iterable):
        if stop is not None and i >= stop:
            return
        if i >= start and (i - start) % step == 0:
            yield value


def product(*iterables, repeat=1):
    pools = [tuple(x) for x in iterables] * repeat
    rows = [()]
    for pool in pools:
        rows = [row + (value,) for row in rows for value in pool]
    yield from rows


def permutations(iterable, r=None):
    pool = tuple(iterable)
    rows = [()]
    for _ in range(len(pool) if r is None else r):
        rows = [row + (i,) for row in rows for i in range(len(pool)) if i not in row]
    for row in rows:
        yield tuple([pool[i] for i in row])


def combinations(iterable, r):
    pool = tuple(iterable)
    rows = [()]
    for _ in range(r):
        rows = [row + (i,) for row in rows for i in range(row[-1] + 1 if row else 0, len(pool))]
    for row in rows:
        yield tuple([pool[i] for i in row])
