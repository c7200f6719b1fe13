"""The operating system: files and folders, the environment, processes.

It is as on Unix. fork and the exec functions are not there: see subprocess, threading.
"""

import abc
import posixpath as path
import stat as _stat
import sys
import _posix
from _posix import *
from _posix import _exit

name = "posix"
linesep = "\n"
curdir, pardir, sep, altsep, extsep, pathsep = ".", "..", "/", None, ".", ":"
defpath, devnull = "/bin:/usr/bin", "/dev/null"
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
P_WAIT, P_NOWAIT = 0, 1
error = OSError

# What the functions of this module can do on this system.
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = {stat, truncate}
supports_follow_symlinks = {stat}
supports_bytes_environ = True

sys.modules["os.path"] = path


# Names of files.


def fspath(path):
    """Return the path as str or bytes: itself, or what its __fspath__() gives."""
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    result = method(path)
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(result).__name__}")


class PathLike(abc.ABC):
    """What has a method __fspath__, which gives the path as str or bytes."""

    @abc.abstractmethod
    def __fspath__(self):
        """Return the path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in c.__dict__ for c in subclass.__mro__) or NotImplemented
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        return cls


def fsencode(filename):
    """Return the name as bytes, as the system has it."""
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    """Return the name as str."""
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def getcwdb():
    """Return the working folder as bytes."""
    return fsencode(getcwd())


# Files and folders.


class DirEntry:
    """What scandir() gives: an entry of a folder, whose kind is known without a further call."""

    __slots__ = ("name", "path", "_kind", "_stat", "_lstat")

    def __new__(cls, *args):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def _is(self, kind, follow_symlinks):
        if self._kind != _stat.S_IFLNK or not follow_symlinks:
            return self._kind == kind
        try:
            return _stat.S_IFMT(self.stat().st_mode) == kind
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        """Return whether the entry is a folder."""
        return self._is(_stat.S_IFDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Return whether the entry is a regular file."""
        return self._is(_stat.S_IFREG, follow_symlinks)

    def is_symlink(self):
        """Return whether the entry is a symbolic link."""
        return self._kind == _stat.S_IFLNK

    def inode(self):
        """Return the number of the entry's inode."""
        return self.stat(follow_symlinks=False).st_ino

    def stat(self, *, follow_symlinks=True):
        """Return what stat() gives for the entry."""
        if follow_symlinks and self._kind == _stat.S_IFLNK:
            if self._stat is None:
                self._stat = stat(self.path)
            return self._stat
        if self._lstat is None:
            self._lstat = lstat(self.path)
        return self._lstat


class _ScandirIterator:
    """The entries of a folder, one after the other; it may be closed before the last."""

    def __init__(self, folder):
        self._folder, self._left = folder, iter(_posix._entries(folder))

    def __iter__(self):
        return self

    def __next__(self):
        entry = object.__new__(DirEntry)
        entry.name, entry._kind = next(self._left)
        entry.path = path.join(self._folder, entry.name)
        entry._stat = entry._lstat = None
        return entry

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """Forget the entries that are left."""
        self._left = iter(())


def scandir(path=None):
    """Return an iterator of DirEntry objects for the entries of a folder."""
    return _ScandirIterator("." if path is None else path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yield (folder, names of folders in it, names of files in it) for top and all folders below.

    With topdown the caller may take names out of the list of folders: those are left out.
    """
    return _walk(fspath(top), topdown, onerror, followlinks)


def _walk(top, topdown, onerror, followlinks):
    folders, files, below = [], [], []
    try:
        entries = list(scandir(top))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    for entry in entries:
        try:
            is_dir = entry.is_dir()
        except OSError:
            is_dir = False
        (folders if is_dir else files).append(entry.name)
        if is_dir and (followlinks or not entry.is_symlink()):
            below.append(entry.path)
    if not topdown:
        for folder in below:
            yield from _walk(folder, topdown, onerror, followlinks)
        yield top, folders, files
        return
    yield top, folders, files
    for folder in folders:
        folder = path.join(top, folder)
        if followlinks or not path.islink(folder):
            yield from _walk(folder, topdown, onerror, followlinks)


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder and those above it that are missing."""
    above, last = _apart(name)
    missing = above and not path.exists(above)
    if missing:
        try:
            makedirs(above, exist_ok=exist_ok)
        except FileExistsError:
            pass  # somebody else was quicker
    if missing and last in (".", b"."):
        return  # it is the folder above
    try:
        mkdir(name, mode)
    except OSError:
        if not (exist_ok and path.isdir(name)):
            raise


def _apart(name):
    """The folder above a path and the last name in it, slash or not; the folder is "" where there is none."""
    above, last = path.split(name)
    if not last:
        above, last = path.split(above)
    return above if last else last, last


def removedirs(name):
    """Remove an empty folder, and those above it that are empty then."""
    rmdir(name)
    try:
        while name := _apart(name)[0]:
            rmdir(name)
    except OSError:
        pass  # this one is not empty


def renames(old, new):
    """Rename, making the folders of the new name and removing those of the old that are empty."""
    folder = path.basename(new) and path.dirname(new)
    if folder and not path.exists(folder):
        makedirs(folder)
    rename(old, new)
    folder = path.basename(old) and path.dirname(old)
    if folder:
        try:
            removedirs(folder)
        except OSError:
            pass  # it is not empty


def utime(path, times=None, *, ns=None):
    """Set when a file was last read and changed: (seconds, seconds), ns in nanoseconds, or now."""
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if times is None and ns is None:
        return _posix._utime(path, None, None)
    if times is not None:
        if not isinstance(times, tuple) or len(times) != 2:
            raise TypeError("utime: 'times' must be either a tuple of two ints or None")
        seconds = [divmod(t, 1) for t in times]
        ns = [int(whole) * 10**9 + int(part * 10**9) for whole, part in seconds]
    elif not isinstance(ns, tuple) or len(ns) != 2:
        raise TypeError("utime: 'ns' must be a tuple of two ints")
    _posix._utime(path, *ns)


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """Return a file object over an open descriptor."""
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def closerange(fd_low, fd_high, /):
    """Close the descriptors from fd_low up to fd_high, those that are open."""
    for fd in map(int, listdir("/dev/fd")):
        if fd_low <= fd < fd_high:
            try:
                close(fd)
            except OSError:
                pass


# The environment.


class _Environ:
    """The environment as a mapping of str; what is set here the programs get that are started."""

    def __init__(self, data, encode, decode):
        self._data, self.encodekey, self.encodevalue, self.decode = data, encode, encode, decode

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decode(value)

    def __setitem__(self, key, value):
        key, value = self.encodekey(key), self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        return iter([self.decode(key) for key in self._data])

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        try:
            return self.encodekey(key) in self._data
        except TypeError:
            return False

    def __eq__(self, other):
        try:
            return dict(self) == dict(other)
        except (TypeError, ValueError):
            return NotImplemented

    __hash__ = None

    def __repr__(self):
        return "environ({%s})" % ", ".join(f"{key!r}: {value!r}" for key, value in self.items())

    def __or__(self, other):
        return {**self, **other}

    def __ror__(self, other):
        return {**other, **self}

    def __ior__(self, other):
        self.update(other)
        return self

    def keys(self):
        """Return the names."""
        return dict(self.items()).keys()

    def values(self):
        """Return the values."""
        return dict(self.items()).values()

    def items(self):
        """Return the pairs of names and values."""
        return {self.decode(key): self.decode(value) for key, value in self._data.items()}.items()

    def get(self, key, default=None):
        """Return the value of a name, or default."""
        try:
            return self[key]
        except KeyError:
            return default

    def setdefault(self, key, value):
        """Set a name that is not there, and return its value."""
        if key not in self:
            self[key] = value
        return self[key]

    def pop(self, key, *default):
        """Take a name out and return its value, or default."""
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def popitem(self):
        """Take a name out and return it with its value."""
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def update(self, other=(), /, **more):
        """Set the names of a mapping or of pairs."""
        for key, value in dict(other, **more).items():
            self[key] = value

    def clear(self):
        """Take all names out."""
        for key in self:
            del self[key]

    def copy(self):
        """Return a dict of the names and values."""
        return dict(self)


def _encode_text(value):
    if not isinstance(value, str):
        raise TypeError("str expected, not %s" % type(value).__name__)
    return value.encode("utf-8", "surrogateescape")


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError("bytes expected, not %s" % type(value).__name__)
    return value


environ = _Environ(_posix._environ(), _encode_text, fsdecode)
environb = _Environ(environ._data, _check_bytes, bytes)


def getenv(key, default=None):
    """Return a value of the environment, or default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """Return a value of the environment as bytes, or default."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """Return the folders in which programs are looked for."""
    if env is None:
        env = environ
    found = env.get("PATH")
    if found is None:
        found = env.get(b"PATH", defpath) if isinstance(env, dict) else defpath
    return fsdecode(found).split(pathsep)


# The machine and its processes.


def getlogin():
    """Return the name of the user who logged in on the terminal."""
    user, _ = _posix._user(getuid())
    if user is None or not isatty(0):
        raise OSError(6, strerror(6))
    return user


def getloadavg():
    """Return how many processes ran or wanted to, on average of 1, 5 and 15 minutes."""
    import io
    try:
        with io.open("/proc/loadavg") as f:
            return tuple(float(word) for word in f.read().split()[:3])
    except OSError:
        raise OSError("Load averages are unobtainable") from None


def sched_getaffinity(pid):
    """Return the processors that a process may run on."""
    return set(range(cpu_count()))


def abort():
    """End the process with the signal SIGABRT."""
    kill(getpid(), 6)
    _exit(134)


def wait():
    """Wait for the end of a child process; return its pid and status."""
    return waitpid(-1, 0)


def WIFSTOPPED(status):
    """Return whether the process was stopped."""
    return status & 0xFF == 0x7F


def WIFCONTINUED(status):
    """Return whether the process went on after a stop."""
    return status == 0xFFFF


def WIFEXITED(status):
    """Return whether the process ended by exit()."""
    return status & 0x7F == 0


def WEXITSTATUS(status):
    """Return the exit status of a process that ended by exit()."""
    return status >> 8 & 0xFF


def WIFSIGNALED(status):
    """Return whether the process ended by a signal."""
    return status & 0x7F not in (0, 0x7F)


def WTERMSIG(status):
    """Return the signal that ended the process."""
    return status & 0x7F


def WSTOPSIG(status):
    """Return the signal that stopped the process."""
    return status >> 8 & 0xFF


def WCOREDUMP(status):
    """Return whether the process left a core dump."""
    return status & 0x80 != 0


def waitstatus_to_exitcode(status):
    """Return the exit status of a process, or the number of the signal that ended it, negative."""
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFSTOPPED(status):
        raise ValueError("process stopped by delivery of signal %d" % WSTOPSIG(status))
    raise ValueError("invalid wait status: %d" % status)


def system(command):
    """Run a line in the system's shell and return its wait status."""
    pid = _posix._spawn(["sh", "-c", command], "/bin/sh", (), None, None, (0, 1, 2), False, None)
    while True:
        try:
            return waitpid(pid, 0)[1]
        except KeyboardInterrupt:
            pass  # that is for the command, which has got it from the terminal


class _Pipe:
    """A file object over a pipe to or from a command; close() gives how the command ended."""

    def __init__(self, stream, process):
        self._stream, self._process = stream, process

    def close(self):
        """Close the pipe; return None if the command succeeded, else its status."""
        self._stream.close()
        code = self._process.wait()
        if code == 0:
            return None
        return code << 8 if code > 0 else code

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def __iter__(self):
        return iter(self._stream)

    def __getattr__(self, name):
        return getattr(self._stream, name)


def popen(cmd, mode="r", buffering=-1):
    """Run a line in the system's shell and return a file object over its output, or its input."""
    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    import subprocess
    if mode == "r":
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE, bufsize=buffering)
        return _Pipe(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return _Pipe(process.stdin, process)
