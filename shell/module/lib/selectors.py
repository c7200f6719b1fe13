"""Selectors module.

This module allows high-level and efficient I/O multiplexing, built upon the
`select` module primitives.
"""

import math
import select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ = (1 << 0)
EVENT_WRITE = (1 << 1)


SelectorKey = namedtuple("SelectorKey", ["fileobj", "fd", "events", "data"])
SelectorKey.__doc__ = """SelectorKey(fileobj, fd, events, data)

    A registered file object, its descriptor, the events waited for, and the data
    that the program keeps with it.
    """
SelectorKey.fileobj.__doc__ = "File object registered."
SelectorKey.fd.__doc__ = "Underlying file descriptor."
SelectorKey.events.__doc__ = "Events that must be waited for on this file object."
SelectorKey.data.__doc__ = "Optional opaque data associated to this file object."


def _descriptor(fileobj):
    """The descriptor of a file object; ValueError for what has none."""
    fd = fileobj
    if not isinstance(fd, int):
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError("Invalid file object: {!r}".format(fileobj)) from None
    if fd < 0:
        raise ValueError("Invalid file descriptor: {}".format(fd))
    return fd


class _SelectorMapping(Mapping):
    """The keys of a selector, by file object or descriptor, to be looked at."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._keys)

    def __iter__(self):
        return iter(self._selector._keys)

    def __getitem__(self, fileobj):
        try:
            return self._selector._keys[self._selector._lookup(fileobj)]
        except KeyError:
            raise KeyError("{!r} is not registered".format(fileobj)) from None


class BaseSelector(metaclass=ABCMeta):
    """Selector abstract base class.

    A selector supports registering file objects to be monitored for specific
    I/O events.

    A file object is a file descriptor or any object with a `fileno()` method.
    An arbitrary object can be attached to the file object, which can be used
    for example to store context information, a callback, etc.

    A selector can use various implementations (select(), poll(), epoll()...)
    depending on the platform. The default `Selector` class uses the most
    efficient implementation on the current platform.
    """

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Register a file object for the events, with data to be kept with it.

        Returns its SelectorKey. Raises ValueError if the events are none or the file
        object has no descriptor, KeyError if it is registered already, and OSError
        where the system refuses the descriptor.
        """
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        """Forget a file object and return its SelectorKey.

        Raises KeyError if it is not registered; one that was closed is no error.
        """
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        """Change the events that are waited for, or the data.

        Returns the new SelectorKey. Raises what unregister() and register() do.
        """
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        """Wait until a registered file object is ready, or the timeout is over.

        The timeout is in seconds; None waits for ever, 0 and less not at all.
        Returns a list of (SelectorKey, events) pairs.
        """
        raise NotImplementedError

    def close(self):
        """Close the selector: what it has of the system is given back."""

    def get_key(self, fileobj):
        """Return the SelectorKey of a registered file object."""
        mapping = self.get_map()
        if mapping is None:
            raise RuntimeError("Selector is closed")
        try:
            return mapping[fileobj]
        except KeyError:
            raise KeyError("{!r} is not registered".format(fileobj)) from None

    @abstractmethod
    def get_map(self):
        """Return a mapping of file objects to selector keys."""
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _BaseSelectorImpl(BaseSelector):
    """A selector that keeps its keys by descriptor."""

    def __init__(self):
        self._keys = {}
        self._map = _SelectorMapping(self)

    def _lookup(self, fileobj):
        """The descriptor of a file object, one that has been closed since too."""
        try:
            return _descriptor(fileobj)
        except ValueError:
            for fd, key in self._keys.items():
                if key.fileobj is fileobj:
                    return fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError("Invalid events: {!r}".format(events))
        fd = self._lookup(fileobj)
        if fd in self._keys:
            raise KeyError("{!r} (FD {}) is already registered".format(fileobj, fd))
        key = self._keys[fd] = SelectorKey(fileobj, fd, events, data)
        return key

    def unregister(self, fileobj):
        try:
            return self._keys.pop(self._lookup(fileobj))
        except KeyError:
            raise KeyError("{!r} is not registered".format(fileobj)) from None

    def modify(self, fileobj, events, data=None):
        try:
            key = self._keys[self._lookup(fileobj)]
        except KeyError:
            raise KeyError("{!r} is not registered".format(fileobj)) from None
        if events != key.events:
            return self._new_events(key, fileobj, events, data)
        if data != key.data:
            key = self._keys[key.fd] = key._replace(data=data)
        return key

    def _new_events(self, key, fileobj, events, data):
        """modify() when the events are others."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    def _ready(self, found):
        """The (key, events) pairs for pairs of a descriptor and its events."""
        pairs = []
        for fd, events in found:
            key = self._keys.get(fd)
            if key:
                pairs.append((key, events & key.events))
        return pairs

    def close(self):
        self._keys.clear()
        self._map = None

    def get_map(self):
        return self._map


class SelectSelector(_BaseSelectorImpl):
    """Select-based selector."""

    def __init__(self):
        super().__init__()
        self._readers = set()
        self._writers = set()

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        if key.events & EVENT_READ:
            self._readers.add(key.fd)
        if key.events & EVENT_WRITE:
            self._writers.add(key.fd)
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        self._readers.discard(key.fd)
        self._writers.discard(key.fd)
        return key

    def select(self, timeout=None):
        if timeout is not None:
            timeout = max(timeout, 0)
        try:
            readable, writable, _ = select.select(self._readers, self._writers, [], timeout)
        except InterruptedError:
            return []
        readable, writable = set(readable), set(writable)
        return self._ready([(fd, (EVENT_READ if fd in readable else 0) | (EVENT_WRITE if fd in writable else 0))
                            for fd in readable | writable])


class _PollLikeSelector(_BaseSelectorImpl):
    """A selector over an object that has register(), modify(), unregister() and
    poll(): the classes below it say of which kind, and the bits for the events."""

    _new = None
    _event_read = 0
    _event_write = 0

    def __init__(self):
        super().__init__()
        self._selector = self._new()

    def _mask(self, events):
        return (self._event_read if events & EVENT_READ else 0) | (self._event_write if events & EVENT_WRITE else 0)

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        try:
            self._selector.register(key.fd, self._mask(events))
        except:
            super().unregister(fileobj)
            raise
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        try:
            self._selector.unregister(key.fd)
        except OSError:
            pass  # it was closed, and the system has forgotten it
        return key

    def _new_events(self, key, fileobj, events, data):
        try:
            self._selector.modify(key.fd, self._mask(events))
        except:
            super().unregister(fileobj)
            raise
        key = self._keys[key.fd] = key._replace(events=events, data=data)
        return key

    def select(self, timeout=None):
        try:
            found = self._poll(timeout)
        except InterruptedError:
            return []
        # An error or a hang-up is for a read and for a write to find.
        return self._ready([(fd, (EVENT_WRITE if bits & ~self._event_read else 0) | (EVENT_READ if bits & ~self._event_write else 0))
                            for fd, bits in found])


class PollSelector(_PollLikeSelector):
    """Poll-based selector."""

    _new = staticmethod(select.poll)
    _event_read = select.POLLIN
    _event_write = select.POLLOUT

    def _poll(self, timeout):
        if timeout is not None:
            timeout = 0 if timeout <= 0 else math.ceil(timeout * 1e3)
        return self._selector.poll(timeout)


DefaultSelector = PollSelector

if hasattr(select, "epoll"):

    class EpollSelector(_PollLikeSelector):
        """Epoll-based selector."""

        _new = staticmethod(select.epoll)
        _event_read = select.EPOLLIN
        _event_write = select.EPOLLOUT

        def fileno(self):
            return self._selector.fileno()

        def _poll(self, timeout):
            if timeout is None:
                timeout = -1
            elif timeout <= 0:
                timeout = 0
            else:
                timeout = math.ceil(timeout * 1e3) * 1e-3  # up, or it would wait less than asked
            return self._selector.poll(timeout, max(len(self._keys), 1))

        def close(self):
            self._selector.close()
            super().close()

    DefaultSelector = EpollSelector
