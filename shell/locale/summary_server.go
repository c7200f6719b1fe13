package locale

// What the commands about background servers are for.
var (
	ServeSummary = Text{
		Fr: "Lancer le serveur de la feuille de TD en arrière-plan : recevoir, afficher, répondre, fermer ; udp : répondre à des datagrammes",
		En: "Start the lab sheet's server in the background: receive, print, answer, close; udp: answer datagrams",
	}
	ServeDetail = Text{
		Fr: "C'est la boucle accept, recv, send, close, avec un fil d'exécution par client : plusieurs clients à la fois. " +
			"reply= est la réponse, echo renvoie ce qui est arrivé, max= arrête le serveur après autant de connexions. " +
			"La file de ceux qui attendent d'être acceptés (backlog) est de 4096. " +
			"NAME.connections les compte, wait attend la fin, stop arrête. " +
			"Avec udp, il n'y a ni écoute ni connexion : une seule socket, liée par bind, reçoit chaque datagramme et répond à son émetteur (recvfrom, sendto). " +
			"max= et NAME.datagrams comptent alors les datagrammes reçus, jetés compris ; au-delà de 50 par seconde, ils sont traités sans être affichés. " +
			"HOST est localhost ; pour être joint d'une autre machine : serve 0.0.0.0 PORT (addresses). " +
			"delay=, chunk=, reset=, end= et, en UDP, drop= sont des pannes exprès : help pannes.",
		En: "It is the loop of accept, recv, send, close, with one thread per client: many clients at once. " +
			"reply= is the answer, echo sends back what came, max= stops the server after that many connections. " +
			"The queue of those that wait to be accepted (backlog) is 4096 long. " +
			"NAME.connections counts them, wait waits for the end, stop stops. " +
			"With udp there is neither listening nor connection: one socket, bound, receives each datagram and answers its sender (recvfrom, sendto). " +
			"max= and NAME.datagrams then count the datagrams received, dropped ones included; beyond 50 a second they are dealt with and not shown. " +
			"HOST is localhost; to be reached from another machine: serve 0.0.0.0 PORT (addresses). " +
			"delay=, chunk=, reset=, end= and, in UDP, drop= are faults on purpose: help faults.",
	}
	TapSummary = Text{
		Fr: "Un relais entre deux programmes que labsh n'a pas lancés : il montre ce qu'ils se disent, et peut le retarder, le couper ou le perdre",
		En: "A relay between two programs that labsh did not start: it shows what they say to each other, and can make it late, cut it or lose it",
	}
	TapDetail = Text{
		Fr: "Les programmes se connectent au premier PORT au lieu de HOST PORT (en UDP, ils y émettent) ; tout est relayé dans les deux sens, la fin de chaque sens (FIN) et les ruptures (RST) aussi. " +
			"▶ est ce que le client a émis, ◀ ce qu'il a reçu ; au-delà de 50 lignes par seconde, le reste est relayé sans être affiché. " +
			"Deux différences avec une connexion directe : le client est connecté avant que HOST ne réponde, et si HOST refuse, sa connexion est rompue par un RST (ConnectionResetError au lieu de ConnectionRefusedError) ; HOST voit l'adresse du relais, pas celle du client. " +
			"connections, datagrams, wait et stop s'emploient comme avec serve. " +
			"Le relais écoute sur localhost ; bind=0.0.0.0 pour être joint d'une autre machine. " +
			"Les pannes exprès (delay, chunk, reset, end, drop) touchent ce que le client reçoit, drop les deux sens, et reset rompt des deux côtés : help pannes.",
		En: "The programs connect to the first PORT instead of HOST PORT (in UDP they send there); all is relayed both ways, the end of each direction (FIN) and resets (RST) as well. " +
			"▶ is what the client has sent, ◀ what it has been sent; beyond 50 lines a second the rest is relayed and not shown. " +
			"Two things differ from a direct connection: the client is connected before HOST answers, and when HOST refuses, its connection is reset (ConnectionResetError instead of ConnectionRefusedError); HOST sees the tap's address, not the client's. " +
			"connections, datagrams, wait and stop are used as with serve. " +
			"The tap listens on localhost; bind=0.0.0.0 to be reached from another machine. " +
			"The faults on purpose (delay, chunk, reset, end, drop) are in what the client receives, drop in both directions, and reset breaks both sides: help faults.",
	}
	ConnectionsSummary = Text{
		Fr: "Le nombre de connexions que le serveur a reçues",
		En: "How many connections the server has received",
	}
	DatagramsSummary = Text{
		Fr: "Le nombre de datagrammes qu'un serveur UDP a reçus",
		En: "How many datagrams a UDP server has received",
	}
	WaitSummary = Text{
		Fr: "Attendre la fin du serveur, ou d'un programme en arrière-plan ; Ctrl-C ne met fin qu'à l'attente",
		En: "Wait for the end of the server, or of a program in the background; Ctrl-C ends the wait alone",
	}
	WaitDetail = Text{
		Fr: "Un serveur s'arrête quand max= connexions (en UDP : datagrammes) ont été servies, ou par stop. " +
			"Pendant l'attente, ses lignes continuent de s'afficher. " +
			"La valeur est le statut d'un programme, None pour un serveur.",
		En: "A server stops once it has served max= connections (in UDP: datagrams), or by stop. " +
			"During the wait its lines go on being shown. " +
			"The value is a program's status, None for a server.",
	}
	StopSummary = Text{
		Fr: "Arrêter le serveur courant, celui ou le programme qui est nommé, ou tous (all)",
		En: "Stop the current server, the one or the program that is named, or all",
	}
	StopDetail = Text{
		Fr: "Le serveur ferme d'abord sa socket d'écoute : plus aucun client n'entre. " +
			"Les échanges en cours ont encore un instant pour finir. " +
			"Un programme en arrière-plan reçoit KeyboardInterrupt, puis ses threads et ses sockets sont arrêtés. " +
			"stop show ferme la page à projeter ; stop all la laisse.",
		En: "The server first closes its listening socket: no new client gets in. " +
			"The exchanges under way have a moment left to finish. " +
			"A program in the background gets KeyboardInterrupt, then its threads and sockets are ended. " +
			"stop show closes the projector page; stop all leaves it.",
	}
)
