import socket
import commun.trame as trame


class Client(object):
    def __init__(self, hote, port):
        self.__sock = socket.create_connection((hote, port))
        self.__f = self.__sock.makefile("rb")

    def demander(self, texte):
        self.__sock.sendall(trame.emballer(texte))
        return trame.deballer(self.__f.readline())

    def fermer(self):
        self.__f.close()
        self.__sock.close()
