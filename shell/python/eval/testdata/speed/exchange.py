import socket

listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
server, address = listener.accept()
total = 0
for i in range(8000):
    client.sendall(b"question %d\n" % i)
    question = server.recv(1024)
    server.sendall(question.upper())
    total += len(client.recv(1024).decode())
for s in client, server, listener:
    s.close()
print(total)
