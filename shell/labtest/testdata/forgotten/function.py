# A server that handles each client in a function, and closes none.
import socket, sys

def handle(conn):
    data = conn.recv(1024)
    conn.sendall(data.upper())

server = socket.create_server(("127.0.0.1", 0))
print("port", server.getsockname()[1], flush=True)
for i in range(int(sys.argv[1])):
    handle(server.accept()[0])
print("served")
