# coding: utf-8
"""Un client du salon : select attend le clavier et le serveur à la fois."""
import select
import socket
import sys

salon = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
print("connecté", flush=True)
while True:
    lisibles, _, _ = select.select([sys.stdin, salon], [], [])
    if salon in lisibles:
        recu = salon.recv(4096)
        if not recu:
            print("le serveur est parti")
            break
        print(recu.decode("utf-8"), end="", flush=True)
    if sys.stdin in lisibles:
        ligne = sys.stdin.readline()
        if not ligne:
            print("au revoir")
            break
        salon.sendall(ligne.encode("utf-8"))
salon.close()
