"""Un serveur de calcul et son client."""
import socket
import threading


class ServeurCalcul(threading.Thread):
    OPERATIONS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}

    def __init__(self):
        super().__init__(daemon=True)
        self.sock = socket.create_server(("127.0.0.1", 0))
        self.port = self.sock.getsockname()[1]

    def run(self):
        while True:
            conn, _ = self.sock.accept()
            with conn:
                demande = conn.recv(1024).decode()
                if demande == "stop":
                    self.sock.close()
                    return
                conn.sendall(self.evaluer(demande).encode())

    def evaluer(self, texte):
        try:
            a, op, b = texte.split()
            return str(self.OPERATIONS[op](float(a), float(b)))
        except ZeroDivisionError:
            return "ERREUR division par zéro"
        except (ValueError, KeyError):
            return "ERREUR syntaxe"


class ClientCalcul:
    def __init__(self, port):
        self.port = port

    def demander(self, texte):
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as s:
            s.sendall(texte.encode())
            return s.recv(1024).decode()

    def calculer(self, texte):
        rep = self.demander(texte)
        if rep.startswith("ERREUR "):
            raise ValueError(rep[7:])
        return float(rep)
