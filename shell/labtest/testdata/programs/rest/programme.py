# Client REST avec reprises, contre un serveur du même programme
import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

PRODUITS = {1: {"id": 1, "titre": "Clé USB", "prix": 9.9}, 2: {"id": 2, "titre": "Écran", "prix": 129}}
pannes = 2


class API(BaseHTTPRequestHandler):
    server_version = "MiniAPI/1.0"
    sys_version = ""

    def log_message(self, format, *args):
        journal.append(format % args)

    def envoyer(self, code, objet):
        corps = json.dumps(objet).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(corps)))
        self.end_headers()
        self.wfile.write(corps)

    def do_GET(self):
        global pannes
        url = urllib.parse.urlparse(self.path)
        q = urllib.parse.parse_qs(url.query)
        if url.path == "/instable" and pannes > 0:
            pannes -= 1
            self.envoyer(503, {"erreur": "réessayez"})
        elif url.path == "/vieux":
            self.send_response(302)
            self.send_header("Location", "/produits?tri=prix")
            self.end_headers()
        elif url.path in ("/produits", "/instable"):
            liste = sorted(PRODUITS.values(), key=lambda p: p[q.get("tri", ["id"])[0]], reverse="desc" in q)
            self.envoyer(200, liste)
        elif url.path.startswith("/produits/"):
            p = PRODUITS.get(int(url.path.split("/")[-1]))
            self.envoyer(200, p) if p else self.send_error(404, "Produit inconnu")
        else:
            self.send_error(404)

    def do_POST(self):
        n = int(self.headers["Content-Length"])
        nouveau = json.loads(self.rfile.read(n))
        nouveau["id"] = max(PRODUITS) + 1
        PRODUITS[nouveau["id"]] = nouveau
        self.envoyer(201, nouveau)

    def do_DELETE(self):
        PRODUITS.pop(int(self.path.rsplit("/", 1)[1]))
        self.send_response(204)
        self.end_headers()


journal = []
serveur = HTTPServer(("localhost", 0), API)
threading.Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.02}).start()
base = "http://localhost:%d" % serveur.server_port


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


print(appeler("/produits"))
print(appeler("/instable?" + urllib.parse.urlencode({"tri": "titre", "desc": "é&="})))
print(appeler("/produits/2"))
print(appeler("/produits/3"))
print(appeler("/produits", donnees={"titre": "Câble", "prix": 3}))
print(appeler("/produits/1", methode="DELETE"))
print(appeler("/vieux"))
print(appeler("/rien"))
serveur.shutdown()
serveur.server_close()
base = base.replace("localhost", "127.0.0.1")
print(appeler("/produits", essais=2))
for ligne in journal:
    print("*", ligne)
