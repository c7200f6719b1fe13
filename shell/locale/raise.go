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
	RaisePortRange = Text{
		Fr: "le port n'est pas entre 0 et 65535",
		En: "the port is not between 0 and 65535",
	}
	RaiseInUse = Text{
		Fr: "une autre socket tient déjà cette adresse (errno 98), ou elle n'est pas de cette machine (errno 99)",
		En: "another socket holds that address already (errno 98), or it is not this machine's (errno 99)",
	}
	RaisePrivileged = Text{
		Fr: "les ports en dessous de 1024 sont réservés à root",
		En: "ports below 1024 are for root",
	}
	RaiseListen = Text{
		Fr: "la socket ne peut pas écouter : elle est connectée, ou n'est pas en TCP",
		En: "the socket cannot listen: it is connected, or not TCP",
	}
	RaiseNotListening = Text{
		Fr: "la socket n'écoute pas (errno 22) ou est fermée (errno 9)",
		En: "the socket does not listen (errno 22) or is closed (errno 9)",
	}
	RaiseTooManyFiles = Text{
		Fr: "trop de descripteurs ouverts (errno 24)",
		En: "too many open descriptors (errno 24)",
	}
	RaiseBrokenPipe = Text{
		Fr: "la connexion est fermée dans ce sens (errno 32)",
		En: "the connection is closed in that direction (errno 32)",
	}
	RaiseReset = Text{
		Fr: "l'autre extrémité a coupé la connexion (RST, errno 104)",
		En: "the other side cut the connection (RST, errno 104)",
	}
	RaiseClosed = Text{
		Fr: "la socket est fermée (errno 9) ou n'est pas connectée (errno 107)",
		En: "the socket is closed (errno 9) or not connected (errno 107)",
	}
	RaiseNotConnected = Text{
		Fr: "la socket n'est pas connectée (errno 107)",
		En: "the socket is not connected (errno 107)",
	}
	RaiseMessageTooLong = Text{
		Fr: "le datagramme est trop long (errno 90) : 65507 octets au plus en UDP sur IPv4",
		En: "the datagram is too long (errno 90): 65507 bytes at most in UDP over IPv4",
	}
	RaiseNoFile = Text{
		Fr: "le fichier n'existe pas (errno 2)",
		En: "there is no such file (errno 2)",
	}
	RaiseFileExists = Text{
		Fr: "le fichier existe déjà, et n'est pas ce que save y a écrit",
		En: "the file exists already, and is not what save wrote there",
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
		Fr: "le noyau refuse l'option ou sa valeur (errno 22, 92)",
		En: "the kernel refuses the option or its value (errno 22, 92)",
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
