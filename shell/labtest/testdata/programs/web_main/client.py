import socket, sys

port = int(sys.argv[1])


def requete(texte):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect(("127.0.0.1", port))
    s.send(texte.encode())
    recu = b""
    while True:
        donnees = s.recv(512)
        if not donnees:
            break
        recu += donnees
    s.close()
    return recu


for methode, chemin in [("GET", "/"), ("HEAD", "/index.html"), ("GET", "/style.css?v=2"), ("GET", "/sous/lisez.txt"),
                        ("GET", "/sous"), ("GET", "/rien.png"), ("GET", "/../client.py"), ("POST", "/")]:
    rep = requete("%s %s HTTP/1.0\r\nHost: localhost\r\nUser-Agent: TP\r\n\r\n" % (methode, chemin))
    entete, vide, corps = rep.partition(b"\r\n\r\n")
    print(methode, chemin)
    for ligne in entete.decode().splitlines():
        print("   ", ligne)
    print("   >", corps)
print(requete("n'importe quoi\r\n\r\n").split(b"\r\n")[0])
requete("STOP\r\n\r\n")
