package locale

// What the commands that make sockets are for: one line in lists, and, for
// some, a few sentences more in the command's own help.
var (
	SocketSummary = Text{
		Fr: "Créer une socket : tcp et ipv4, sauf indication contraire",
		En: "Make a socket: tcp and ipv4 unless told otherwise",
	}
	SocketDetail = Text{
		Fr: "L'appel système socket(2) crée une extrémité de communication et rend un descripteur de fichier. " +
			"La famille choisit les adresses (IPv4, IPv6, chemin Unix) ; le type choisit le service : tcp est un flux d'octets fiable et ordonné (RFC 9293), udp des datagrammes sans garantie (RFC 768). " +
			"Rien n'est encore émis : la socket n'a ni adresse ni correspondant. " +
			"Une socket udp n'a ni listen ni accept : bind PORT lui donne le port où elle reçoit, sendto émet un datagramme, recvfrom en reçoit un avec l'adresse de son émetteur. Un datagramme peut se perdre, arriver deux fois ou dans un autre ordre.",
		En: "The system call socket(2) makes an endpoint of communication and returns a file descriptor. " +
			"The family chooses the addresses (IPv4, IPv6, a Unix path); the type chooses the service: tcp is a reliable, ordered stream of bytes (RFC 9293), udp is datagrams without guarantee (RFC 768). " +
			"Nothing is sent yet: the socket has neither an address nor a peer. " +
			"A udp socket has neither listen nor accept: bind PORT gives it the port where it receives, sendto sends a datagram, recvfrom receives one with its sender's address. A datagram may be lost, come twice or in another order.",
	}
	BindSummary = Text{
		Fr: "Donner à la socket son adresse locale ; HOST est localhost par défaut",
		En: "Give the socket its local address; HOST is localhost by default",
	}
	BindDetail = Text{
		Fr: "bind(2) attache la socket à une adresse et à un port de cette machine. " +
			"Avec le port 0, le noyau choisit un port libre : getsockname dit lequel. " +
			"localhost n'est joignable que d'ici ; 0.0.0.0 l'est par toutes les interfaces, et reçoit aussi la diffusion. " +
			"Une socket Unix prend un chemin, ou @NOM pour un nom abstrait (unix(7)).",
		En: "bind(2) ties the socket to an address and a port of this machine. " +
			"With port 0 the kernel chooses a free port: getsockname tells which. " +
			"localhost can be reached from here alone; 0.0.0.0 through every interface, broadcasts included. " +
			"A Unix socket takes a path, or @NAME for an abstract name (unix(7)).",
	}
	ListenSummary = Text{
		Fr: "Ouvrir une socket d'écoute sur PORT : socket, SO_REUSEADDR, bind, listen",
		En: "Open a listening socket on PORT: socket, SO_REUSEADDR, bind, listen",
	}
	ListenDetail = Text{
		Fr: "listen(2) rend la socket passive : à partir de là, le noyau répond seul aux demandes de connexion (SYN) et garde les connexions établies dans une file jusqu'à accept. " +
			"backlog est la longueur de cette file. Sous Linux, backlog + 1 connexions peuvent y attendre, et backlog est ramené à net.core.somaxconn s'il le dépasse ; " +
			"le connect d'un client de plus attend : son SYN n'a pas de réponse, et le noyau de ce client le répète. " +
			"SO_REUSEADDR permet de reprendre un port dont d'anciennes connexions sont encore en TIME_WAIT (socket(7), tcp(7)) ; reuse=no s'en passe. " +
			"Pour être joint d'une autre machine, HOST est 0.0.0.0 (toutes les interfaces), ou :: pour IPv6 aussi ; addresses dit ce que le voisin doit taper.",
		En: "listen(2) makes the socket passive: from then on the kernel answers requests for connection (SYN) by itself and keeps the established connections in a queue until accept. " +
			"backlog is the length of that queue. On Linux backlog + 1 connections can wait in it, and backlog is cut at net.core.somaxconn; " +
			"the connect of one more client waits: its SYN is not answered, and that client's kernel repeats it. " +
			"SO_REUSEADDR lets a port be taken again while old connections are still in TIME_WAIT (socket(7), tcp(7)); reuse=no does without. " +
			"To be reached from another machine HOST is 0.0.0.0 (every interface), or :: for IPv6 as well; addresses tells what the neighbour is to type.",
	}
	ListenMethodSummary = Text{
		Fr: "Mettre en écoute une socket déjà liée, avec une file de N connexions",
		En: "Let a bound socket listen, with a queue of N connections",
	}
	AcceptSummary = Text{
		Fr: "Attendre un client et prendre sa connexion",
		En: "Wait for a client and take its connection",
	}
	AcceptDetail = Text{
		Fr: "accept(2) retire de la file la première connexion établie, et attend s'il n'y en a pas. " +
			"Il rend une nouvelle socket, connectée à ce client, et l'adresse du client ; la socket d'écoute continue d'écouter. " +
			"Ctrl-C met fin à l'attente sans rien fermer.",
		En: "accept(2) takes the first established connection from the queue, and waits when there is none. " +
			"It returns a new socket, connected to that client, and the client's address; the listening socket goes on listening. " +
			"Ctrl-C ends the wait and closes nothing.",
	}
	ConnectSummary = Text{
		Fr: "Se connecter à un serveur ; tls chiffre ensuite l'échange",
		En: "Connect to a server; tls then encrypts the exchange",
	}
	ConnectDetail = Text{
		Fr: "Pour TCP, connect(2) ouvre la connexion en trois temps, SYN, SYN-ACK, ACK (RFC 9293, 3.5), et attend qu'elle soit établie. " +
			"Le noyau choisit le port local, dit éphémère. " +
			"Si rien n'écoute, l'autre machine répond RST : c'est la connexion refusée. " +
			"tls vérifie le certificat du serveur, au nom HOST (RFC 8446) ; insecure ne le vérifie pas (voir help tls). " +
			"Pour une socket udp, connect(2) n'émet rien : il fixe le correspondant à qui send émet et dont seul on reçoit, et choisit l'adresse locale (udp(7)) ; un nouveau connect en fixe un autre. " +
			"Si aucune socket n'est liée là-bas, la réponse ICMP « port inaccessible » fait échouer l'appel suivant : ConnectionRefusedError.",
		En: "For TCP, connect(2) opens the connection in three steps, SYN, SYN-ACK, ACK (RFC 9293, 3.5), and waits until it is established. " +
			"The kernel chooses the local, ephemeral, port. " +
			"When nothing listens the other machine answers RST: that is a refused connection. " +
			"tls checks the server's certificate, for the name HOST (RFC 8446); insecure does not (see help tls). " +
			"For a udp socket connect(2) sends nothing: it sets the peer that send sends to and from which alone is received, and chooses the local address (udp(7)); another connect sets another. " +
			"When no socket is bound there, ICMP's answer \"port unreachable\" makes the next call fail: ConnectionRefusedError.",
	}
	ConnectExSummary = Text{
		Fr: "Comme connect, mais rend le numéro d'erreur (0 si tout va bien) au lieu d'une exception",
		En: "As connect, but gives the error number (0 when all is well) instead of an exception",
	}
)

// What the commands that look at sockets, set them up and end them are for.
var (
	ShutdownSummary = Text{
		Fr: "Fermer un sens de la connexion, ou les deux",
		En: "Shut down one direction of the connection, or both",
	}
	ShutdownDetail = Text{
		Fr: "shutdown(2) avec wr émet FIN : l'autre extrémité lira tout, puis b'' ; la réponse peut encore arriver. " +
			"C'est la demi-fermeture de TCP (RFC 9293, 3.6). " +
			"rd n'émet rien et l'autre extrémité n'en sait rien ; sous Linux, ce qu'elle émet ensuite arrive encore, et recv le rend, mais n'attend plus : b'' s'il n'y a rien. " +
			"rdwr fait les deux ; le descripteur reste ouvert jusqu'à close. " +
			"rd et rdwr réveillent un recv qui attend dans un autre thread : il rend b''.",
		En: "shutdown(2) with wr sends FIN: the other side will read everything, then b''; its answer can still come. " +
			"That is TCP's half-close (RFC 9293, 3.6). " +
			"rd sends nothing, and the other side does not learn of it; on Linux what that sends afterwards still arrives, and recv gives it, but waits no more: b'' when there is nothing. " +
			"rdwr does both; the descriptor stays open until close. " +
			"rd and rdwr wake a recv that waits in another thread: it gives b''.",
	}
	CloseSummary = Text{
		Fr: "Fermer la socket courante, celles qui sont nommées, ou toutes (all)",
		En: "Close the current socket, those that are named, or all",
	}
	CloseDetail = Text{
		Fr: "close(2) rend le descripteur au noyau. " +
			"Quand c'est le dernier de la connexion (dup, makefile), TCP émet FIN ; mais RST si des octets reçus n'ont pas été lus (RFC 9293, 3.6.1), ou si SO_LINGER est mis avec 0 seconde (socket(7)). " +
			"Fermer deux fois ne fait rien, comme en Python ; un serveur nommé est arrêté. " +
			"Un recv ou un accept qui attend dans un autre thread n'est pas interrompu : il reçoit encore ce qui arrive, " +
			"et la connexion ne prend fin qu'à son retour. C'est shutdown rdwr, avant close, qui réveille un recv et, sous Linux, un accept.",
		En: "close(2) gives the descriptor back to the kernel. " +
			"When it is the connection's last one (dup, makefile) TCP sends FIN; but RST when bytes that came were not read (RFC 9293, 3.6.1), or when SO_LINGER is set with 0 seconds (socket(7)). " +
			"Closing twice does nothing, as in Python; a server that is named is stopped. " +
			"A recv or accept that waits in another thread is not interrupted: it still gets what comes, " +
			"and the connection ends only when it returns. What wakes a recv, and on Linux an accept, is shutdown rdwr, before close.",
	}
	UseSummary = Text{
		Fr: "Rendre courante la socket NAME",
		En: "Make the socket NAME the current one",
	}
	SettimeoutSummary = Text{
		Fr: "Limiter la durée des attentes de la socket, en secondes ; none : aucune limite",
		En: "Limit how long the socket waits, in seconds; none for no limit",
	}
	SettimeoutDetail = Text{
		Fr: "Au bout de ce délai, connect, accept, recv et send lèvent TimeoutError. " +
			"0 n'attend jamais : c'est le mode non bloquant, qui lève BlockingIOError (socket.settimeout dans la documentation de Python). " +
			"none attend sans limite.",
		En: "After that time connect, accept, recv and send raise TimeoutError. " +
			"0 never waits: that is non-blocking mode, which raises BlockingIOError (socket.settimeout in Python's documentation). " +
			"none waits without limit.",
	}
	SetblockingSummary = Text{
		Fr: "1 : attendre (comme settimeout none) ; 0 : ne jamais attendre (settimeout 0)",
		En: "1: wait (as settimeout none); 0: never wait (settimeout 0)",
	}
	GetsocknameSummary = Text{
		Fr: "L'adresse locale de la socket (getsockname(2))",
		En: "The socket's local address (getsockname(2))",
	}
	GetpeernameSummary = Text{
		Fr: "L'adresse de l'autre extrémité (getpeername(2))",
		En: "The other side's address (getpeername(2))",
	}
	FilenoSummary = Text{
		Fr: "Le descripteur de fichier de la socket, -1 si elle est fermée",
		En: "The socket's file descriptor, -1 when it is closed",
	}
	GettimeoutSummary = Text{
		Fr: "La durée maximale d'une attente, en secondes ; None : aucune limite",
		En: "How long the socket waits at most, in seconds; None for no limit",
	}
	GetblockingSummary = Text{
		Fr: "True si la socket attend, False si elle est non bloquante",
		En: "True when the socket waits, False when it is non-blocking",
	}
	GetsockoptSummary = Text{
		Fr: "La valeur d'une option, nommée comme en C et en Python : SO_RCVBUF, TCP_NODELAY…",
		En: "The value of an option, named as in C and Python: SO_RCVBUF, TCP_NODELAY…",
	}
	GetsockoptDetail = Text{
		Fr: "getsockopt(2) lit un réglage de la socket dans le noyau. " +
			"Le niveau (SOL_SOCKET, IPPROTO_TCP…) se déduit du nom. " +
			"socket(7), ip(7) et tcp(7) disent ce que chaque option veut dire.",
		En: "getsockopt(2) reads one of the socket's settings in the kernel. " +
			"The level (SOL_SOCKET, IPPROTO_TCP…) follows from the name. " +
			"socket(7), ip(7) and tcp(7) say what each option means.",
	}
	SetsockoptSummary = Text{
		Fr: "Régler une option de la socket",
		En: "Set one of the socket's options",
	}
	SetsockoptDetail = Text{
		Fr: "setsockopt(2) change un réglage de la socket dans le noyau. " +
			"SO_REUSEADDR permet de reprendre un port, TCP_NODELAY émet sans regrouper (algorithme de Nagle, RFC 896), SO_LINGER décide de ce que fait close. " +
			"Linux double la taille demandée pour SO_RCVBUF et SO_SNDBUF (socket(7)). " +
			"SO_BROADCAST 1 permet à une socket udp d'émettre vers une adresse de diffusion, comme 255.255.255.255. " +
			"IP_ADD_MEMBERSHIP GROUPE [ADRESSE] rejoint un groupe de multidiffusion sur l'interface qui a cette adresse, IP_DROP_MEMBERSHIP le quitte ; " +
			"IP_MULTICAST_TTL dit combien de routeurs l'émission peut traverser (1 : aucun), IP_MULTICAST_LOOP si cette machine la reçoit aussi, IP_MULTICAST_IF ADRESSE par où elle part (ip(7)). " +
			"En IPv6 : IPV6_JOIN_GROUP GROUPE [INTERFACE], IPV6_LEAVE_GROUP, IPV6_MULTICAST_HOPS, IPV6_MULTICAST_LOOP et IPV6_MULTICAST_IF INTERFACE (ipv6(7)).",
		En: "setsockopt(2) changes one of the socket's settings in the kernel. " +
			"SO_REUSEADDR lets a port be taken again, TCP_NODELAY sends without gathering (Nagle's algorithm, RFC 896), SO_LINGER decides what close does. " +
			"Linux doubles the size asked for with SO_RCVBUF and SO_SNDBUF (socket(7)). " +
			"SO_BROADCAST 1 lets a udp socket send to a broadcast address, such as 255.255.255.255. " +
			"IP_ADD_MEMBERSHIP GROUP [ADDRESS] joins a multicast group on the interface that has that address, IP_DROP_MEMBERSHIP leaves it; " +
			"IP_MULTICAST_TTL says how many routers what is sent may pass (1: none), IP_MULTICAST_LOOP whether this machine receives it too, IP_MULTICAST_IF ADDRESS where it leaves (ip(7)). " +
			"In IPv6: IPV6_JOIN_GROUP GROUP [INTERFACE], IPV6_LEAVE_GROUP, IPV6_MULTICAST_HOPS, IPV6_MULTICAST_LOOP and IPV6_MULTICAST_IF INTERFACE (ipv6(7)).",
	}
	DupSummary = Text{
		Fr: "Un second descripteur de la même socket (dup(2))",
		En: "A second descriptor of the same socket (dup(2))",
	}
	MakefileSummary = Text{
		Fr: "Un fichier Python qui lit ou écrit dans la socket",
		En: "A Python file that reads from the socket or writes to it",
	}
	DetachSummary = Text{
		Fr: "Fermer l'objet sans fermer le descripteur, et rendre celui-ci",
		En: "Close the object without closing the descriptor, and give the latter",
	}
	SocketsSummary = Text{
		Fr: "Le tableau des sockets de ce shell ; la socket courante est marquée",
		En: "The table of this shell's sockets, the current one marked",
	}
	SocketsDetail = Text{
		Fr: "Pour chaque socket : descripteur, type, adresses, état, et ce qui attend dans chaque sens (Recv-Q et Send-Q de ss). " +
			"L'état est celui de la connexion (RFC 9293, 3.3.2), écrit comme netstat l'écrit : LISTEN, ESTABLISHED, TIME_WAIT… ; CLOSED : pas de connexion. " +
			"Hors de TCP il n'y en a que trois : UNCONN (aucun correspondant), ESTABLISHED (connect en a choisi un) et LISTEN. " +
			"Ce qui attend se compte en octets pour TCP, où un FIN compte pour un, et à la lecture pour Unix ; ailleurs c'est la mémoire occupée, plus grande que les données. " +
			"Pour une socket d'écoute, ces deux colonnes sont les connexions en file et le backlog. " +
			"Tout vient du noyau (tcp(7), TCP_INFO ; sock_diag(7)) ; l'état d'une socket dont seul le FIN reste à acquitter est affiché après l'acquittement, s'il arrive dans la demi-seconde.",
		En: "For each socket: descriptor, type, addresses, state, and what waits in each direction (ss's Recv-Q and Send-Q). " +
			"The state is that of the connection (RFC 9293, 3.3.2), spelt as netstat does: LISTEN, ESTABLISHED, TIME_WAIT…; CLOSED: no connection. " +
			"Outside TCP there are only three: UNCONN (no peer), ESTABLISHED (connect has chosen one) and LISTEN. " +
			"What waits is counted in bytes for TCP, where a FIN counts as one, and for Unix when reading; elsewhere it is the memory in use, more than the data. " +
			"For a listening socket those two columns are the connections in the queue and the backlog. " +
			"All of it comes from the kernel (tcp(7), TCP_INFO; sock_diag(7)); the state of a socket that waits only for its FIN to be acknowledged is shown after the acknowledgement, if that comes within half a second.",
	}
	AddressesSummary = Text{
		Fr: "Les interfaces et les adresses de cette machine, et ce que le voisin doit taper",
		En: "This machine's interfaces and addresses, and what the neighbour is to type",
	}
	AddressesDetail = Text{
		Fr: "Une ligne par adresse : interface, état, adresse et longueur du préfixe de son réseau, portée, adresse MAC. " +
			"Une adresse de boucle (127.0.0.1, ::1) ne mène qu'à cette machine, une adresse de lien (169.254…, fe80::…) qu'à ses voisins directs, " +
			"une adresse privée (RFC 1918, RFC 4193) qu'aux réseaux qui la connaissent, sans Internet. " +
			"Une adresse fe80:: se complète, chez le voisin, du nom de son interface à lui : fe80::1%eth0. " +
			"« sans liaison » : l'interface est active, mais le câble est débranché. " +
			"Les clés des filtres sont interface, state, family, address, prefix, scope, mac.",
		En: "One line per address: interface, state, address and length of its network's prefix, scope, MAC address. " +
			"A loopback address (127.0.0.1, ::1) leads to this machine alone, a link-local one (169.254…, fe80::…) to its direct neighbours, " +
			"a private one (RFC 1918, RFC 4193) to networks that know it, not across the Internet. " +
			"To an fe80:: address the neighbour adds the name of their own interface: fe80::1%eth0. " +
			"\"no carrier\": the interface is up, but the cable is unplugged. " +
			"The keys for filters are interface, state, family, address, prefix, scope, mac.",
	}
	ResolveSummary = Text{
		Fr: "Les adresses IP d'un nom, dans l'ordre où on les essaie (getaddrinfo(3))",
		En: "A name's IP addresses, in the order in which they are tried (getaddrinfo(3))",
	}
)
