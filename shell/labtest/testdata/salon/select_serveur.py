# coding: utf-8
"""Un salon : ce qu'un client écrit, les autres le lisent. select.select."""
import select
import socket
import sys

attendus = int(sys.argv[1])
serveur = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
serveur.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
serveur.bind(("127.0.0.1", 0))
serveur.listen(5)
print("port", serveur.getsockname()[1], flush=True)
clients = []
noms = {}


def diffuser(message, auteur):
    for autre in clients:
        if autre is not auteur:
            autre.send(message)


while clients or len(noms) < attendus:
    lisibles, ecrivables, erreurs = select.select([serveur] + clients, [], clients)
    for s in lisibles:
        if s is serveur:
            client, adresse = serveur.accept()
            clients.append(client)
            noms[client] = f"client {len(noms) + 1}"
            print(noms[client], "arrive", flush=True)
            continue
        message = s.recv(1024)
        if message == b"":
            print(noms[s], "part", flush=True)
            clients.remove(s)
            s.close()
            continue
        print(noms[s], ":", message, flush=True)
        diffuser(noms[s].encode() + b" : " + message, s)
serveur.close()
print(ecrivables, erreurs, "fermé")
