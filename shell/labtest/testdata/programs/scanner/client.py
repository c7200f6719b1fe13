import argparse
import concurrent.futures
import socket
import sys


def arguments(liste=None):
    p = argparse.ArgumentParser(prog="scanner", description="Cherche les ports ouverts d'une machine.")
    p.add_argument("port", type=int, help="le port du serveur d'exercice")
    p.add_argument("-H", "--hote", default="127.0.0.1", help="la machine (par défaut %(default)s)")
    p.add_argument("-t", "--threads", type=int, default=8, metavar="N", help="threads à la fois")
    p.add_argument("-v", "--verbeux", action="store_true", help="montre aussi les ports fermés")
    return p.parse_args(liste)


def tester(hote, port):
    s = socket.socket()
    s.settimeout(20)
    code = s.connect_ex((hote, port))
    banniere = ""
    if code == 0:
        try:
            banniere = s.recv(100).decode().strip()
        except socket.timeout:
            banniere = "(muet)"
    s.close()
    return code == 0, banniere


args = arguments()
try:
    arguments(["--threads", "beaucoup", "80"])
except SystemExit as e:
    print("argparse a quitté avec", e.code)
try:
    arguments(["--help"])
except SystemExit as e:
    print("aide :", e.code)
liste = socket.create_connection((args.hote, args.port)).recv(1000).decode()
ports = [int(p) for p in liste.split(",")]
# un port où personne n'écoute : il est lié mais sans listen
ferme = socket.socket()
ferme.bind((args.hote, 0))
ports.append(ferme.getsockname()[1])
with concurrent.futures.ThreadPoolExecutor(max_workers=args.threads) as pool:
    travaux = {pool.submit(tester, args.hote, p): i for i, p in enumerate(ports)}
    resultats = [None] * len(ports)
    for t in concurrent.futures.as_completed(travaux):
        resultats[travaux[t]] = t.result()
for i, (ouvert, banniere) in enumerate(resultats):
    if ouvert or args.verbeux or i == len(ports) - 1:
        print(f"porte n° {i + 1} : {'ouverte' if ouvert else 'fermée'} {banniere!r}")
print(sum(o for o, _ in resultats), "ouvertes sur", len(ports), file=sys.stderr)
