import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

# Serveur de calcul : trois threads au plus servent les clients
NB_THREADS = 3
NB_CLIENTS = 8
faits = []
verrou = threading.Lock()


def premier(n):
    if n < 2: return False
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return True


def servir(connexion, adresse):
    with connexion:
        demande = connexion.recv(1024).decode()
        try:
            n = int(demande)
        except ValueError as e:
            reponse = "ERREUR " + str(e)
        else:
            reponse = f"{n} premier" if premier(n) else f"{n} composé"
        connexion.sendall(reponse.encode())
    with verrou:
        faits.append(reponse)
    return reponse


with socket.create_server(("localhost", int(sys.argv[1]))) as s:
    print("port", s.getsockname()[1])
    with ThreadPoolExecutor(max_workers=NB_THREADS, thread_name_prefix="calcul") as pool:
        futurs = [pool.submit(servir, *s.accept()) for _ in range(NB_CLIENTS)]
    print("tous terminés :", all(f.done() for f in futurs))
    for r in sorted(faits):
        print(r)
    print(len([f for f in futurs if f.result().startswith("ERREUR")]), "erreur(s)")
