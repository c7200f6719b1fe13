# Generators that are given values: send, throw, close.
def consumer(function):
    def started(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator

    started.__name__ = function.__name__
    return started


@consumer
def average():
    total = count = 0
    value = None
    while True:
        number = yield value
        if number is None:
            return total, count
        total += number
        count += 1
        value = total / count


a = average()
for n in (10, 20, 60):
    print("average", a.send(n))
try:
    a.send(None)
except StopIteration as stop:
    print("result", stop.value)


@consumer
def printer(name):
    print(name, "opens")
    try:
        while True:
            try:
                item = yield
                print(name, "<-", item)
            except ValueError as e:
                print(name, "error", e)
    finally:
        print(name, "closes")


@consumer
def broadcast(*targets):
    try:
        while True:
            item = yield len(targets)
            for target in targets:
                target.send(item)
    except GeneratorExit:
        for target in targets:
            target.close()
        raise


@consumer
def filtered(test, target):
    while True:
        item = yield
        if test(item):
            target.send(item)


all_items, odd = printer("all"), printer("odd")
b = broadcast(all_items, filtered(lambda n: n % 2, odd))
for n in range(4):
    print("sent to", b.send(n))
all_items.throw(ValueError("bad frame"))
b.close()
odd.close()


def window():
    try:
        size = 1
        while True:
            event = yield size
            size = size * 2 if event == "ack" else max(1, size // 2)
    except KeyError as e:
        yield f"unknown {e}"
    return "done"


w = window()
print([w.send(e) for e in (None, "ack", "ack", "ack", "loss", "ack")])
print(w.throw(KeyError("fin")))
print(next(w, "end"), w.close())
try:
    window().send(1)
except TypeError as e:
    print(e)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
