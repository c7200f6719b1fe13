package locale

// The topics of help about the states of TCP, until a connection is there. Each
// fact was seen on Linux 6.18, with ss, netstat and tshark.
var (
	TopicStatesName  = Text{Fr: "états", En: "states"}
	TopicStatesTitle = Text{Fr: "Les états d'une connexion TCP (RFC 9293, 3.3.2)", En: "The states of a TCP connection (RFC 9293, 3.3.2)"}
	TopicStatesDrawn = Text{
		Fr: `         qui se connecte                              qui écoute
         CLOSED                                       CLOSED
                                                      LISTEN        listen
connect  SYN_SENT      --------- SYN ---------->      SYN_RECV
         ESTABLISHED   <------ SYN, ACK --------
                       --------- ACK ---------->      ESTABLISHED   accept

         qui ferme le premier                         l'autre extrémité
close    FIN_WAIT1     --------- FIN ---------->      CLOSE_WAIT    recv : b''
         FIN_WAIT2     <-------- ACK -----------
         TIME_WAIT     <-------- FIN -----------      LAST_ACK      close
           60 s        --------- ACK ---------->      CLOSED
         CLOSED

les deux ferment à la fois : FIN_WAIT1 -- FIN --> CLOSING -- ACK --> TIME_WAIT
RST : la connexion est aussitôt CLOSED ; la socket d'écoute reste LISTEN`,
		En: `         who connects                                 who listens
         CLOSED                                       CLOSED
                                                      LISTEN        listen
connect  SYN_SENT      --------- SYN ---------->      SYN_RECV
         ESTABLISHED   <------ SYN, ACK --------
                       --------- ACK ---------->      ESTABLISHED   accept

         who closes first                             the other side
close    FIN_WAIT1     --------- FIN ---------->      CLOSE_WAIT    recv: b''
         FIN_WAIT2     <-------- ACK -----------
         TIME_WAIT     <-------- FIN -----------      LAST_ACK      close
           60 s        --------- ACK ---------->      CLOSED
         CLOSED

both close at once: FIN_WAIT1 -- FIN --> CLOSING -- ACK --> TIME_WAIT
RST: the connection is CLOSED at once; the listening socket stays LISTEN`,
	}
	TopicStatesText = Text{
		Fr: "Un état est celui d'une extrémité : l'autre en a souvent un autre au même instant. " +
			"SYN_SENT, SYN_RECV, FIN_WAIT1, CLOSING et LAST_ACK ne durent que le temps d'une réponse ; l'aide de chacun a les lignes qui le font durer.",
		En: "A state is that of one end: the other end often has another at the same instant. " +
			"SYN_SENT, SYN_RECV, FIN_WAIT1, CLOSING and LAST_ACK last only until an answer comes; the help of each has lines that make it stay.",
	}

	TopicClosedTitle = Text{Fr: "CLOSED : pas de connexion", En: "CLOSED: no connection"}
	TopicClosedText  = Text{
		Fr: "Qui : une socket TCP neuve, avant listen ou connect, qu'elle ait un port (bind) ou non ; et l'extrémité dont la connexion est finie.\n" +
			"On en sort par listen (LISTEN) ou par connect (SYN_SENT).\n" +
			"On y entre au dernier ACK (LAST_ACK), après les 60 s de TIME_WAIT, ou d'un coup par un RST, quel que soit l'état de la connexion : RST y met fin, et n'a pas de réponse. close en émet un quand des octets reçus n'ont pas été lus.\n" +
			"On voit : CLOSED dans sockets ; rien dans ss ni dans netstat, car le noyau n'a pas de connexion à montrer. UNCONN, dans ss, est le mot des sockets UDP sans correspondant.\n" +
			"Panne : recv sur une socket jamais connectée lève OSError 107, send BrokenPipeError ; il manque connect, ou accept. Après un RST reçu en pleine connexion, recv lève ConnectionResetError.",
		En: "Who: a fresh TCP socket, before listen or connect, with a port (bind) or without; and the end whose connection is over.\n" +
			"It is left by listen (LISTEN) or by connect (SYN_SENT).\n" +
			"It is entered with the last ACK (LAST_ACK), after the 60 s of TIME_WAIT, or at once by an RST, whatever the state of the connection: an RST ends it, and gets no answer. close sends one when bytes that came were not read.\n" +
			"Seen as: CLOSED in sockets; nothing in ss or netstat, as the kernel has no connection to show. UNCONN, in ss, is the word for UDP sockets without a peer.\n" +
			"Trouble: recv on a socket that was never connected raises OSError 107, send BrokenPipeError; connect, or accept, is missing. After an RST on an established connection recv raises ConnectionResetError.",
	}

	TopicListenTitle = Text{Fr: "LISTEN : la socket d'écoute attend des clients", En: "LISTEN: the listening socket waits for clients"}
	TopicListenText  = Text{
		Fr: "Qui : une socket de serveur, après listen. Elle n'a pas de correspondant et ne transporte pas de données : le noyau répond seul aux SYN, range les connexions établies dans la file, et accept en retire une, sous la forme d'une autre socket.\n" +
			"Fin : close (ou shutdown rd, sous Linux) ; aucun segment n'y met fin. Les connexions qui attendaient dans la file reçoivent RST.\n" +
			"On voit : l'adresse distante est 0.0.0.0:* ; Recv-Q (« à lire » dans sockets) compte les clients dans la file, Send-Q (« à émettre ») est le backlog ; netstat écrit 0 dans Send-Q, et demande -a ou -l.\n" +
			"Panne : ConnectionRefusedError chez le client. Rien n'écoute sur ce port, et le noyau répond RST ; ou l'on écoute sur 127.0.0.1, que les autres machines n'atteignent pas : listen 0.0.0.0 5000.",
		En: "Who: a server's socket, after listen. It has no peer and carries no data: the kernel answers SYNs by itself and puts established connections into the queue, from which accept takes one, as another socket.\n" +
			"Ends with: close (or shutdown rd, on Linux); no segment ends it. The connections that waited in the queue get an RST.\n" +
			"Seen as: the remote address is 0.0.0.0:*; Recv-Q counts the clients in the queue, Send-Q is the backlog; netstat writes 0 as Send-Q, and wants -a or -l.\n" +
			"Trouble: ConnectionRefusedError at the client. Nothing listens on that port, and the kernel answers RST; or one listens on 127.0.0.1, which other machines do not reach: listen 0.0.0.0 5000.",
	}

	TopicSynSentTitle = Text{Fr: "SYN_SENT : le client attend la réponse à son SYN", En: "SYN_SENT: the client waits for an answer to its SYN"}
	TopicSynSentText  = Text{
		Fr: "Qui : celui qui se connecte, dès que connect a émis SYN.\n" +
			"Fin : SYN+ACK reçu, il répond ACK et passe à ESTABLISHED ; RST reçu, c'est ConnectionRefusedError.\n" +
			"Durée : un aller-retour, trop peu pour être vu sur une même machine. Sans réponse, Linux répète SYN pendant deux minutes environ (net.ipv4.tcp_syn_retries), puis lève TimeoutError 110. Sur le réseau local, une adresse que personne n'a donne OSError 113 (No route to host) après 3 s environ, faute de réponse à ARP.\n" +
			"On voit : Send-Q vaut 1 dans ss et netstat, pour le SYN sans réponse.\n" +
			"Panne : adresse fausse, machine éteinte, pare-feu qui jette sans répondre ; ou file du serveur pleine, comme ici : backlog=0 ne laisse attendre qu'un client.",
		En: "Who: the side that connects, once connect has sent SYN.\n" +
			"Ends with: a SYN+ACK comes, it answers ACK and is ESTABLISHED; an RST comes, that is ConnectionRefusedError.\n" +
			"How long: a round trip, too short to be seen on one machine. Without an answer Linux repeats SYN for about two minutes (net.ipv4.tcp_syn_retries), then raises TimeoutError 110. On the local network an address that nobody has gives OSError 113 (No route to host) after about 3 s, as nobody answers ARP.\n" +
			"Seen as: Send-Q is 1 in ss and netstat, for the SYN that has no answer.\n" +
			"Trouble: a wrong address, a machine that is off, a firewall that drops in silence; or the server's queue is full, as here: backlog=0 lets one client wait.",
	}

	TopicSynRecvTitle = Text{Fr: "SYN_RECV : le noyau du serveur attend l'ACK du client", En: "SYN_RECV: the server's kernel waits for the client's ACK"}
	TopicSynRecvText  = Text{
		Fr: "Qui : côté serveur, une connexion qui commence : SYN est reçu, SYN+ACK émis. La socket d'écoute reste LISTEN, et aucun programme n'a encore cette connexion.\n" +
			"Fin : ACK reçu, elle est ESTABLISHED et entre dans la file ; RST reçu, elle est oubliée.\n" +
			"Durée : un aller-retour, trop peu pour être vu sur une même machine. Sans ACK, Linux répète SYN+ACK 5 fois (net.ipv4.tcp_synack_retries).\n" +
			"On voit : une ligne sans processus dans ss et netstat ; rien dans sockets.\n" +
			"Panne : beaucoup de SYN_RECV à la fois : les réponses se perdent au retour, ou c'est une attaque (SYN flood).\n" +
			"Pour le voir ici : avec TCP_DEFER_ACCEPT (Linux), le noyau attend les premières données ; le client se croit déjà connecté.",
		En: "Who: at the server, a connection that begins: SYN has come, SYN+ACK was sent. The listening socket stays LISTEN, and no program has that connection yet.\n" +
			"Ends with: an ACK comes, it is ESTABLISHED and enters the queue; an RST comes, it is forgotten.\n" +
			"How long: a round trip, too short to be seen on one machine. Without an ACK Linux repeats SYN+ACK 5 times (net.ipv4.tcp_synack_retries).\n" +
			"Seen as: a line without a process in ss and netstat; nothing in sockets.\n" +
			"Trouble: many in SYN_RECV at once: the answers are lost on their way back, or it is an attack (SYN flood).\n" +
			"To see it here: with TCP_DEFER_ACCEPT (Linux) the kernel waits for the first data; the client takes itself for connected already.",
	}

	TopicEstablishedTitle = Text{Fr: "ESTABLISHED : la connexion est établie", En: "ESTABLISHED: the connection is there"}
	TopicEstablishedText  = Text{
		Fr: "Qui : les deux extrémités, après SYN, SYN+ACK, ACK. Le noyau du serveur n'attend pas accept : un client dans la file est déjà ESTABLISHED, et ce qu'il émet l'attend dans le tampon du noyau.\n" +
			"Fin : close ou shutdown wr d'ici émet FIN (FIN_WAIT1) ; le FIN de l'autre mène à CLOSE_WAIT ; RST met fin d'un coup.\n" +
			"Durée : sans limite, même si rien ne circule. Un câble débranché ne se remarque qu'en émettant, ou avec SO_KEEPALIVE (après 2 h de silence, par défaut).\n" +
			"On voit : deux lignes dans ss quand les deux extrémités sont sur cette machine. Recv-Q : octets arrivés, pas encore lus ; Send-Q : émis, pas encore reconnus par un ACK. Sans accept, la ligne du serveur n'a pas de processus (ss -p).\n" +
			"Panne : « mon deuxième client est bloqué » : il est connecté, dans la file, et attend une réponse que le serveur ne donnera qu'après accept : help backlog.",
		En: "Who: both ends, after SYN, SYN+ACK, ACK. The server's kernel does not wait for accept: a client in the queue is ESTABLISHED already, and what it sends waits in the kernel's buffer.\n" +
			"Ends with: close or shutdown wr here sends FIN (FIN_WAIT1); the other side's FIN leads to CLOSE_WAIT; an RST ends it at once.\n" +
			"How long: no limit, even when nothing is sent. A cable that was pulled is noticed only by sending, or with SO_KEEPALIVE (after 2 h of silence unless told).\n" +
			"Seen as: two lines in ss when both ends are on this machine. Recv-Q: bytes that came and are not read yet; Send-Q: sent, not acknowledged yet. Before accept the server's line has no process (ss -p).\n" +
			"Trouble: \"my second client hangs\": it is connected, in the queue, and waits for an answer that the server gives only after accept: help backlog.",
	}
)
