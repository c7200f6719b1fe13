# A server whose next client takes the name of the one before.
import socket, sys

server = socket.create_server(("127.0.0.1", 0))
print("port", server.getsockname()[1], flush=True)
for i in range(int(sys.argv[1])):
    conn, addr = server.accept()
    data = conn.recv(1024)
    conn.sendall(data.upper())
print("served")
