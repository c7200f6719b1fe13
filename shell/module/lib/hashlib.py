"""hashlib module - A common interface to many hash functions."""

import _hashlib
from _hashlib import md5, sha1, sha224, sha256, sha384, sha512
from _hashlib import sha3_224, sha3_256, sha3_384, sha3_512, shake_128, shake_256
from _hashlib import pbkdf2_hmac

# BLAKE2 and scrypt are not there.
algorithms_guaranteed = {
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512",
    "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256",
}
algorithms_available = set(_hashlib.algorithms)

__all__ = (
    *sorted(algorithms_guaranteed), "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac", "file_digest",
)


def new(name, data=b"", **kwargs):
    """Return a new hashing object using the named algorithm; optionally initialized with data."""
    return _hashlib.new(name, data, **kwargs)


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """Hash the contents of a file-like object, and return a digest object.

    digest is the name of an algorithm, or what makes a digest object.
    """
    digestobj = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        digestobj.update(fileobj.getbuffer())
        return digestobj
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError("'%r' is not a file-like object in binary reading mode." % (fileobj,))
    buffer = bytearray(_bufsize)
    view = memoryview(buffer)
    while size := fileobj.readinto(buffer):
        digestobj.update(view[:size])
    return digestobj
