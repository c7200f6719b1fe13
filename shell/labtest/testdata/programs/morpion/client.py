import socket, sys

s = socket.socket()
s.connect(("127.0.0.1", int(sys.argv[1])))
f = s.makefile("rw")
for ligne in f:
    mot, *reste = ligne.split(maxsplit=1)
    if mot == "SYMBOLE":
        moi = reste[0].strip()
        print("Je joue les", moi)
    elif mot == "JOUE":
        for rangee in reste[0].strip().split("/"):
            print(" | ".join(rangee))
        coup = input("case ? ")
        print(coup)
        f.write(coup + "\n")
        f.flush()
    elif mot == "ERREUR":
        print("!!", reste[0].strip())
    else:
        grille, gagnant = reste[0].split()
        print(grille, "gagné" if gagnant == moi else "perdu")
        break
