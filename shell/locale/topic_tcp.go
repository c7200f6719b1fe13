package locale

// The topics of help about TCP: what is on the wire, and what waits where. What
// each line sends was seen with tshark on Linux 6.18.
var (
	TopicTCPTitle = Text{Fr: "TCP : un flux d'octets fiable entre deux sockets (RFC 9293)", En: "TCP: a reliable stream of bytes between two sockets (RFC 9293)"}
	TopicTCPText  = Text{
		Fr: "Connecté : avant tout échange, connect et le noyau du serveur s'entendent (SYN, SYN+ACK, ACK). Une connexion, c'est quatre nombres : adresse et port d'un côté, adresse et port de l'autre.\n" +
			"Fiable et ordonné : chaque octet a son numéro (seq), l'autre reconnaît ce qu'il a (ack) ; ce qui se perd est réémis, ce qui arrive en double est jeté, et recv rend tout dans l'ordre.\n" +
			"Un flux, pas des messages : deux send peuvent arriver en un recv, un send en plusieurs. C'est au protocole au-dessus de dire où finit un message : une fin de ligne, une longueur (recvline, recvexactly).\n" +
			"Deux sens indépendants : shutdown wr ferme le sien, et l'on reçoit encore. Le débit s'adapte à qui lit (fenêtre : help tampons) et au réseau (congestion).\n" +
			"Serveur : socket, bind, listen (listen 5000 les fait d'un coup), puis accept pour chaque client. Client : socket, connect (le port local est choisi par le noyau). Ensuite send, recv, close des deux côtés.",
		En: "Connected: before anything is exchanged, connect and the server's kernel agree (SYN, SYN+ACK, ACK). A connection is four numbers: address and port of one side, address and port of the other.\n" +
			"Reliable and ordered: each byte has its number (seq), the other side acknowledges what it has (ack); what is lost is sent again, what comes twice is dropped, and recv gives all in order.\n" +
			"A stream, not messages: two sends may come in one recv, one send in several. The protocol above has to say where a message ends: an end of line, a length (recvline, recvexactly).\n" +
			"Two independent directions: shutdown wr closes one's own, and one still receives. The speed follows who reads (window: help buffers) and the network (congestion).\n" +
			"Server: socket, bind, listen (listen 5000 does all three), then accept for each client. Client: socket, connect (the kernel chooses the local port). Then send, recv, close on both sides.",
	}

	TopicSegmentsTitle = Text{Fr: "Les segments : ce que chaque ligne met sur le réseau", En: "Segments: what each line puts on the wire"}
	TopicSegmentsDrawn = Text{
		Fr: `socket bind listen accept   rien : le noyau ne parle à personne
connect                     SYN ->   <- SYN+ACK   ACK ->
connect, rien n'écoute      SYN ->   <- RST+ACK
send                        PSH+ACK et les octets ->   <- ACK
recv                        rien (un ACK, si la fenêtre se rouvre)
shutdown wr, close          FIN+ACK ->   <- ACK
close, octets non lus       RST+ACK ->   (aussi avec SO_LINGER 0)
shutdown rd                 rien`,
		En: `socket bind listen accept   nothing: the kernel talks to nobody
connect                     SYN ->   <- SYN+ACK   ACK ->
connect, nobody listens     SYN ->   <- RST+ACK
send                        PSH+ACK and the bytes ->   <- ACK
recv                        nothing (an ACK, when the window opens again)
shutdown wr, close          FIN+ACK ->   <- ACK
close, bytes not read       RST+ACK ->   (with SO_LINGER 0, too)
shutdown rd                 nothing`,
	}
	TopicSegmentsText = Text{
		Fr: "Un segment est un en-tête de 20 octets au moins (ports, seq, ack, drapeaux, fenêtre), avec des octets ou sans. Un grand send en fait plusieurs ; l'ACK peut voyager avec une réponse.\n" +
			"SYN ouvre, FIN ferme un sens, RST met fin à tout, ACK dit que ack est valable, PSH : à donner tout de suite au programme.\n" +
			"seq est le numéro du premier octet ; le départ est tiré au hasard, et tshark l'affiche comme 0. ack est le numéro de l'octet attendu : il reconnaît tous ceux d'avant. SYN et FIN comptent pour un : après SYN et « Bonjour » (7 octets), ack = 8.\n" +
			"MSS, annoncé dans SYN, est le plus d'octets par segment : 1460 sur Ethernet (1500 moins 20 d'IP et 20 de TCP), 65495 sur lo.\n" +
			"Pour les voir : dans un autre terminal, sudo tshark -i lo -f 'tcp port 5000'.",
		En: "A segment is a header of at least 20 bytes (ports, seq, ack, flags, window), with bytes or without. A large send makes several; the ACK may travel with an answer.\n" +
			"SYN opens, FIN closes one direction, RST ends all, ACK says that ack counts, PSH: to be given to the program at once.\n" +
			"seq is the number of the first byte; it starts at random, which tshark shows as 0. ack is the number of the byte that is expected: it acknowledges all before. SYN and FIN count as one: after SYN and \"Bonjour\" (7 bytes), ack = 8.\n" +
			"MSS, announced in SYN, is the most bytes of a segment: 1460 on Ethernet (1500 less 20 of IP and 20 of TCP), 65495 on lo.\n" +
			"To see them: in another terminal, sudo tshark -i lo -f 'tcp port 5000'.",
	}

	TopicBacklogTitle = Text{Fr: "Le backlog : la file des clients qui attendent accept", En: "The backlog: the queue of clients that wait for accept"}
	TopicBacklogText  = Text{
		Fr: "listen N demande une file de N. Le noyau y met les connexions déjà ESTABLISHED : connect a réussi chez le client, qui peut émettre, sans que accept ait tourné. accept retire la première et ne met rien sur le réseau.\n" +
			"Linux en laisse attendre N + 1, et coupe N à net.core.somaxconn (4096). Recv-Q de la socket d'écoute les compte, Send-Q est N.\n" +
			"File pleine : Linux jette le SYN du suivant sans répondre. Ce client reste SYN_SENT dans connect, qui répète SYN après 1 s, puis de plus en plus rarement. Dès qu'accept a fait de la place, le prochain SYN passe ; sinon connect lève TimeoutError 110 après 2 minutes environ.\n" +
			"Pourquoi le deuxième client attend : le serveur du TD sert un client à la fois. Le deuxième est connecté, son message est dans le tampon du noyau ; son recv attend que le serveur revienne à accept. Un thread par client (ou serve) le sert aussitôt.",
		En: "listen N asks for a queue of N. The kernel puts connections there that are ESTABLISHED already: connect has succeeded at the client, which may send, without any accept. accept takes the first one and puts nothing on the wire.\n" +
			"Linux lets N + 1 wait, and cuts N at net.core.somaxconn (4096). Recv-Q of the listening socket counts them, Send-Q is N.\n" +
			"A full queue: Linux drops the next one's SYN without an answer. That client stays SYN_SENT in connect, which repeats SYN after 1 s, then ever more rarely. Once accept has made room the next SYN gets through; else connect raises TimeoutError 110 after about 2 minutes.\n" +
			"Why the second client waits: the lab sheet's server serves one client at a time. The second one is connected, its message is in the kernel's buffer; its recv waits until the server comes back to accept. A thread for each client (or serve) serves it at once.",
	}

	TopicBuffersName  = Text{Fr: "tampons", En: "buffers"}
	TopicBuffersTitle = Text{Fr: "Les tampons : ce que send et recv remplissent et vident", En: "Buffers: what send and recv fill and empty"}
	TopicBuffersDrawn = Text{
		Fr: `send -> [ tampon d'émission ] -- segments --> [ tampon de réception ] -> recv
               Send-Q          <-- ACK, fenêtre --        Recv-Q`,
		En: `send -> [ send buffer ] -- segments --> [ receive buffer ] -> recv
             Send-Q      <-- ACK, window --     Recv-Q`,
	}
	TopicBuffersText = Text{
		Fr: "send copie les octets dans le tampon d'émission du noyau et rend la main : ils sont pris, pas encore reçus, encore moins lus. Ils y restent jusqu'à leur ACK (Send-Q, « à émettre » dans sockets).\n" +
			"recv prend dans le tampon de réception (Recv-Q, « à lire ») et n'attend que s'il est vide.\n" +
			"Chaque ACK annonce la fenêtre : la place qui reste dans le tampon de réception. Si l'autre ne lit pas, elle tombe à 0, l'émission s'arrête, les deux tampons se remplissent, et send attend qu'il y ait place pour tout. Sans attente (setblocking 0), il prend ce qui tient, puis lève BlockingIOError.\n" +
			"Linux agrandit les tampons de TCP selon le besoin (net.ipv4.tcp_wmem, tcp_rmem). SO_SNDBUF et SO_RCVBUF les fixent : Linux double le nombre demandé, pour ses propres comptes, et le limite (net.core.wmem_max, rmem_max).\n" +
			"UDP n'a pas de fenêtre : tampon de réception plein, le datagramme est jeté.",
		En: "send copies the bytes into the kernel's send buffer and returns: they are taken, not received yet, and even less read. They stay there until their ACK (Send-Q).\n" +
			"recv takes from the receive buffer (Recv-Q) and waits only when that is empty.\n" +
			"Each ACK announces the window: the room that is left in the receive buffer. When the other side does not read it falls to 0, sending stops, both buffers fill, and send waits until there is room for all. Without waiting (setblocking 0) it takes what fits, then raises BlockingIOError.\n" +
			"Linux makes TCP's buffers larger as needed (net.ipv4.tcp_wmem, tcp_rmem). SO_SNDBUF and SO_RCVBUF fix them: Linux doubles the number asked for, for its own bookkeeping, and limits it (net.core.wmem_max, rmem_max).\n" +
			"UDP has no window: when the receive buffer is full, the datagram is dropped.",
	}

	TopicPortsTitle = Text{Fr: "Les ports : à quel programme d'une machine on parle", En: "Ports: which program of a machine is meant"}
	TopicPortsText  = Text{
		Fr: "Un port est un nombre de 1 à 65535. L'IANA les partage : 0 à 1023, les services connus (22 ssh, 53 DNS, 80 HTTP, 443 HTTPS) ; 1024 à 49151, enregistrés ; 49152 à 65535, libres.\n" +
			"Port éphémère : connect sans bind en reçoit un du noyau, sous Linux de 32768 à 60999 (net.ipv4.ip_local_port_range). Port 0, dans bind ou listen : le noyau choisit, getsockname dit lequel.\n" +
			"En dessous de 1024, bind demande root (net.ipv4.ip_unprivileged_port_start) : PermissionError 13.\n" +
			"TCP et UDP ont chacun leurs ports : le 5000 de l'un et le 5000 de l'autre sont deux choses, et servent en même temps. Deux sockets d'écoute TCP sur le même port et la même adresse : OSError 98.\n" +
			"accept ne prend pas de nouveau port : toutes les connexions d'un serveur ont le sien, et se distinguent par l'adresse et le port du client.",
		En: "A port is a number from 1 to 65535. The IANA divides them: 0 to 1023, well-known services (22 ssh, 53 DNS, 80 HTTP, 443 HTTPS); 1024 to 49151, registered; 49152 to 65535, free.\n" +
			"Ephemeral port: connect without bind gets one from the kernel, on Linux from 32768 to 60999 (net.ipv4.ip_local_port_range). Port 0, in bind or listen: the kernel chooses, getsockname tells which.\n" +
			"Below 1024 bind wants root (net.ipv4.ip_unprivileged_port_start): PermissionError 13.\n" +
			"TCP and UDP have ports of their own: 5000 of the one and 5000 of the other are two things, and serve at the same time. Two listening TCP sockets on one port and address: OSError 98.\n" +
			"accept takes no new port: all connections of a server have the server's, and are told apart by the client's address and port.",
	}
)
