#!/usr/bin/env python3
import sys
import mon_client
from commun import *


def main(argv):
    if len(argv) != 2:
        print(f"usage : {argv[0]} PORT", file=sys.stderr)
        return 2
    c = mon_client.Client("localhost", int(argv[1]))
    for mot in ("bonjour", "réseau", "deux\nlignes"):
        print(c.demander(mot))
    c.fermer()
    try:
        c.__sock
    except AttributeError as e:
        print(e)
    print(emballer("é"), mon_client.__name__, mon_client.Client.__module__)
    try:
        deballer(b"coup")
    except ValueError as e:
        print("ValueError :", e)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
