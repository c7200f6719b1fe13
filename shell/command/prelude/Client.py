import socket


class Client:
    def __init__(self, hote="localhost", port=5000, *, timeout=None):
        self.hote, self.port, self.timeout = hote, port, timeout
        self.socket = None

    def connect(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.socket.settimeout(self.timeout)
        try:
            self.socket.connect((self.hote, self.port))
        except OSError:
            self.socket.close()
            raise
        print(f"Connexion sur serveur {self.hote}:{self.port}")
        print(f"Socket du client : {self.socket.getsockname()}")

    def sendMessage(self, message):
        octets = self.socket.send(message.encode("utf-8"))
        print("Emission vers le serveur : " + message.removesuffix("\n"))
        return octets

    def receiveMessage(self):
        message = self.socket.recv(500).decode("utf-8")
        print("Reception du message client : " + message.removesuffix("\n"))
        return message

    def close(self):
        if self.socket is not None and self.socket.fileno() >= 0:
            self.socket.close()
            print(f"Deconnexion {self.hote}:{self.port}.")

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()
