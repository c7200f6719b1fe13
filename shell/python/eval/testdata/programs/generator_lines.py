# A reader of lines over a stream that delivers pieces, as a generator.
import socket


def pieces(sock, size):
    while True:
        data = sock.recv(size)
        if not data:
            return "closed"
        yield data


def lines(source, end=b"\n"):
    rest = b""
    count = 0
    while True:
        try:
            piece = next(source)
        except StopIteration as stop:
            print("the stream is", stop.value)
            break
        rest += piece
        *whole, rest = rest.split(end)
        for line in whole:
            count += 1
            yield line.decode()
    if rest:
        yield f"{rest.decode()} (without an end)"
    return count


def numbered(source):
    count = yield from source
    print("lines that ended:", count)


for size in (1, 4, 100):
    left, right = socket.socketpair()
    with left, right:
        left.sendall("un\ndeux\n\nété\nlast".encode())
        left.shutdown(socket.SHUT_WR)
        for line in numbered(lines(pieces(right, size))):
            print(size, repr(line))

left, right = socket.socketpair()
with left, right:
    left.sendall(b"first\nsecond\nthird\n")
    reader = lines(pieces(right, 3))
    print(next(reader), next(reader))
    reader.close()
    print(next(reader, "closed"))
    print(right.recv(100))


def requests(source):
    """HTTP heads: lines up to an empty one."""
    head = []
    for line in source:
        line = line.rstrip("\r")
        if line:
            head.append(line)
        else:
            yield head
            head = []


left, right = socket.socketpair()
with left, right:
    left.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: b\r\n\r\n")
    left.close()
    for start, *fields in requests(lines(pieces(right, 7))):
        print(start.split(), dict(f.split(": ") for f in fields))
