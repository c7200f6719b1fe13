"""Support for regular expressions (RE).

A regular expression describes text that is looked for: . ^ $ * + ? {m,n} *? +? ??
[abc] A|B (...) (?:...) (?P<name>...) (?P=name) (?=...) (?!...) (?<=...) (?<!...)
\\number \\A \\b \\B \\d \\D \\s \\S \\w \\W \\Z mean what they mean in Python.
"""

import _re
from _re import Match, Pattern, RegexFlag
from _re_syntax import Parser as _Parser, error

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE",
    "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
]

NOFLAG = RegexFlag.NOFLAG
ASCII = A = RegexFlag.ASCII
IGNORECASE = I = RegexFlag.IGNORECASE
LOCALE = L = RegexFlag.LOCALE
UNICODE = U = RegexFlag.UNICODE
MULTILINE = M = RegexFlag.MULTILINE
DOTALL = S = RegexFlag.DOTALL
VERBOSE = X = RegexFlag.VERBOSE

_cache = {}
_MAXCACHE = 512


def match(pattern, string, flags=0):
    """Match the pattern at the start of the string; return a Match, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Match the pattern with all of the string; return a Match, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Look for the pattern anywhere in the string; return a Match, or None."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """Return the string with the matches of the pattern replaced by repl.

    repl is a string, whose backslash escapes are processed, or a function that is given
    each Match and returns a string.
    """
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """Return the tuple (new_string, number) of what sub() makes and how many it replaced."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """Split the string by the matches of the pattern; what groups matched is in the list."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """Return a list of all matches in the string: texts, or tuples where there are groups."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all matches in the string."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """Make a Pattern, which is quicker where it is used often."""
    return _compile(pattern, flags)


def purge():
    """Forget the patterns that functions have compiled."""
    _cache.clear()


_special = {i: '\\' + chr(i) for i in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """Put a backslash before what is special in a pattern."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, 'latin1').translate(_special).encode('latin1')


def _compile(pattern, flags):
    key = type(pattern), pattern, flags
    found = _cache.get(key)
    if found is not None:
        return found
    if isinstance(flags, RegexFlag):
        flags = flags.value
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    if flags & RegexFlag.DEBUG:
        raise NotImplementedError("re.DEBUG")
    parser = _Parser(pattern, flags)
    flags, text = parser.parse()
    made = _re.compile(pattern, flags, text, list(parser.names.items()), [(g, parser.loops.get(g, -1)) for g in parser.closings])
    if len(_cache) >= _MAXCACHE:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made
