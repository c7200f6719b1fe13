import socket, sys
import dataclasses
import protocole as p

sock = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
sock.sendall(p.Connexion("salle 12").coder())
sock.sendall(p.Mesure(20.5, "A", ["été"]).coder() + p.Mesure(capteur="B", valeur=-3.0).coder())
sock.sendall(b'{"type": "mesure", "valeur": 1, "couleur": "bleu"}\n')
m = p.Mesure(7, "C")
sock.sendall(dataclasses.replace(m, valeur=19).coder())
sock.sendall(p.Bilan(0).coder())
print(p.Message.decoder(sock.recv(1000)))
pt = p.Point(1)
try:
    pt.x = 5
except dataclasses.FrozenInstanceError as e:
    print("figé :", e)
print({pt: "a", p.Point(1, 0): "b"}, dataclasses.astuple(pt))
try:
    p.Bilan(-1)
except ValueError as e:
    print(e)
try:
    p.Mesure(1, "a") < 3
except TypeError as e:
    print(e)
sock.close()
