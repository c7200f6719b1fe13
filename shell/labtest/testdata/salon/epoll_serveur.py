# coding: utf-8
"""Un salon : ce qu'un client écrit, les autres le lisent. select.epoll."""
import select
import socket
import sys

attendus = int(sys.argv[1])
serveur = socket.create_server(("127.0.0.1", 0))
serveur.setblocking(False)
print("port", serveur.getsockname()[1], flush=True)
with select.epoll() as epoll:
    epoll.register(serveur.fileno(), select.EPOLLIN)
    sockets, noms, sortant = {}, {}, {}
    while sockets or len(noms) < attendus:
        for fd, evenement in epoll.poll(10):
            if fd == serveur.fileno():
                client, adresse = serveur.accept()
                client.setblocking(False)
                epoll.register(client.fileno(), select.EPOLLIN | select.EPOLLET)
                sockets[client.fileno()] = client
                sortant[client.fileno()] = b""
                noms[client] = f"client {len(noms) + 1}"
                print(noms[client], "arrive", flush=True)
            elif evenement & select.EPOLLIN:
                message = b""
                while True:
                    try:
                        morceau = sockets[fd].recv(4)
                    except BlockingIOError:
                        break
                    if not morceau:
                        break
                    message += morceau
                if message:
                    print(noms[sockets[fd]], ":", message, flush=True)
                    for autre in sockets:
                        if autre != fd:
                            sortant[autre] += noms[sockets[fd]].encode() + b" : " + message
                            epoll.modify(autre, select.EPOLLOUT)
                else:
                    print(noms[sockets[fd]], "part", flush=True)
                    epoll.unregister(fd)
                    sockets.pop(fd).close()
            elif evenement & select.EPOLLOUT:
                n = sockets[fd].send(sortant[fd])
                sortant[fd] = sortant[fd][n:]
                if not sortant[fd]:
                    epoll.modify(fd, select.EPOLLIN | select.EPOLLET)
serveur.close()
print("fermé", epoll.closed)
