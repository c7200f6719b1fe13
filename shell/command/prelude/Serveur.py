import socket
import ssl
import struct
import threading
import time


class Serveur:
    valeurs = {"delay": "0-3600000", "chunk": "1 or more", "drop": "0-100", "reset": "0 or more", "end": "rst, half or never"}

    def __init__(self, hote="localhost", port=5000, *, backlog=4096, max=None, reply=None, echo=False, udp=False, delay=0, chunk=None, drop=0, reset=None, end=None):
        if max and max < 0:
            raise ValueError("max must be 0 or more")
        delay, drop = delay or 0, drop or 0
        for fault, right, needs in (
            ("delay", 0 <= delay <= 3600000, None),
            ("chunk", chunk is None or chunk >= 1, "tcp" if chunk is not None else None),
            ("drop", 0 <= drop <= 100, "udp" if drop else None),
            ("reset", reset is None or reset >= 0, "tcp" if reset is not None else None),
            ("end", end in (None, "rst", "half", "never"), "tcp" if end is not None else None),
        ):
            if not right:
                raise ValueError(f"{fault} must be {self.valeurs[fault]}")
            if needs and needs != ("udp" if udp else "tcp"):
                raise ValueError(f"{fault} needs {needs}")
        self.hote, self.port, self.backlog = hote, port, backlog
        self.max, self.echo, self.udp = max, echo, udp
        # Les pannes exprès : delay (ms), chunk (octets), drop (%), reset (octets), end.
        self.delay, self.chunk, self.drop, self.reset, self.end = delay, chunk, drop, reset, end
        self.reply = reply or "Message Serveur vers Client\n"
        self.connexions = self.datagrammes = 0
        self.clients = []
        self.running = False
        self.arret = threading.Event()

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
        self.arret.clear()
        lieu = f"[{self.hote}]:{self.port}" if ":" in self.hote else f"{self.hote}:{self.port}"
        print(self._annonce(lieu))
        self.accueil = threading.Thread(target=self._recoit if self.udp else self._accueille, daemon=True)
        self.accueil.start()

    démarre = demarre

    def _annonce(self, lieu):
        return f"Attente de datagrammes sur {lieu}" if self.udp else f"Attente Connexion client {lieu}"

    def _accueille(self):
        while not self.max or self.connexions < self.max:
            try:
                client, adresse = self.socket.accept()
            except OSError:
                break
            self.connexions += 1
            echange = threading.Thread(target=self._echange, args=(client, adresse, self.connexions), daemon=True)
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
            self._traite(message, adresse)
        for reponse in self.clients if self.delay else ():
            reponse.join()
        self.socket.close()
        self.running = False

    def _plus_tard(self, fait, *args):
        """Appelle fait, après delay sans retenir ce qui suit."""
        if not self.delay:
            return fait(*args)

        def tarde():
            if not self.arret.wait(self.delay / 1000):
                fait(*args)
        self.clients.append(threading.Thread(target=tarde, daemon=True))
        self.clients[-1].start()

    def _reponse(self, message):
        reponse = message if self.echo else self.reply
        return reponse.encode("utf-8") if isinstance(reponse, str) else reponse

    def _jette(self):
        return int.from_bytes(ssl.RAND_bytes(2), "big") * 100 < self.drop * 65536  # au hasard

    def _traite(self, message, adresse):
        texte = message.decode("utf-8", "replace").removesuffix("\n")
        if self._jette():
            print(f"Datagramme jeté (drop), sans réponse, de {adresse} : {texte}")
            return
        print(f"Reception de {adresse} : {texte}")
        self._plus_tard(self._repond, self._reponse(message), adresse)

    def _repond(self, reponse, adresse):
        try:
            self.socket.sendto(reponse, adresse)
        except OSError as err:
            print(f"Réponse impossible à {adresse} : {err}")
            return
        texte = reponse.decode("utf-8", "replace").removesuffix("\n")
        print(f"Emission vers {adresse} : {texte}")

    def _emet(self, client, octets, avant):
        """Émet, après avant autres octets ; rend combien, et si c'est le moment de rompre."""
        rompt = self.reset is not None and avant + len(octets) >= self.reset
        if rompt:
            octets = octets[:self.reset - avant]
        pas = len(octets) or 1
        if self.chunk:
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            pas = self.chunk
        for i in range(0, len(octets), pas):
            if self.chunk:
                time.sleep(0.02)
            client.sendall(octets[i:i + pas])
        return len(octets), rompt

    def _rompt(self, client):
        """Ferme par un RST, une fois arrivé ce qui a été émis."""
        time.sleep(0.05)
        try:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.shutdown(socket.SHUT_RD)
        except OSError:
            pass
        client.close()

    def _echange(self, client, adresse, numero):
        emis, rompt = 0, False
        try:
            while (message := client.recv(4096)) or not self.echo:
                texte = message.decode("utf-8", "replace").removesuffix("\n")
                if message:
                    print(f"Reception du message client : {texte} Socket du client {adresse}")
                else:
                    print(f"Fin de connexion : le client n'a rien émis (b'') Socket du client {adresse}")
                self.arret.wait(self.delay / 1000)
                reponse = self._reponse(message)
                n, rompt = self._emet(client, reponse, emis)
                emis += n
                if n or not rompt:
                    texte = reponse[:n].decode("utf-8", "replace").removesuffix("\n")
                    print(f"Emission vers le client {texte}")
                if rompt or not self.echo:
                    break
            if rompt or self.end == "rst":
                self._rompt(client)
                print(f"Connexion rompue exprès par un RST : {adresse}")
                return
            if self.end:
                print(f"Connexion gardée ouverte exprès : {adresse} (end={self.end})")
            if self.end == "half":
                client.shutdown(socket.SHUT_WR)
                while client.recv(4096):
                    pass
            elif self.end == "never":
                self.arret.wait()
            print(f"Deconnexion {self.hote}:{self.port}.")
        except OSError as err:
            print(f"voici le message d'erreur {err}")
        finally:
            client.close()

    def attend(self):
        self.accueil.join()
        for echange in self.clients:
            echange.join()

    def stop(self):
        self.arret.set()
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
