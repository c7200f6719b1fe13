import json, socket, sys

s = socket.create_connection(("localhost", int(sys.argv[1])))
f = s.makefile("rw", encoding="utf-8")
nom = input("Nom : ").title()
print()
json.dump({"nom": nom, "age": None, "options": [1.5, True]}, f)
f.write("\n")
f.flush()
while True:
    m = json.loads(f.readline())
    if m["type"] == "fin":
        break
    if m["type"] == "question":
        print(f"{m['numero']}. {m['texte']}")
        for i, c in enumerate(m["choix"], 1):
            print("  ", i, c)
        rep = input("Réponse : ")
        print()
        if rep.isdigit():
            f.write(json.dumps(dict(choix=int(rep))) + "\n")
        else:
            f.write(rep + "\n")
        f.flush()
    else:
        print("Bravo !" if m["juste"] else "Non, c'était %s" % m["bonne"], "(%.0f %%)" % (m["score"] * 100))
print("Score final :", m["score"])
s.close()
