import socket, sys

with socket.create_connection(("localhost", int(sys.argv[1]))) as s:
    f = s.makefile("rw", encoding="utf-8")
    print(f.readline().strip())
    while True:
        ligne = input("? ")
        f.write(ligne + "\n")
        f.flush()
        if ligne in ("stop", "au revoir"):
            break
        print("!", f.readline().strip())
    s.shutdown(socket.SHUT_WR)
    print(repr(f.read()))
