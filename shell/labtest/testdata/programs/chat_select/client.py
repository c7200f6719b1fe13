# Client de discussion : une ligne vide lit le message suivant
import socket, sys

sock = socket.socket()
try:
    sock.connect(("localhost", int(sys.argv[1])))
except:
    print("Connexion impossible")
    sys.exit(1)
entree = sock.makefile("r", encoding="utf-8")
pseudo = input("Votre pseudo : ")
sock.sendall(f"{pseudo}\n".encode())
print(entree.readline(), end="")
while True:
    texte = input(pseudo + "> ")
    if texte == "":
        print(entree.readline().rstrip())
        continue
    sock.sendall((texte + "\n").encode())
    if texte == "/quit":
        break
    if texte == "/liste":
        print("Connectés :", entree.readline().strip())
print("Au revoir", pseudo)
sock.close()
