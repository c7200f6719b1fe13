# Appelée par le client, comme la commande ping
import socket, sys

cible, nombre = int(sys.argv[1]), int(sys.argv[2])
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(30)
ok = 0
for seq in range(1, nombre + 1):
    s.sendto(str(seq).encode(), ("127.0.0.1", cible))
    rep = s.recvfrom(100)[0].decode()
    ttl = rep.split()[1]
    print(f"64 bytes from 127.0.0.1: icmp_seq={seq} ttl={ttl} time=0.05 ms")
    ok += rep.startswith(str(seq))
print(f"{nombre} packets transmitted, {ok} received")
sys.exit(0 if ok == nombre else 1)
