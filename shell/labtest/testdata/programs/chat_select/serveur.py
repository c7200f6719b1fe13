# Serveur de discussion avec select : un seul processus, plusieurs clients
import socket
import select
import sys

PORT = int(sys.argv[1])
serveur = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
serveur.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
serveur.bind(('', PORT))
serveur.listen(5)
print("Serveur de discussion sur le port", serveur.getsockname()[1])

connectes = [serveur]      # les sockets que select surveille
pseudos = {}               # socket -> pseudo
tampons = {}               # socket -> ce qui est arrivé, sans fin de ligne


def diffuser(message, sauf):
    for s in pseudos:
        if s != sauf:
            s.send((message + "\n").encode())


def traiter(s, ligne):
    if s not in pseudos:
        pseudos[s] = ligne
        print("+", ligne, "(%d connecté(s))" % len(pseudos))
        s.send("Bienvenue {} !\n".format(ligne).encode())
        diffuser("* " + ligne + " a rejoint la discussion", s)
    elif ligne == "/quit":
        partir(s)
    elif ligne == "/liste":
        s.send((", ".join(sorted(pseudos.values())) + "\n").encode())
    else:
        print(pseudos[s] + " : " + ligne)
        diffuser(pseudos[s] + " : " + ligne, s)


def partir(s):
    nom = pseudos.pop(s, "?")
    connectes.remove(s)
    s.close()
    print("-", nom)
    diffuser("* " + nom + " a quitté la discussion", None)


fini = False
while not fini:
    lisibles, _, _ = select.select(connectes, [], [])
    for s in lisibles:
        if s is serveur:
            client, adresse = serveur.accept()
            connectes.append(client)
            tampons[client] = b""
            continue
        donnees = s.recv(1024)
        if not donnees:
            partir(s)
        else:
            tampons[s] += donnees
            while b"\n" in tampons[s] and s in connectes:
                ligne, tampons[s] = tampons[s].split(b"\n", 1)
                traiter(s, ligne.decode())
        if len(connectes) == 1:
            fini = True
serveur.close()
print("Plus personne, fin du serveur")
