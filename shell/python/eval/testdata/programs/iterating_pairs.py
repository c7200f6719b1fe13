# Loops that take each pair of enumerate, zip and items() apart: the pairs themselves are
# seen by none, and all else is as for any iterator.
class Loud(enumerate):
    def __next__(self):
        n, v = super().__next__()
        return n * 10, v


class Mine(zip):
    def __next__(self):
        super().__next__()
        return "of", "mine"


def tried(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def three():
    for a, b in zip("ab", "cd", "ef"):
        print("never")


def strict():
    for a, b in zip([1, 2, 3], [4, 5], strict=True):
        print(a, b)


def changed():
    d = {1: 2, 3: 4}
    for k, v in d.items():
        d[k + 100] = v


def again():
    e = enumerate("abcdef")
    kept = []
    for i, c in e:
        kept.append((i, c, next(e)))
    return kept, next(e, "end")


def targets():
    a = [0, 0]
    for i, a[i] in enumerate([7, 8]):
        pass
    for a[i], i in zip([5], [6]):
        pass
    return a, i


def broken():
    for i, missing.x in enumerate("a"):
        pass


def huge():
    return [(n, v) for n, v in enumerate("ab", 2 ** 63 - 1)]


def lazily(it):
    for k, v in it:
        yield k
        yield v


def source():
    yield 1
    yield 1 // 0


print([x for x in Loud("ab")], [n + 1 for n, v in Loud("ab")])
for n, v in Loud("ab"):
    print(n, v)
for a, b in Mine("ab", "cd"):
    print(a, b)
for f in three, strict, changed, again, targets, broken, huge:
    print(tried(f))
print(tried(lambda: [n for n, v in enumerate(source())]), tried(lambda: {k: v for k, v in zip("ab", source())}))
print(list(lazily({1: 2, 3: 4}.items())), list(lazily(zip("ab", "cd"))), {v: k for k, v in {1: 2}.items()})
print([(a, b, c) for a, b in zip("ab", "cd") for c, b in enumerate(b) if a], [x for x, in zip("ab")])
print(sum(i * v for i, v in enumerate(range(1000), 3)), [k for k, v in {}.items()])
for i, c in enumerate("ab"):
    if i:
        break
else:
    print("never")
for i, c in enumerate(""):
    print("never")
else:
    print("else", i, c)
