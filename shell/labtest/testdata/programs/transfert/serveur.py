"""Réception de fichiers. En-tête : !B taille du nom, I taille du fichier, H somme."""
import os
import socket
import struct
import sys

ENTETE = struct.Struct("!BIH")


def recevoir_exactement(s, n):
    morceaux = []
    while n > 0:
        m = s.recv(min(n, 4096))
        if not m:
            raise EOFError("connexion fermée, il manque %d octets" % n)
        morceaux.append(m)
        n -= len(m)
    return b"".join(morceaux)


def somme(donnees):
    return sum(donnees) & 0xFFFF


def recevoir_fichier(s, dossier):
    lnom, taille, controle = ENTETE.unpack(recevoir_exactement(s, ENTETE.size))
    nom = os.path.basename(recevoir_exactement(s, lnom).decode("utf-8"))
    contenu = recevoir_exactement(s, taille)
    ok = somme(contenu) == controle
    if ok:
        with open(os.path.join(dossier, nom), "wb") as f:
            f.write(contenu)
    s.sendall(struct.pack("!?I", ok, len(contenu)))
    print("{:<12}{:>8} octets {}".format(nom, taille, "ok" if ok else "abîmé"))


if not os.path.exists("recus"):
    os.mkdir("recus")
ecoute = socket.socket()
ecoute.bind(("", int(sys.argv[1])))
ecoute.listen(1)
print("port", ecoute.getsockname()[1])
connexion, _ = ecoute.accept()
try:
    while 1:
        recevoir_fichier(connexion, "recus")
except EOFError as fin:
    print("Fin :", fin)
finally:
    connexion.close()
    ecoute.close()
for nom in sorted(os.listdir("recus")):
    print(nom, os.path.getsize("recus/" + nom), os.path.splitext(nom))
