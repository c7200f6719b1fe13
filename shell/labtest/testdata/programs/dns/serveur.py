# Un tout petit serveur DNS (RFC 1035), UDP
import socket
import struct
import sys

ZONE = {
    ("www.exemple.fr", 1): ["192.0.2.10", "192.0.2.11"],
    ("mail.exemple.fr", 1): ["192.0.2.25"],
    ("exemple.fr", 15): [(10, "mail.exemple.fr")],
    ("www.exemple.fr", 28): ["2001:db8::10"],
}


def lire_nom(paquet, pos):
    parties = []
    while paquet[pos] != 0:
        n = paquet[pos]
        parties.append(paquet[pos + 1:pos + 1 + n].decode("ascii"))
        pos += 1 + n
    return ".".join(parties).lower(), pos + 1


def ecrire_nom(nom):
    return b"".join(bytes([len(p)]) + p.encode() for p in nom.split(".")) + b"\0"


s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", int(sys.argv[1])))
print("DNS sur le port", s.getsockname()[1])
while True:
    paquet, client = s.recvfrom(512)
    if len(paquet) < 12:
        break
    ident, drapeaux, qd, an, ns, ar = struct.unpack("!6H", paquet[:12])
    nom, pos = lire_nom(paquet, 12)
    qtype, qclass = struct.unpack_from("!HH", paquet, pos)
    reponses = ZONE.get((nom, qtype), [])
    code = 0 if reponses else 3
    print(f"{nom} type {qtype} classe {qclass} drapeaux {drapeaux:#06x} -> {len(reponses)} réponse(s)")
    rep = struct.pack("!6H", ident, 0x8180 | code, 1, len(reponses), 0, 0) + paquet[12:pos + 4]
    for r in reponses:
        if qtype == 1:
            rdata = socket.inet_aton(r)
        elif qtype == 28:
            rdata = socket.inet_pton(socket.AF_INET6, r)
        else:
            rdata = struct.pack("!H", r[0]) + ecrire_nom(r[1])
        rep += b"\xc0\x0c" + struct.pack("!HHIH", qtype, 1, 300, len(rdata)) + rdata
    s.sendto(rep, client)
s.close()
print("fin")
