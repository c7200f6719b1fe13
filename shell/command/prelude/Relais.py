from prelude import Serveur


import socket
import threading


class Relais(Serveur):
    def __init__(self, hote="localhost", port=5001, vers_hote="localhost", vers_port=5000, *, udp=False, delay=0, chunk=None, drop=0, reset=None, end=None):
        Serveur.__init__(self, hote, port, udp=udp, delay=delay, chunk=chunk, drop=drop, reset=reset, end=end)
        self.vers = (vers_hote, vers_port)
        self.cible = f"[{vers_hote}]:{vers_port}" if ":" in vers_hote else f"{vers_hote}:{vers_port}"
        self.flux = {}

    def _annonce(self, lieu):
        ici = lieu.replace("0.0.0.0:", "localhost:").replace("[::]:", "localhost:")
        return f"Relais {lieu} → {self.cible} ; à joindre : {ici}"

    def _montre(self, numero, signe, morceau, jete=""):
        texte = morceau[:100].decode("utf-8", "replace")
        texte = texte + "…" if len(morceau) > 100 else texte.removesuffix("\n")
        texte = texte.replace("\r", "\\r").replace("\n", "\\n")
        s = "s" * (len(morceau) > 1)
        print(f"client {numero} {signe} {len(morceau)} octet{s}{jete and jete + s + ' (drop)'} : {texte}")

    def _vers(self, genre):
        famille = socket.AF_INET6 if ":" in self.vers[0] else socket.AF_INET
        vers = socket.socket(famille, genre)
        try:
            vers.connect(self.vers)
        except OSError:
            vers.close()
            raise
        return vers

    def _echange(self, client, adresse, numero):
        etat = {"▶": 0, "◀": 0, "demande": True, "rompu": False}
        try:
            vers = self._vers(socket.SOCK_STREAM)
        except OSError as err:
            print(f"client {numero} : {self.cible} injoignable : {err}")
            self._rompt(client)
            print(f"client {numero} : connexion rompue par un RST (octets ▶ 0, ◀ 0)")
            return
        print(f"client {numero} : {adresse} relié à {self.cible}")
        retour = threading.Thread(target=self._relaie, args=(numero, vers, client, "◀", etat), daemon=True)
        retour.start()
        self._relaie(numero, client, vers, "▶", etat)
        retour.join()
        if self.end == "never" and not etat["rompu"]:
            vers.close()
            self.arret.wait()
        vers.close()
        client.close()
        fin = "connexion rompue par un RST" if etat["rompu"] else "fin de connexion"
        print(f"client {numero} : {fin} (octets ▶ {etat['▶']}, ◀ {etat['◀']})")

    def _relaie(self, numero, de, vers, signe, etat):
        retour, garde = signe == "◀", self.end in ("half", "never")
        try:
            while (morceau := de.recv(65536)) and not etat["rompu"]:
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
                        self.arret.wait(self.delay / 1000)
                    n, rompt = self._emet(vers, morceau, etat[signe])
                    if n:
                        self._montre(numero, signe, morceau[:n])
                etat[signe] += n
                if rompt:
                    etat["rompu"] = True
                    self._rompt(vers)
                    self._rompt(de)
            if etat["rompu"]:
                return
            if retour and self.end == "rst":
                etat["rompu"] = True
                self._rompt(vers)
                return
            if retour and garde:
                print(f"client {numero} : connexion gardée ouverte exprès (end={self.end})")
            if not retour or self.end != "never":
                vers.shutdown(socket.SHUT_WR)
        except OSError as err:
            if not etat["rompu"]:
                print(f"client {numero} : {err}")
                etat["rompu"] = True
                self._rompt(vers)
                self._rompt(de)

    def _traite(self, message, adresse):
        try:
            if adresse not in self.flux:
                self.flux[adresse] = (len(self.flux) + 1, self._vers(socket.SOCK_DGRAM))
                threading.Thread(target=self._reponses, args=(adresse, *self.flux[adresse]), daemon=True).start()
            numero, vers = self.flux[adresse]
            if self._jette():
                self._montre(numero, "✗", message, " jeté")
                return
            self._montre(numero, "▶", message)
            vers.send(message)
        except OSError as err:
            print(f"client {len(self.flux)} : {self.cible} injoignable : {err}")

    def _reponses(self, adresse, numero, vers):
        while not self.arret.is_set():
            try:
                message = vers.recv(65536)
            except OSError as err:
                print(f"client {numero} : {self.cible} injoignable : {err}")
                continue
            self.datagrammes += 1
            if self._jette():
                self._montre(numero, "✗", message, " jeté")
                continue
            self._plus_tard(self._rend, numero, message, adresse)

    def _rend(self, numero, message, adresse):
        try:
            self.socket.sendto(message, adresse)
            self._montre(numero, "◀", message)
        except OSError as err:
            print(f"client {numero} : {err}")
