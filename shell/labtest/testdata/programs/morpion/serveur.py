# Morpion entre deux joueurs sur le réseau
import socket, sys

LIGNES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


class Partie:
    def __init__(self):
        self.grille = [" "] * 9
        self.tour = "X"

    def __str__(self):
        return "/".join("".join(self.grille[i:i + 3]) for i in range(0, 9, 3)).replace(" ", ".")

    def jouer(self, case):
        if not 0 <= case < 9:
            raise IndexError("case hors de la grille")
        if self.grille[case] != " ":
            raise ValueError(f"case {case} déjà prise par {self.grille[case]}")
        self.grille[case] = self.tour
        self.tour = "O" if self.tour == "X" else "X"

    @property
    def gagnant(self):
        for a, b, c in LIGNES:
            if self.grille[a] == self.grille[b] == self.grille[c] != " ":
                return self.grille[a]
        return None

    def finie(self):
        return self.gagnant is not None or " " not in self.grille


s = socket.socket()
s.bind(("127.0.0.1", int(sys.argv[1])))
s.listen(2)
print("Morpion, port", s.getsockname()[1])
joueurs = {}
for symbole in "XO":
    conn, _ = s.accept()
    joueurs[symbole] = conn.makefile("rw")
    print("SYMBOLE", symbole, file=joueurs[symbole], flush=True)
partie = Partie()
while not partie.finie():
    symbole = partie.tour
    f = joueurs[symbole]
    print("JOUE", partie, file=f, flush=True)
    coup = f.readline().strip()
    try:
        partie.jouer(int(coup))
        print(symbole, coup, partie)
    except (ValueError, IndexError) as e:
        print(symbole, "se trompe :", e)
        print("ERREUR", e, file=f, flush=True)
for f in joueurs.values():
    print("FIN", partie, partie.gagnant, file=f, flush=True)
print("Gagnant :", partie.gagnant or "personne")
s.close()
