from prelude import Serveur


import operator
import socket
import threading


class Relais(Serveur):
    def __init__(self, hote="localhost", port=5001, vers_hote="localhost", vers_port=5000, *, udp=False, delay=0, chunk=None, drop=0, reset=None, end=None):
        super().__init__(hote, port, udp=udp, delay=delay, chunk=chunk, drop=drop, reset=reset, end=end)
        if not isinstance(vers_hote, str):
            raise TypeError(f"str, bytes or bytearray expected, not {type(vers_hote).__name__}")
        vers_port = operator.index(vers_port)
        self._vers, self._cible = (vers_hote, vers_port), self._lieu(vers_hote, vers_port)
        self._flux = {}

    def __repr__(self):
        return f"{super().__repr__()[:-1]} -> {self._cible}>"

    def _verifie(self):
        self._flux = {}
        if not self._voulu or self._voulu != self._vers[1]:
            return
        de, vers = self._route(*self._vers)
        partout = self.hote in ("", "0.0.0.0", "::")
        if vers and vers == (de if partout else self._route(self.hote, self._voulu)[1]):
            raise ValueError("the target is the tap itself")

    def _route(self, hote, port):
        """D'où à où irait un paquet ; rien n'est émis."""
        try:
            with socket.socket(socket.AF_INET6 if ":" in hote else socket.AF_INET, socket.SOCK_DGRAM) as essai:
                essai.connect((hote, port))
                return essai.getsockname()[0], essai.getpeername()[0]
        except OSError:
            return None, None

    def _annonce(self, lieu):
        ici = lieu.replace("0.0.0.0:", "localhost:").replace("[::]:", "localhost:")
        return f"Relais {lieu} → {self._cible} ; à joindre : {ici}"

    def _cache(self, n, s):
        return f"… {n} envoi{'s' * s} de plus, relayé{'s' * s} sans être affiché{'s' * s}"

    def _montre(self, numero, signe, morceau, jete=""):
        if self._montrable():
            texte = self._texte(morceau, 100, "…").replace("\r", "\\r").replace("\n", "\\n")
            s = "s" * (len(morceau) > 1)
            self._dit(f"client {numero} {signe} {len(morceau)} octet{s}{jete and jete + s + ' (drop)'} : {texte}")

    def _connecte(self):
        vers = self._prise(self._vers[0])
        try:
            vers.connect(self._vers)
        except BaseException:
            vers.close()
            raise
        return vers

    def _echange(self, client, adresse, numero):
        try:
            vers = self._connecte()
        except OSError as err:
            self._dit(f"client {numero} : {self._cible} injoignable : {err}")
            self._rompt(client)
            self._clients.pop(numero, None)
            self._dit(f"client {numero} : connexion rompue par un RST (octets ▶ 0, ◀ 0)")
            return
        for prise in (client, vers):
            prise.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._dit(f"client {numero} : {adresse} relié à {self._cible}")
        etat = {"▶": 0, "◀": 0, "demande": True, "garde": False, "rompu": False}
        self._clients[numero], self._clients[-numero] = client, vers
        retour = threading.Thread(target=self._relaie, args=(numero, vers, client, "◀", etat), daemon=True)
        retour.start()
        self._relaie(numero, client, vers, "▶", etat)
        retour.join()
        if self._end == "never" and not etat["rompu"]:
            vers.close()
            self._arret.wait()
        for prise in (vers, client):
            prise.close()
            self._gardes.discard(prise)
        del self._clients[numero], self._clients[-numero]
        fin = "connexion rompue par un RST" if etat["rompu"] else "fin de connexion"
        self._dit(f"client {numero} : {fin} (octets ▶ {etat['▶']}, ◀ {etat['◀']})")

    def _casse(self, etat, *prises):
        etat["rompu"] = True
        for prise in prises:
            self._rompt(prise)

    def _relaie(self, numero, de, vers, signe, etat):
        retour, garde = signe == "◀", self._end in ("half", "never")
        try:
            while (morceau := de.recv(65536)) and not etat["rompu"]:
                if self._coupe.is_set():
                    raise InterruptedError
                n, rompt = len(morceau), False
                if not retour:
                    etat["demande"] = True
                    self._montre(numero, signe, morceau)
                    try:
                        vers.sendall(morceau)
                    except OSError:
                        if not garde:
                            raise
                else:
                    if etat["demande"]:
                        etat["demande"] = False
                        self._pause(self._delay)
                    n, rompt = self._emet(vers, morceau, etat[signe])
                    if n:
                        self._montre(numero, signe, morceau[:n])
                etat[signe] += n
                if rompt:
                    self._casse(etat, vers, de)
            if etat["rompu"]:
                return
            if self._coupe.is_set() and not etat["garde"]:
                raise InterruptedError
            if retour and self._end == "rst":
                self._casse(etat, vers)
                return
            if not retour or self._end != "never":
                self._ferme(vers, socket.SHUT_WR)
            if retour and garde:
                etat["garde"] = True
                self._dit(f"client {numero} : connexion gardée ouverte exprès (end={self._end})")
                self._garde(de, vers)
        except OSError as err:
            if not etat["rompu"] and not (etat["garde"] and self._arret.is_set()):
                etat["rompu"] = True
                self._dit(f"client {numero} : {'arrêt du relais' if self._coupe.is_set() else err}")
                self._casse(etat, vers, de)

    def _traite(self, message, adresse):
        if adresse not in self._flux:
            try:
                vers = self._connecte()
            except OSError as err:
                self._dit(f"voici le message d'erreur {err}")
                return
            self._flux[adresse] = (len(self._flux) + 1, vers)
            self._garde(vers)
            self._lance(self._reponses, adresse, *self._flux[adresse])
        numero, vers = self._flux[adresse]
        if self._jette():
            self._montre(numero, "✗", message, " jeté")
            return
        self._montre(numero, "▶", message)
        try:
            vers.send(message)
        except OSError as err:
            self._dit(f"client {numero} : {self._cible} injoignable : {err}")

    def _reponses(self, adresse, numero, vers):
        while not self._arret.is_set():
            try:
                message = vers.recv(65536)
            except OSError as err:
                self._dit(f"client {numero} : {self._cible} injoignable : {err}")
                self._arret.wait(0.005)
                continue
            if self._arret.is_set():
                break
            self._recu()
            if self._jette():
                self._montre(numero, "✗", message, " jeté")
            else:
                self._plus_tard(self._rend, numero, message, adresse)
        self._gardes.discard(vers)
        vers.close()

    def _rend(self, numero, message, adresse):
        try:
            self._socket.sendto(message, adresse)
        except OSError as err:
            if not self._arret.is_set():
                self._dit(f"client {numero} : {self._cible} injoignable : {err}")
        else:
            self._montre(numero, "◀", message)
