import os, signal, socket, sys

for i in range(2):
    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    pid = int(s.recv(100))
    s.close()
print("pid positif", pid > 1, signal.SIGTERM, repr(signal.SIGINT))
os.kill(pid, signal.SIGTERM)
try:
    os.kill(2 ** 22 + 1, 0)
except ProcessLookupError as e:
    print(e)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("Ctrl-C")
