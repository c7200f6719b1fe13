# Serveur de ping UDP : il perd exprès des paquets
import random
from socket import socket, AF_INET, SOCK_DGRAM
import sys

random.seed(2024)
serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('127.0.0.1', int(sys.argv[1])))
print("Ping UDP, port", serverSocket.getsockname()[1])
recus = perdus = 0
while True:
    rand = random.randint(0, 10)
    message, address = serverSocket.recvfrom(1024)
    if message == b"STOP":
        break
    recus += 1
    if rand < 4:
        perdus += 1
        print("perdu :", message.decode(), "(tirage %d)" % rand)
        continue
    serverSocket.sendto(message.upper(), address)
print(f"{recus} reçus, {perdus} perdus, soit {perdus / recus:.1%}")
serverSocket.close()
