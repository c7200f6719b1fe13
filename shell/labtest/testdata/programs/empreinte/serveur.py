# Envoie un fichier par blocs, chacun avec son empreinte ; le client redemande un bloc abîmé
import hashlib, socket, struct, sys

TAILLE = 1000
contenu = b"".join(hashlib.sha256(str(i).encode()).digest() for i in range(150))
blocs = [contenu[i:i + TAILLE] for i in range(0, len(contenu), TAILLE)]
s = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("port", s.getsockname()[1])
c, _ = s.accept()
c.sendall(struct.pack("!I", len(blocs)) + hashlib.sha256(contenu).digest())
fois = {}
while True:
    demande = c.recv(4)
    if len(demande) < 4:
        break
    (n,) = struct.unpack("!I", demande)
    fois[n] = fois.get(n, 0) + 1
    bloc = bytearray(blocs[n])
    somme = hashlib.md5(bloc).digest()
    if n % 3 == 1 and fois[n] == 1:
        bloc[10] ^= 0xFF        # une erreur de transmission
        print("bloc", n, "abîmé")
    c.sendall(struct.pack("!H16s", len(bloc), somme) + bloc)
print("demandes :", fois)
c.close()
