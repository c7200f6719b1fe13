# coding: utf-8
"""Un salon : ce qu'un client écrit, les autres le lisent. selectors, avec les
fonctions à appeler dans data."""
import selectors
import socket
import sys

attendus = int(sys.argv[1])
selecteur = selectors.DefaultSelector()
noms = {}


def accepter(serveur, masque):
    client, adresse = serveur.accept()
    client.setblocking(False)
    noms[client] = f"client {len(noms) + 1}"
    print(noms[client], "arrive", flush=True)
    selecteur.register(client, selectors.EVENT_READ, lire)


def lire(client, masque):
    message = client.recv(1000)
    if not message:
        print(noms[client], "part", flush=True)
        selecteur.unregister(client)
        client.close()
        return
    print(noms[client], ":", message, flush=True)
    for cle in list(selecteur.get_map().values()):
        if cle.data is lire and cle.fileobj is not client:
            cle.fileobj.send(noms[client].encode() + b" : " + message)


serveur = socket.socket()
serveur.bind(("localhost", 0))
serveur.listen(100)
serveur.setblocking(False)
selecteur.register(serveur, selectors.EVENT_READ, accepter)
print("port", serveur.getsockname()[1], flush=True)
while len(selecteur.get_map()) > 1 or len(noms) < attendus:
    for cle, masque in selecteur.select():
        cle.data(cle.fileobj, masque)
selecteur.unregister(serveur)
print(dict(selecteur.get_map()))
selecteur.close()
serveur.close()
print("fermé")
