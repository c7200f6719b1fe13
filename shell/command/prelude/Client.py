import errno
import operator
import os
import socket


class Client:
    def __init__(self, hote="localhost", port=5000, *, timeout=None):
        if not isinstance(hote, str):
            raise TypeError(f"str, bytes or bytearray expected, not {type(hote).__name__}")
        self.hote, self.port, self._timeout = hote, operator.index(port), timeout
        if timeout is not None:
            with socket.socket() as essai:
                essai.settimeout(timeout)
        self.socket = None

    def __repr__(self):
        return f"<{type(self).__name__} {self.hote}:{self.port}>"

    def _dit(self, ligne):
        print(ligne + "\n", end="")  # d'un coup : d'autres fils écrivent aussi

    def _ouverte(self):
        return self.socket is not None and self.socket.fileno() >= 0

    def connect(self):
        if self._ouverte():
            raise OSError(errno.EISCONN, os.strerror(errno.EISCONN))
        prise = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if self._timeout is not None:
                prise.settimeout(self._timeout)
            prise.connect((self.hote, self.port))
        except BaseException:
            prise.close()
            raise
        self.socket = prise
        self._dit(f"Connexion sur serveur {self.hote}:{self.port}")
        self._dit(f"Socket du client : {self.socket.getsockname()}")

    def sendMessage(self, message):
        if not isinstance(message, str):
            raise TypeError(f"Client.sendMessage() argument 'message' must be str, not {type(message).__name__}")
        octets = message.encode("utf-8")
        if self.socket is None:
            raise OSError(errno.EPIPE, os.strerror(errno.EPIPE))
        n = self.socket.send(octets)
        self._dit("Emission vers le serveur : " + message.removesuffix("\n"))
        return n

    def receiveMessage(self):
        if self.socket is None:
            raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN))
        message = self.socket.recv(500).decode("utf-8")
        self._dit("Reception du message client : " + message.removesuffix("\n"))
        return message

    def close(self):
        if self._ouverte():
            self.socket.close()
            self._dit(f"Deconnexion {self.hote}:{self.port}.")

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()
