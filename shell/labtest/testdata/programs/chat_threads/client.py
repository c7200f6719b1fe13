# -*- coding: utf-8 -*-
from socket import *
import threading
import sys


class Reception(threading.Thread):
    """Lit ce qui arrive pendant que le programme principal écrit."""

    def __init__(self, sock):
        threading.Thread.__init__(self)
        self.fichier = sock.makefile("r", encoding="utf-8")
        self.parole = threading.Event()
        self.recus = 0

    def run(self):
        for ligne in self.fichier:
            if ligne == "PAROLE\n":
                self.parole.set()
            else:
                self.recus = self.recus + 1
                print(" |", ligne.strip())


pseudo = input()
s = socket(AF_INET, SOCK_STREAM)
s.connect(('127.0.0.1', int(sys.argv[1])))
s.send((pseudo + "\n").encode("utf8"))
reception = Reception(s)
reception.start()
while True:
    reception.parole.wait()
    reception.parole.clear()
    message = input()
    s.sendall((message + "\n").encode("utf8"))
    if message == "fin":
        break
reception.join(timeout=30)
print("reçus :", reception.recus, reception.is_alive())
s.close()
