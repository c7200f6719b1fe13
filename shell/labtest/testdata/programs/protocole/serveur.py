import socket, sys
from protocole import *

s = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("port", s.getsockname()[1])
conn, _ = s.accept()
mesures = []
with conn.makefile("rb") as f:
    for ligne in f:
        try:
            m = Message.decoder(ligne)
        except TypeError as e:
            print("message refusé :", e)
            continue
        print(m)
        if isinstance(m, Mesure):
            mesures.append(m)
        elif m == Bilan(0):
            break
conn.sendall(Bilan(len(mesures), max(mesures).valeur).coder())
print(sorted(mesures))
print([f.name for f in fields(Mesure)], mesures[0] == Mesure(20.5, "autre"))
conn.close()
