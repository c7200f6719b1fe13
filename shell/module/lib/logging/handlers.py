"""More handlers: files that are replaced, queues, memory, the system's log.

SocketHandler, DatagramHandler, SMTPHandler and HTTPHandler are not there.
"""

import logging
import os
import queue
import socket
import threading
import time

__all__ = ["BaseRotatingHandler", "RotatingFileHandler", "TimedRotatingFileHandler", "WatchedFileHandler", "SysLogHandler",
           "BufferingHandler", "MemoryHandler", "QueueHandler", "QueueListener"]

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514


class BaseRotatingHandler(logging.FileHandler):
    """A file that is put aside, and begun anew, when shouldRollover() says so."""

    namer = None
    rotator = None

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _close_stream(self):
        if self.stream:
            self.stream.close()
            self.stream = None


class RotatingFileHandler(BaseRotatingHandler):
    """A file that is put aside when it is full: app.log, app.log.1, app.log.2 and so on."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        if maxBytes > 0:
            mode = "a"
        super().__init__(filename, mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        """Put the file aside."""
        self._close_stream()
        if self.backupCount > 0:
            for i in range(self.backupCount - 1, 0, -1):
                source = self.rotation_filename("%s.%d" % (self.baseFilename, i))
                dest = self.rotation_filename("%s.%d" % (self.baseFilename, i + 1))
                if os.path.exists(source):
                    if os.path.exists(dest):
                        os.remove(dest)
                    os.rename(source, dest)
            dest = self.rotation_filename(self.baseFilename + ".1")
            if os.path.exists(dest):
                os.remove(dest)
            self.rotate(self.baseFilename, dest)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        """Report whether the record would make the file greater than maxBytes."""
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            return False
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes > 0:
            self.stream.seek(0, 2)
            return self.stream.tell() + len("%s\n" % self.format(record)) >= self.maxBytes
        return False


class TimedRotatingFileHandler(BaseRotatingHandler):
    """A file that is put aside each second, minute, hour, day, midnight or weekday (S M H D MIDNIGHT W0 … W6)."""

    _INTERVALS = {"S": (1, "%Y-%m-%d_%H-%M-%S"), "M": (60, "%Y-%m-%d_%H-%M"), "H": (3600, "%Y-%m-%d_%H"),
                  "D": (86400, "%Y-%m-%d"), "MIDNIGHT": (86400, "%Y-%m-%d"), "W": (7 * 86400, "%Y-%m-%d")}

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None,
                 errors=None):
        super().__init__(filename, "a", encoding=encoding, delay=delay, errors=errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        kind = self.when
        if kind.startswith("W"):
            if len(kind) != 2:
                raise ValueError("You must specify a day for weekly rollover from 0 to 6 (0 is Monday): %s" % kind)
            if not "0" <= kind[1] <= "6":
                raise ValueError("Invalid day specified for weekly rollover: %s" % kind)
            self.dayOfWeek = int(kind[1])
            kind = "W"
        if kind not in self._INTERVALS:
            raise ValueError("Invalid rollover interval specified: %s" % self.when)
        seconds, self.suffix = self._INTERVALS[kind]
        self.interval = seconds * interval
        begun = os.stat(self.baseFilename).st_mtime if os.path.exists(self.baseFilename) else time.time()
        self.rolloverAt = self.computeRollover(int(begun))

    def computeRollover(self, currentTime):
        """Return the time at which the file is to be put aside."""
        if self.when != "MIDNIGHT" and not self.when.startswith("W"):
            return currentTime + self.interval
        now = time.gmtime(currentTime) if self.utc else time.localtime(currentTime)
        at = 86400
        if self.atTime is not None:
            at = self.atTime.hour * 3600 + self.atTime.minute * 60 + self.atTime.second
        wait = at - (now[3] * 3600 + now[4] * 60 + now[5])
        day = now[6]
        if wait <= 0:
            wait += 86400
            day = (day + 1) % 7
        if self.when.startswith("W"):
            wait += (self.dayOfWeek - day) % 7 * 86400
        return currentTime + wait

    def shouldRollover(self, record):
        """Report whether it is time."""
        return int(time.time()) >= self.rolloverAt and (
            not os.path.exists(self.baseFilename) or os.path.isfile(self.baseFilename))

    def getFilesToDelete(self):
        """Return the names of the oldest files, of which there are more than backupCount."""
        folder, base = os.path.split(self.baseFilename)
        prefix = base + "."
        found = []
        for name in os.listdir(folder):
            if name.startswith(prefix):
                try:
                    time.strptime(name[len(prefix):], self.suffix)
                except ValueError:
                    continue
                found.append(os.path.join(folder, name))
        found.sort()
        return found[:max(0, len(found) - self.backupCount)]

    def doRollover(self):
        """Put the file aside, and remove the oldest ones."""
        now = int(time.time())
        began = self.rolloverAt - self.interval
        at = time.gmtime(began) if self.utc else time.localtime(began)
        dest = self.rotation_filename(self.baseFilename + "." + time.strftime(self.suffix, at))
        if os.path.exists(dest):
            os.remove(dest)
        self._close_stream()
        self.rotate(self.baseFilename, dest)
        if self.backupCount > 0:
            for name in self.getFilesToDelete():
                os.remove(name)
        if not self.delay:
            self.stream = self._open()
        while self.rolloverAt <= now:
            self.rolloverAt = self.computeRollover(max(self.rolloverAt, now))


class WatchedFileHandler(logging.FileHandler):
    """A file that is opened again where another program has put it aside."""

    def reopenIfNeeded(self):
        try:
            there = os.stat(self.baseFilename)
        except FileNotFoundError:
            there = None
        ours = os.fstat(self.stream.fileno()) if self.stream else None
        if ours and (there is None or (there.st_dev, there.st_ino) != (ours.st_dev, ours.st_ino)):
            self.stream.close()
            self.stream = self._open()

    def emit(self, record):
        self.reopenIfNeeded()
        super().emit(record)


class SysLogHandler(logging.Handler):
    """Sends records to a server of syslog, by UDP, by TCP or over a Unix socket (RFC 3164)."""

    LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO, LOG_DEBUG = range(8)
    LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG, LOG_LPR, LOG_NEWS, LOG_UUCP, LOG_CRON = range(10)
    LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3, LOG_LOCAL4, LOG_LOCAL5, LOG_LOCAL6, LOG_LOCAL7 = range(16, 24)

    priority_names = {
        "alert": 1, "crit": 2, "critical": 2, "debug": 7, "emerg": 0, "err": 3, "error": 3, "info": 6, "notice": 5,
        "panic": 0, "warn": 4, "warning": 4,
    }
    facility_names = {
        "kern": 0, "user": 1, "mail": 2, "daemon": 3, "auth": 4, "syslog": 5, "lpr": 6, "news": 7, "uucp": 8, "cron": 9,
        "local0": 16, "local1": 17, "local2": 18, "local3": 19, "local4": 20, "local5": 21, "local6": 22, "local7": 23,
    }
    priority_map = {"DEBUG": "debug", "INFO": "info", "WARNING": "warning", "ERROR": "error", "CRITICAL": "critical"}
    ident = ""
    append_nul = True

    def __init__(self, address=("localhost", SYSLOG_UDP_PORT), facility=LOG_USER, socktype=None):
        super().__init__()
        self.address = address
        self.facility = facility
        self.socktype = socktype
        self.unixsocket = isinstance(address, str)
        family = socket.AF_UNIX if self.unixsocket else socket.AF_INET
        self.socket = socket.socket(family, socktype or socket.SOCK_DGRAM)
        if self.unixsocket or socktype == socket.SOCK_STREAM:
            self.socket.connect(address)

    def encodePriority(self, facility, priority):
        """Return the number of a facility and a priority, which may be names."""
        if isinstance(facility, str):
            facility = self.facility_names[facility]
        if isinstance(priority, str):
            priority = self.priority_names[priority]
        return (facility << 3) | priority

    def mapPriority(self, levelName):
        return self.priority_map.get(levelName, "warning")

    def emit(self, record):
        try:
            text = self.ident + self.format(record) + ("\000" if self.append_nul else "")
            priority = "<%d>" % self.encodePriority(self.facility, self.mapPriority(record.levelname))
            data = (priority + text).encode("utf-8")
            if self.unixsocket or self.socktype == socket.SOCK_STREAM:
                self.socket.sendall(data)
            else:
                self.socket.sendto(data, self.address)
        except Exception:
            self.handleError(record)

    def close(self):
        self.acquire()
        try:
            self.socket.close()
            super().close()
        finally:
            self.release()


class BufferingHandler(logging.Handler):
    """Keeps records until there are many of them."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.acquire()
        try:
            self.buffer.clear()
        finally:
            self.release()

    def close(self):
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    """Keeps records for another handler, until there are many or one is bad enough."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.acquire()
        try:
            self.target = target
        finally:
            self.release()

    def flush(self):
        self.acquire()
        try:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()
        finally:
            self.release()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            self.target = None
            super().close()


class QueueHandler(logging.Handler):
    """Puts records into a queue."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        """Return a record whose text is made, so that it needs nothing of this thread."""
        text = self.format(record)
        copy = logging.makeLogRecord(record.__dict__)
        copy.message = copy.msg = text
        copy.args = copy.exc_info = copy.exc_text = copy.stack_info = None
        return copy

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records out of a queue, in a thread of its own, and gives them to handlers."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self.respect_handler_level = respect_handler_level
        self._thread = None

    def dequeue(self, block):
        return self.queue.get(block)

    def start(self):
        """Begin."""
        self._thread = threading.Thread(target=self._monitor)
        self._thread.daemon = True
        self._thread.start()

    def prepare(self, record):
        return record

    def handle(self, record):
        """Give a record to the handlers."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        counted = hasattr(self.queue, "task_done")
        while True:
            try:
                record = self.dequeue(True)
            except queue.Empty:
                break
            if record is not self._sentinel:
                self.handle(record)
            if counted:
                self.queue.task_done()
            if record is self._sentinel:
                break

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        """End, once all records of the queue have been given to the handlers."""
        self.enqueue_sentinel()
        self._thread.join()
        self._thread = None
