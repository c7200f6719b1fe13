FIN = b"\n"


def emballer(texte: str) -> bytes:
    return texte.replace("\n", " ").encode("utf-8") + FIN


def deballer(octets: bytes) -> str:
    if not octets.endswith(FIN):
        raise ValueError("trame incomplète : %r" % octets)
    return octets[:-len(FIN)].decode("utf-8")
