import time
from socket import *
import sys

adresse = ('127.0.0.1', int(sys.argv[1]))
clientSocket = socket(AF_INET, SOCK_DGRAM)
clientSocket.settimeout(2)
rtts = []
for i in range(1, 7):
    debut = time.time()
    clientSocket.sendto(f"ping {i}".encode(), adresse)
    try:
        while True:
            data, addr = clientSocket.recvfrom(1024)
            if data.decode().endswith(str(i)):
                break           # une vieille réponse ne compte pas
        rtt = time.time() - debut
        rtts.append(rtt)
        print(data.decode(), "de", addr[0], "OK" if 0 <= rtt < 2 else "lent")
    except timeout:
        print("Request timed out")
print("%d envoyés, %d reçus, min <= max : %s" % (i, len(rtts), min(rtts) <= max(rtts)))
clientSocket.sendto(b"STOP", adresse)
clientSocket.close()
