# Client REST : il recommence quand le serveur est en panne
import json
import socket
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

base = "http://localhost:" + sys.argv[1]


def appeler(chemin, essais=3, donnees=None, methode=None):
    requete = urllib.request.Request(base + chemin, method=methode, headers={"Accept": "application/json"})
    if donnees is not None:
        requete.data = json.dumps(donnees).encode()
        requete.add_header("Content-Type", "application/json")
    for essai in range(1, essais + 1):
        try:
            with urllib.request.urlopen(requete, timeout=30) as rep:
                texte = rep.read()
                print(requete.get_method(), chemin, rep.status, rep.reason, rep.headers.get_content_type(), rep.geturl()[len(base):])
                return json.loads(texte) if texte else None
        except urllib.error.HTTPError as e:
            print(f"  essai {essai} : {e} ({e.code}, {e.reason})")
            if e.code < 500:
                return None
        except urllib.error.URLError as e:
            print("  essai", essai, ":", e.reason)
        time.sleep(0.01 * 2 ** essai)


print(appeler("/produits"))
print(appeler("/instable?" + urllib.parse.urlencode({"tri": "titre", "desc": "é&="})))
print(appeler("/produits/2"))
print(appeler("/produits/3"))
print(appeler("/produits", donnees={"titre": "Câble", "prix": 3}))
print(appeler("/vieux"))
print(appeler("/rien"))
for produit in appeler("/produits"):
    appeler("/produits/%d" % produit["id"], methode="DELETE")

# une adresse où personne n'écoute : elle est prise, mais sans listen
prise = socket.socket()
prise.bind(("127.0.0.1", 0))
base = "http://%s:%d" % prise.getsockname()
print(appeler("/produits", essais=2))
