# Walks over a tree of directories and over expressions, with yield from.
class Folder:
    def __init__(self, name, *children):
        self.name = name
        self.children = children

    def __iter__(self):
        yield self
        for child in self.children:
            yield from child

    def walk(self, depth=0):
        size = 0
        yield depth, self
        for child in self.children:
            size += yield from child.walk(depth + 1)
        return size

    def __repr__(self):
        return f"{self.name}/"


class File:
    def __init__(self, name, size):
        self.name = name
        self.size = size

    def __iter__(self):
        yield self

    def walk(self, depth=0):
        yield depth, self
        return self.size

    def __repr__(self):
        return f"{self.name} ({self.size})"


root = Folder("srv", Folder("www", File("index.html", 512), Folder("img", File("logo.png", 2048))), Folder("empty"), File("notes", 7))
print(list(root))
for depth, node in root.walk():
    print("  " * depth + repr(node))


def total(node):
    steps = node.walk()
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value


print("total", total(root))
print("files", [n.name for n in root if isinstance(n, File)])


def flatten(value):
    if isinstance(value, (list, tuple)):
        for inner in value:
            yield from flatten(inner)
    else:
        yield value


print(list(flatten([1, [2, (3, [4, []]), "five"], [[[6]]]])))


def postfix(tree):
    if isinstance(tree, tuple):
        operator, left, right = tree
        yield from postfix(left)
        yield from postfix(right)
        yield operator
    else:
        yield str(tree)


print(" ".join(postfix(("+", 1, ("*", ("-", 4, 2), 3)))))


def both(first, second):
    a = yield from first
    b = yield from second
    return (a, b)


def counted(n):
    for i in range(n):
        yield i
    return f"{n} items"


def show(generator):
    result = yield from generator
    print("result", result)


print(list(show(both(counted(2), counted(3)))))
print(list(show(iter([1, 2]))))
