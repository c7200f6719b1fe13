import csv, io, random, socket, sys

random.seed(3)
tampon = io.StringIO()
w = csv.writer(tampon)
for i in range(5):
    w.writerow([random.choice(["salle 1", "salle 2", "été"]), round(random.uniform(15, 25), 1), 'note "%d"' % i])
w.writerow(["trop", "court"])
w.writerow(["salle 1", -4, "virgule, point-virgule ; et\nligne"])
print(tampon.getvalue().count("\r\n"), "lignes")
s = socket.create_connection(("localhost", int(sys.argv[1])))
s.sendall(tampon.getvalue().encode("utf-8"))
s.close()
print(list(csv.reader(["a;'b;c';d"], delimiter=";", quotechar="'")))
