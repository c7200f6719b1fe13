# Petit serveur HTTP à la main, qui sert le dossier "site"
import os
import socket
import sys

RACINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "site")
TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".txt": "text/plain", ".png": "image/png"}


def reponse(code, texte, corps, type_mime="text/html; charset=utf-8"):
    entete = f"HTTP/1.0 {code} {texte}\r\n"
    entete += f"Content-Type: {type_mime}\r\nContent-Length: {len(corps)}\r\nConnection: close\r\n\r\n"
    return entete.encode("ascii") + corps


def traiter(requete):
    lignes = requete.split("\r\n")
    mots = lignes[0].split()
    if len(mots) != 3:
        return reponse(400, "Bad Request", b"<h1>400</h1>")
    methode, chemin, version = mots
    entetes = {}
    for l in lignes[1:]:
        if ":" in l:
            cle, val = l.split(":", 1)
            entetes[cle.strip().lower()] = val.strip()
    print(methode, chemin, entetes.get("host", "-"))
    if methode not in ("GET", "HEAD"):
        return reponse(501, "Not Implemented", b"<h1>501</h1>")
    if chemin.endswith("/"):
        chemin += "index.html"
    fichier = os.path.normpath(RACINE + chemin.split("?")[0])
    if not fichier.startswith(RACINE):
        return reponse(403, "Forbidden", b"<h1>403</h1>")
    try:
        with open(fichier, "rb") as f:
            corps = f.read()
    except (FileNotFoundError, IsADirectoryError) as e:
        return reponse(404, "Not Found", ("<h1>404 " + e.strerror + "</h1>").encode())
    _, ext = os.path.splitext(fichier)
    rep = reponse(200, "OK", corps, TYPES.get(ext, "application/octet-stream"))
    if methode == "HEAD":
        rep = rep[:rep.index(b"\r\n\r\n") + 4]
    return rep


serveur = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
serveur.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
serveur.bind(("127.0.0.1", int(sys.argv[1])))
serveur.listen(10)
print("Serveur web, port %d" % serveur.getsockname()[1])
for dossier, sous, fichiers in sorted(os.walk(RACINE)):
    print(os.path.relpath(dossier, RACINE), sorted(sous), sorted(fichiers))
while True:
    client, adresse = serveur.accept()
    requete = b""
    while b"\r\n\r\n" not in requete:
        bloc = client.recv(1024)
        if bloc == b"":
            break
        requete += bloc
    if requete.startswith(b"STOP"):
        client.close()
        break
    client.sendall(traiter(requete.decode("latin-1")))
    client.close()
print("arrêt du serveur")
