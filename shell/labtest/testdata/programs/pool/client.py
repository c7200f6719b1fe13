import socket, sys
from concurrent.futures import ThreadPoolExecutor, as_completed

port = int(sys.argv[1])


def demander(n):
    s = socket.create_connection(("localhost", port), timeout=30)
    s.sendall(str(n).encode())
    rep = s.recv(1024).decode()
    s.close()
    return rep


nombres = [1, 2, 97, 91, 7919, "douze", 104729]
with ThreadPoolExecutor(4) as ex:
    for n, r in zip(nombres, ex.map(demander, nombres)):
        print(n, "->", r)
    futurs = {ex.submit(demander, 15): 15, ex.submit(lambda x: 1 / x, 0): 0}
    resultats = {}
    for f in as_completed(futurs):
        try:
            resultats[futurs[f]] = f.result()
        except ZeroDivisionError as e:
            resultats[futurs[f]] = type(e).__name__ + ": " + str(e)
for cle in sorted(resultats):
    print(cle, resultats[cle])
