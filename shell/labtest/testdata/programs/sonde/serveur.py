import socket, sys

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", int(sys.argv[1])))
print("port", s.getsockname()[1])
for i in range(6):
    donnees, adresse = s.recvfrom(100)
    n = int(donnees)
    s.sendto(b"%d %d" % (n if i < 5 else -1, 64 - i), adresse)
    print("écho", n)
