"""Asking for a password, which the terminal does not show."""

import os
import sys
import warnings
import _posix

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    """The password may be seen while it is typed."""


def getpass(prompt="Password: ", stream=None):
    """Ask for a password on the terminal, or on standard input where there is none."""
    try:
        if stream is None:
            return _posix._secret(prompt)
        print(prompt, end="", file=stream, flush=True)
        return _posix._secret("")
    except OSError:
        return _getpass_seen(prompt, stream)


def _getpass_seen(prompt, stream):
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=3)
    stream = stream or sys.stderr
    print("Warning: Password input may be echoed.", file=stream)
    print(prompt, end="", file=stream, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.removesuffix("\n")


def getuser():
    """Return the user's name, by the environment or by the system."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if user := os.environ.get(name):
            return user
    user, _ = _posix._user(os.getuid())
    if user is None:
        raise KeyError(f"getpwuid(): uid not found: {os.getuid()}")
    return user
