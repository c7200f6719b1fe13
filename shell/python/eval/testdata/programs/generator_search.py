# Permutations, combinations, subsets, primes and the queens, by generators.
def permutations(items):
    if not items:
        yield ()
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield (item, *rest)


def combinations(items, size):
    if size == 0:
        yield []
    elif items:
        first, *rest = items
        for chosen in combinations(rest, size - 1):
            yield [first] + chosen
        yield from combinations(rest, size)


def subsets(items):
    for mask in range(1 << len(items)):
        yield {item for bit, item in enumerate(items) if mask >> bit & 1}


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


def until(source, limit):
    for value in source:
        if value > limit:
            return
        yield value


def queens(size, placed=()):
    row = len(placed)
    if row == size:
        yield placed
        return
    for column in range(size):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(placed)):
            yield from queens(size, placed + (column,))


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


print(["".join(p) for p in permutations("abc")])
print(sum(1 for _ in permutations([1, 2, 3, 4, 5])))
print(list(combinations([1, 2, 3, 4], 2)))
print([sorted(s) for s in subsets("xyz")])
print(list(until(primes(), 50)))
print(next(p for p in primes() if p > 200))
for board in queens(5):
    print(board, end=" ")
print()
first = next(queens(6))
for column in first:
    print("." * column + "Q" + "." * (5 - column))
print(max((sum(1 for _ in collatz(n)), n) for n in range(1, 30)))
print(list(collatz(6)))


def digits(n, base):
    while n:
        n, digit = divmod(n, base)
        yield digit


print([list(digits(n, 2))[::-1] for n in range(5)], list(digits(255, 16)))
squares = (n * n for n in range(10))
evens = (s for s in squares if s % 2 == 0)
print(next(evens), next(evens), list(squares)[:2], list(evens))
