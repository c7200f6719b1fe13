import socket
import sys
from queue import Queue, LifoQueue, Full
from threading import Thread, Semaphore

mots = "un deux trois quatre cinq six sept huit neuf dix".split()
q = Queue()
limite = Semaphore(1)      # un seul à la fois, pour garder l'ordre
port = int(sys.argv[1])


def producteur(mot, precedent):
    if precedent:
        precedent.join()
    with limite, socket.create_connection(("127.0.0.1", port)) as s:
        s.sendall(mot.encode())
        q.put(s.recv(100).decode())


t = None
for mot in mots:
    t = Thread(target=producteur, args=(mot, t))
    t.start()
t.join()
while not q.empty():
    print(q.get(), end=" ")
print()
pile = LifoQueue(2)
pile.put(1); pile.put(2)
try:
    pile.put_nowait(3)
except Full:
    print("pleine", pile.get(), pile.full())
