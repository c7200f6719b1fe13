# What classes write with yield: lines of a stream, a pipeline, a walk through a tree.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

def evens(it):
    for x in it:
        if x % 2 == 0:
            yield x

def lines(chunks):
    rest = ''
    for chunk in chunks:
        rest += chunk
        while '\n' in rest:
            line, rest = rest.split('\n', 1)
            yield line

def walk(n):
    if n:
        yield from walk(n - 1)
        yield n
        yield from walk(n - 1)

def average():
    total, n, mean = 0, 0, None
    while True:
        total += yield mean
        n += 1
        mean = total / n

print(sum(evens(count(100000))))
print(sum(1 for line in lines('un\ndeux\ntr' for i in range(10000))))
print(max(walk(13)), sum(x * x for x in range(100000) if x % 3))
a = average()
next(a)
for i in range(50000):
    mean = a.send(i)
print(mean, any(x > 90000 for x in range(100000)))
g = count(50000)
while (x := next(g, None)) is not None:
    pass
print(sum(i * x for i, x in enumerate(count(50000))), len(list(zip(count(30000), count(40000)))))
