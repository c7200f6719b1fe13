"""Calls that are made by other threads: an executor takes them, and gives a Future of each for its result."""

from collections import namedtuple as _namedtuple
from itertools import count as _count
import queue as _queue
import threading as _threading
from time import monotonic as _monotonic

__all__ = [
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "BrokenExecutor",
    "Future", "Executor", "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor",
]

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"  # by a call of cancel()
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"  # and those who wait for it know
FINISHED = "FINISHED"

_SHOWN = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled", CANCELLED_AND_NOTIFIED: "cancelled",
          FINISHED: "finished"}


class Error(Exception):
    """The base of what goes wrong with a future."""

    __module__ = "concurrent.futures._base"


class CancelledError(Error):
    """The Future was cancelled."""

    __module__ = "concurrent.futures._base"


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The future is in no state for that."""

    __module__ = "concurrent.futures._base"


class BrokenExecutor(RuntimeError):
    """The executor can run nothing any more."""

    __module__ = "concurrent.futures._base"


class BrokenThreadPool(BrokenExecutor):
    """The initializer of a thread has failed."""

    __module__ = "concurrent.futures.thread"


class Future:
    """The result of a call that another thread makes."""

    __module__ = "concurrent.futures._base"

    def __init__(self):
        self._condition = _threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            if self._state != FINISHED:
                what = ""
            elif self._exception:
                what = f" raised {self._exception.__class__.__name__}"
            else:
                what = f" returned {self._result.__class__.__name__}"
            return f"<{self.__class__.__name__} at {id(self):#x} state={_SHOWN[self._state]}{what}>"

    def cancel(self):
        """Cancel the call if it has not begun; return whether it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state != PENDING:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Say whether it was cancelled."""
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        """Say whether its function runs now."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Say whether nothing more will come of it."""
        with self._condition:
            return self._over()

    def _over(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        """Have fn called with the future when it is done: at once if it is."""
        with self._condition:
            if not self._over():
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            import logging
            logging.getLogger("concurrent.futures").exception("exception calling callback for %r", self)

    def _wait(self, timeout):
        """Wait until the call is over; the condition is held."""
        if not self._over():
            self._condition.wait(timeout)
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        """Return what the call returned, or raise what it raised; TimeoutError after timeout seconds."""
        try:
            with self._condition:
                self._wait(timeout)
            if self._exception:
                raise self._exception
            return self._result
        finally:
            self = None  # the traceback of the exception would refer to it for ever

    def exception(self, timeout=None):
        """Return the exception that the call raised, None for none; TimeoutError after timeout seconds."""
        with self._condition:
            self._wait(timeout)
            return self._exception

    # For executors and tests.

    def set_running_or_notify_cancel(self):
        """Say that the call begins: False where it was cancelled."""
        with self._condition:
            cancelled = self._state == CANCELLED
            if not cancelled and self._state != PENDING:
                raise RuntimeError("Future in unexpected state")
            self._state = CANCELLED_AND_NOTIFIED if cancelled else RUNNING
            for waiter in self._waiters if cancelled else ():
                waiter.add(self)
            return not cancelled

    def set_result(self, result):
        """Say what the call returned."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Say what the call raised."""
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self._over():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result, self._exception = result, exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    __class_getitem__ = classmethod(type(list[int]))


class _Waiter:
    """Is told of the futures that are done; event is set when there is enough to go on."""

    def __init__(self, fs, return_when):
        self.lock = _threading.Lock()
        self.event = _threading.Event()
        self.finished = []
        self.return_when = return_when
        self.left = 0
        for f in fs:
            with f._condition:
                if f._state not in (CANCELLED_AND_NOTIFIED, FINISHED):
                    self.left += 1
                    f._waiters.append(self)

    def add(self, future):
        with self.lock:
            self.finished.append(future)
            self.left -= 1
            if (self.left <= 0 or self.return_when == FIRST_COMPLETED
                    or self.return_when == FIRST_EXCEPTION and future._exception is not None):
                self.event.set()

    def forget(self, fs):
        for f in fs:
            with f._condition:
                if self in f._waiters:
                    f._waiters.remove(self)


def _known(f):
    return f._state in (CANCELLED_AND_NOTIFIED, FINISHED)


def as_completed(fs, timeout=None):
    """Yield the futures as they are done; TimeoutError when that takes longer than timeout seconds."""
    end = None if timeout is None else timeout + _monotonic()
    fs = set(fs)
    total = len(fs)
    waiter = _Waiter(fs, FIRST_COMPLETED)
    pending = set(fs)
    try:
        with waiter.lock:
            ready = [f for f in fs if _known(f) and f not in waiter.finished]
        while True:
            for f in ready:
                pending.discard(f)
                yield f
            if not pending:
                return
            remaining = None
            if end is not None:
                remaining = end - _monotonic()
                if remaining < 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            waiter.event.wait(remaining)
            with waiter.lock:
                ready, waiter.finished = [f for f in waiter.finished if f in pending], []
                waiter.event.clear()
    finally:
        waiter.forget(fs)


DoneAndNotDoneFutures = _namedtuple("DoneAndNotDoneFutures", "done not_done")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures; return the sets of those that are done and those that are not."""
    fs = set(fs)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    waiter = _Waiter(fs, return_when)
    done = {f for f in fs if _known(f)}
    enough = (len(done) == len(fs) or return_when == FIRST_COMPLETED and done or return_when == FIRST_EXCEPTION
              and any(not f.cancelled() and f._exception is not None for f in done))
    if not enough:
        waiter.event.wait(timeout)
    waiter.forget(fs)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


class Executor:
    """What calls may be given to: see ThreadPoolExecutor."""

    __module__ = "concurrent.futures._base"

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called; return its Future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Yield what map() would, the calls being made side by side."""
        end = None if timeout is None else timeout + _monotonic()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                fs.reverse()
                while fs:
                    yield _result_of(fs.pop(), None if end is None else end - _monotonic())
            finally:
                for future in fs:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls; wait until those taken are done."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _result_of(future, timeout):
    try:
        return future.result(timeout)
    finally:
        future.cancel()


_names = _count()
_ending = False  # the main thread has ended


class ThreadPoolExecutor(Executor):
    """Makes calls in at most max_workers threads, which it starts as they are needed."""

    __module__ = "concurrent.futures.thread"

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            import os
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = _queue.SimpleQueue()
        self._idle_semaphore = _threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = _threading.Lock()
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{next(_names)}"
        self._initializer, self._initargs = initializer, initargs

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called; return its Future."""
        with self._shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _ending:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = Future()
            self._work_queue.put((future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        """Start a worker, unless one is idle or there are enough."""
        if self._idle_semaphore.acquire(timeout=0) or len(self._threads) >= self._max_workers:
            return
        worker = _threading.Thread(name=f"{self._thread_name_prefix}_{len(self._threads)}", target=self._work)
        worker._main_ended = self._main_ended
        self._threads.add(worker)
        worker.start()

    def _main_ended(self):
        """Have the workers end when they have done what is there: the program is over but for them."""
        global _ending
        _ending = True
        self._work_queue.put(None)

    def _work(self):
        """What a worker does: it makes the calls, one after the other."""
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                import logging
                logging.getLogger("concurrent.futures").critical("Exception in initializer:", exc_info=True)
                self._initializer_failed()
                return
        while True:
            try:
                item = self._work_queue.get_nowait()
            except _queue.Empty:
                self._idle_semaphore.release()
                item = self._work_queue.get()
            if item is None:
                if self._shutdown or _ending:
                    self._work_queue.put(None)  # for the next worker
                    return
                continue
            _make_call(*item)
            del item

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            self._drain(lambda future: future.set_exception(BrokenThreadPool(self._broken)))

    def _drain(self, end):
        """Take what no worker has begun out of the queue, and end it."""
        while True:
            try:
                item = self._work_queue.get_nowait()
            except _queue.Empty:
                return
            if item is not None:
                end(item[0])

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls; wait until those taken are done, or cancel those that were not begun."""
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                self._drain(lambda future: future.cancel())
            self._work_queue.put(None)
        if wait:
            for worker in self._threads:
                worker.join()


def _make_call(future, fn, args, kwargs):
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = fn(*args, **kwargs)
    except BaseException as e:
        future.set_exception(e)
        del future  # the traceback of the exception refers to it
    else:
        future.set_result(result)


class ProcessPoolExecutor(Executor):
    """Not part of labsh: its Python has one process."""

    __module__ = "concurrent.futures.process"

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("labsh's Python has no ProcessPoolExecutor; use ThreadPoolExecutor")
