"""Base16, Base32 and Base64 (RFC 4648), as an "Authorization: Basic" header has it."""

import binascii

__all__ = [
    "encodebytes", "decodebytes",
    "b64encode", "b64decode", "b32encode", "b32decode", "b16encode", "b16decode",
    "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
]


def _octets(s):
    """What is to be decoded, as bytes."""
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    """Encode the bytes-like object s using Base64 and return a bytes object.

    altchars are the two characters to use instead of + and /.
    """
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Decode the Base64 encoded bytes-like object or ASCII string s.

    Characters that are not of the alphabet are left out before the padding is
    checked, or refused if validate is true.
    """
    s = _octets(s)
    if altchars is not None:
        altchars = _octets(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Encode bytes-like object s using the standard Base64 alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """Decode bytes encoded with the standard Base64 alphabet."""
    return b64decode(s)


_to_urlsafe = bytes.maketrans(b"+/", b"-_")
_from_urlsafe = bytes.maketrans(b"-_", b"+/")


def urlsafe_b64encode(s):
    """Encode bytes using the URL- and filesystem-safe Base64 alphabet."""
    return b64encode(s).translate(_to_urlsafe)


def urlsafe_b64decode(s):
    """Decode bytes using the URL- and filesystem-safe Base64 alphabet."""
    s = _octets(s)
    s = s.translate(_from_urlsafe)
    return b64decode(s)


_base32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_base32_values = {c: i for i, c in enumerate(_base32)}


def b32encode(s):
    """Encode the bytes-like objects using base32 and return a bytes object."""
    if not isinstance(s, (bytes, bytearray)):
        s = memoryview(s).tobytes()
    encoded = bytearray()
    for i in range(0, len(s), 5):
        group = s[i:i + 5]
        number = int.from_bytes(group, "big") << 8 * (5 - len(group))
        digits = [_base32[number >> shift & 31] for shift in range(35, -1, -5)]
        used = (8 * len(group) + 4) // 5
        encoded += bytes(digits[:used]) + b"=" * (8 - used)
    return bytes(encoded)


def b32decode(s, casefold=False, map01=None):
    """Decode the base32 encoded bytes-like object or ASCII string s."""
    s = _octets(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _octets(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    padding = length - len(s)
    decoded = bytearray()
    number = 0
    for i in range(0, len(s), 8):
        group = s[i:i + 8]
        number = 0
        for c in group:
            if c not in _base32_values:
                raise binascii.Error("Non-base32 digit found")
            number = (number << 5) + _base32_values[c]
        decoded += (number << 5 * (8 - len(group))).to_bytes(5, "big")
    if length % 8 or padding not in {0, 1, 3, 4, 6}:
        raise binascii.Error("Incorrect padding")
    if padding and decoded:
        decoded = decoded[:len(decoded) - (5 * padding + 4) // 8]
    return bytes(decoded)


def b16encode(s):
    """Encode the bytes-like object s using Base16 and return a bytes object."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decode the Base16 encoded bytes-like object or ASCII string s."""
    s = _octets(s)
    if casefold:
        s = s.upper()
    for c in s:
        if c not in b"0123456789ABCDEF":
            raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def _check_input(s):
    try:
        m = memoryview(s)
    except TypeError as err:
        raise TypeError("expected bytes-like object, not %s" % s.__class__.__name__) from err
    if m.format not in ("c", "b", "B"):
        raise TypeError("expected single byte elements, not %r from %s" % (m.format, s.__class__.__name__))
    if m.ndim != 1:
        raise TypeError("expected 1-D data, not %d-D data from %s" % (m.ndim, s.__class__.__name__))


def encodebytes(s):
    """Encode a bytestring into a bytes object containing multiple lines
    of base-64 data."""
    _check_input(s)
    return b"".join([binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    """Decode a bytestring of base-64 data into a bytes object."""
    _check_input(s)
    return binascii.a2b_base64(s)
