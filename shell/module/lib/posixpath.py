"""Names of files, as Unix has them: what os.path is."""

import stat
import _posix

curdir, pardir, extsep, sep, pathsep, altsep = ".", "..", ".", "/", ":", None
defpath, devnull = "/bin:/usr/bin", "/dev/null"
supports_unicode_filenames = False


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    import os
    return os.fspath(path)


def _like(path, text):
    """Return the text as bytes where the path is bytes."""
    return text.encode() if isinstance(path, bytes) else text


def _check_kinds(function, *paths):
    """Raise the TypeError for paths that cannot go together, if that is what they are."""
    for path in paths:
        if not isinstance(path, (str, bytes)):
            raise TypeError(f"{function}() argument must be str, bytes, or os.PathLike object, "
                            f"not {path.__class__.__name__!r}") from None
    if len({isinstance(path, bytes) for path in paths}) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None


def normcase(s):
    """Return the path as it is: here the case of letters counts."""
    return _fspath(s)


def isabs(s):
    """Return whether the path begins at the root."""
    s = _fspath(s)
    return s.startswith(_like(s, "/"))


def join(a, *p):
    """Put paths together; one that begins at the root makes those before it not count."""
    a = _fspath(a)
    slash = _like(a, "/")
    path = a
    try:
        if not p:
            path[:0] + slash  # a type that is wrong fails all the same
        for b in map(_fspath, p):
            if b.startswith(slash):
                path = b
            elif not path or path.endswith(slash):
                path += b
            else:
                path += slash + b
    except (TypeError, AttributeError):
        _check_kinds("join", a, *p)
        raise
    return path


def split(p):
    """Return the path up to the last slash, and what is behind it."""
    p = _fspath(p)
    slash = _like(p, "/")
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """Return the path without its extension, and that: from the last dot on."""
    p = _fspath(p)
    dot = _like(p, ".")
    start = p.rfind(_like(p, "/")) + 1
    i = p.rfind(dot)
    if i > start and p[start:i].strip(dot):
        return p[:i], p[i:]
    return p, p[:0]


def splitdrive(p):
    """Return an empty drive, and the path."""
    p = _fspath(p)
    return p[:0], p


def basename(p):
    """Return what is behind the last slash."""
    return split(p)[1]


def dirname(p):
    """Return what is before the last slash."""
    return split(p)[0]


def _status(path, call=_posix.stat):
    """Return what stat() says, None where there is no such file."""
    try:
        return call(path)
    except (OSError, ValueError):
        return None


def exists(path):
    """Return whether there is such a file or folder."""
    return _status(path) is not None


def lexists(path):
    """Return whether there is such a name; a broken link is one."""
    return _status(path, _posix.lstat) is not None


def isfile(path):
    """Return whether there is such a file."""
    st = _status(path)
    return st is not None and stat.S_ISREG(st.st_mode)


def isdir(s):
    """Return whether there is such a folder."""
    st = _status(s)
    return st is not None and stat.S_ISDIR(st.st_mode)


def islink(path):
    """Return whether the path is a symbolic link."""
    try:
        return stat.S_ISLNK(_posix.lstat(path).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def ismount(path):
    """Return whether a file system begins at the path."""
    st = _status(path, _posix.lstat)
    if st is None or stat.S_ISLNK(st.st_mode):
        return False
    path = _fspath(path)
    above = _status(realpath(join(path, _like(path, ".."))), _posix.lstat)
    return above is not None and (st.st_dev != above.st_dev or st.st_ino == above.st_ino)


def getsize(filename):
    """Return the size of a file in bytes."""
    return _posix.stat(filename).st_size


def getmtime(filename):
    """Return when a file was last changed."""
    return _posix.stat(filename).st_mtime


def getatime(filename):
    """Return when a file was last read."""
    return _posix.stat(filename).st_atime


def getctime(filename):
    """Return when a file's status was last changed."""
    return _posix.stat(filename).st_ctime


def samestat(s1, s2):
    """Return whether two results of stat() are of the same file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Return whether two paths are of the same file."""
    return samestat(_posix.stat(f1), _posix.stat(f2))


def sameopenfile(fp1, fp2):
    """Return whether two descriptors are of the same file."""
    return samestat(_posix.fstat(fp1), _posix.fstat(fp2))


def expanduser(path):
    """Replace ~ or ~NAME at the beginning by the user's home folder."""
    import os
    path = _fspath(path)
    tilde, slash = _like(path, "~"), _like(path, "/")
    if not path.startswith(tilde):
        return path
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    name = path[1:end]
    if name:
        home = _posix._user(os.fsdecode(name))[1]
    else:
        home = os.environ["HOME"] if "HOME" in os.environ else _posix._user(_posix.getuid())[1]
    if home is None:
        return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return (home.rstrip(slash) + path[end:]) or slash


def expandvars(path):
    """Replace $NAME and ${NAME} by the values of the environment; an unknown one stays."""
    import os
    path = _fspath(path)
    environ = os.environb if isinstance(path, bytes) else os.environ
    dollar, opens, closes = (_like(path, c) for c in "${}")
    done, i = path[:0], path.find(dollar)
    while i >= 0:
        done, path = done + path[:i], path[i:]
        end = 1
        if path[1:2] == opens:
            end = path.find(closes) + 1
            name = path[2:end - 1]
        else:
            while end < len(path) and _is_word(path[end:end + 1]):
                end += 1
            name = path[1:end]
        end = max(end, 1)
        done += environ[name] if name and name in environ else path[:end]
        path = path[end:]
        i = path.find(dollar)
    return done + path


def _is_word(c):
    return c.isalnum() and c.isascii() or c in ("_", b"_")


def normpath(path):
    """Take out what leads nowhere: A//B, A/./B, A/x/../B."""
    path = _fspath(path)
    slash, dot, up = (_like(path, s) for s in ("/", ".", ".."))
    if not path:
        return dot
    root = path[:0]
    if path.startswith(slash):
        # Two slashes at the beginning may mean something else, three do not.
        root = slash * 2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else slash
    kept = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != up or not root and not kept or kept and kept[-1] == up:
            kept.append(part)
        elif kept:
            kept.pop()
    return root + slash.join(kept) or dot


def abspath(path):
    """Return the path from the root on."""
    path = _fspath(path)
    if not isabs(path):
        import os
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """Return the path from the root on, without any symbolic link."""
    filename = _fspath(filename)
    slash, dot, up = (_like(filename, s) for s in ("/", ".", ".."))
    path = slash if isabs(filename) else abspath(filename[:0])
    left = filename.split(slash)[::-1]
    seen = {}  # where each link leads, None while that is found out
    while left:
        name = left.pop()
        if name is None:  # a link ends here
            seen[left.pop()] = path
            continue
        if not name or name == dot:
            continue
        if name == up:
            path = dirname(path)
            continue
        new = join(path, name)
        try:
            is_link = stat.S_ISLNK(_posix.lstat(new).st_mode)
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link:
            path = new
            continue
        if new in seen:
            path = seen[new]
            if path is not None:
                continue
            if strict:
                _posix.stat(new)  # which raises the error
            path = join(new, *[part for part in left[::-1] if part is not None and part is not new])
            return normpath(path)
        seen[new] = None
        left += [new, None]
        target = _posix.readlink(new)
        if isabs(target):
            path = slash
        left += target.split(slash)[::-1]
    return path


def relpath(path, start=None):
    """Return the path as it is from start, or from the working folder."""
    if not path:
        raise ValueError("no path specified")
    path = _fspath(path)
    slash, dot, up = (_like(path, s) for s in ("/", ".", ".."))
    start = dot if start is None else _fspath(start)
    try:
        there = [part for part in abspath(path).split(slash) if part]
        here = [part for part in abspath(start).split(slash) if part]
    except (TypeError, AttributeError):
        _check_kinds("relpath", path, start)
        raise
    if isinstance(path, bytes) != isinstance(start, bytes):
        _check_kinds("relpath", path, start)
    same = len(commonprefix([here, there]))
    return slash.join([up] * (len(here) - same) + there[same:]) or dot


def commonprefix(m):
    """Return what all the strings, or lists, begin with."""
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    least, most = min(m), max(m)
    for i, c in enumerate(least):
        if c != most[i]:
            return least[:i]
    return least


def commonpath(paths):
    """Return the longest path that all the paths begin with."""
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = tuple(map(_fspath, paths))
    _check_kinds("commonpath", *paths)
    slash, dot = _like(paths[0], "/"), _like(paths[0], ".")
    if len({path.startswith(slash) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split = [[part for part in path.split(slash) if part and part != dot] for path in paths]
    root = slash if paths[0].startswith(slash) else paths[0][:0]
    return root + slash.join(commonprefix(split))
