import configparser
import socket
import sys
import config as cfg

ini = configparser.ConfigParser()
print(ini.read(["absent.ini", "config.ini"], encoding="utf-8"), ini.sections())
section = ini["client"]
for i in range(section.getint("essais")):
    s = socket.create_connection((cfg.HOTE, int(sys.argv[1])), timeout=ini.getfloat("client", "delai"))
    s.sendall(f"{section['nom']} {i + 1}".encode(cfg.ENCODAGE))
    print(s.recv(cfg.TAILLE).decode(cfg.ENCODAGE))
    s.close()
print(section.getboolean("bavard2"), section.get("couleur", "aucune"), section.getint("couleur", fallback=7))
try:
    section.getboolean("bavard")
except ValueError as e:
    print(e)
try:
    ini.get("serveur", "port")
except configparser.NoSectionError as e:
    print("pas de section", e.section, "-", e)
