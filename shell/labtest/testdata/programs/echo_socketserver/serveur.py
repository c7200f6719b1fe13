# Écho avec socketserver : un thread par client
import socketserver
import sys
import threading


class EchoHandler(socketserver.StreamRequestHandler):
    """Une instance par connexion."""

    def setup(self):
        super().setup()
        with self.server.verrou:
            self.server.nb_clients += 1
            self.numero = self.server.nb_clients

    def handle(self):
        self.wfile.write(b"bienvenue client %d\n" % self.numero)
        for ligne in self.rfile:
            texte = ligne.strip().decode("utf-8")
            if texte == "stop":
                threading.Thread(target=self.server.shutdown).start()
                break
            print(self.client_address[0], self.numero, texte)
            self.wfile.write(ligne.upper())

    def finish(self):
        super().finish()
        print("fin du client", self.numero)


class MonServeur(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = False

    def __init__(self, *args):
        self.nb_clients = 0
        self.verrou = threading.Lock()
        super().__init__(*args)


if __name__ == "__main__":
    with MonServeur(("localhost", int(sys.argv[1])), EchoHandler) as serveur:
        ip, port = serveur.server_address
        print("Serveur sur", ip, "port", port)
        serveur.serve_forever(poll_interval=0.05)
    print(serveur.nb_clients, "clients servis")
