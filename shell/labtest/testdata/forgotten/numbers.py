# Closes every number there is, as programs do before they start another, and goes on.
import select
import socket
import threading
import time

for fd in range(3, 64):
    for close in (socket.close, lambda fd: select.epoll.fromfd(fd).close(), lambda fd: open(fd, "rb").close()):
        try:
            close(fd)
        except OSError:
            pass
time.sleep(0.001)
e = select.epoll()
socket.close(e.fileno())  # the program's own can be closed so
try:
    e.poll(0)
except OSError as error:
    print(error.errno)
listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
server, _ = listener.accept()
t = threading.Thread(target=lambda: print(server.recv(9)))
t.start()
print(select.select([server], [], [], 0.001)[0])
client.sendall(b"hello")
t.join()
