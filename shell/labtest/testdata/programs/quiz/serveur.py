import json
import random
import socket
import sys

# Quiz : une question par ligne, en JSON
with open("questions.json", encoding="utf-8") as f:
    questions = json.load(f)
random.seed(42)
random.shuffle(questions)


def envoyer(f, **message):
    f.write(json.dumps(message, ensure_ascii=False, sort_keys=True) + "\n")
    f.flush()


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("localhost", int(sys.argv[1])))
s.listen(1)
print("Quiz, port", s.getsockname()[1])
conn, addr = s.accept()
f = conn.makefile("rw", encoding="utf-8")
joueur = json.loads(f.readline())
print("Joueur :", joueur["nom"], joueur)
score = 0
historique = {}
for n, q in enumerate(questions, start=1):
    choix = q["choix"][:]
    random.shuffle(choix)
    envoyer(f, type="question", numero=n, texte=q["texte"], choix=choix)
    try:
        reponse = json.loads(f.readline())
        bonne = choix[reponse["choix"] - 1] == q["bonne"]
    except (json.JSONDecodeError, IndexError, KeyError) as e:
        print("réponse illisible :", type(e).__name__, e)
        bonne = False
    score += bonne
    historique[q["texte"]] = bonne
    envoyer(f, type="resultat", juste=bonne, bonne=q["bonne"], score=score / n)
envoyer(f, type="fin", score=score)
print(json.dumps(historique, indent=2, ensure_ascii=False))
print(f"{joueur['nom']} : {score}/{len(questions)}")
f.close()
conn.close()
s.close()
