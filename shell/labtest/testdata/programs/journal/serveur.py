# Serveur qui note tout dans un journal (module logging)
import datetime
import logging
import socket
import sys

logging.basicConfig(filename="serveur.log", filemode="w", level=logging.DEBUG, encoding="utf-8",
                    format="%(asctime)s %(levelname)-8s %(name)s:%(lineno)d %(message)s", datefmt="%d/%m/%Y %H:%M:%S")
log = logging.getLogger("serveur")
console = logging.StreamHandler(sys.stdout)
console.setLevel(logging.WARNING)
console.setFormatter(logging.Formatter("[%(levelname)s] %(message)s"))
log.addHandler(console)


def repondre(commande):
    log.info("commande %r", commande)
    if commande == "DATE":
        return datetime.date(2024, 3, 9).strftime("%A %d/%m/%y")
    if commande.startswith("JOURS "):
        d = datetime.datetime.strptime(commande[6:], "%Y-%m-%d")
        return str((d - datetime.datetime(2024, 1, 1)).days)
    if commande == "DUREE":
        return str(datetime.timedelta(hours=25, minutes=3, seconds=1.5))
    log.warning("commande inconnue : %s", commande)
    return "?"


s = socket.socket()
s.bind(("", int(sys.argv[1])))
s.listen(1)
log.debug("écoute")
print("port", s.getsockname()[1])
c, a = s.accept()
log.info("client %s", a[0])
while True:
    recu = c.recv(200).decode()
    if not recu:
        break
    try:
        rep = repondre(recu)
    except ValueError as e:
        log.error("date impossible : %s", e)
        rep = "erreur"
    c.send(rep.encode())
c.close()
log.info("fin, en %s", "UTF-8")
logging.shutdown()
aujourdhui = datetime.datetime.now()
for ligne in open("serveur.log", encoding="utf-8"):
    date, reste = ligne[:19], ligne[20:].rstrip("\n")
    quand = datetime.datetime.strptime(date, "%d/%m/%Y %H:%M:%S")
    assert abs(aujourdhui - quand) < datetime.timedelta(minutes=5)
    print("JJ/MM/AAAA HH:MM:SS", reste)
