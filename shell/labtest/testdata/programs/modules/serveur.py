#!/usr/bin/env python3
import sys
from mon_serveur import Serveur


def main():
    with Serveur(port=int(sys.argv[1])) as serveur:
        print("port", serveur.port)
        print(serveur.servir())
        print(serveur)
    return 0


if __name__ == "__main__":
    sys.exit(main())
