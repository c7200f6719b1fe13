# only with: tls
import base64
import hashlib
import secrets
import ssl
import tempfile
import time


def contexte_tls():
    """Un contexte de serveur TLS, avec un certificat neuf pour localhost, signé par lui-même (ECDSA, P-256)."""
    p, n = 2**256 - 2**224 + 2**192 + 2**96 - 1, 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551
    g = (0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296, 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5)

    def plus(a, b):
        if a is None:
            return b
        if a == b:
            pente = 3 * (a[0] * a[0] - 1) * pow(2 * a[1], -1, p)
        else:
            pente = (b[1] - a[1]) * pow(b[0] - a[0], -1, p)
        x = (pente * pente - a[0] - b[0]) % p
        return x, (pente * (a[0] - x) - a[1]) % p

    def fois(k):
        somme, double = None, g
        while k:
            if k & 1:
                somme = plus(somme, double)
            double, k = plus(double, double), k >> 1
        return somme

    def der(genre, *parts):
        contenu = b"".join(parts)
        taille = len(contenu)
        if taille < 128:
            return bytes([genre, taille]) + contenu
        octets = (taille.bit_length() + 7) // 8
        return bytes([genre, 0x80 + octets]) + taille.to_bytes(octets, "big") + contenu

    def entier(k):
        return der(2, k.to_bytes(k.bit_length() // 8 + 1, "big"))

    def extension(identifiant, *valeur, critique=b""):
        return der(0x30, der(6, identifiant), critique, der(4, *valeur))

    def pem(nom, contenu):
        return f"-----BEGIN {nom}-----\n" + base64.encodebytes(contenu).decode() + f"-----END {nom}-----\n"

    d = secrets.randbelow(n - 1) + 1
    public = b"".join([b"\x04", *(c.to_bytes(32, "big") for c in fois(d))])
    courbe, ecdsa_sha256 = bytes.fromhex("06082a8648ce3d030107"), der(0x30, bytes.fromhex("06082a8648ce3d040302"))
    nom = der(0x30, der(0x31, der(0x30, bytes.fromhex("0603550403"), der(12, b"localhost"))))
    dates = (time.strftime("%y%m%d%H%M%SZ", time.gmtime(time.time() + s)).encode() for s in (-3600, 365 * 86400))
    vrai = der(1, b"\xff")
    contenu = der(
        0x30, der(0xa0, entier(2)), entier(secrets.randbits(127)), ecdsa_sha256, nom, der(0x30, *(der(23, date) for date in dates)), nom,
        der(0x30, der(0x30, bytes.fromhex("06072a8648ce3d0201"), courbe), der(3, b"\x00", public)),
        der(0xa3, der(
            0x30,
            extension(b"\x55\x1d\x13", der(0x30, vrai), critique=vrai),  # de quoi être sa propre racine
            extension(b"\x55\x1d\x11", der(0x30, der(0x82, b"localhost"), der(0x87, b"\x7f\x00\x00\x01"), der(0x87, bytes(15) + b"\x01"))),
        )),
    )
    k = secrets.randbelow(n - 1) + 1
    r = fois(k)[0] % n
    s = pow(k, -1, n) * (int.from_bytes(hashlib.sha256(contenu).digest(), "big") + r * d) % n
    signature = der(3, b"\x00", der(0x30, entier(r), entier(s)))
    cle = der(0x30, entier(1), der(4, d.to_bytes(32, "big")), der(0xa0, courbe))
    contexte = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as dossier:
        with open(dossier + "/localhost.pem", "w") as fichier:
            fichier.write(pem("CERTIFICATE", der(0x30, contenu, ecdsa_sha256, signature)) + pem("EC PRIVATE KEY", cle))
        contexte.load_cert_chain(dossier + "/localhost.pem")
    return contexte
