# Frames read out of one buffer without copies: memoryview and struct.
import socket
import struct

HEADER = struct.Struct("!BBH")
buffer = bytearray(64)
view = memoryview(buffer)
at = 0
for kind, flags, payload in ((1, 0, b"hello"), (2, 7, b""), (3, 255, bytes(range(6)))):
    HEADER.pack_into(view, at, kind, flags, len(payload))
    at += HEADER.size
    view[at : at + len(payload)] = payload
    at += len(payload)
print(bytes(view[:at]), at, buffer[:4].hex(" "))


def frames(data):
    at = 0
    while at < len(data):
        kind, flags, size = HEADER.unpack_from(data, at)
        at += HEADER.size
        yield kind, flags, data[at : at + size]
        at += size


for kind, flags, payload in frames(view[:at]):
    print(kind, flags, type(payload).__name__, len(payload), bytes(payload), payload.tolist(), payload == bytes(payload))
first = next(frames(view[:at]))[2]
first[0] = ord("J")
print(bytes(first), buffer[4:9], first.obj is buffer, first.nbytes, first.readonly, first.format, first.itemsize, first.shape)
left, right = socket.socketpair()
with left, right:
    left.sendall(view[:at])
    room = memoryview(bytearray(40))
    got = right.recv_into(room[4:])
    print(got, bytes(room[: 4 + got]))
    left.send(memoryview(b"abcdef")[2:4])
    print(right.recv(10))
ro = memoryview(b"read only")
for attempt in (lambda: ro.__setitem__(0, 1), lambda: view.__setitem__(slice(0, 2), b"abc"), lambda: view[100], lambda: view.__setitem__(0, 256),
                lambda: memoryview("text"), lambda: buffer.extend(b"x"), lambda: ro["a"], lambda: hash(view)):
    try:
        print(attempt())
    except (TypeError, ValueError, IndexError, BufferError) as e:
        print(type(e).__name__, e)
print(ro[0], ro[-1], ro[1:4].tobytes(), bytes(ro[::-2]), ro.hex(), list(ro[:3]), len(ro), ro[:4] == b"read", 100 in ro, hash(ro) == hash(b"read only"))
print(b"".join([ro[:4], ro[4:]]), bytes(ro).upper(), bytearray(ro)[:2], int.from_bytes(ro[:2], "big"), ro.tobytes() in b"read only", str(ro[:4], "ascii"))
words = memoryview(struct.pack("<4H", 1, 2, 300, 65535)).cast("H")
print(words.tolist(), words[2], len(words), words.nbytes, words.format, words[1:3].tolist(), words.cast("B")[4])
with memoryview(buffer) as m:
    m[:3] = b"xyz"
try:
    m[0]
except ValueError as e:
    print(e)
view.release(), first.release()
print(buffer[:9])


def checksum(data):
    """Of RFC 1071, over a view."""
    total = sum(struct.unpack(f"!{len(data) // 2}H", data[: len(data) // 2 * 2]))
    if len(data) % 2:
        total += data[-1] << 8
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


print([hex(checksum(memoryview(d))) for d in (b"", b"\0\1", b"abc", bytes(range(20)))])
