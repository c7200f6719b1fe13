from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlparse, parse_qs
import json
import sys
import threading

notes = []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        u = urlparse(self.path)
        if u.path == "/notes":
            self.repondre(200, notes)
        elif u.path == "/cherche":
            mot = parse_qs(u.query).get("mot", [""])[0]
            self.repondre(200, [n for n in notes if mot in n["texte"]])
        elif u.path == "/plante":
            1 / 0
        else:
            self.send_error(404, "Page introuvable", "Il n'y a rien ici")

    def do_POST(self):
        longueur = int(self.headers.get("Content-Length", 0))
        corps = self.rfile.read(longueur)
        if self.path == "/stop":
            self.repondre(200, "fin")
            threading.Thread(target=self.server.shutdown).start()
            return
        if self.headers.get_content_type() == "application/x-www-form-urlencoded":
            note = {k: v[0] for k, v in parse_qs(corps.decode()).items()}
        else:
            note = json.loads(corps)
        notes.append(note)
        self.repondre(201, note, Location="/notes/%d" % len(notes))

    def repondre(self, code, objet, **entetes):
        corps = json.dumps(objet, ensure_ascii=False).encode("utf-8")
        self.send_response(code)
        self.send_header("Content-type", "application/json; charset=utf-8")
        self.send_header("Content-Length", len(corps))
        for nom, valeur in entetes.items():
            self.send_header(nom, valeur)
        self.end_headers()
        self.wfile.write(corps)

    def log_message(self, format, *args):
        print("%s %s" % (self.command, format % args))


httpd = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
print("port", httpd.server_address[1])
try:
    httpd.serve_forever(0.05)
except KeyboardInterrupt:
    pass
httpd.server_close()
print(len(notes), "notes")
