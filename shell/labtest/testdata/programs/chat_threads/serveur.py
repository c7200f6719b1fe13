# -*- coding: utf-8 -*-
# Discussion à tour de rôle : un thread par client, un verrou pour la liste
from socket import *
from threading import Thread, Lock
import sys

verrou = Lock()
clients = []        # liste de (pseudo, fichier)
messages = 0


def donner_la_parole(apres):
    """Le suivant de la liste parle."""
    if len(clients) > 0:
        pseudo, f = clients[apres % len(clients)]
        f.write("PAROLE\n")
        f.flush()


def tous(texte):
    print(texte)
    for pseudo, f in clients:
        f.write(texte + "\n")
        f.flush()


def service(conn):
    global messages
    f = conn.makefile("rw", encoding="utf-8", newline="\n")
    pseudo = f.readline().strip()
    with verrou:
        clients.append((pseudo, f))
        tous(f"{pseudo} arrive, {len(clients)} présent(s)")
        if len(clients) == 2:
            donner_la_parole(0)
    for ligne in f:
        ligne = ligne.strip()
        verrou.acquire()
        try:
            rang = [p for p, _ in clients].index(pseudo)
            if ligne == "fin":
                del clients[rang]
                tous(pseudo + " s'en va")
                donner_la_parole(rang)
                break
            messages += 1
            tous(pseudo + " dit " + ligne)
            donner_la_parole(rang + 1)
        finally:
            verrou.release()
    f.close()
    conn.close()


s = socket(AF_INET, SOCK_STREAM)
s.bind(("127.0.0.1", int(sys.argv[1])))
s.listen()
print("En attente, port", s.getsockname()[1])
threads = []
for i in range(2):
    conn, addr = s.accept()
    t = Thread(target=service, args=(conn,), name="client-%d" % (i + 1))
    t.start()
    threads.append(t)
for t in threads:
    t.join()
for t in threads:
    print(t.name, "terminé :", not t.is_alive())
print(messages, "messages")
s.close()
