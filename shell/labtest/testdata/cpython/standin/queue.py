class Empty(Exception):
    pass


class Queue:
    """As much of a queue as one thread needs to give a value to another."""

    def __init__(self, maxsize=0):
        import threading

        self.items = []
        self.changed = threading.Condition()

    def qsize(self):
        return len(self.items)

    def empty(self):
        return not self.items

    def put(self, item, block=True, timeout=None):
        with self.changed:
            self.items.append(item)
            self.changed.notify()

    def get(self, block=True, timeout=None):
        with self.changed:
            if not self.changed.wait_for(lambda: self.items, timeout if block else 0):
                raise standin_queue.Empty
            return self.items.pop(0)
