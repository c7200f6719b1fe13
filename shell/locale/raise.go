package locale

// What an exception means when a command raises it, for the command's help.
var (
	RaiseRefused = Text{
		Fr: "la machine répond, mais rien n'écoute sur ce port (RST)",
		En: "the machine answers, but nothing listens on that port (RST)",
	}
	RaiseUnknownHost = Text{
		Fr: "le nom n'a pas d'adresse",
		En: "the name has no address",
	}
	RaiseTimeout = Text{
		Fr: "rien n'est arrivé avant la fin du délai de settimeout",
		En: "nothing came within settimeout's limit",
	}
	RaiseNoConnection = Text{
		Fr: "la connexion est refusée, le nom n'a pas d'adresse, ou la connexion a été coupée : l'erreur de la socket est dans le message",
		En: "the connection is refused, the name has no address, or the connection broke: the socket's error is in the message",
	}
	RaiseNoAnswerInTime = Text{
		Fr: "rien n'est arrivé avant la fin du délai de --timeout (ConnectTimeout : pas même la connexion)",
		En: "nothing came within --timeout's limit (ConnectTimeout: not even the connection)",
	}
	RaiseInvalidURL = Text{
		Fr: "ce n'est pas l'adresse d'un serveur (InvalidSchema : ni http ni https)",
		En: "it is no server's address (InvalidSchema: neither http nor https)",
	}
	RaiseCutShort = Text{
		Fr: "la réponse est coupée, ou n'est pas découpée comme elle le dit",
		En: "the answer is cut short, or not framed as it says",
	}
	RaiseHTTPTimeout = Text{
		Fr: "rien n'est arrivé avant la fin du délai, celui de --timeout ou de settimeout",
		En: "nothing came within the limit of --timeout or settimeout",
	}
	RaiseConnectTimeout = Text{
		Fr: "aucune réponse avant la fin du délai de settimeout ; sans délai, le noyau répète le SYN environ deux minutes (errno 110)",
		En: "no answer within settimeout's limit; without a limit the kernel repeats the SYN for about two minutes (errno 110)",
	}
	RaiseTLS = Text{
		Fr: "avec tls : le certificat ne convient pas, ou la négociation a échoué (help tls)",
		En: "with tls: the certificate will not do, or the handshake failed (help tls)",
	}
	RaiseSendTimeout = Text{
		Fr: "le tampon du noyau n'a pas eu de place avant la fin du délai de settimeout",
		En: "the kernel's buffer had no room within settimeout's limit",
	}
	RaiseWouldBlock = Text{
		Fr: "il faudrait attendre, et la socket ne doit pas (settimeout 0 ; errno 11)",
		En: "it would have to wait, and the socket must not (settimeout 0; errno 11)",
	}
	RaiseConnectWouldBlock = Text{
		Fr: "la connexion est en cours, et la socket ne doit pas attendre (settimeout 0 ; errno 115)",
		En: "the connection is under way, and the socket must not wait (settimeout 0; errno 115)",
	}
	RaisePortRange = Text{
		Fr: "le port n'est pas entre 0 et 65535",
		En: "the port is not between 0 and 65535",
	}
	RaiseInUse = Text{
		Fr: "une autre socket tient déjà cette adresse (errno 98), ou elle n'est pas de cette machine (errno 99)",
		En: "another socket holds that address already (errno 98), or it is not this machine's (errno 99)",
	}
	RaiseFault = Text{
		Fr: "une panne (delay, chunk, drop, reset, end) qui n'a pas de sens",
		En: "a fault (delay, chunk, drop, reset, end) that makes no sense",
	}
	RaisePrivileged = Text{
		Fr: "un port inférieur à 1024 demande un privilège, d'ordinaire celui de root (errno 13)",
		En: "a port below 1024 takes a privilege, usually root's (errno 13)",
	}
	RaiseBound = Text{
		Fr: "la socket a déjà une adresse (errno 22) ou est fermée (errno 9)",
		En: "the socket has an address already (errno 22) or is closed (errno 9)",
	}
	RaiseListen = Text{
		Fr: "la socket ne peut pas écouter : elle est connectée (errno 22), en UDP (errno 95) ou fermée (errno 9)",
		En: "the socket cannot listen: it is connected (errno 22), UDP (errno 95) or closed (errno 9)",
	}
	RaiseNotListening = Text{
		Fr: "la socket n'écoute pas (errno 22), est en UDP (errno 95) ou fermée (errno 9)",
		En: "the socket does not listen (errno 22), is UDP (errno 95) or closed (errno 9)",
	}
	RaiseConnect = Text{
		Fr: "la socket est déjà connectée (errno 106) ou fermée (errno 9), ou le réseau n'est pas joignable (errno 101)",
		En: "the socket is connected already (errno 106) or closed (errno 9), or the network cannot be reached (errno 101)",
	}
	RaiseTooManyFiles = Text{
		Fr: "trop de descripteurs ouverts (errno 24)",
		En: "too many open descriptors (errno 24)",
	}
	RaiseBrokenPipe = Text{
		Fr: "la connexion est fermée dans ce sens, ou il n'y en a pas (errno 32)",
		En: "the connection is closed in that direction, or there is none (errno 32)",
	}
	RaiseReset = Text{
		Fr: "l'autre extrémité a coupé la connexion (RST, errno 104)",
		En: "the other side cut the connection (RST, errno 104)",
	}
	RaiseClosed = Text{
		Fr: "la socket est fermée (errno 9) ou n'est pas connectée (errno 107)",
		En: "the socket is closed (errno 9) or not connected (errno 107)",
	}
	RaiseClosedAlone = Text{
		Fr: "la socket est fermée (errno 9)",
		En: "the socket is closed (errno 9)",
	}
	RaiseSend = Text{
		Fr: "la socket est fermée (errno 9) ; en UDP, elle n'a pas de correspondant (errno 89), ou le datagramme est trop long (errno 90)",
		En: "the socket is closed (errno 9); in UDP it has no peer (errno 89), or the datagram is too long (errno 90)",
	}
	RaiseICMP = Text{
		Fr: "un datagramme déjà émis n'a trouvé personne à ce port (ICMP) ; en UDP, et seulement sur une socket connectée",
		En: "a datagram sent before found nobody at that port (ICMP); in UDP, and only on a connected socket",
	}
	RaiseBroadcast = Text{
		Fr: "c'est une adresse de diffusion, et SO_BROADCAST n'est pas mis (errno 13)",
		En: "that is a broadcast address, and SO_BROADCAST is not set (errno 13)",
	}
	RaiseLabel = Text{
		Fr: "une partie du nom, entre deux points, est vide ou a plus de 63 octets",
		En: "a part of the name, between dots, is empty or over 63 bytes",
	}
	RaiseTooLate = Text{
		Fr: "le délai est trop grand pour une date",
		En: "the limit is too great for a date",
	}
	RaiseNotConnected = Text{
		Fr: "la socket n'est pas connectée (errno 107)",
		En: "the socket is not connected (errno 107)",
	}
	RaiseDatagram = Text{
		Fr: "le datagramme est trop long (errno 90 ; 65507 octets au plus sur IPv4), le réseau n'est pas joignable (errno 101), le port est 0 (errno 22), ou la socket est fermée (errno 9)",
		En: "the datagram is too long (errno 90; 65507 bytes at most over IPv4), the network cannot be reached (errno 101), the port is 0 (errno 22), or the socket is closed (errno 9)",
	}
	RaiseNoFile = Text{
		Fr: "le fichier n'existe pas (errno 2)",
		En: "there is no such file (errno 2)",
	}
	RaiseFileExists = Text{
		Fr: "le fichier existe déjà, et n'est pas ce que save y a écrit",
		En: "the file exists already, and is not what save wrote there",
	}
	RaiseNothingToSave = Text{
		Fr: "rien à enregistrer : aucun échange TCP ni UDP (x.pcapng), rien de tapé (x.md), aucune dernière session (last)",
		En: "nothing to save: nothing exchanged by TCP or UDP (x.pcapng), nothing typed (x.md), no last session (last)",
	}
	RaiseSuffix = Text{
		Fr: "le suffixe n'est ni .py, ni .md, ni .pcapng, ni .lab",
		En: "the suffix is none of .py, .md, .pcapng, .lab",
	}
	RaiseNotWritable = Text{
		Fr: "le fichier ne peut pas être écrit : dossier absent (errno 2) ou interdit (errno 13)",
		En: "the file cannot be written: no such folder (errno 2) or not allowed (errno 13)",
	}
	RaiseUnknownOption = Text{
		Fr: "aucune option de ce nom",
		En: "no option of that name",
	}
	RaiseOption = Text{
		Fr: "le noyau refuse l'option ou sa valeur (errno 22, 92, 95)",
		En: "the kernel refuses the option or its value (errno 22, 92, 95)",
	}
	RaiseNotANumber = Text{
		Fr: "ce n'est pas un nombre, ou il est négatif",
		En: "not a number, or a negative one",
	}
	RaiseUnknownName = Text{
		Fr: "aucun objet de ce nom",
		En: "no object of that name",
	}
	RaiseNotSerializable = Text{
		Fr: "la valeur n'a pas de forme JSON",
		En: "the value has no form in JSON",
	}
	RaiseSystemExit = Text{
		Fr: "toujours : c'est ainsi que Python se termine",
		En: "always: that is how Python ends",
	}
)
