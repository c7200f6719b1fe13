# coding: utf-8
"""Exercice 1.2 : la classe Client et son programme de test."""
import socket
import sys


class Client:
    """Un client TCP du serveur hote:port."""

    def __init__(self, hote: str = "localhost", port: int = 5000) -> None:
        self.__hote = hote
        self.__port = port
        self.__socket = None

    def connect(self) -> bool:
        """Retourne True si le serveur a accepté la connexion."""
        self.__socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            self.__socket.connect((self.__hote, self.__port))
        except ConnectionRefusedError as err:
            print(f"Connexion refusée : {err}")
            self.__socket.close()
            return False
        print(f"Connexion sur serveur {self.__hote}:{self.__port}")
        return True

    def sendMessage(self, message: str) -> int:
        """Retourne le nombre d'octets émis."""
        n: int = self.__socket.send(message.encode("utf-8"))
        print(f"Emission vers le serveur : {message!r}")
        return n

    def receiveMessage(self, taille: int = 500) -> str:
        """Retourne le message reçu."""
        reception: bytes = self.__socket.recv(taille)
        return reception.decode("utf-8")

    def close(self) -> None:
        self.__socket.close()
        print(f"Deconnexion {self.__hote}:{self.__port}.")

    def __str__(self) -> str:
        return f"Client({self.__hote}, {self.__port})"


if __name__ == "__main__":
    hote = sys.argv[1] if len(sys.argv) > 1 else "localhost"
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    messages = sys.argv[3:] or ["Message Client vers Serveur\n"]
    for message in messages:
        client = Client(hote, port)
        if not client.connect():
            sys.exit(1)
        n = client.sendMessage(message)
        print(f"{n} octets émis")
        print(f"Reception du message : {client.receiveMessage()!r}")
        client.close()
    print(client if False else "fin", len(messages), sep=" : ")
