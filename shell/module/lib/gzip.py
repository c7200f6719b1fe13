"""Functions that compress and decompress data in the form of gzip. Files are not there."""

import struct
import time
import zlib

__all__ = ["BadGzipFile", "compress", "decompress"]


class BadGzipFile(OSError):
    """What was read is not in the form of gzip."""


def compress(data, compresslevel=9, *, mtime=None):
    """Compress bytes."""
    packed = zlib.compress(data, level=compresslevel, wbits=31)
    if mtime == 0:
        return packed
    return packed[:4] + struct.pack("<L", int(time.time() if mtime is None else mtime)) + packed[8:9] + b"\xff" + packed[10:]


def decompress(data):
    """Give what was compressed, of all parts of a file."""
    members = []
    while data:
        if data[:2] != b"\037\213":
            raise BadGzipFile("Not a gzipped file (%r)" % bytes(data[:2]))
        if len(data) > 2 and data[2] != 8:
            raise BadGzipFile("Unknown compression method")
        member = zlib.decompressobj(wbits=31)
        try:
            members.append(member.decompress(data))
        except zlib.error as e:
            if "incorrect data check" in str(e):
                raise BadGzipFile("CRC check failed") from None
            raise
        if not member.eof:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data = member.unused_data.lstrip(b"\x00")
    return b"".join(members)
