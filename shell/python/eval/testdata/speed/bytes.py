import struct


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = 0
    for i in range(0, len(data), 2):
        total += data[i] << 8 | data[i + 1]
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def packet(number, payload):
    head = struct.pack("!BBHHH", 8, 0, 0, 77, number)
    return struct.pack("!BBHHH", 8, 0, checksum(head + payload), 77, number) + payload


stream = bytearray()
for i in range(8000):
    stream += struct.pack("!I", 40) + packet(i, b"0123456789abcdef" * 2)
data = bytes(stream)
at = good = 0
while at < len(data):
    (size,) = struct.unpack_from("!I", data, at)
    body = data[at + 4:at + 4 + size]
    kind, code, check, ident, number = struct.unpack("!BBHHH", body[:8])
    if kind == 8 and body[8:].endswith(b"f") and number == int.from_bytes(body[6:8], "big"):
        good += 1
    at += 4 + size
key = b"secret"
masked = bytes(b ^ key[i % 6] for i, b in enumerate(data[:120000]))
lines = b"\r\n".join(b"Header-%d: value %d" % (i, i * i) for i in range(30000))
fields = 0
for line in lines.split(b"\r\n"):
    name, value = line.split(b": ")
    fields += len(name) + int(value.decode().split()[1])
print(good, checksum(masked), fields, masked[:8].hex(), lines.find(b"9999"))
