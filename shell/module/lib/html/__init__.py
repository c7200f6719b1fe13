"""Escape the characters that mean something in HTML, and read references to others."""

import _html

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    """Write &, < and > so that HTML shows them.

    If quote is true, " and ' are replaced too.
    """
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace('\'', "&#x27;")
    return s


_windows = dict(enumerate(
    '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ', 0x80))


def _number(digits):
    """The character of a numeric reference."""
    n = int(digits[1:], 16) if digits[0] in 'xX' else int(digits)
    if n in _windows:
        return _windows[n]
    if n == 0 or 0xD800 <= n <= 0xDFFF or n > 0x10FFFF:
        return '\uFFFD'
    if n < 0x20 and n not in (9, 10, 12, 13) or 0x7F <= n < 0xA0 or n & 0xFFFE == 0xFFFE or 0xFDD0 <= n <= 0xFDEF:
        return '\r' if n == 13 else ''
    return chr(n)


def _character(mo):
    name = mo.group(1)
    return _number(name[1:].rstrip(';')) if name[0] == '#' else _html.named(name)


def unescape(s):
    """Convert the references such as &gt;, &#62; and &#x3e; in the string s to characters."""
    if '&' not in s:
        return s
    import re
    return re.sub(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)', _character, s)
