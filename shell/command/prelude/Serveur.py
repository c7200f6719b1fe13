from prelude import contexte_tls


import operator
import random
import socket
import struct
import threading
import time


class Serveur:
    def __init__(self, hote="localhost", port=5000, *, backlog=4096, max=None, reply=None, echo=False, tls=False, udp=False, delay=0, chunk=None, drop=0, reset=None, end=None):
        if not isinstance(hote, str):
            raise TypeError(f"str, bytes or bytearray expected, not {type(hote).__name__}")
        port, backlog, max = operator.index(port), operator.index(backlog or 0), operator.index(max or 0)
        chunk, reset = (n if n is None else operator.index(n) for n in (chunk, reset))
        delay, drop, udp = delay or 0, drop or 0, bool(udp)
        if end is not None and not isinstance(end, str):
            raise TypeError(f"end must be str, not {type(end).__name__}")
        if udp and tls:
            raise ValueError("tls needs TCP, not udp")
        if max < 0:
            raise ValueError("max must be 0 or more")
        for panne, permise, valeurs in (
            ("delay", 0 <= delay <= 3600000, "0-3600000"),
            ("chunk", chunk is None or chunk >= 1, "1 or more"),
            ("drop", 0 <= drop <= 100, "0-100"),
            ("reset", reset is None or reset >= 0, "0 or more"),
            ("end", end in (None, "rst", "half", "never"), "rst, half or never"),
        ):
            if not permise:
                raise ValueError(f"{panne} must be {valeurs}")
        for panne, voulue, protocole in (("drop", drop, "udp"), ("chunk", chunk, "tcp"), ("reset", reset is not None, "tcp"), ("end", end, "tcp")):
            if voulue and udp != (protocole == "udp"):
                raise ValueError(f"{panne} needs {protocole}")
        reply = reply or "Message Serveur vers Client\n"
        self._reply = reply.encode("utf-8") if isinstance(reply, str) else bytes(memoryview(reply))
        self.hote, self.port, self._voulu = hote, port, port
        self._backlog, self._max, self._echo, self._udp = backlog or 4096, max, echo, udp
        # Les pannes exprès : delay (ms), chunk (octets), drop (%), reset (octets), end.
        self._delay, self._chunk, self._drop, self._reset, self._end = delay / 1000, chunk, drop, reset, end
        self._tls = contexte_tls() if tls else None
        self._recus = 0
        self._accueil = None
        self._verrou = threading.Lock()
        self._taches, self._clients, self._gardes = set(), {}, set()
        # _arret : plus de clients ; _coupe : les échanges en cours n'ont plus le temps de finir.
        self._arret, self._coupe = threading.Event(), threading.Event()
        self._depuis, self._vus, self._tus = 0, 0, 0

    def _compte(nom, udp):
        def lit(self):
            if self._udp != udp:
                raise AttributeError(f"'{type(self).__name__}' object has no attribute '{nom}'")
            return self._recus

        return property(lit)

    connexions, connections = _compte("connexions", False), _compte("connections", False)
    datagrammes, datagrams = _compte("datagrammes", True), _compte("datagrams", True)

    @property
    def running(self):
        return self._accueil is not None and self._accueil.is_alive()

    def _lieu(self, hote, port):
        return f"[{hote}]:{port}" if ":" in hote else f"{hote}:{port}"

    def __repr__(self):
        return f"<{type(self).__name__} {self._lieu(self.hote, self.port)}>"

    def _dit(self, ligne):
        print(ligne + "\n", end="", flush=True)  # d'un coup : d'autres fils écrivent aussi

    def _prise(self, hote):
        famille = socket.AF_INET6 if ":" in hote else socket.AF_INET
        prise = socket.socket(famille, socket.SOCK_DGRAM if self._udp else socket.SOCK_STREAM)
        prise.settimeout(None)
        return prise

    def demarre(self):
        if self.running:
            raise RuntimeError("the server has started already")
        self._verifie()
        prise = self._prise(self.hote)
        try:
            if not self._udp:
                prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if prise.family == socket.AF_INET6:
                    prise.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            prise.bind((self.hote, self._voulu))
            if not self._udp:
                prise.listen(self._backlog)
        except BaseException:
            prise.close()
            raise
        self._socket, self.port = prise, prise.getsockname()[1]
        self._arret.clear()
        self._coupe.clear()
        self._dit(self._annonce(self._lieu(self.hote, self.port)))
        self._accueil = threading.Thread(target=self._accueille, args=(prise,), daemon=True)
        self._accueil.start()

    démarre = demarre

    def _verifie(self):
        pass

    def _annonce(self, lieu):
        return f"Attente de datagrammes sur {lieu}" if self._udp else f"Attente Connexion client {lieu}"

    def _accueille(self, prise):
        servis = 0
        while not self._max or servis < self._max:
            try:
                client, adresse = prise.recvfrom(65536) if self._udp else prise.accept()
            except ConnectionAbortedError:
                continue
            except OSError as err:
                if self._arret.is_set() or prise.fileno() < 0:
                    break
                self._dit(f"voici le message d'erreur {err}")
                self._arret.wait(1)  # plus de descripteurs, ou de mémoire
                continue
            if self._arret.is_set():
                if not self._udp:
                    client.close()
                break
            servis += 1
            numero = self._recu()
            if self._udp:
                self._traite(client, adresse)
            else:
                client.settimeout(None)
                self._clients[numero] = client
                self._lance(self._echange, client, adresse, numero)
        if not self._udp:
            prise.close()
        while taches := tuple(self._taches):
            for tache in taches:
                tache.join()
        prise.close()
        self._reste()

    def _recu(self):
        with self._verrou:
            self._recus += 1
            return self._recus

    def _lance(self, fait, *args):
        def tache():
            try:
                fait(*args)
            finally:
                self._taches.discard(threading.current_thread())

        fil = threading.Thread(target=tache, daemon=True)
        self._taches.add(fil)
        fil.start()

    def _plus_tard(self, fait, *args):
        """Appelle fait, après delay sans retenir ce qui suit."""
        def tarde():
            if not self._arret.wait(self._delay):
                fait(*args)

        if self._delay:
            self._lance(tarde)
        else:
            fait(*args)

    def _jette(self):
        return 100 * random.SystemRandom().random() < self._drop

    def _montrable(self):
        """Au plus 50 envois par seconde sont montrés, ce qu'une personne peut suivre."""
        with self._verrou:
            maintenant = time.monotonic()
            if nouvelle := maintenant - self._depuis >= 1:
                self._depuis, self._vus = maintenant, 0
            self._vus += 1
            cache = self._vus > 50
            if nouvelle:
                self._reste()
            self._tus += cache
        return not cache

    def _reste(self):
        if self._tus:
            self._dit(self._cache(self._tus, self._tus > 1))
            self._tus = 0

    def _cache(self, n, s):
        return f"… {n} datagramme{'s' * s} de plus, traité{'s' * s} sans être affiché{'s' * s}"

    def _texte(self, octets, au_plus=None, suite="… ({} octets en tout)"):
        if au_plus is None or len(octets) <= au_plus:
            return octets.decode("utf-8", "backslashreplace").removesuffix("\n")
        fin = au_plus
        while fin > au_plus - 4 and octets[fin] & 0xc0 == 0x80:
            fin -= 1
        return octets[:fin].decode("utf-8", "backslashreplace") + suite.format(len(octets))

    def _traite(self, message, adresse):
        montre, jete = self._montrable(), self._jette()
        if montre:
            self._dit(f"{'Datagramme jeté (drop), sans réponse,' if jete else 'Reception'} de {adresse} : {self._texte(message, 2048)}")
        if not jete:
            self._plus_tard(self._repond, message if self._echo else self._reply, adresse, montre)

    def _repond(self, reponse, adresse, montre):
        try:
            self._socket.sendto(reponse, adresse)
        except OSError as err:
            ligne = f"Réponse impossible à {adresse} : {err}"
        else:
            ligne = f"Emission vers {adresse} : {self._texte(reponse, 2048)}"
        if montre:
            self._dit(ligne)

    def _pause(self, secondes):
        if self._coupe.wait(secondes):
            raise InterruptedError

    def _emet(self, client, octets, avant):
        """Émet, après avant autres octets ; rend combien, et si c'est le moment de rompre."""
        rompt = self._reset is not None and avant + len(octets) >= self._reset
        if rompt:
            octets = octets[:self._reset - avant]
        if self._chunk:
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        pas = self._chunk or len(octets) or 1
        for i in range(0, len(octets), pas):
            if self._chunk and (avant or i):
                self._pause(0.02)
            client.sendall(octets[i:i + pas])
        return len(octets), rompt

    def _ferme(self, client, sens):
        """Ferme un sens, ou les deux ; le client peut être déjà parti."""
        try:
            if self._tls:
                client.settimeout(0)
                try:
                    client.unwrap()  # close_notify, sans attendre celui du client
                except (OSError, ValueError):
                    pass
                client.settimeout(None)
            client.shutdown(sens)
        except OSError:
            pass

    def _rompt(self, client):
        """Ferme par un RST, une fois arrivé ce qui a été émis."""
        time.sleep(0.05)
        try:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.shutdown(socket.SHUT_RD)
        except OSError:
            pass
        client.close()

    def _recoit(self, client):
        message = client.recv(4096)
        if self._coupe.is_set():
            raise InterruptedError
        if self._echo and len(message) == 4096:  # et ce qui est arrivé derrière, d'un seul tenant
            client.settimeout(0)
            try:
                while len(message) < 65536 and (suite := client.recv(65536 - len(message))):
                    message += suite
            except OSError:
                pass
            client.settimeout(None)
        return message

    def _garde(self, *prises):
        """Garde des connexions ouvertes jusqu'à l'arrêt, qui les réveille."""
        self._gardes.update(prises)
        if self._arret.is_set():
            self._reveille(prises)

    def _reveille(self, prises, sens=socket.SHUT_RD):
        for prise in prises:
            try:
                prise.shutdown(sens)
            except OSError:
                pass

    def _echange(self, client, adresse, numero):
        emis, rompt = 0, False
        try:
            if self._tls:
                client = self._clients[numero] = self._tls.wrap_socket(client, server_side=True, do_handshake_on_connect=False)
                client.do_handshake()
            while (message := self._recoit(client)) or not self._echo:
                if message:
                    self._dit(f"Reception du message client : {self._texte(message)} Socket du client {adresse}")
                else:
                    self._dit(f"Fin de connexion : le client n'a rien émis (b'') Socket du client {adresse}")
                self._pause(self._delay)
                reponse = message if self._echo else self._reply
                n, rompt = self._emet(client, reponse, emis)
                emis += n
                if n or not rompt:
                    self._dit(f"Emission vers le client {self._texte(reponse[:n])}")
                if rompt or not self._echo:
                    break
            if rompt or self._end == "rst":
                self._rompt(client)
                self._dit(f"Connexion rompue exprès par un RST : {adresse}")
                return
            if self._end != "never":
                self._ferme(client, socket.SHUT_WR if self._end else socket.SHUT_RDWR)
            if self._end:
                self._dit(f"Connexion gardée ouverte exprès : {adresse} (end={self._end})")
            if self._end == "half":
                self._prend_tout(client)
            elif self._end:
                self._arret.wait()
        except OSError as err:
            if not self._coupe.is_set():
                self._dit(f"voici le message d'erreur {err}")
        finally:
            client.close()
            self._clients.pop(numero, None)
            self._gardes.discard(client)
        self._dit(f"Deconnexion {self._lieu(self.hote, self.port)}.")

    def _prend_tout(self, client):
        self._garde(client)
        try:
            while client.recv(4096) and not self._arret.is_set():
                pass
        except OSError:
            pass

    def attend(self):
        while self.running:
            time.sleep(0.1)  # pas join() : Python 3.11 tient pour fini le fil dont Ctrl-C coupe l'attente

    def stop(self):
        if not self.running:
            return
        self._arret.set()
        self._reveille((self._socket,), socket.SHUT_RDWR)
        self._reveille(tuple(self._gardes))
        self._accueil.join(1)
        self._coupe.set()
        self._reveille(tuple(self._clients.values()), socket.SHUT_RDWR)
        self._accueil.join()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.stop()
