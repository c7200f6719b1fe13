package locale

// What tls is for, and more on other handles of a socket.
var (
	TLSSummary = Text{
		Fr: "Chiffrer la connexion (TLS) ; sur une socket TLS, montrer ce qui a été négocié",
		En: "Encrypt the connection (TLS); on a TLS socket, show what was agreed on",
	}
	TLSDetail = Text{
		Fr: "Le client annonce SERVER-NAME (par défaut l'hôte de connect ; une adresse ne s'annonce pas), le serveur prouve son identité par un certificat à ce nom, signé par une autorité connue (RFC 8446, RFC 9525). " +
			"Les autorités sont celles du système, et celles du fichier SSL_CERT_FILE si labsh est lancé avec cette variable ; un certificat signé par sa propre clé peut y être aussi, ssl.get_server_certificate((\"HOST\", PORT)) en donne le texte. " +
			"insecure accepte n'importe quel certificat : l'échange est chiffré, mais avec qui, on ne le sait pas. " +
			"Sur une socket TLS, tls montre ce qui a été négocié, et si le certificat a été vérifié. " +
			"Sur une socket venue d'accept, labsh est le serveur, avec un certificat fait sur place pour localhost. " +
			"La fin du flux s'annonce par close_notify ; sans cela, quelqu'un en chemin a pu le couper. " +
			"La socket TLS garde le nom de celle qu'elle remplace. Si la négociation échoue, la connexion est fermée.",
		En: "The client announces SERVER-NAME (connect's host unless told; an address is not announced), the server proves who it is by a certificate for that name, signed by a known authority (RFC 8446, RFC 9525). " +
			"The authorities are the system's, and those in the file SSL_CERT_FILE if labsh was started with that variable; a certificate that is signed by its own key may be there as well, ssl.get_server_certificate((\"HOST\", PORT)) gives its text. " +
			"insecure accepts any certificate: the exchange is encrypted, but with whom is not known. " +
			"On a TLS socket tls shows what was agreed on, and whether the certificate was checked. " +
			"On a socket that came from accept labsh is the server, with a certificate made on the spot for localhost. " +
			"The stream's end is announced by close_notify; without that somebody on the way may have cut it. " +
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
	// TLSUnchecked is of a connection whose certificate nobody checked.
	TLSUnchecked = Text{
		Fr: "Certificat non vérifié : l'autre extrémité peut être n'importe qui",
		En: "Certificate not checked: the other side may be anybody",
	}
	TLSNameUnchecked = Text{
		Fr: "Certificat d'une autorité connue, mais nom non vérifié : il peut être celui de n'importe qui d'autre",
		En: "Certificate from a known authority, but name not checked: it may be anybody else's",
	}
	// TLSCommonName is of an old certificate that was accepted.
	TLSCommonName = Text{
		Fr: "Ce nom n'est que dans le CN du certificat, sans subjectAltName : Python l'accepte, les navigateurs non",
		En: "That name is in the certificate's CN alone, without subjectAltName: Python accepts it, browsers do not",
	}
	// TLSEndNotified and TLSEndTruncated follow the end of a stream.
	TLSEndNotified = Text{
		Fr: "TLS : fin annoncée par close_notify, rien ne manque",
		En: "TLS: the end was announced by close_notify, nothing is missing",
	}
	TLSEndReset = Text{
		Fr: "TLS : connexion réinitialisée (RST) sans close_notify, la fin manque peut-être",
		En: "TLS: connection reset (RST) without close_notify, the end may be missing",
	}
	TLSEndTruncated = Text{
		Fr: "TLS : flux coupé sans close_notify, la fin manque peut-être",
		En: "TLS: the stream was cut without close_notify, its end may be missing",
	}
)

// Hints about Unix sockets and options.
var (
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
		Fr: "le certificat est refusé : autorité inconnue, autre nom, autre usage, périmé, clé trop courte… (l'indice dit quoi)",
		En: "the certificate is refused: unknown authority, other name, other use, expired, key too short… (the hint says which)",
	}
	RaiseNotTLS = Text{
		Fr: "l'autre extrémité ne parle pas TLS, n'a rien de commun, ou refuse",
		En: "the other side does not speak TLS, has nothing in common, or refuses",
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
