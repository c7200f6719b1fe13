# Une API REST dont un chemin est en panne deux fois de suite
import json
import sys
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer

PRODUITS = {1: {"id": 1, "titre": "Clé USB", "prix": 9.9}, 2: {"id": 2, "titre": "Écran", "prix": 129}}
pannes = 2
journal = []


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


serveur = HTTPServer(("localhost", int(sys.argv[1])), API)
print("port", serveur.server_port)
while PRODUITS:
    serveur.handle_request()
serveur.server_close()
for ligne in journal:
    print("*", ligne)
