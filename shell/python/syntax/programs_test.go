package syntax

// programs are whole programs, as students write them; a line of %% parts
// them. No test runs them.
const programs = `import socket

# client TCP
client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(("localhost", 5000))
msg = "Message Client vers Serveur\n"
n = client.send(msg.encode("utf-8"))
print(n)
reponse = client.recv(255)
print(reponse.decode("utf-8"))
client.close()
%%
import socket

class Serveur:
    """Un serveur d'écho."""

    def __init__(self, port=5000, file=5):
        self.__port = port
        self.__s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.__s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.__s.bind(("", port))
        self.__s.listen(file)

    def attendre(self):
        client, adresse = self.__s.accept()
        print(f"Connexion de {adresse[0]}:{adresse[1]}")
        return client

    def servir(self, fois: int = 1) -> None:
        for i in range(fois):
            client = self.attendre()
            while True:
                donnees = client.recv(1024)
                if not donnees:
                    break
                client.sendall(donnees)

            client.close()

    def __str__(self):
        return "Serveur(%d)" % self.__port

    @property
    def port(self):
        return self.__port

if __name__ == "__main__":
    s = Serveur()
    try:
        s.servir()
    except KeyboardInterrupt:
        print("fin")
    except (OSError, ValueError) as e:
        print("erreur", e)
        raise SystemExit(1) from e
    else:
        pass
    finally:
        del s
%%
import requests
import json
import sys

reponse = requests.get("http://localhost/products?limit=3")
if reponse.status_code != 200:
    sys.exit(1)
produits = reponse.json()
for p in produits[:3]:
    print(p["description"], p["rating"]["count"])

tri = sorted(produits, key=lambda p: -p["price"])
prix = {p["id"]: p["price"] for p in tri if p["price"] > 10}
total = sum(x for x in prix.values())
print(f"{len(prix):>5} produits, total {total:.2f} €")
with open("sortie.json", "w") as f, \
     open("copie.json", "w") as g:
    json.dump(produits, f, indent=2)
    g.write('''fin
de
fichier''')
%%
def pgcd(a, b):
    while b:
        a, b = b, a % b
    return a

def fact(n):
    "n!"
    return 1 if n <= 1 else n * fact(n - 1)

x = [
    pgcd(12, 18),
    fact(20),   # grand
]

if x[0] == 6 and x[1] > 10 or False:
    print("ok")
elif x:
    print("presque")
else:
    print("non")

i = 0
while i < 3:
    i += 1
    if i == 2: continue
else:
    print("fini")

def compteur():
    n = 0
    def suivant():
        nonlocal n
        n += 1
        return n
    return suivant
%%
from socket import *
import time, struct

debut = time.time()
entete = struct.pack("!HH", 0x1234, 0b11)
s = socket(AF_INET, SOCK_DGRAM); s.settimeout(2.5)
try:
    s.sendto(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", ("127.0.0.1", 8080))
    data, (host, port) = s.recvfrom(2 ** 16 - 1)
except timeout: print("trop long")
finally: s.close()
assert time.time() - debut >= 0, "le temps recule"
print(*[c for c in "abc" if c not in ("a", "b")], sep=", ", end="\n\n")
matrice = [[i * j for j in range(3)] for i in range(3)]
premier, *reste = matrice
`
