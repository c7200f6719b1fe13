package save

// serverPython is class Serveur, of TCP and UDP.
const serverPython = `class Serveur:
    def __init__(self, hote="localhost", port=5000, *, backlog=4096, max=None, reply=None, echo=False, udp=False, drop=0):
        if not 0 <= drop <= 100:
            raise ValueError("drop must be 0-100")
        if drop and not udp:
            raise ValueError("drop needs udp")
        if max and max < 0:
            raise ValueError("max must be 0 or more")
        self.hote, self.port, self.backlog = hote, port, backlog
        self.max, self.echo, self.udp, self.drop = max, echo, udp, drop
        self.reply = reply or "Message Serveur vers Client\n"
        self.connexions = self.datagrammes = 0
        self.clients = []
        self.running = False

    @property
    def connections(self):
        return self.connexions

    @property
    def datagrams(self):
        return self.datagrammes

    def demarre(self):
        famille = socket.AF_INET6 if ":" in self.hote else socket.AF_INET
        self.socket = socket.socket(famille, socket.SOCK_DGRAM if self.udp else socket.SOCK_STREAM)
        try:
            if not self.udp:
                self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self.socket.bind((self.hote, self.port))
            if not self.udp:
                self.socket.listen(self.backlog)
        except OSError:
            self.socket.close()
            raise
        self.port = self.socket.getsockname()[1]
        self.running = True
        lieu = f"[{self.hote}]:{self.port}" if ":" in self.hote else f"{self.hote}:{self.port}"
        print(f"Attente de datagrammes sur {lieu}" if self.udp else f"Attente Connexion client {lieu}")
        self.accueil = threading.Thread(target=self._recoit if self.udp else self._accueille, daemon=True)
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

    def _recoit(self):
        while not self.max or self.datagrammes < self.max:
            try:
                message, adresse = self.socket.recvfrom(65536)
            except OSError as err:
                print(f"voici le message d'erreur {err}")
                break
            if adresse is None:  # stop()
                break
            self.datagrammes += 1
            self._repond(message, adresse)
        self.socket.close()
        self.running = False

    def _reponse(self, message):
        reponse = message if self.echo else self.reply
        return reponse.encode("utf-8") if isinstance(reponse, str) else reponse

    def _repond(self, message, adresse):
        texte = message.decode("utf-8", "replace").removesuffix("\n")
        if int.from_bytes(ssl.RAND_bytes(2), "big") * 100 < self.drop * 65536:  # au hasard
            print(f"Datagramme jeté (drop), sans réponse, de {adresse} : {texte}")
            return
        print(f"Reception de {adresse} : {texte}")
        reponse = self._reponse(message)
        try:
            self.socket.sendto(reponse, adresse)
        except OSError as err:
            print(f"Réponse impossible à {adresse} : {err}")
            return
        texte = reponse.decode("utf-8", "replace").removesuffix("\n")
        print(f"Emission vers {adresse} : {texte}")

    def _echange(self, client, adresse):
        try:
            with client:
                while (message := client.recv(4096)) or not self.echo:
                    texte = message.decode("utf-8", "replace").removesuffix("\n")
                    if message:
                        print(f"Reception du message client : {texte} Socket du client {adresse}")
                    else:
                        print(f"Fin de connexion : le client n'a rien émis (b'') Socket du client {adresse}")
                    reponse = self._reponse(message)
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
            self.accueil.join(1)
        for echange in self.clients:
            echange.join(1)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.stop()
`
