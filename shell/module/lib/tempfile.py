"""Files and folders that are there for a time."""

import atexit
import io
import os
import shutil

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp", "TMP_MAX",
    "gettempprefix", "tempdir", "gettempdir", "gettempdirb",
]

TMP_MAX = 10000
template = "tmp"
tempdir = None

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


def gettempprefix():
    """Return what the names begin with."""
    return template


def gettempdir():
    """Return the folder for temporary files: the first that can be written."""
    global tempdir
    if tempdir is None:
        candidates = [os.environ[name] for name in ("TMPDIR", "TEMP", "TMP") if os.environ.get(name)]
        candidates += ["/tmp", "/var/tmp", "/usr/tmp", os.getcwd()]
        for folder in candidates:
            if os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK):
                tempdir = os.path.abspath(folder)
                break
        else:
            raise FileNotFoundError(2, f"No usable temporary directory found in {candidates}")
    return os.fsdecode(tempdir)


def gettempdirb():
    """Return the folder for temporary files as bytes."""
    return os.fsencode(gettempdir())


def _random_name():
    letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
    name = ""
    while len(name) < 8:
        byte = os.urandom(1)[0]
        if byte < 222:  # six times the letters: each is as likely
            name += letters[byte % 37]
    return name


def _paths(prefix, suffix, dir):
    """Yield names to try."""
    in_bytes = any(isinstance(part, bytes) for part in (prefix, suffix, dir))
    if in_bytes and any(isinstance(part, str) for part in (prefix, suffix, dir)):
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    prefix = template if prefix is None else prefix
    dir = gettempdir() if dir is None else dir
    encode = os.fsencode if in_bytes else os.fspath
    for _ in range(TMP_MAX):
        name = encode(prefix) + encode(_random_name()) + encode("" if suffix is None else suffix)
        yield os.path.abspath(os.path.join(encode(dir), name))


def _create(prefix, suffix, dir, make, what):
    for path in _paths(prefix, suffix, dir):
        try:
            return path, make(path)
        except FileExistsError:
            pass
    raise FileExistsError(17, f"No usable temporary {what} name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Make a file for the user alone; return its descriptor and its path."""
    path, fd = _create(prefix, suffix, dir, lambda path: os.open(path, _FLAGS, 0o600), "file")
    return fd, path


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Make a folder for the user alone and return its path."""
    return _create(prefix, suffix, dir, lambda path: os.mkdir(path, 0o700), "directory")[0]


def mktemp(suffix="", prefix=template, dir=None):
    """Return a path that is free; somebody else may take it before the caller does."""
    for path in _paths(prefix, suffix, dir):
        if not os.path.lexists(path):
            return path
    raise FileExistsError(17, "No usable temporary filename found")


class _TemporaryFileWrapper:
    """A file object whose file goes when it is closed, or when the program ends."""

    def __init__(self, file, name, delete):
        self.file, self.name, self.delete = file, name, delete
        if delete:
            atexit.register(self._remove)

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __repr__(self):
        return f"<tempfile._TemporaryFileWrapper object at {hex(id(self))}>"

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *error):
        result = self.file.__exit__(*error)
        self.close()
        return result

    def __iter__(self):
        yield from self.file

    def close(self):
        """Close the file, and remove it unless it is to stay."""
        self.file.close()
        if self.delete:
            atexit.unregister(self._remove)
            self._remove()

    def _remove(self):
        try:
            os.unlink(self.name)
        except FileNotFoundError:
            pass
        self.delete = False


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    """Make a file that has a name until it is closed, and return a file object of it."""
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        file = io.open(fd, mode, buffering, encoding, errors, newline)
    except BaseException:
        os.unlink(name)
        os.close(fd)
        raise
    return _TemporaryFileWrapper(file, name, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    """Make a file without a name and return a file object of it."""
    fd, name = mkstemp(suffix, prefix, dir)
    os.unlink(name)
    try:
        return io.open(fd, mode, buffering, encoding, errors, newline)
    except BaseException:
        os.close(fd)
        raise


class TemporaryDirectory:
    """A folder that goes with all that is in it, at the end of a with statement or of the program."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors
        atexit.register(self.cleanup)

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *error):
        self.cleanup()

    def cleanup(self):
        """Remove the folder."""
        atexit.unregister(self.cleanup)
        if os.path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignore)
