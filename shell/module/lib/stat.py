"""What the numbers of os.stat() mean."""

ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)

S_IFIFO, S_IFCHR, S_IFDIR, S_IFBLK = 0o010000, 0o020000, 0o040000, 0o060000
S_IFREG, S_IFLNK, S_IFSOCK = 0o100000, 0o120000, 0o140000
S_IFDOOR = S_IFPORT = S_IFWHT = 0

S_ISUID, S_ISGID, S_ISVTX = 0o4000, 0o2000, 0o1000
S_ENFMT = S_ISGID
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IREAD, S_IWRITE, S_IEXEC = S_IRUSR, S_IWUSR, S_IXUSR
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o070, 0o040, 0o020, 0o010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o007, 0o004, 0o002, 0o001


def S_IMODE(mode):
    """Return the permissions, without the kind of file."""
    return mode & 0o7777


def S_IFMT(mode):
    """Return the kind of file."""
    return mode & 0o170000


def _kind(name, wanted, what):
    def test(mode):
        return mode & 0o170000 == wanted
    test.__name__ = test.__qualname__ = name
    test.__doc__ = f"Return whether the mode is that of {what}."
    return test


S_ISDIR = _kind("S_ISDIR", S_IFDIR, "a folder")
S_ISCHR = _kind("S_ISCHR", S_IFCHR, "a device of characters")
S_ISBLK = _kind("S_ISBLK", S_IFBLK, "a device of blocks")
S_ISREG = _kind("S_ISREG", S_IFREG, "a regular file")
S_ISFIFO = _kind("S_ISFIFO", S_IFIFO, "a named pipe")
S_ISLNK = _kind("S_ISLNK", S_IFLNK, "a symbolic link")
S_ISSOCK = _kind("S_ISSOCK", S_IFSOCK, "a socket")


def S_ISDOOR(mode):
    """Return False: there are none here."""
    return False


S_ISPORT = S_ISWHT = S_ISDOOR


def filemode(mode):
    """Return the mode as ls -l shows it: -rwxrwxrwx."""
    kinds = {S_IFLNK: "l", S_IFREG: "-", S_IFSOCK: "s", S_IFDIR: "d", S_IFCHR: "c", S_IFBLK: "b", S_IFIFO: "p"}
    text = kinds.get(S_IFMT(mode), "?")
    for shift, special, letter in ((6, S_ISUID, "s"), (3, S_ISGID, "s"), (0, S_ISVTX, "t")):
        bits = mode >> shift & 7
        text += ("r" if bits & 4 else "-") + ("w" if bits & 2 else "-")
        if mode & special:
            text += letter if bits & 1 else letter.upper()
        else:
            text += "x" if bits & 1 else "-"
    return text
