package locale

// What the commands that send are for.
var (
	SendSummary = Text{
		Fr: "Émettre TEXT en un seul appel ; la valeur est le nombre d'octets pris",
		En: "Send TEXT in one call; the value is how many bytes were taken",
	}
	SendDetail = Text{
		Fr: "send(2) copie les octets dans le tampon du noyau, qui les émet quand il peut. S'il n'y a pas assez de place, send attend que tout y soit ; après settimeout ou setblocking 0, il ne prend que ce qui tient : la valeur dit combien. " +
			"TCP est un flux : deux send peuvent arriver en un seul recv, et un send en plusieurs. " +
			"Sans guillemets, TEXT est le reste de la ligne tel quel ; entre guillemets, \\n et les autres échappements de Python valent.",
		En: "send(2) copies the bytes to the kernel's buffer, which sends them when it can. Where there is not enough room send waits until all is there; after settimeout or setblocking 0 it takes only what fits: the value says how much. " +
			"TCP is a stream: two sends may arrive in one recv, and one send in several. " +
			"Without quotes TEXT is the rest of the line as it stands; between quotes \\n and Python's other escapes count.",
	}
	SendlineSummary = Text{
		Fr: "Émettre TEXT et une fin de ligne : \\n, ou \\r\\n avec eol=crlf ; sans TEXT, une ligne vide",
		En: "Send TEXT and an end of line: \\n, or \\r\\n with eol=crlf; without TEXT, an empty line",
	}
	SendallSummary = Text{
		Fr: "Émettre TEXT en entier, en autant d'appels qu'il faut",
		En: "Send the whole of TEXT, in as many calls as it takes",
	}
	SendfileSummary = Text{
		Fr: "Émettre un fichier entier, sans copie quand le noyau le peut (sendfile(2))",
		En: "Send a whole file, without copying where the kernel can (sendfile(2))",
	}
	SendtoSummary = Text{
		Fr: "Émettre TEXT en un datagramme vers HOST PORT (sendto(2))",
		En: "Send TEXT as one datagram to HOST PORT (sendto(2))",
	}
	SendtoDetail = Text{
		Fr: "UDP émet TEXT aussitôt, en un datagramme, sans connexion ni accusé de réception : la valeur est le nombre d'octets confiés au noyau, et non ce qui est arrivé (RFC 768). " +
			"Un datagramme porte au plus 65507 octets en IPv4 ; au-delà d'environ 1472 sur Ethernet, IP le fragmente. " +
			"Le premier sendto donne à la socket un port local, s'il n'y a pas eu bind : c'est là que la réponse arrive. " +
			"Vers 255.255.255.255 ou l'adresse de diffusion d'un réseau, il faut d'abord setsockopt SO_BROADCAST 1.",
		En: "UDP sends TEXT at once, as one datagram, without connection or acknowledgement: the value is how many bytes were given to the kernel, not what arrived (RFC 768). " +
			"A datagram carries at most 65507 bytes over IPv4; beyond some 1472 on Ethernet, IP fragments it. " +
			"The first sendto gives the socket a local port, if bind has not: that is where the answer arrives. " +
			"To 255.255.255.255 or a network's broadcast address, first setsockopt SO_BROADCAST 1.",
	}
)

// What the commands that receive are for.
var (
	RecvSummary = Text{
		Fr: "Recevoir en un seul appel au plus N octets ; la valeur est ces octets",
		En: "Receive at most N bytes in one call; the value is those bytes",
	}
	RecvDetail = Text{
		Fr: "recv(2) rend ce qui est arrivé, N octets au plus, et attend s'il n'y a rien. " +
			"Ce n'est pas forcément tout un message : TCP ne connaît pas de messages. " +
			"b'' veut dire que l'autre extrémité a fermé son sens de la connexion. " +
			"D'une socket udp, c'est un datagramme, un seul ; recvfrom donne aussi son émetteur. " +
			"flags=peek lit sans retirer, oob lit l'octet urgent, dontwait n'attend pas, waitall attend N octets, trunc jette ce qui est lu (TCP) ; une virgule en joint plusieurs. " +
			"Après settimeout 5, Python attend lui-même jusqu'à 5 secondes : dontwait n'y change rien, s'il n'arrive rien c'est TimeoutError et non BlockingIOError, et waitall rend ce qui est là.",
		En: "recv(2) gives what has arrived, at most N bytes, and waits when there is nothing. " +
			"That is not always a whole message: TCP knows no messages. " +
			"b'' means that the other side has closed its direction of the connection. " +
			"From a udp socket it is one datagram, and one alone; recvfrom gives its sender too. " +
			"flags=peek reads without taking, oob reads the urgent byte, dontwait does not wait, waitall waits for N bytes, trunc throws away what is read (TCP); a comma joins several. " +
			"After settimeout 5 Python itself waits up to 5 seconds: dontwait makes no difference, when nothing comes that is TimeoutError and not BlockingIOError, and waitall gives what is there.",
	}
	RecvlineSummary = Text{
		Fr: "Recevoir jusqu'à la fin de la ligne, \\n compris",
		En: "Receive up to the end of the line, \\n included",
	}
	RecvuntilSummary = Text{
		Fr: "Recevoir jusqu'à TEXT compris",
		En: "Receive up to TEXT, TEXT included",
	}
	RecvexactlySummary = Text{
		Fr: "Recevoir exactement N octets",
		En: "Receive exactly N bytes",
	}
	RecvallSummary = Text{
		Fr: "Recevoir jusqu'à la fin de connexion ; > FILE écrit au fur et à mesure et remplace le fichier à la fin, >> FILE ajoute aussitôt",
		En: "Receive until the end of the stream; > FILE writes as it comes and replaces the file at the end, >> FILE appends at once",
	}
	RecvRestDetail = Text{
		Fr: "Plusieurs recv(2), jusqu'à ce qui est demandé, ou jusqu'à la fin de connexion. " +
			"Ce qui suit reste dans le noyau pour le prochain recv : labsh regarde d'abord avec MSG_PEEK. " +
			"Si le délai est dépassé, ou après Ctrl-C, ce qui est arrivé est dans _.",
		En: "Several recv(2), until what was asked for has come, or the stream ends. " +
			"What follows stays in the kernel for the next recv: labsh looks first, with MSG_PEEK. " +
			"When the time runs out, or after Ctrl-C, what has arrived is in _.",
	}
	RecvfromSummary = Text{
		Fr: "Recevoir un datagramme et l'adresse de son émetteur (recvfrom(2))",
		En: "Receive a datagram and its sender's address (recvfrom(2))",
	}
	RecvfromDetail = Text{
		Fr: "recvfrom(2) rend un datagramme, et un seul, et l'adresse de son émetteur, à qui sendto peut répondre ; il attend s'il n'y en a pas. " +
			"Ce qui dépasse N octets est perdu ; un datagramme vide rend b'', ce n'est pas une fin de connexion : UDP n'en a pas. " +
			"La socket doit avoir un port, par bind ou par un sendto : sans lui, rien ne peut arriver. " +
			"flags=peek lit sans retirer : le prochain recv reçoit le même datagramme. Rien ne dit qu'un datagramme s'est perdu : settimeout limite l'attente.",
		En: "recvfrom(2) gives one datagram, and one alone, and its sender's address, which sendto can answer; it waits when there is none. " +
			"What is beyond N bytes is lost; an empty datagram gives b'', which is no end of a stream: UDP has none. " +
			"The socket must have a port, by bind or a sendto: without one nothing can arrive. " +
			"flags=peek reads without taking: the next recv gets the same datagram. Nothing tells that a datagram was lost: settimeout limits the wait.",
	}
)
