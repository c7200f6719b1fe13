import socket, sys
import logging

logger = logging.getLogger(__name__)
handler = logging.StreamHandler()
handler.setFormatter(logging.Formatter("{levelname}:{message}", style="{"))
logger.addHandler(handler)
logger.setLevel("INFO")
logger.propagate = False

s = socket.socket()
s.connect(("localhost", int(sys.argv[1])))
for commande in ["DATE", "JOURS 2024-12-25", "DUREE", "JOURS 2024-13-01", "HEURE"]:
    logger.debug("on ne le voit pas")
    s.send(commande.encode())
    reponse = s.recv(1024).decode()
    print(commande, "->", reponse)
    if reponse in ("?", "erreur"):
        logger.error("le serveur ne sait pas faire %s", commande)
s.close()
logging.warning("le client s'arrête")
