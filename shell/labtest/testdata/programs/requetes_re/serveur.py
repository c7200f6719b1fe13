import re
import socket, sys

REQUETE = re.compile(r"^(?P<methode>GET|POST|HEAD) (?P<chemin>/\S*) HTTP/(\d)\.(\d)\r\n", re.MULTILINE)
ENTETE = re.compile(r"^([\w-]+):\s*(.*?)\s*$", re.M)
ADRESSE = re.compile(r"\b(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\b")

s = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("port", s.getsockname()[1])
for _ in range(4):
    c, _ = s.accept()
    texte = c.recv(4096).decode("utf-8")
    m = REQUETE.match(texte)
    if m is None:
        c.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")
        print("mauvaise requête :", re.sub(r"[^ -~]", "?", texte))
        c.close()
        continue
    print(m.groupdict(), m.group(3, 4), m.span("chemin"))
    entetes = dict(ENTETE.findall(texte[m.end():]))
    for cle in sorted(entetes):
        print("  ", cle, "=", entetes[cle])
    parametres = re.findall(r"[?&](\w+)=([^&\s]*)", m["chemin"])
    mots = re.split(r"[/?&]+", m["chemin"])
    adresses = [a.group() for a in ADRESSE.finditer(texte) if all(int(x) < 256 for x in a.groups())]
    corps = f"{parametres} {mots} {adresses} " + re.sub(r"(\w+)@(\w+)\.fr", r"\2 : \g<1>", texte.rpartition("\r\n")[2])
    c.sendall(("HTTP/1.0 200 OK\r\n\r\n" + corps).encode())
    c.close()
try:
    re.compile("(ouverte")
except re.error as e:
    print(e, e.pos)
