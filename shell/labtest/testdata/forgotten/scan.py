# More descriptors than there may be, none of them closed.
import select, socket, ssl

for i in range(3000):
    e = select.epoll() if hasattr(select, "epoll") else None
e = None
print("epoll")
def scan(port):
    s = socket.socket()
    s.settimeout(5)
    s.connect_ex(("127.0.0.1", port))

for port in range(1, 3001):
    scan(port)
print("in a function")
for port in range(1, 3001):
    s = socket.socket()
    s.connect_ex(("127.0.0.1", port))
print("in a loop")
server = socket.create_server(("127.0.0.1", 0))
address = server.getsockname()
for i in range(1500):
    client = socket.create_connection(address)
    conn, _ = server.accept()
print("both ends")
for i in range(1500):
    a, b = socket.socketpair()
print("pairs")
for i in range(3000):
    c = a.dup()
print("copies")
for i in range(3000):
    c = socket.fromfd(a.fileno(), socket.AF_UNIX, socket.SOCK_STREAM)
print("copies of descriptors")
for i in range(3000):
    f = open("/dev/null", "rb" if i % 2 else "r")
print("files")
for i in range(3000):
    f = open(a.fileno(), "rb", closefd=False)
f = None
a.send(b"still open")
print(b.recv(100))
for i in range(1500):
    c = a.dup()
    f = c.makefile("rb" if i % 2 else "r")
    c.close()
print("files of sockets")
context = ssl.create_default_context()
for i in range(1500):
    c = context.wrap_socket(socket.socket(), server_hostname="localhost")
print("TLS")
kept = []
try:
    while True:
        kept.append(socket.socket())
except OSError as e:
    print(e)
kept.clear()
print(socket.socket().fileno() > 0)
