# The tools for iterators that one writes oneself, as generators.
def count(start=0, step=1):
    while True:
        yield start
        start += step


def islice(iterable, stop):
    for i, value in zip(range(stop), iterable):
        yield value


def chain(*iterables):
    for iterable in iterables:
        yield from iterable


def cycle(iterable):
    saved = list(iterable)
    while saved:
        yield from saved


def accumulate(iterable, function=lambda a, b: a + b):
    iterator = iter(iterable)
    try:
        total = next(iterator)
    except StopIteration:
        return
    yield total
    for value in iterator:
        total = function(total, value)
        yield total


def groupby(iterable, key=None):
    group, last = [], object()
    for value in iterable:
        k = value if key is None else key(value)
        if group and k != last:
            yield last, group
            group = []
        group.append(value)
        last = k
    if group:
        yield last, group


def windows(iterable, size):
    window = []
    for value in iterable:
        window.append(value)
        if len(window) == size:
            yield tuple(window)
            del window[0]


def batched(iterable, size):
    iterator = iter(iterable)
    while batch := list(islice(iterator, size)):
        yield batch


def round_robin(*iterables):
    waiting = [iter(i) for i in iterables]
    while waiting:
        for iterator in waiting[:]:
            try:
                yield next(iterator)
            except StopIteration:
                waiting.remove(iterator)


print(list(islice(count(10, 5), 4)))
print(list(chain("ab", [1, 2], {"k": 0}, range(2))))
print("".join(islice(cycle("tcp "), 11)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4], max)), list(accumulate([])))
for key, group in groupby(["GET /", "GET /a", "POST /b", "GET /c"], key=lambda line: line.split()[0]):
    print(key, group)
print(list(windows([1, 2, 3, 4], 3)))
print(list(batched("abcdefg", 3)))
print(list(round_robin("ABC", [1], (True, False))))
print(dict(zip(count(1), "xyz")))
print(sum(islice((n * n for n in count()), 5)), list(map(str, islice(count(), 3))))
names = sorted({"eth0", "lo", "wlan0"}, key=len)
print([f"{i}:{n}" for i, n in enumerate((n for n in names), start=1)])
a, b, *rest = islice(count(), 5)
print(a, b, rest, 3 in islice(count(), 5), 9 in islice(count(), 5))
