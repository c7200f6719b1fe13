# A round-robin scheduler: tasks are generators that yield what they wait for.
class Scheduler:
    def __init__(self):
        self.ready = []
        self.waiting = {}
        self.clock = 0

    def spawn(self, name, task):
        self.ready.append((name, task, None))
        print(f"[{self.clock}] {name} spawned")

    def notify(self, event, value=None):
        for name, task in self.waiting.pop(event, ()):
            self.ready.append((name, task, value))

    def run(self):
        while self.ready:
            self.clock += 1
            name, task, value = self.ready.pop(0)
            try:
                request = task.send(value)
            except StopIteration as stop:
                print(f"[{self.clock}] {name} ended: {stop.value}")
                self.notify(("end", name), stop.value)
            except Exception as e:
                print(f"[{self.clock}] {name} failed: {type(e).__name__}: {e}")
                self.notify(("end", name))
            else:
                self.handle(name, task, request)
        for event, tasks in self.waiting.items():
            print("nobody signals", event, "for", [name for name, _ in tasks])
            for _, task in tasks:
                task.close()

    def handle(self, name, task, request):
        if request is None:
            self.ready.append((name, task, None))
            return
        kind, *details = request
        if kind == "wait":
            self.waiting.setdefault(details[0], []).append((name, task))
        elif kind == "signal":
            self.notify(*details)
            self.ready.append((name, task, None))
        else:
            print(f"{name}: what is {kind}?")
            task.close()


def worker(name, steps):
    for i in range(steps):
        print(f"  {name} step {i}")
        yield
    return steps


def server(requests):
    answered = 0
    try:
        while answered < requests:
            who = yield "wait", "request"
            print("  request from", who)
            answered += 1
            yield "signal", ("answer", who), f"hello {who}"
    finally:
        print("  server cleans up")
    return answered


def client(name):
    yield "signal", "request", name
    answer = yield "wait", ("answer", name)
    print(f"  {name} got {answer!r}")


def parent(scheduler):
    scheduler.spawn("child", worker("child", 1))
    result = yield "wait", ("end", "child")
    print("  child gave", result)
    raise OSError("parent is tired")


s = Scheduler()
s.spawn("server", server(2))
s.spawn("w", worker("w", 2))
s.spawn("a", client("a"))
s.spawn("p", parent(s))
s.spawn("b", client("b"))
s.spawn("odd", (x for x in [("dance",)]))
s.run()
print("ticks", s.clock)
