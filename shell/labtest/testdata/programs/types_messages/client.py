import socket, sys
import messages as m

s = socket.create_connection(("localhost", int(sys.argv[1])))
f = s.makefile("rb")
for t, corps in [(m.Type.BONJOUR, m.Couleur.ROUGE.value.encode()), (m.Type.TEXTE, b"reseau"), (9, b"?"), (m.Type.TEXTE, b"")]:
    s.sendall(m.emballer(t, corps))
    recu, corps = m.lire(f)
    print(f"{recu!s} {recu.name:>8} {corps.decode()}")
s.sendall(m.emballer(m.Type.FIN))
try:
    m.Couleur("bleu")
except ValueError as e:
    print(e)
try:
    m.Couleur.BLEU
except AttributeError as e:
    print("AttributeError", e)
for c in m.Couleur:
    print(c.name, c.value, c, m.Couleur[c.name] is c)
