# Ctrl-C ou kill arrêtent proprement le serveur
import os
import signal
import socket
import sys

marche = True


def arreter(numero, cadre):
    global marche
    print("signal", signal.Signals(numero).name, "reçu")
    marche = False
    s.close()


def alarme(numero, cadre):
    raise TimeoutError("trop long")


signal.signal(signal.SIGTERM, arreter)
ancien = signal.signal(signal.SIGALRM, alarme)
print("ancien :", ancien == signal.SIG_DFL, signal.getsignal(signal.SIGTERM) is arreter)
s = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("port", s.getsockname()[1])
try:
    attente = socket.socketpair()
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    attente[0].recv(1)
except TimeoutError as e:
    print("alarme :", e)
while marche:
    try:
        c, _ = s.accept()
    except OSError:
        break           # la socket a été fermée par le signal
    c.sendall(str(os.getpid()).encode())
    c.close()
print("nettoyage fini")
sys.exit(3)
