"""What machine and system this is, and which Python."""

import collections
import os
import sys


class uname_result(collections.namedtuple("uname_result_base", "system node release version machine")):
    """What uname() gives. The last element, processor, is found out when it is asked for."""

    @property
    def processor(self):
        """The kind of the processor, where the system tells it."""
        return processor()

    def __iter__(self):
        return iter((*super().__iter__(), self.processor))

    def __len__(self):
        return 6

    def __getitem__(self, key):
        return tuple(self)[key]

    def __repr__(self):
        return "uname_result(%s)" % ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)


def uname():
    """Return the names of the system, its node, release and version, and the machine's."""
    return uname_result(*os.uname())


def system():
    """Return the system's name: Linux, Darwin."""
    return os.uname().sysname


def node():
    """Return the machine's name in the network."""
    return os.uname().nodename


def release():
    """Return the system's release."""
    return os.uname().release


def version():
    """Return the version of the system's release."""
    return os.uname().version


def machine():
    """Return the machine's kind: x86_64."""
    return os.uname().machine


def processor():
    """Return the processor's kind, where uname -p tells it."""
    import subprocess
    try:
        answer = subprocess.check_output(["uname", "-p"], stderr=subprocess.DEVNULL, text=True).strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
    return "" if answer == "unknown" else answer


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    """Return the name and the version of the system's C library."""
    import io
    mark = b"GNU C Library"
    for folder in (f"/lib/{machine()}-linux-gnu", "/lib64", "/usr/lib", "/lib"):
        try:
            with io.open(folder + "/libc.so.6", "rb") as f:
                text = f.read()
        except OSError:
            continue
        start = text.find(mark)
        if start >= 0:
            line = text[start:text.find(b"\n", start)].decode("latin-1")
            return "glibc", line.rpartition("version ")[2].rstrip(".")
    return lib, version


def platform(aliased=False, terse=False):
    """Return one text for all of it: system, release, machine, C library."""
    this = os.uname()
    parts = [this.sysname, this.release, this.machine]
    if this.sysname == "Darwin":
        parts[0] = "macOS"
    else:
        name, number = libc_ver()
        parts += ["with", name + number]
    return "-".join(part.replace(" ", "_") for part in parts if part)


def architecture(executable=sys.executable, bits="", linkage=""):
    """Return how many bits a pointer has, and the form of programs."""
    return bits or "64bit" if sys.maxsize > 2**32 else "32bit", linkage or "ELF" if system() == "Linux" else linkage


def python_implementation():
    """Return the name of this Python, which is not CPython."""
    return sys.implementation.name


def python_version():
    """Return the version of Python: 3.11.7."""
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    """Return the version of Python as three texts."""
    return tuple(str(n) for n in sys.version_info[:3])


def python_branch():
    """Return the branch of the source that this Python was made of: not known."""
    return ""


def python_revision():
    """Return the revision of the source that this Python was made of: not known."""
    return ""


def python_build():
    """Return the number and the date of the build: not known."""
    return "", ""


def python_compiler():
    """Return what this Python was compiled with."""
    return "Go"


def freedesktop_os_release():
    """Return what the file os-release tells of the distribution."""
    import io
    import shlex
    for name in ("/etc/os-release", "/usr/lib/os-release"):
        try:
            with io.open(name, encoding="utf-8") as f:
                found = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
                for line in f:
                    key, equals, value = line.strip().partition("=")
                    if equals and not key.startswith("#"):
                        found[key] = "".join(shlex.split(value))
                return found
        except OSError as error:
            missing = error
    raise OSError(missing.errno, "Unable to read files /etc/os-release, /usr/lib/os-release")
