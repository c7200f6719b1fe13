import datetime
import socketserver
import sys


class Heure(socketserver.BaseRequestHandler):
    def handle(self):
        donnees, sock = self.request
        mot = donnees.decode().strip()
        print(self.client_address[0], mot)
        if mot == "heure":
            rep = datetime.datetime.now().isoformat(timespec="seconds")
        elif mot == "jour":
            rep = format(datetime.date(2024, 2, 29), "%d/%m/%Y")
        elif mot == "erreur":
            raise RuntimeError("exprès")
        else:
            rep = "?"
        sock.sendto(rep.encode(), self.client_address)


class Serveur(socketserver.UDPServer):
    max_packet_size = 512

    def handle_error(self, request, client_address):
        print("erreur :", sys.exc_info()[1])
        request[1].sendto(b"erreur", client_address)


with Serveur(("127.0.0.1", int(sys.argv[1])), Heure) as s:
    print("port", s.server_address[1])
    for i in range(4):
        s.handle_request()
    s.timeout = 0.01
    s.handle_timeout = lambda: print("personne")
    s.handle_request()
