import os, socket, struct, sys

# on fabrique les fichiers à envoyer
with open("notes.txt", "w", encoding="utf-8") as f:
    for i in range(200):
        f.write("ligne %03d : été\n" % i)
with open("image.bin", "wb") as f:
    f.write(bytes(range(256)) * 300)
open("vide.dat", "w").close()

s = socket.socket()
s.connect(("127.0.0.1", int(sys.argv[1])))


def envoyer(chemin, tricher=False):
    taille = os.stat(chemin).st_size
    with open(chemin, "rb") as f:
        contenu = f.read()
    assert taille == len(contenu)
    nom = os.path.basename(chemin).encode()
    s.sendall(struct.pack("!BIH", len(nom), taille, (sum(contenu) + tricher) & 0xffff))
    s.sendall(nom)
    for i in range(0, taille, 1000):
        s.sendall(contenu[i:i + 1000])
    ok, n = struct.unpack("!?I", s.recv(5))
    print(f"{chemin:12} {n:6d} {'accepté' if ok else 'refusé'}")


for chemin in ["notes.txt", "image.bin", "vide.dat"]:
    envoyer(chemin)
envoyer(os.path.join(".", "image.bin"), tricher=True)
try:
    envoyer("absent.txt")
except FileNotFoundError as e:
    print("Erreur :", e)
s.close()
