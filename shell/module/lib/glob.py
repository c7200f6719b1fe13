"""Filename globbing utility."""

import fnmatch
import os
import re

__all__ = ["escape", "glob", "iglob"]

_magic = re.compile(r'([*?[])')
_magic_bytes = re.compile(rb'([*?[])')


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """List the paths that match a pattern.

    The pattern may have shell-style wildcards; unless include_hidden, they match no
    name that begins with a dot. If recursive, '**' matches any folders.
    """
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return an iterator of what glob() finds."""
    if dir_fd is not None:
        raise NotImplementedError("glob: dir_fd")
    found = _Search(os.fspath(pathname), root_dir, recursive, include_hidden).paths(os.fspath(pathname), False)
    if not pathname or recursive and _recursive(pathname[:2]):
        found = (path for path in found if path)
    return found


def escape(pathname):
    """Escape all special characters."""
    if isinstance(pathname, bytes):
        return _magic_bytes.sub(rb'[\1]', pathname)
    return _magic.sub(r'[\1]', pathname)


def has_magic(s):
    """Whether s has a wildcard."""
    return (_magic_bytes if isinstance(s, bytes) else _magic).search(s) is not None


def _recursive(pattern):
    return pattern in ('**', b'**')


class _Search:
    """Looks below a folder for what matches."""

    def __init__(self, pathname, root, recursive, hidden):
        self.root = root if root is not None else pathname[:0]
        self.recursive = recursive
        self.hidden = hidden

    def whole(self, path):
        return os.path.join(self.root, path)

    def paths(self, pathname, folders):
        """What matches a path; folders alone, if asked for."""
        dirname, basename = os.path.split(pathname)
        if not has_magic(pathname):
            if os.path.lexists(self.whole(pathname)) if basename else os.path.isdir(self.whole(dirname)):
                yield pathname
            return
        if not dirname:
            yield from self.names(dirname, basename, folders)
            return
        if dirname != pathname and has_magic(dirname):
            parents = self.paths(dirname, True)
        else:
            parents = [dirname]
        for parent in parents:
            for name in self.names(parent, basename, folders):
                yield os.path.join(parent, name)

    def names(self, dirname, pattern, folders):
        """What matches the last part of a path, in a folder."""
        if not has_magic(pattern):
            if os.path.lexists(self.whole(os.path.join(dirname, pattern))) if pattern else os.path.isdir(self.whole(dirname)):
                yield pattern
        elif self.recursive and _recursive(pattern):
            if not dirname or os.path.isdir(self.whole(dirname)):
                yield pattern[:0]
                yield from self.below(dirname, folders)
        else:
            names = self.entries(dirname, folders)
            if not self.hidden and not self.dotted(pattern):
                names = [name for name in names if not self.dotted(name)]
            yield from fnmatch.filter(names, pattern)

    def below(self, dirname, folders):
        """All that is below a folder, as '**' has it."""
        for name in self.entries(dirname, folders):
            if self.hidden or not self.dotted(name):
                yield name
                path = os.path.join(dirname, name) if dirname else name
                for deeper in self.below(path, folders):
                    yield os.path.join(name, deeper)

    def entries(self, dirname, folders):
        """The names in a folder; none where it cannot be read."""
        path = self.whole(dirname) or (b'.' if isinstance(dirname, bytes) else '.')
        try:
            with os.scandir(path) as it:
                return [entry.name for entry in it if not folders or entry.is_dir()]
        except OSError:
            return []

    @staticmethod
    def dotted(name):
        return name[:1] in ('.', b'.')
