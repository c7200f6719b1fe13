"""Files: their classes, and files in memory."""

import abc
import _io
from _io import (
    DEFAULT_BUFFER_SIZE, BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter, BytesIO, FileIO, StringIO,
    TextIOWrapper, UnsupportedOperation, open,
)

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
    "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
    "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE",
]

BlockingIOError = BlockingIOError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


def open_code(path):
    """Open a file of a program's text."""
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2):
    """Return the name of the encoding that a text file without one has."""
    return "locale" if encoding is None else encoding


class IOBase(metaclass=abc.ABCMeta):
    """What all files have: a class below has read, readinto or write, and seek."""

    _closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, pos, whence=0):
        """Move to a position and return it."""
        self._unsupported("seek")

    def tell(self):
        """Return the position."""
        return self.seek(0, 1)

    def truncate(self, pos=None):
        """Cut the file at a position."""
        self._unsupported("truncate")

    def fileno(self):
        """Return the descriptor."""
        self._unsupported("fileno")

    def flush(self):
        """Write what was held back."""
        self._checkClosed()

    def close(self):
        """Flush and close the file."""
        if not self.closed:
            try:
                self.flush()
            finally:
                self._closed = True

    @property
    def closed(self):
        """Whether the file is closed."""
        return self._closed

    def seekable(self):
        """Return whether the file has a position."""
        return False

    def readable(self):
        """Return whether the file can be read."""
        return False

    def writable(self):
        """Return whether the file can be written."""
        return False

    def isatty(self):
        """Return whether it is a terminal."""
        self._checkClosed()
        return False

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError("I/O operation on closed file." if msg is None else msg)

    def _checkReadable(self, msg=None):
        if not self.readable():
            raise UnsupportedOperation("File or stream is not readable." if msg is None else msg)

    def _checkWritable(self, msg=None):
        if not self.writable():
            raise UnsupportedOperation("File or stream is not writable." if msg is None else msg)

    def _checkSeekable(self, msg=None):
        if not self.seekable():
            raise UnsupportedOperation("File or stream is not seekable." if msg is None else msg)

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *error):
        self.close()

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1):
        """Return the next line, of size bytes at most."""
        if size is None:
            size = -1
        line = bytearray()
        while size < 0 or len(line) < size:
            byte = self.read(1)
            if not byte:
                break
            line += byte
            if byte == b"\n":
                break
        return bytes(line)

    def readlines(self, hint=None):
        """Return the lines, until hint bytes are there."""
        if hint is None or hint <= 0:
            return list(self)
        lines, count = [], 0
        for line in self:
            lines.append(line)
            count += len(line)
            if count >= hint:
                break
        return lines

    def writelines(self, lines):
        """Write the lines, which have their ends."""
        self._checkClosed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """A file without a buffer: a class below has readinto and write."""

    def read(self, size=-1):
        """Read with one call; all where size is negative."""
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        return None if count is None else bytes(buffer[:count])

    def readall(self):
        """Read to the end."""
        data = bytearray()
        while piece := self.read(DEFAULT_BUFFER_SIZE):
            data += piece
        return bytes(data) if data else piece

    def readinto(self, buffer):
        """Read into a buffer, and return how many bytes."""
        raise NotImplementedError

    def write(self, data):
        """Write, and return how many bytes were written."""
        raise NotImplementedError


class BufferedIOBase(IOBase):
    """A file with a buffer: its read() returns as many bytes as it was asked for."""

    def read(self, size=-1):
        """Read so many bytes; all where size is negative."""
        self._unsupported("read")

    def read1(self, size=-1):
        """Read with one call of the file below."""
        self._unsupported("read1")

    def _into(self, buffer, data):
        view = memoryview(buffer).cast("B")
        view[:len(data)] = data
        return len(data)

    def readinto(self, buffer):
        """Read into a buffer, and return how many bytes."""
        return self._into(buffer, self.read(len(buffer)))

    def readinto1(self, buffer):
        """Read into a buffer with one call of the file below."""
        return self._into(buffer, self.read1(len(buffer)))

    def write(self, data):
        """Write all of data, and return how many bytes it has."""
        self._unsupported("write")

    def detach(self):
        """Return the file below, without which this one is of no use."""
        self._unsupported("detach")


class TextIOBase(IOBase):
    """A file of text."""

    encoding = errors = newlines = None

    def read(self, size=-1):
        """Read so many characters; all where size is negative."""
        self._unsupported("read")

    def write(self, text):
        """Write text, and return how many characters it has."""
        self._unsupported("write")

    def readline(self, size=-1):
        """Return the next line."""
        self._unsupported("readline")

    def detach(self):
        """Return the file below, without which this one is of no use."""
        self._unsupported("detach")


RawIOBase.register(FileIO)
for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
    BufferedIOBase.register(_class)
for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class
