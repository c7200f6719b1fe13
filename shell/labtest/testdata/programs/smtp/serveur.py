# Serveur SMTP minimal : il garde les messages en mémoire
import socket, sys

boite = []


class ErreurSMTP(Exception):
    def __init__(self, code, texte):
        super().__init__(texte)
        self.code = code


class Session:
    def __init__(self, conn):
        self.f = conn.makefile("rwb")
        self.expediteur = None
        self.destinataires = []

    def repondre(self, code, texte):
        self.f.write(f"{code} {texte}\r\n".encode())
        self.f.flush()

    def cmd_helo(self, arg):
        self.repondre(250, f"Bonjour {arg}")

    def cmd_mail(self, arg):
        if not arg.upper().startswith("FROM:"):
            raise ErreurSMTP(501, "Syntaxe : MAIL FROM:<adresse>")
        self.expediteur = arg[5:].strip(" <>")
        self.repondre(250, "OK")

    def cmd_rcpt(self, arg):
        if self.expediteur is None:
            raise ErreurSMTP(503, "MAIL d'abord")
        self.destinataires.append(arg[3:].strip(" <>"))
        self.repondre(250, "OK")

    def cmd_data(self, arg):
        if not self.destinataires:
            raise ErreurSMTP(503, "RCPT d'abord")
        self.repondre(354, "Terminez par un point seul")
        lignes = []
        while (ligne := self.f.readline()) != b".\r\n":
            if ligne.startswith(b".."):
                ligne = ligne[1:]
            lignes.append(ligne.decode().rstrip("\r\n"))
        boite.append((self.expediteur, self.destinataires, lignes))
        self.repondre(250, "Message %d accepté" % len(boite))

    def boucle(self):
        self.repondre(220, "tp.example.org SMTP")
        for ligne in self.f:
            mot, _, arg = ligne.decode().strip().partition(" ")
            print("C:", mot, arg)
            if mot.upper() == "QUIT":
                self.repondre(221, "Au revoir")
                return
            methode = getattr(self, "cmd_" + mot.lower(), None)
            try:
                if methode is None:
                    raise ErreurSMTP(500, "Commande inconnue")
                methode(arg)
            except ErreurSMTP as e:
                print("   erreur", e.code, e)
                self.repondre(e.code, e)


s = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("SMTP port", s.getsockname()[1])
conn, _ = s.accept()
session = Session(conn)
session.boucle()
session.f.close()
conn.close()
for exp, dest, lignes in boite:
    print("De", exp, "pour", dest)
    print("\n".join("  | " + l for l in lignes))
