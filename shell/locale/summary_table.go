package locale

// What tls is for, and more on other handles of a socket.
var (
	TLSSummary = Text{
		Fr: "Chiffrer la connexion (TLS) ; sur une socket TLS, montrer ce qui a été négocié",
		En: "Encrypt the connection (TLS); on a TLS socket, show what was agreed on",
	}
	TLSDetail = Text{
		Fr: "Le client annonce SERVER-NAME (par défaut l'hôte de connect), le serveur prouve son identité par un certificat à ce nom, signé par une autorité connue (RFC 8446, RFC 9525). " +
			"insecure accepte n'importe quel certificat : l'échange est chiffré, mais avec qui, on ne le sait pas. " +
			"Sur une socket venue d'accept, labsh est le serveur, avec un certificat fait sur place pour localhost. " +
			"La socket TLS garde le nom de celle qu'elle remplace. Si la négociation échoue, la connexion est fermée.",
		En: "The client announces SERVER-NAME (connect's host unless told), the server proves who it is by a certificate for that name, signed by a known authority (RFC 8446, RFC 9525). " +
			"insecure accepts any certificate: the exchange is encrypted, but with whom is not known. " +
			"On a socket that came from accept labsh is the server, with a certificate made on the spot for localhost. " +
			"The TLS socket keeps the name of the one that it takes over. When the handshake fails the connection is closed.",
	}
	DupDetail = Text{
		Fr: "dup(2) : les deux objets sont la même connexion, et TCP n'émet FIN qu'une fois les deux fermés ; shutdown vaut pour les deux.",
		En: "dup(2): both objects are the same connection, and TCP sends FIN only once both are closed; shutdown counts for both.",
	}
	MakefileDetail = Text{
		Fr: "file.readline(), file.write(…), for line in file… comme pour un fichier de texte. " +
			"Ce qui est écrit part avec file.flush(). La connexion reste ouverte tant que le fichier ou la socket l'est.",
		En: "file.readline(), file.write(…), for line in file… as with a text file. " +
			"What is written leaves with file.flush(). The connection stays open while the file or the socket is.",
	}
	DetachDetail = Text{
		Fr: "Le descripteur reste ouvert et n'appartient plus à personne : socket.socket(fileno=…) peut le reprendre.",
		En: "The descriptor stays open and belongs to nobody: socket.socket(fileno=…) can take it over.",
	}
)

// Cells and headings of the tables of sockets and ss.
var (
	HeadRTT = Text{Fr: "RTT", En: "rtt"}
	// Unnamed is the name of a socket that no variable holds.
	Unnamed = Text{Fr: "(sans nom)", En: "(unnamed)"}
	// NotAvailable stands where this system does not tell.
	NotAvailable = Text{Fr: "indisponible", En: "not available"}
)

// What TLS agreed on.
var (
	// TLSAgreed is the version and the cipher.
	TLSAgreed = Text{Fr: "TLS : %s, %s", En: "TLS: %s, %s"}
	// TLSCertificate is whom the certificate is for and who has signed it.
	TLSCertificate = Text{
		Fr: "Certificat : %s, signé par %s",
		En: "Certificate: %s, signed by %s",
	}
	// TLSNames are the names that the certificate is for.
	TLSNames = Text{Fr: "Noms : %s", En: "Names: %s"}
	// TLSValid is from when until when.
	TLSValid = Text{
		Fr: "Valable du %s au %s",
		En: "Valid from %s to %s",
	}
	// TLSUnchecked follows tls insecure.
	TLSUnchecked = Text{
		Fr: "Certificat non vérifié (insecure)",
		En: "Certificate not checked (insecure)",
	}
)

// Hints about TLS, Unix sockets and options.
var (
	SelfSignedHint = Text{
		Fr: "aucune autorité connue n'a signé ce certificat, n'importe qui peut l'avoir fait ; pour un serveur d'essai : connect HOST PORT tls insecure",
		En: "no known authority has signed this certificate, anybody may have made it; for a server of your own: connect HOST PORT tls insecure",
	}
	HostnameHint = Text{
		Fr: "ce certificat n'est pas au nom de %s ; connectez-vous au nom qu'il porte, ou donnez-le : tls SERVER-NAME",
		En: "this certificate is not for %s; connect by the name that it has, or give that: tls SERVER-NAME",
	}
	ExpiredHint = Text{
		Fr: "ce certificat n'est pas valable aujourd'hui : il est à renouveler, ou l'horloge de cette machine est fausse",
		En: "this certificate is not valid today: it needs renewal, or this machine's clock is wrong",
	}
	NotTLSHint = Text{
		Fr: "l'autre extrémité ne parle pas TLS sur ce port ; essayez sans tls, ou un autre port (443 pour https)",
		En: "the other side does not speak TLS on that port; try without tls, or another port (443 for https)",
	}
	TLSCutHint = Text{
		Fr: "l'autre extrémité a fermé pendant la négociation : elle n'attendait pas TLS, ou a refusé ce qu'on lui proposait",
		En: "the other side closed during the handshake: it did not expect TLS, or refused what was offered",
	}
	TLSRefusedHint = Text{
		Fr: "l'autre extrémité refuse notre certificat : elle ne connaît pas qui l'a signé",
		En: "the other side refuses our certificate: it does not know who signed it",
	}
	UnixMissingHint = Text{
		Fr: "aucune socket à ce chemin ; pour y écouter : listen %s",
		En: "no socket at that path; start one with: listen %s",
	}
	UnixRefusedHint = Text{
		Fr: "le fichier %s est là, mais plus personne n'y écoute ; supprimez-le et recommencez : listen %[1]s",
		En: "the file %s is there, but nobody listens any more; remove it and start again: listen %[1]s",
	}
	UnixInUseHint = Text{
		Fr: "%s existe déjà : le fichier d'une socket Unix reste après close ; supprimez-le",
		En: "%s exists already: a Unix socket's file stays after close; remove it",
	}
	UnixTooLongHint = Text{
		Fr: "le chemin d'une socket Unix a au plus 107 octets ; un chemin relatif est plus court",
		En: "a Unix socket's path has 107 bytes at most; a relative one is shorter",
	}
	TooManyFilesHint = Text{
		Fr: "tous les descripteurs permis sont pris (ulimit -n) ; « close all » en rend, « sockets » les montre",
		En: "all the descriptors allowed are taken (ulimit -n); \"close all\" gives some back, \"sockets\" shows them",
	}
	NotSupportedHint = Text{
		Fr: "listen et accept sont du TCP (listen PORT) ; en UDP : socket udp, bind PORT, puis recv ou recvfrom",
		En: "listen and accept are TCP's (listen PORT); in UDP: socket udp, bind PORT, then recv or recvfrom",
	}
	// OptionValueHint says how an option's value is written.
	OptionValueHint = Text{
		Fr: "%s prend %s",
		En: "%s takes %s",
	}
	OptionTakesInt        = Text{Fr: "un nombre entier", En: "a whole number"}
	OptionTakesBool       = Text{Fr: "0, 1, on ou off", En: "0, 1, on or off"}
	OptionTakesTime       = Text{Fr: "des secondes, par exemple 1.5", En: "seconds, such as 1.5"}
	OptionTakesLinger     = Text{Fr: "off, ou des secondes (0 : close émet RST)", En: "off, or seconds (0: close sends RST)"}
	OptionTakesString     = Text{Fr: "un nom, par exemple cubic", En: "a name, such as cubic"}
	OptionTakesMembership = Text{Fr: "un groupe et, si besoin, une interface : 224.1.1.1 127.0.0.1, ff02::1 lo", En: "a group and, if need be, an interface: 224.1.1.1 127.0.0.1, ff02::1 lo"}
	OptionTakesAddress    = Text{Fr: "une adresse IPv4", En: "an IPv4 address"}
	OptionTakesInterface  = Text{Fr: "le nom d'une interface, ou son numéro : lo, 1 (0 : au choix du noyau)", En: "an interface's name, or its number: lo, 1 (0: the kernel chooses)"}
	OptionTakesBytes      = Text{Fr: "des octets en hexadécimal", En: "bytes in hexadecimal"}
	FlagsHint             = Text{
		Fr: "flags= prend peek, oob, dontwait, trunc, waitall, joints par des virgules",
		En: "flags= takes peek, oob, dontwait, trunc, waitall, joined by commas",
	}
)

// What the exceptions of TLS mean, for help.
var (
	RaiseCertificate = Text{
		Fr: "le certificat n'est pas signé par une autorité connue, pas à ce nom, ou périmé",
		En: "the certificate is not signed by a known authority, not for that name, or expired",
	}
	RaiseNotTLS = Text{
		Fr: "l'autre extrémité ne parle pas TLS, ou rien de commun",
		En: "the other side does not speak TLS, or nothing in common",
	}
	RaiseNotImplemented = Text{
		Fr: "une socket TLS n'a pas de double",
		En: "a TLS socket cannot be duplicated",
	}
	RaiseSystemSilent = Text{
		Fr: "ce système ne donne pas la table de ses sockets",
		En: "this system does not give the table of its sockets",
	}
)
