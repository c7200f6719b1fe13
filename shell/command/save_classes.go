package command

// labClasses are the shell's own classes as Python, for programs that use them.
var labClasses = []struct {
	name    string
	imports []string
	python  string
}{
	{"Client", []string{"socket"}, clientPython},
	{"Serveur", []string{"socket", "threading"}, serverPython},
}

const clientPython = `class Client:
    def __init__(self, hote, port):
        self.hote, self.port = hote, port
        self.socket = None

    def connect(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            self.socket.connect((self.hote, self.port))
        except OSError:
            self.socket.close()
            raise

    def sendMessage(self, texte):
        return self.socket.send(texte.encode("utf-8"))

    def receiveMessage(self):
        return self.socket.recv(500).decode("utf-8")

    def close(self):
        if self.socket is not None:
            self.socket.close()
`

const serverPython = `class Serveur:
    def __init__(self, hote, port, reply="Message Serveur vers Client\n", echo=False, max=0):
        self.hote, self.port = hote, port
        self.reply, self.echo, self.max = reply, echo, max
        self.connexions = 0
        self.socket = None
        self.clients = []

    @property
    def connections(self):
        return self.connexions

    def demarre(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self.socket.bind((self.hote, self.port))
            self.socket.listen()
        except OSError:
            self.socket.close()
            raise
        print(f"Attente Connexion client {self.hote}:{self.port}")
        self.accueil = threading.Thread(target=self._accueille, daemon=True)
        self.accueil.start()

    démarre = demarre

    def _accueille(self):
        while self.max == 0 or self.connexions < self.max:
            try:
                client, adresse = self.socket.accept()
            except OSError:
                return
            self.connexions += 1
            echange = threading.Thread(target=self._echange, args=(client, adresse), daemon=True)
            self.clients.append(echange)
            echange.start()
        self.socket.close()

    def _echange(self, client, adresse):
        with client:
            while message := client.recv(4096):
                texte = message.decode("utf-8", "replace").removesuffix("\n")
                print(f"Reception du message client : {texte} Socket du client {adresse}")
                reponse = message if self.echo else self.reply.encode("utf-8")
                client.sendall(reponse)
                texte = reponse.decode("utf-8", "replace").removesuffix("\n")
                print(f"Emission vers le client {texte}")
                if not self.echo:
                    break
        print(f"Deconnexion {self.hote}:{self.port}.")

    def getsockname(self):
        return self.socket.getsockname()

    def wait(self):
        self.accueil.join()
        for echange in self.clients:
            echange.join()

    def stop(self):
        try:
            self.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.socket.close()
        for echange in self.clients:
            echange.join(1)
`
