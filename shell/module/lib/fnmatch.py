"""Names of files by patterns: * is any text, ? any character, [ab] one of them, [!ab] any other.
"""

import os
import posixpath
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]

_compiled = {}


def _matcher(pat):
    """The match method of a pattern's regular expression."""
    if pat not in _compiled:
        if len(_compiled) >= 256:
            _compiled.clear()
        if isinstance(pat, bytes):
            text = translate(pat.decode('iso-8859-1')).encode('iso-8859-1')
        else:
            text = translate(pat)
        _compiled[pat] = re.compile(text).match
    return _compiled[pat]


def fnmatch(name, pat):
    """Test whether a file's name matches a pattern, both as the system has them."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    """Test whether a name matches a pattern, case included."""
    return _matcher(pat)(name) is not None


def filter(names, pat):
    """The list of the names that match a pattern."""
    match = _matcher(os.path.normcase(pat))
    return [name for name in names if match(name)]


def _set(stuff):
    """The regular expression of what stands between [ and ]."""
    if '-' not in stuff:
        stuff = stuff.replace('\\', r'\\')
    else:
        # Ranges are cut out at each hyphen that is one; empty ones are dropped.
        chunks, start = [], 0
        k = stuff.find('-', 2 if stuff[0] == '!' else 1)
        while k >= 0:
            chunks.append(stuff[start:k])
            start = k + 1
            k = stuff.find('-', k + 3)
        if stuff[start:]:
            chunks.append(stuff[start:])
        else:
            chunks[-1] += '-'
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        stuff = '-'.join(c.replace('\\', r'\\').replace('-', r'\-') for c in chunks)
    stuff = re.sub(r'([&~|])', r'\\\1', stuff)
    if not stuff:
        return '(?!)'
    if stuff == '!':
        return '.'
    if stuff[0] == '!':
        stuff = '^' + stuff[1:]
    elif stuff[0] in ('^', '['):
        stuff = '\\' + stuff
    return '[%s]' % stuff


def translate(pat):
    """The regular expression for a pattern; nothing quotes a meta-character."""
    parts, i = [], 0  # None stands for *
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == '*':
            if not parts or parts[-1] is not None:
                parts.append(None)
        elif c == '?':
            parts.append('.')
        elif c == '[':
            first = i + 1 if pat[i:i + 1] == '!' else i
            end = pat.find(']', first + 1)
            if end < 0:
                parts.append('\\[')
            else:
                parts.append(_set(pat[i:end]))
                i = end + 1
        else:
            parts.append(re.escape(c))
    # What stands between two stars is looked for once: an atomic group keeps its place.
    pieces = [[]]
    for part in parts:
        if part is None:
            pieces.append([])
        else:
            pieces[-1].append(part)
    pieces = [''.join(piece) for piece in pieces]
    text = pieces[0] + ''.join('(?>.*?%s)' % piece for piece in pieces[1:-1])
    if len(pieces) > 1:
        text += '.*' + pieces[-1]
    return r'(?s:%s)\Z' % text
