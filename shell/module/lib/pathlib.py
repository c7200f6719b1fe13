"""Paths as objects, with the files and folders that they name."""

import errno
import io
import os
import stat
import posixpath

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


class PurePath:
    """A path, whether there is such a file or not."""

    __slots__ = ("_root", "_names", "_text")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        return cls._of(*cls._parse(args))

    @classmethod
    def _of(cls, root, names):
        self = object.__new__(cls)
        self._root, self._names = root, names
        self._text = root + "/".join(names) or "."
        return self

    @staticmethod
    def _parse(args):
        texts = []
        for arg in args:
            text = os.fspath(arg)
            if not isinstance(text, str):
                raise TypeError("argument should be a str object or an os.PathLike object returning str, "
                                f"not {type(text)}")
            texts.append(text)
        text = posixpath.join(*texts) if texts else ""
        root = ""
        if text.startswith("/"):
            root = "//" if text.startswith("//") and not text.startswith("///") else "/"
        return root, [name for name in text.split("/") if name and name != "."]

    def __reduce__(self):
        return type(self), self.parts

    def __fspath__(self):
        return self._text

    def __str__(self):
        return self._text

    def __bytes__(self):
        return os.fsencode(self)

    def as_posix(self):
        """Return the path with slashes."""
        return self._text

    def as_uri(self):
        """Return the path as a file: URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes
        return "file://" + quote_from_bytes(bytes(self))

    def __repr__(self):
        return f"{type(self).__name__}({self._text!r})"

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts == other.parts

    def __hash__(self):
        return hash(self.parts)

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts < other.parts

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts <= other.parts

    def __truediv__(self, key):
        try:
            return type(self)(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return type(self)(key, self)
        except TypeError:
            return NotImplemented

    def joinpath(self, *args):
        """Return the path with others behind it."""
        return type(self)(self, *args)

    drive = property(lambda self: "", doc="Empty: there are no drives here.")
    root = property(lambda self: self._root, doc="The slash that the path begins with, or nothing.")
    anchor = property(lambda self: self._root, doc="Drive and root.")
    name = property(lambda self: self._names[-1] if self._names else "", doc="The last name of the path.")

    @property
    def parts(self):
        """The root and the names, one by one."""
        return ((self._root,) if self._root else ()) + tuple(self._names)

    @property
    def suffix(self):
        """The last name from its last dot on."""
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        """The last name's parts from its first dot on."""
        if self.name.endswith("."):
            return []
        return ["." + part for part in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The last name without its suffix."""
        return self.name.removesuffix(self.suffix) if self.suffix else self.name

    @property
    def parent(self):
        """The path without its last name."""
        return self._of(self._root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        """The folders above, the nearest first."""
        return _Parents(self)

    def with_name(self, name):
        """Return the path with another last name."""
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._of(self._root, self._names[:-1] + [name])

    def with_stem(self, stem):
        """Return the path with another last name, but for the suffix."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """Return the path with another suffix, or without one."""
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        """Return whether the path begins at the root."""
        return bool(self._root)

    def is_reserved(self):
        """Return False: no name is reserved here."""
        return False

    def relative_to(self, *other):
        """Return the path as it is from another."""
        if not other:
            raise TypeError("need at least one argument")
        base = type(self)(*other)
        count = len(base.parts)
        if self.parts[:count] != base.parts:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the "
                             "other is absolute.")
        return self._of("", list(self.parts[count:])) if count else self

    def is_relative_to(self, *other):
        """Return whether the path is below another."""
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def match(self, pattern):
        """Return whether the end of the path matches a pattern, or all of it where that has a root."""
        root, names = self._parse([pattern])
        if not names and not root:
            raise ValueError("empty pattern")
        if root and (root != self._root or len(names) != len(self._names)) or len(names) > len(self._names):
            return False
        return all(_matches(name, p) for name, p in zip(self._names[::-1], names[::-1]))


def _matches(name, pattern):
    import fnmatch
    return fnmatch.fnmatchcase(name, pattern)


class _Parents:
    """The folders above a path, as a sequence."""

    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._names)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        return self._path._of(self._path._root, self._path._names[:-1 - index])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePosixPath(PurePath):
    """A path of Unix."""

    __slots__ = ()


class Path(PurePath):
    """A path, and what may be done with the file or folder that it names."""

    __slots__ = ()

    def __new__(cls, *args):
        if cls is Path:
            cls = PosixPath
        return cls._of(*cls._parse(args))

    @classmethod
    def cwd(cls):
        """Return the working folder."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """Return the user's home folder."""
        return cls("~").expanduser()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    # What there is.

    def stat(self, *, follow_symlinks=True):
        """Return what os.stat() gives."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """Return what os.lstat() gives."""
        return os.lstat(self)

    def exists(self):
        """Return whether there is such a file or folder."""
        return self._status() is not None

    def _status(self):
        try:
            return os.stat(self)
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP):
                raise
        except ValueError:
            pass
        return None

    def _is(self, test):
        st = self._status()
        return st is not None and test(st.st_mode)

    def is_dir(self):
        """Return whether it is a folder."""
        return self._is(stat.S_ISDIR)

    def is_file(self):
        """Return whether it is a regular file."""
        return self._is(stat.S_ISREG)

    def is_socket(self):
        """Return whether it is a socket."""
        return self._is(stat.S_ISSOCK)

    def is_fifo(self):
        """Return whether it is a named pipe."""
        return self._is(stat.S_ISFIFO)

    def is_symlink(self):
        """Return whether it is a symbolic link."""
        return os.path.islink(self)

    def is_mount(self):
        """Return whether a file system begins here."""
        return os.path.ismount(self)

    def samefile(self, other):
        """Return whether another path is of the same file."""
        return os.path.samefile(self, other)

    def iterdir(self):
        """Yield the paths of what is in the folder."""
        for name in os.listdir(self):
            yield self / name

    def glob(self, pattern):
        """Yield the paths in the folder that match a pattern; ** is any number of folders."""
        root, names = self._parse([pattern])
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        yield from self._glob(names, pattern.endswith("/"))

    def rglob(self, pattern):
        """Yield the paths in the folder and all below it that match a pattern."""
        root, names = self._parse([pattern])
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        yield from self._glob(["**"] + names, pattern.endswith("/"))

    def _glob(self, names, folders):
        if not names:
            if not folders or self.is_dir():
                yield self
            return
        first, rest = names[0], names[1:]
        if first == "**":
            seen = set()
            for folder in self._folders():
                for path in folder._glob(rest, folders or not rest):
                    if path not in seen:
                        seen.add(path)
                        yield path
            return
        if "**" in first:
            raise ValueError("Invalid pattern: '**' can only be an entire path component")
        if not any(c in first for c in "*?["):
            if (self / first).exists():
                yield from (self / first)._glob(rest, folders)
            return
        try:
            found = os.listdir(self)
        except (PermissionError, NotADirectoryError, FileNotFoundError):
            return
        for name in found:
            if _matches(name, first) and (not rest or (self / name).is_dir()):
                yield from (self / name)._glob(rest, folders)

    def _folders(self):
        """Yield the folder itself and all below it."""
        yield self
        try:
            entries = list(os.scandir(self))
        except OSError:
            return
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from (self / entry.name)._folders()

    # Other paths to it.

    def absolute(self):
        """Return the path from the root on."""
        return self if self.is_absolute() else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        """Return the path from the root on, without any symbolic link."""
        return type(self)(os.path.realpath(self, strict=strict))

    def expanduser(self):
        """Replace ~ or ~NAME at the beginning by the user's home folder."""
        if not self._root and self._names and self._names[0].startswith("~"):
            home = os.path.expanduser(self._names[0])
            if home.startswith("~"):
                raise RuntimeError("Could not determine home directory.")
            return type(self)(home, *self._names[1:])
        return self

    def readlink(self):
        """Return where a symbolic link leads."""
        return type(self)(os.readlink(self))

    # What is in it.

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file as open() does."""
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """Return what is in the file."""
        with self.open("rb") as f:
            return f.read()

    def read_text(self, encoding=None, errors=None):
        """Return the text that is in the file."""
        with self.open("r", encoding=encoding, errors=errors) as f:
            return f.read()

    def write_bytes(self, data):
        """Make data what is in the file."""
        data = memoryview(data)
        with self.open("wb") as f:
            return f.write(data)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Make a text what is in the file."""
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    # Changes.

    def touch(self, mode=0o666, exist_ok=True):
        """Make the file, or its time of change the present."""
        if exist_ok:
            try:
                os.utime(self)
                return
            except OSError:
                pass  # it is to be made
        flags = os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL)
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make the folder, and with parents those above it."""
        try:
            os.mkdir(self, mode)
        except OSError as e:
            if parents and isinstance(e, FileNotFoundError) and self.parent != self:
                self.parent.mkdir(parents=True, exist_ok=True)
                self.mkdir(mode, exist_ok=exist_ok)
            elif not (exist_ok and self.is_dir()):
                raise

    def chmod(self, mode):
        """Change the permissions."""
        os.chmod(self, mode)

    def rmdir(self):
        """Remove the folder, which must be empty."""
        os.rmdir(self)

    def unlink(self, missing_ok=False):
        """Remove the file."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        """Give it another name, and return that."""
        os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        """Give it another name, whatever has that name, and return it."""
        os.replace(self, target)
        return type(self)(target)

    def symlink_to(self, target, target_is_directory=False):
        """Make a symbolic link that leads to target."""
        os.symlink(target, self)

    def hardlink_to(self, target):
        """Make it another name of the file target."""
        os.link(target, self)


class PosixPath(Path, PurePosixPath):
    """A path of Unix, and what may be done with the file or folder that it names."""

    __slots__ = ()
