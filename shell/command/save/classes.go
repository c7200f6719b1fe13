package save

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
    def __init__(self, hote="localhost", port=5000, *, timeout=None):
        self.hote, self.port, self.timeout = hote, port, timeout
        self.socket = None

    def connect(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.socket.settimeout(self.timeout)
        try:
            self.socket.connect((self.hote, self.port))
        except OSError:
            self.socket.close()
            raise
        print(f"Connexion sur serveur {self.hote}:{self.port}")
        print(f"Socket du client : {self.socket.getsockname()}")

    def sendMessage(self, message):
        octets = self.socket.send(message.encode("utf-8"))
        print("Emission vers le serveur : " + message.removesuffix("\n"))
        return octets

    def receiveMessage(self):
        message = self.socket.recv(500).decode("utf-8")
        print("Reception du message client : " + message.removesuffix("\n"))
        return message

    def close(self):
        if self.socket is not None and self.socket.fileno() >= 0:
            self.socket.close()
            print(f"Deconnexion {self.hote}:{self.port}.")

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()
`

const serverPython = `class Serveur:
    def __init__(self, hote="localhost", port=5000, *, backlog=4096, max=None, reply=None, echo=False):
        self.hote, self.port, self.backlog = hote, port, backlog
        self.max, self.echo = max, echo
        self.reply = reply or "Message Serveur vers Client\n"
        self.connexions = 0
        self.clients = []
        self.running = False

    @property
    def connections(self):
        return self.connexions

    def demarre(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self.socket.bind((self.hote, self.port))
            self.socket.listen(self.backlog)
        except OSError:
            self.socket.close()
            raise
        self.port = self.socket.getsockname()[1]
        self.running = True
        print(f"Attente Connexion client {self.hote}:{self.port}")
        self.accueil = threading.Thread(target=self._accueille, daemon=True)
        self.accueil.start()

    démarre = demarre

    def _accueille(self):
        while not self.max or self.connexions < self.max:
            try:
                client, adresse = self.socket.accept()
            except OSError:
                break
            self.connexions += 1
            echange = threading.Thread(target=self._echange, args=(client, adresse), daemon=True)
            self.clients.append(echange)
            echange.start()
        self.socket.close()
        self.running = False

    def _echange(self, client, adresse):
        try:
            with client:
                while (message := client.recv(4096)) or not self.echo:
                    texte = message.decode("utf-8", "replace").removesuffix("\n")
                    if message:
                        print(f"Reception du message client : {texte} Socket du client {adresse}")
                    else:
                        print(f"Fin de connexion : le client n'a rien émis (b'') Socket du client {adresse}")
                    reponse = message if self.echo else self.reply
                    if isinstance(reponse, str):
                        reponse = reponse.encode("utf-8")
                    client.sendall(reponse)
                    texte = reponse.decode("utf-8", "replace").removesuffix("\n")
                    print(f"Emission vers le client {texte}")
                    if not self.echo:
                        break
            print(f"Deconnexion {self.hote}:{self.port}.")
        except OSError as err:
            print(f"voici le message d'erreur {err}")

    def attend(self):
        self.accueil.join()
        for echange in self.clients:
            echange.join()

    def stop(self):
        if self.running:
            try:
                self.socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            self.accueil.join()
        for echange in self.clients:
            echange.join(1)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.stop()
`
