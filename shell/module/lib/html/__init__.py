"""Escape the characters that mean something in HTML, and read references to others."""

import re

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    """Replace special characters "&", "<" and ">" to HTML-safe sequences.

    If quote is true, " and ' are replaced too.
    """
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace('\'', "&#x27;")
    return s


# The names of U+00A0 to U+00FF, in order: these need no semicolon.
_latin = """nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr
deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest
Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml""".split()
_names = {name: chr(0xa0 + i) for i, name in enumerate(_latin)}
_names.update(amp='&', lt='<', gt='>', quot='"', AMP='&', LT='<', GT='>', QUOT='"', COPY='©', REG='®')
_closed = dict(apos="'", OElig='Œ', oelig='œ', Scaron='Š', scaron='š', Yuml='Ÿ', fnof='ƒ', circ='ˆ', tilde='˜',
               ensp='\u2002', emsp='\u2003', thinsp='\u2009', zwnj='\u200c', zwj='\u200d', lrm='\u200e', rlm='\u200f',
               ndash='–', mdash='—', lsquo='‘', rsquo='’', sbquo='‚', ldquo='“', rdquo='”', bdquo='„', dagger='†',
               Dagger='‡', bull='•', hellip='…', permil='‰', prime='′', Prime='″', lsaquo='‹', rsaquo='›', euro='€',
               trade='™', larr='←', uarr='↑', rarr='→', darr='↓', harr='↔', minus='−', infin='∞', ne='≠', le='≤', ge='≥')

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
    if name[0] == '#':
        return _number(name[1:].rstrip(';'))
    if name[-1] == ';':
        c = _names.get(name[:-1]) or _closed.get(name[:-1])
        if c:
            return c
    for end in range(len(name), 1, -1):
        if name[:end] in _names:
            return _names[name[:end]] + name[end:]
    return '&' + name


def unescape(s):
    """Convert the references such as &gt;, &#62; and &#x3e; in the string s to characters.

    Of the names those are known that pages in Western languages use.
    """
    if '&' not in s:
        return s
    return re.sub(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)', _character, s)
