# The lab sheet's programs, line by line, client and server at one prompt.
import socket
print(socket)[:0] if False else None
print('connect' in dir(socket.socket), 'create_connection' in dir(socket))
hote = 'localhost'
serveur = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
serveur.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
serveur.bind((hote, 0))
port = serveur.getsockname()[1]
serveur.listen(1)
clientSocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
clientSocket.connect((hote, port))
socketEchange, addrClient = serveur.accept()
print(f"Connexion établie avec {addrClient[0]}", addrClient == clientSocket.getsockname())
envoi : str = "Message Client vers Serveur\n"
clientSocket.send(envoi.encode('utf-8'))
buff :bytes
buff = socketEchange.recv(512)
print(buff.decode('utf-8'), end='')
buff
socketEchange.send("Message Serveur vers Client\n".encode("utf-8"))
reception : bytes = clientSocket.recv(500)
print(f"Reception du message client : {reception.decode('utf-8')}")
clientSocket.getpeername() == (('127.0.0.1', port))
clientSocket
socketEchange.fileno() > 2
clientSocket.gettimeout()
clientSocket.connect_ex(('localhost', port))
clientSocket.connect(('localhost', port))
clientSocket.close()
clientSocket
clientSocket.send(b'x')
socketEchange.recv(10)
socketEchange.recv(10)
socketEchange.close()
serveur.close()
try :
    clientSocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    clientSocket.connect((hote, port))
except Exception as err :
    print(f"voici le message d'erreur {err}")
class Client:
    def __init__(self, hote: str, port: int):
        self.hote = hote
        self.port = port
        self.sock = None
    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.sock.connect((self.hote, self.port))
    def sendMessage(self, message: str) -> int:
        return self.sock.send(message.encode('utf-8'))
    def receiveMessage(self, taille: int = 500) -> str:
        return self.sock.recv(taille).decode('utf-8')
    def close(self) -> None:
        self.sock.close()
class Serveur:
    """Un serveur qui compte."""
    def __init__(self, hote='localhost', port=0):
        self.__compteur = 0
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind((hote, port))
    @property
    def compteur(self) -> int:
        return self.__compteur
    def démarre(self, n: int = 1):
        self.sock.listen(n)
    def sert(self):
        p, a = self.sock.accept()
        with p:
            demande = p.recv(500)
            self.__compteur += 1
            p.send(f"{self.__compteur}: ".encode() + demande)
    def stop(self):
        self.sock.close()
s = Serveur(); s.démarre(5)
for i in range(3):
    c = Client('localhost', s.sock.getsockname()[1])
    c.connect()
    print(c.sendMessage(f"é{i}"))
    s.sert()
    print(c.receiveMessage())
    c.close()
s.compteur
s.compteur = 5
s.__compteur
s._Serveur__compteur
Serveur.__doc__
s.stop()
c.connect()
c.sendMessage(5)
Client()
Client('h', 1).hote
if __name__ == "__main__":
    print("main")
