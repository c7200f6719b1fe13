"""Les réglages du TP, dans un fichier à part."""
import os

HOTE = "127.0.0.1"
TAILLE = 1024
ENCODAGE = "utf-8"
NOM = os.environ.get("NOM_DU_SERVEUR", "serveur par défaut")

if __name__ == "__main__":
    print("ne s'affiche pas")
