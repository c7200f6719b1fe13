# What has no name any more keeps no address.
import socket, sys

at = ("127.0.0.1", 5000)

def local(family, kind, where):
    s = socket.socket(family, kind)
    s.bind(where)
    if kind == socket.SOCK_STREAM:
        s.listen()

for i in range(50):
    local(socket.AF_INET, socket.SOCK_STREAM, at)
    local(socket.AF_INET, socket.SOCK_DGRAM, at)
print("locals")
if sys.platform == "linux":
    for i in range(50):
        local(socket.AF_UNIX, socket.SOCK_DGRAM, "\0forgotten")
print("Unix")
for i in range(50):
    socket.create_server(at)
print("expressions")
for i in range(50):
    s = None
    s = socket.create_server(at)
s = None
print("names")

class Serveur:
    def __init__(self):
        self.sock = socket.create_server(at)

for i in range(50):
    Serveur()
print("attributes")

# Both may bind, one may listen.
for i in range(50):
    s = None
    s, other = socket.socket(), socket.socket()
    for x in s, other:
        x.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        x.bind(at)
    x = None
    s.listen()
print("listeners")
