import random
import socket
import struct
import sys

TYPES = {"A": 1, "MX": 15, "AAAA": 28}
ERREURS = {0: "NOERROR", 3: "NXDOMAIN"}
random.seed("dns")


def construire(nom, qtype):
    ident = random.randrange(65536)
    entete = struct.pack(">HHHHHH", ident, 0x0100, 1, 0, 0, 0)
    question = b""
    for etiquette in nom.split("."):
        question += struct.pack("B", len(etiquette)) + etiquette.encode("ascii")
    return ident, entete + question + b"\x00" + struct.pack(">HH", TYPES[qtype], 1)


def decoder_nom(m, i):
    """Le nom à la position i, avec la compression."""
    noms = []
    suite = None
    while True:
        l = m[i]
        if l == 0:
            i += 1
            break
        if l & 0xC0 == 0xC0:
            if suite is None: suite = i + 2
            i = ((l & 0x3F) << 8) | m[i + 1]
        else:
            noms.append(m[i + 1:i + 1 + l].decode())
            i += l + 1
    return ".".join(noms), (suite or i)


sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.settimeout(20)
adresse = ("127.0.0.1", int(sys.argv[1]))
for nom, qtype in [("www.exemple.fr", "A"), ("WWW.exemple.fr", "AAAA"), ("exemple.fr", "MX"), ("mail.exemple.fr", "A"), ("rien.fr", "A")]:
    ident, message = construire(nom, qtype)
    sock.sendto(message, adresse)
    m, _ = sock.recvfrom(4096)
    rid, drapeaux, qd, an = struct.unpack("!HHHH", m[:8])
    assert rid == ident, "mauvais identifiant"
    print(f";; {nom} {qtype} id {ident} {ERREURS[drapeaux & 15]}, {an} réponse(s), {len(m)} octets")
    _, i = decoder_nom(m, 12)
    i += 4
    for _ in range(an):
        proprio, i = decoder_nom(m, i)
        t, c, ttl, n = struct.unpack_from("!HHIH", m, i)
        i += 10
        if t == 1:
            valeur = socket.inet_ntoa(m[i:i + n])
        elif t == 28:
            valeur = socket.inet_ntop(socket.AF_INET6, m[i:i + n])
        else:
            valeur = "%d %s" % (struct.unpack("!H", m[i:i + 2])[0], decoder_nom(m, i + 2)[0])
        print("%-20s %5d %-5s %s" % (proprio, ttl, qtype, valeur))
        i += n
sock.sendto(b"fin", adresse)
