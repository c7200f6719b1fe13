import socket, sys

port = int(sys.argv[1])


def nombres(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, a + b


s = socket.create_connection(("localhost", port))
s.sendall("".join(f"fib {x}\n" for x in nombres(10)).encode())
s.sendall("été à la plage\n".encode("utf-8") + b"\xff\xfe\n\nsans fin")
s.close()
s = socket.create_connection(("localhost", port))
s.sendall(b"une seule ligne lue\nles autres non\n")
s.close()
carres = (x * x for x in nombres(8) if x % 2)
print(next(carres), list(carres), next(carres, "fini"))
it = iter(nombres(3))
while True:
    try:
        print(next(it))
    except StopIteration:
        print("stop")
        break
