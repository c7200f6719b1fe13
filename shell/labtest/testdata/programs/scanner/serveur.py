# Des ports à trouver : deux bannières et un muet
import socket, sys

services = []
for banniere in (b"SSH-2.0-TP\r\n", b"220 ftp du TP\r\n", b""):
    s = socket.socket()
    s.bind(("127.0.0.1", int(sys.argv[1])))
    s.listen()
    services.append((s, banniere))
ports = ",".join(str(s.getsockname()[1]) for s, _ in services)
print("portes", ports)
principal = socket.create_server(("127.0.0.1", 0))
print("port", principal.getsockname()[1])
c, _ = principal.accept()
c.sendall(ports.encode())
c.close()
for s, banniere in services:
    c, _ = s.accept()
    c.sendall(banniere)
    c.shutdown(socket.SHUT_WR)
    c.close()
    s.close()
print("trois visites")
