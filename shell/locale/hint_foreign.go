package locale

// Hints at the command for a word that belongs elsewhere: other programs'
// names, and French for what the commands say in English.
var (
	ForeignHTTP = Text{
		Fr: "pour émettre une requête HTTP : %s (connecté), ou %s",
		En: "to send an HTTP request: %s (when connected), or %s",
	}
	ForeignConnect = Text{
		Fr: "pour se connecter à un serveur : connect localhost 5000, puis send et recv",
		En: "to connect to a server: connect localhost 5000, then send and recv",
	}
	ForeignCurl = Text{
		Fr: "pour interroger un serveur web : http GET localhost:8080/index.php",
		En: "to ask a web server: http GET localhost:8080/index.php",
	}
	// ForeignHere gives the line that does it here; ForeignThen and ForeignThenThen
	// give two and three.
	ForeignHere     = Text{Fr: "ici, tapez %s", En: "here, type %s"}
	ForeignThen     = Text{Fr: "ici, tapez %s, puis %s", En: "here, type %s, then %s"}
	ForeignThenThen = Text{Fr: "ici, tapez %s, puis %s, puis %s", En: "here, type %s, then %s, then %s"}
	// ForeignTalk is for nc and telnet, ForeignTry for nc -z.
	ForeignTalk = Text{
		Fr: "ici, tapez %s (ligne par ligne), ou %s, puis send et recv",
		En: "here, type %s (line by line), or %s, then send and recv",
	}
	ForeignTry = Text{
		Fr: "ici, tapez %s (0 : le port répond)",
		En: "here, type %s (0: the port answers)",
	}
	// ForeignPing names the program and gives two lines.
	ForeignPing = Text{
		Fr: "%s n'est pas là ; « %s » donne l'adresse, « %s » essaie un port",
		En: "%s is not here; \"%s\" gives the address, \"%s\" tries a port",
	}
	ForeignRoutes = Text{
		Fr: "labsh ne montre pas la table de routage ; dans un terminal du système : ip route",
		En: "labsh does not show the routing table; in a terminal of the system: ip route",
	}
	ForeignNeighbours = Text{
		Fr: "labsh ne montre pas la table des voisins (ARP) ; dans un terminal du système : ip neigh",
		En: "labsh does not show the table of neighbours (ARP); in a terminal of the system: ip neigh",
	}
	ForeignCounters = Text{
		Fr: "labsh ne montre pas les compteurs de paquets ; dans un terminal du système : nstat ; ss -s compte les sockets",
		En: "labsh does not show the counters of packets; in a terminal of the system: nstat; ss -s counts the sockets",
	}
	ForeignCapture = Text{
		Fr: "labsh ne capture pas le trafic : cela se lance dans un autre terminal ; http montre ce qu'il émet et ce qu'il reçoit",
		En: "labsh captures no traffic: start that in another terminal; http shows what it sends and receives",
	}
	ForeignJava = Text{
		Fr: "le serveur de la feuille est intégré : serve 5000",
		En: "the lab sheet's server is built in: serve 5000",
	}
	ForeignNetstat = Text{
		Fr: "pour voir les sockets : sockets (celles d'ici), ss -antp (celles de la machine)",
		En: "to see sockets: sockets (those made here), ss -antp (the machine's)",
	}
	ForeignAddresses = Text{
		Fr: "pour voir les interfaces et les adresses de cette machine : addresses",
		En: "to see this machine's interfaces and addresses: addresses",
	}
	ForeignHostname = Text{
		Fr: "les adresses de cette machine : addresses ; son nom : socket.gethostname()",
		En: "this machine's addresses: addresses; its name: socket.gethostname()",
	}
	ForeignPython = Text{
		Fr: "pour exécuter un programme Python : python FILE.py",
		En: "to run a Python program: python FILE.py",
	}
	// ForeignJobs is for ps and kill.
	ForeignJobs = Text{
		Fr: "les programmes en arrière-plan : jobs ; pour en arrêter un : stop NAME",
		En: "the programs in the background: jobs; to end one: stop NAME",
	}
	ForeignPip = Text{
		Fr: "rien à installer, requests est déjà là : import requests",
		En: "nothing to install, requests is already here: import requests",
	}
	ForeignListen = Text{
		Fr: "pour écouter sur un port : listen 5000, puis accept",
		En: "to listen on a port: listen 5000, then accept",
	}
	ForeignAccept = Text{
		Fr: "pour attendre un client : accept",
		En: "to wait for a client: accept",
	}
	ForeignSend = Text{
		Fr: "pour émettre : send \"Bonjour\\n\"",
		En: "to send: send \"Hello\\n\"",
	}
	ForeignReceive = Text{
		Fr: "pour recevoir : recv, ou recvline jusqu'à la fin de la ligne",
		En: "to receive: recv, or recvline up to the end of the line",
	}
	ForeignClose = Text{
		Fr: "pour fermer la connexion : close",
		En: "to close the connection: close",
	}
	ForeignServe = Text{
		Fr: "pour lancer un serveur : serve 5000 ; pour l'arrêter : stop",
		En: "to start a server: serve 5000; to stop it: stop",
	}
	ForeignHelp = Text{
		Fr: "pour avoir de l'aide : help, ou help NOM",
		En: "for help: help, or help NAME",
	}
	ForeignExit = Text{
		Fr: "pour quitter : exit, ou Ctrl-D",
		En: "to leave: exit, or Ctrl-D",
	}
	ForeignShell = Text{
		Fr: "ce n'est pas le shell du système : help liste les commandes",
		En: "this is not the system's shell: help lists the commands",
	}
)
