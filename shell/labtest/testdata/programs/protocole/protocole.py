"""Les messages du protocole, en dataclasses, une ligne JSON chacun."""
import json
from dataclasses import asdict, dataclass, field, fields
from typing import ClassVar, Dict, List, Optional, Type


@dataclass
class Message:
    registre: ClassVar[Dict[str, Type["Message"]]] = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Message.registre[cls.__name__.lower()] = cls

    def coder(self) -> bytes:
        return (json.dumps({"type": type(self).__name__.lower(), **asdict(self)}) + "\n").encode()

    @staticmethod
    def decoder(ligne: bytes) -> "Message":
        d = json.loads(ligne)
        classe = Message.registre[d.pop("type")]
        return classe(**d)


@dataclass
class Connexion(Message):
    nom: str
    version: int = 1


@dataclass(order=True)
class Mesure(Message):
    valeur: float
    capteur: str = field(compare=False)
    etiquettes: List[str] = field(default_factory=list, compare=False, repr=False)


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0


@dataclass
class Bilan(Message):
    nombre: int
    maximum: Optional[float] = None

    def __post_init__(self):
        if self.nombre < 0:
            raise ValueError("nombre négatif")
