# coding: utf-8
"""Un salon : ce qu'un client écrit, les autres le lisent. select.poll."""
import select
import socket
import sys

attendus = int(sys.argv[1])
serveur = socket.create_server(("127.0.0.1", 0))
serveur.setblocking(False)
print("port", serveur.getsockname()[1], flush=True)
LIRE = select.POLLIN | select.POLLPRI | select.POLLHUP | select.POLLERR
scrutin = select.poll()
scrutin.register(serveur, LIRE)
sockets = {serveur.fileno(): serveur}
noms = {}
while len(sockets) > 1 or len(noms) < attendus:
    for fd, evenement in scrutin.poll(10000):
        s = sockets[fd]
        if s is serveur:
            client, adresse = s.accept()
            client.setblocking(False)
            sockets[client.fileno()] = client
            noms[client] = f"client {len(noms) + 1}"
            scrutin.register(client, LIRE)
            print(noms[client], "arrive", flush=True)
        elif evenement & (select.POLLIN | select.POLLPRI):
            message = s.recv(1024)
            if message:
                print(noms[s], ":", message, flush=True)
                for autre in sockets.values():
                    if autre is not serveur and autre is not s:
                        autre.send(noms[s].encode() + b" : " + message)
            else:
                print(noms[s], "part", flush=True)
                scrutin.unregister(s)
                del sockets[fd]
                s.close()
try:
    scrutin.modify(12345, LIRE)
except OSError as e:
    print(e)
serveur.close()
print("fermé")
