from socket import *
import sys
import base64

s = socket(AF_INET, SOCK_STREAM)
s.connect(("localhost", int(sys.argv[1])))


def commande(texte, attendu=None):
    if texte is not None:
        s.send((texte + "\r\n").encode())
    rep = s.recv(1024).decode()
    print("S:", rep.strip())
    if attendu and rep[:3] != str(attendu):
        print("   code %s au lieu de %s" % (rep[:3], attendu))
    return rep


commande(None, 220)
commande("DATA", 354)
commande("RCPT TO:<bob@example.org>", 250)
commande("HELO alice", 250)
commande("MAIL alice@example.org", 250)
commande("MAIL FROM:<alice@example.org>", 250)
commande("RCPT TO: <bob@example.org>", 250)
commande("RCPT TO:<prof@example.org>", 250)
commande("DATA", 354)
corps = ["Subject: TP SMTP", "", "Bonjour,", ".", "..deux points", base64.b64encode("été".encode()).decode()]
for l in corps:
    if l.startswith("."):
        l = "." + l
    s.send((l + "\r\n").encode())
commande(".", 250)
commande("TURN")
commande("QUIT", 221)
print(repr(s.recv(10)))
s.close()
