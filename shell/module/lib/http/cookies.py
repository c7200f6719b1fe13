"""Cookies as a server sends them (Set-Cookie) and a client returns them (Cookie)."""

import string

__all__ = ["CookieError", "BaseCookie", "SimpleCookie"]

_LEGAL = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"
_UNQUOTED = _LEGAL + " ()/<=>?@[]{}"


class CookieError(Exception):
    pass


def _quote(text):
    """A value as it is sent: in quotes where it needs them."""
    if text is None or not text.strip(_LEGAL):
        return text
    quoted = ""
    for c in text:
        if c in '"\\':
            quoted += "\\" + c
        elif c in _UNQUOTED or c > "\xff":
            quoted += c
        else:
            quoted += "\\%03o" % ord(c)
    return '"' + quoted + '"'


def _unquote(text):
    """The value of what was sent."""
    if text is None or len(text) < 2 or not text[0] == text[-1] == '"':
        return text
    plain, i, text = "", 0, text[1:-1]
    while i < len(text):
        if text[i] != "\\":
            plain += text[i]
            i += 1
        elif len(text) >= i + 4 and not text[i + 1:i + 4].strip("01234567"):
            plain += chr(int(text[i + 1:i + 4], 8))
            i += 4
        else:
            plain += text[i + 1:i + 2]
            i += 2
    return plain


class Morsel(dict):
    """A value with a cookie's attributes: path, max-age, httponly …"""

    _reserved = {"expires": "expires", "path": "Path", "comment": "Comment", "domain": "Domain", "max-age": "Max-Age",
                 "secure": "Secure", "httponly": "HttpOnly", "version": "Version", "samesite": "SameSite"}
    _flags = {"secure", "httponly"}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        for key in self._reserved:
            dict.__setitem__(self, key, "")

    key = property(lambda self: self._key)
    value = property(lambda self: self._value)
    coded_value = property(lambda self: self._coded_value)

    def __setitem__(self, key, value):
        if key.lower() not in self._reserved:
            raise CookieError("Invalid attribute %r" % (key,))
        dict.__setitem__(self, key.lower(), value)

    def isReservedKey(self, key):
        return key.lower() in self._reserved

    def set(self, key, val, coded_val):
        if key.lower() in self._reserved:
            raise CookieError("Attempt to set a reserved key %r" % (key,))
        if not key or key.strip(_LEGAL):
            raise CookieError("Illegal key %r" % (key,))
        self._key, self._value, self._coded_value = key, val, coded_val

    def output(self, attrs=None, header="Set-Cookie:"):
        return "%s %s" % (header, self.OutputString(attrs))

    __str__ = output

    def __repr__(self):
        return "<%s: %s>" % (self.__class__.__name__, self.OutputString())

    def OutputString(self, attrs=None):
        parts = ["%s=%s" % (self.key, self.coded_value)]
        for key, value in sorted(self.items()):
            if value == "" or key not in (self._reserved if attrs is None else attrs):
                continue
            name = self._reserved[key]
            if key == "expires" and isinstance(value, int):
                import email.utils
                import time
                parts.append("%s=%s" % (name, email.utils.formatdate(time.time() + value, usegmt=True)))
            elif key == "max-age" and isinstance(value, int):
                parts.append("%s=%d" % (name, value))
            elif key == "comment" and isinstance(value, str):
                parts.append("%s=%s" % (name, _quote(value)))
            elif key not in self._flags:
                parts.append("%s=%s" % (name, value))
            elif value:
                parts.append(name)
        return "; ".join(parts)


class BaseCookie(dict):
    """Cookies by name; each is a Morsel."""

    def __init__(self, input=None):
        if input:
            self.load(input)

    def value_decode(self, val):
        return val, val

    def value_encode(self, val):
        return str(val), str(val)

    def _set(self, key, real_value, coded_value):
        morsel = self.get(key, Morsel())
        morsel.set(key, real_value, coded_value)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self._set(key, *self.value_encode(value))

    def output(self, attrs=None, header="Set-Cookie:", sep="\015\012"):
        """The headers that send these cookies."""
        return sep.join([morsel.output(attrs, header) for _, morsel in sorted(self.items())])

    __str__ = output

    def __repr__(self):
        return "<%s: %s>" % (self.__class__.__name__, " ".join(["%s=%r" % (k, m.value) for k, m in sorted(self.items())]))

    def load(self, rawdata):
        """Take cookies from a header's value, or from a dict."""
        if not isinstance(rawdata, str):
            for key, value in rawdata.items():
                self[key] = value
            return
        pairs, named = [], False
        for part in [p.strip() for p in rawdata.split(";")]:
            key, equals, value = [p.strip() for p in part.partition("=")]
            reserved = key.lower() in Morsel._reserved
            if not part or key.startswith("$"):
                continue
            if key.strip(_LEGAL) or reserved and not named or not equals and key.lower() not in Morsel._flags:
                return  # what is no cookie spoils all
            pairs.append((key, value if equals else None, reserved))
            named = True
        for key, value, reserved in pairs:
            if not reserved:
                self._set(key, *self.value_decode(value))
                morsel = self[key]
            else:
                morsel[key] = True if value is None else _unquote(value)


class SimpleCookie(BaseCookie):
    """Cookies whose values are text, in quotes where it is needed."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        return str(val), _quote(str(val))
