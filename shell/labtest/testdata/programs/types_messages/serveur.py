import socket
import sys
from messages import *

s = socket.socket()
s.bind(("", int(sys.argv[1])))
s.listen(1)
print("port", s.getsockname()[1])
c, _ = s.accept()
f = c.makefile("rb")
while True:
    try:
        t, corps = lire(f)
    except ValueError as e:
        print("ValueError:", e)
        c.sendall(emballer(Type.ERREUR, str(e).encode()))
        continue
    if t is None:
        break
    print(repr(t), t.name, t.value, corps)
    match t:
        case Type.BONJOUR:
            couleur = Couleur(corps.decode())
            print("couleur", couleur, repr(couleur))
            c.sendall(emballer(Type.TEXTE, f"bonjour en {couleur}".encode()))
        case Type.TEXTE:
            c.sendall(emballer(t, corps[::-1]))
        case Type.FIN:
            break
print(list(Type), Type["TEXTE"] == 2, isinstance(Type.FIN, int))
print(Droits.LIRE | Droits.ECRIRE, Droits.LIRE in Droits.TOUT, repr(Droits.TOUT & ~Droits.LIRE), Couleur.defaut())
f.close()
c.close()
