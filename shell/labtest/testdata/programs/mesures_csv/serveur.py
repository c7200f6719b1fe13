import csv, socket, sys

s = socket.create_server(("", int(sys.argv[1])))
print("port", s.getsockname()[1])
c, _ = s.accept()
lignes = c.makefile("r", encoding="utf-8", newline="")
with open("mesures.csv", "w", newline="", encoding="utf-8") as f:
    ecrit = csv.DictWriter(f, fieldnames=["salle", "valeur", "note"], delimiter=";")
    ecrit.writeheader()
    for n, ligne in enumerate(csv.reader(lignes)):
        if len(ligne) != 3:
            print("ligne", n, "refusée :", ligne)
            continue
        ecrit.writerow(dict(zip(ecrit.fieldnames, ligne)))
c.close()
print(open("mesures.csv", encoding="utf-8", newline="").read().replace("\r\n", "$\n"), end="")
salles = {}
with open("mesures.csv", newline="", encoding="utf-8") as f:
    for rang in csv.DictReader(f, delimiter=";"):
        salles.setdefault(rang["salle"], []).append(float(rang["valeur"]))
for salle, v in sorted(salles.items()):
    print(f"{salle:<10} {min(v):6.1f} {max(v):6.1f} {sum(v) / len(v):6.2f}")
