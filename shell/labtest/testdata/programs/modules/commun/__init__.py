"""Ce que le client et le serveur ont en commun."""
from .trame import emballer, deballer

__all__ = ["emballer", "deballer"]
VERSION = 2
