"""Queues between threads: put() and get() wait as long as they have to."""

from collections import deque
from heapq import heappop, heappush
from threading import Condition, Lock, Semaphore

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    "There is nothing in the queue."

    __module__ = "_queue"


class Full(Exception):
    "There is no room in the queue."


class Queue:
    """A queue of at most maxsize items, of any number when that is 0: first in, first out."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = Lock()
        self.not_empty = Condition(self.mutex)
        self.not_full = Condition(self.mutex)
        self.all_tasks_done = Condition(self.mutex)
        self.unfinished_tasks = 0

    def task_done(self):
        """Say that an item that get() gave has been dealt with; join() waits for this."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError("task_done() called too many times")
            if unfinished == 0:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Wait until all items have been got and dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """Count what is in the queue, which may change at once."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Say whether nothing is in the queue, which may change at once."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Say whether there is no room, which may change at once."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Put an item into the queue, waiting for room; Full is raised when there was none for timeout seconds."""
        with self.not_full:
            if self.maxsize > 0 and not self._await(self.not_full, lambda: self._qsize() < self.maxsize, block, timeout):
                raise Full
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Remove and return an item, waiting for one; Empty is raised when there was none for timeout seconds."""
        with self.not_empty:
            if not self._await(self.not_empty, self._qsize, block, timeout):
                raise Empty
            item = self._get()
            self.not_full.notify()
            return item

    def _await(self, condition, ready, block, timeout):
        """Wait for the condition, as long as put() and get() say; say whether it is so now."""
        if not block:
            return ready()
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        return condition.wait_for(ready, timeout)

    def put_nowait(self, item):
        """Put an item into the queue, or raise Full."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Take an item out of the queue, or raise Empty."""
        return self.get(block=False)

    # How the items are kept: other queues override these, which are called under the lock.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(type(list[int]))


class PriorityQueue(Queue):
    """A queue that gives the least item first: often pairs of a number and the item proper."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """A queue that gives the item first that was put last."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """A queue without a limit, first in, first out, without task_done() and join()."""

    def __init__(self):
        self._queue = deque()
        self._count = Semaphore(0)

    def put(self, item, block=True, timeout=None):
        """Put the item on the queue; block and timeout are for likeness with Queue.put()."""
        self._queue.append(item)
        self._count.release()

    def get(self, block=True, timeout=None):
        """Remove and return an item, waiting for one; Empty is raised when there was none for timeout seconds."""
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._count.acquire(block, timeout if block else None):
            raise Empty
        return self._queue.popleft()

    def put_nowait(self, item):
        """Put an item into the queue, or raise Full."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Take an item out of the queue, or raise Empty."""
        return self.get(block=False)

    def empty(self):
        """Say whether nothing is in the queue, which may change at once."""
        return len(self._queue) == 0

    def qsize(self):
        """Count what is in the queue, which may change at once."""
        return len(self._queue)

    __class_getitem__ = classmethod(type(list[int]))


_PySimpleQueue = SimpleQueue    # CPython has one in C, too
