import socket, sys


def lignes(sock, fin=b"\n", taille=8):
    """Générateur : rend les lignes d'une socket, reçues par petits bouts."""
    reste = b""
    bouts = 0
    try:
        while True:
            while fin in reste:
                ligne, reste = reste.split(fin, 1)
                yield ligne.decode("utf-8", errors="replace")
            bout = sock.recv(taille)
            if not bout:
                break
            bouts += 1
            reste += bout
        if reste:
            yield reste.decode("utf-8", errors="replace") + " (sans fin de ligne)"
        return bouts > 1
    finally:
        print("générateur fermé")


def numeroter(it):
    yield from enumerate(it, start=1)


def moyenne():
    """Coroutine : reçoit des nombres avec send, rend la moyenne."""
    total = n = 0
    m = None
    while True:
        x = yield m
        n += 1
        total += x
        m = total / n


s = socket.create_server(("", int(sys.argv[1])))
print("port", s.getsockname()[1])
c, _ = s.accept()
moy = moyenne()
next(moy)
for i, l in numeroter(lignes(c)):
    print(i, l, "moyenne des longueurs %.2f" % moy.send(len(l)))
c.close()
c, _ = s.accept()
g = lignes(c)
print(next(g))
g.close()
print(list(g), sum(len(x) for x in ["ab", "c"]))
c.close()
