import json
import socket
import sys

import config
from config import TAILLE

with open("config.json") as f:
    reglages = json.load(f)
s = socket.socket()
s.bind((config.HOTE, int(sys.argv[1])))
s.listen()
print(config.__doc__, config.__name__, config.NOM)
print("port", s.getsockname()[1])
for _ in range(reglages["essais"] - 1):
    c, _ = s.accept()
    nom = c.recv(TAILLE).decode(config.ENCODAGE)
    c.send((reglages["messages"]["accueil"] % nom).encode(config.ENCODAGE))
    print("servi :", nom)
    c.close()
print(reglages["messages"].get("fin"), sorted(n for n in dir(config) if n.isupper()))
