# coding: utf-8

import socket

hote = 'localhost'
port = 5000

try :
    #Configuration du socket en serveur
    serveur = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    serveur.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    serveur.bind((hote, port))
    serveur.listen(1)
    #Attente Connexion
    print(f"Attente Connexion client {hote}:{port}")
    clientSocket, adresse = serveur.accept()
    #Reception
    buff :bytes
    buff = clientSocket.recv(100)
    message : str
    message = buff.decode('utf-8')
    print(f"Reception du message client : {message} Socket du client {adresse}")
    #Envoi
    envoi : str = "Message Serveur vers Client\n"
    buff = envoi.encode('utf-8')
    clientSocket.send(envoi.encode('utf-8'))
    print(f"Emission vers le client {envoi}")
    #Deconnexion
    print(f"Deconnexion {hote}:{port}.")
    clientSocket.shutdown(socket.SHUT_RDWR)
    clientSocket.close()
    #serveur.shutdown(socket.SHUT_RDWR)
    serveur.close()
except Exception as err:
    print(f"voici le message d'erreur {err}")
