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
			"drop=30 en jette trois sur dix, au hasard et sans réponse, comme un réseau qui perd : c'est au client de ne pas attendre sans fin (settimeout). " +
			"max= et NAME.datagrams comptent alors les datagrammes reçus, jetés compris ; au-delà de 50 par seconde, ils sont traités sans être affichés. " +
			"HOST est localhost ; pour être joint d'une autre machine : serve 0.0.0.0 PORT (addresses).",
		En: "It is the loop of accept, recv, send, close, with one thread per client: many clients at once. " +
			"reply= is the answer, echo sends back what came, max= stops the server after that many connections. " +
			"The queue of those that wait to be accepted (backlog) is 4096 long. " +
			"NAME.connections counts them, wait waits for the end, stop stops. " +
			"With udp there is neither listening nor connection: one socket, bound, receives each datagram and answers its sender (recvfrom, sendto). " +
			"drop=30 throws three in ten away, at random and unanswered, as a network with losses does: it is for the client not to wait for ever (settimeout). " +
			"max= and NAME.datagrams then count the datagrams received, dropped ones included; beyond 50 a second they are dealt with and not shown. " +
			"HOST is localhost; to be reached from another machine: serve 0.0.0.0 PORT (addresses).",
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
		Fr: "Attendre que le serveur soit arrêté ; Ctrl-C met fin à l'attente, pas au serveur",
		En: "Wait until the server has stopped; Ctrl-C ends the wait, not the server",
	}
	WaitDetail = Text{
		Fr: "Un serveur s'arrête quand max= connexions (en UDP : datagrammes) ont été servies, ou par stop. " +
			"Pendant l'attente, ses lignes continuent de s'afficher.",
		En: "A server stops once it has served max= connections (in UDP: datagrams), or by stop. " +
			"During the wait its lines go on being shown.",
	}
	StopSummary = Text{
		Fr: "Arrêter le serveur courant, celui qui est nommé, ou tous (all)",
		En: "Stop the current server, the one that is named, or all",
	}
	StopDetail = Text{
		Fr: "Le serveur ferme d'abord sa socket d'écoute : plus aucun client n'entre. " +
			"Les échanges en cours ont encore un instant pour finir.",
		En: "The server first closes its listening socket: no new client gets in. " +
			"The exchanges under way have a moment left to finish.",
	}
)
