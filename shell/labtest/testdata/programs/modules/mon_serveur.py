from __future__ import annotations

import socket

import commun
from commun import deballer, emballer


class Serveur:
    """Serveur d'un seul client à la fois."""

    def __init__(self, port: int = 5000, hote: str = "localhost"):
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((hote, port))
        self._socket.listen()
        self.nombre = 0

    @property
    def port(self) -> int:
        return self._socket.getsockname()[1]

    def servir(self) -> list[str]:
        conn, _ = self._socket.accept()
        recus: list[str] = []
        with conn, conn.makefile("rb") as f:
            for trame in f:
                self.nombre += 1
                recus.append(deballer(trame))
                conn.sendall(emballer(f"v{commun.VERSION} n°{self.nombre} {recus[-1][::-1]}"))
        return recus

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._socket.close()
        return False

    def __repr__(self):
        return f"{self.__class__.__module__}.{type(self).__name__}(nombre={self.nombre})"


if __name__ == "__main__":
    print("test du module")
