import socket, sys
from datetime import datetime, timedelta

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(30)
for mot in ["heure", "jour", "erreur", "autre"]:
    s.sendto(mot.encode() + b"\n", ("127.0.0.1", int(sys.argv[1])))
    rep = s.recvfrom(512)[0].decode()
    if mot == "heure":
        ecart = datetime.now() - datetime.fromisoformat(rep)
        rep = "à l'heure" if abs(ecart) < timedelta(minutes=1) else "en retard"
    print(mot, ":", rep)
