# coding: utf-8
"""Exercice 1.3 : la classe Serveur et son programme de test."""
import socket
import sys


class Serveur:
    """Un serveur TCP qui répond à ses clients l'un après l'autre."""

    REPONSE = "Message Serveur vers Client\n"

    def __init__(self, hote: str, port: int) -> None:
        self.hote = hote
        self.port = port
        self.__connexions = 0
        self.__marche = False
        self.__socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.__socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.__socket.bind((hote, port))
        self.__socket.listen(5)
        self.port = self.__socket.getsockname()[1]

    @property
    def connexions(self) -> int:
        """Le nombre de connexions reçues."""
        return self.__connexions

    def démarre(self) -> None:
        self.__marche = True
        print(f"Attente Connexion client {self.hote}:{self.port}")
        while self.__marche:
            client, adresse = self.__socket.accept()
            self.__connexions += 1
            with client:
                message: str = self.__échange(client)
                print(f"client {self.connexions} : {message!r} de {adresse[0]}")
                if message.strip().upper() == "STOP":
                    self.stop()

    def __échange(self, client: socket.socket) -> str:
        buff: bytes = client.recv(100)
        client.sendall(self.REPONSE.encode("utf-8"))
        return buff.decode("utf-8")

    def stop(self) -> None:
        self.__marche = False
        self.__socket.close()
        print(f"Arrêt {self.hote}:{self.port}")


def main(arguments: list) -> None:
    port = int(arguments[0]) if arguments else 5000
    try:
        serveur = Serveur("localhost", port)
    except OSError as err:
        print(f"voici le message d'erreur {err}")
        sys.exit(2)
    print("port", serveur.port)
    serveur.démarre()
    print(f"{serveur.connexions} connexion{'s' if serveur.connexions > 1 else ''}")
    try:
        serveur.connexions = 0
    except AttributeError as err:
        print("lecture seule")


if __name__ == "__main__":
    main(sys.argv[1:])
