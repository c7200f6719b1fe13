from enum import Enum, IntEnum, Flag, auto, unique
import struct


@unique
class Type(IntEnum):
    BONJOUR = 1
    TEXTE = 2
    FIN = 3
    ERREUR = 0xFF


class Couleur(Enum):
    ROUGE = "r"
    VERT = "v"

    @classmethod
    def defaut(cls):
        return cls.VERT

    def __str__(self):
        return self.name.lower()


class Droits(Flag):
    LIRE = auto()
    ECRIRE = auto()
    TOUT = LIRE | ECRIRE


def emballer(t, corps=b""):
    return struct.pack("!BH", t, len(corps)) + corps


def lire(f):
    entete = f.read(3)
    if len(entete) < 3:
        return None, b""
    t, n = struct.unpack("!BH", entete)
    corps = f.read(n)
    return Type(t), corps
