# Les connexions vont dans une file ; des threads consommateurs les servent
import queue
import socket
import sys
import threading

file = queue.Queue(maxsize=4)
resultats = queue.PriorityQueue()
N = 10


def consommateur(nom):
    while True:
        tache = file.get()
        if tache is None:
            file.task_done()
            return
        numero, conn = tache
        with conn:
            mot = conn.recv(100).decode()
            conn.sendall(mot[::-1].encode())
        resultats.put((numero, mot, nom != ""))
        file.task_done()


threads = [threading.Thread(target=consommateur, args=(f"c{i}",), daemon=True) for i in range(3)]
for t in threads:
    t.start()
s = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("port", s.getsockname()[1])
for i in range(N):
    conn, _ = s.accept()
    file.put((i, conn))
file.join()
for t in threads:
    file.put(None)
for t in threads:
    t.join()
print("file vide :", file.empty(), file.qsize(), resultats.qsize())
while not resultats.empty():
    print(resultats.get())
try:
    resultats.get(timeout=0.01)
except queue.Empty:
    print("plus rien")
