package locale

// Hints about how a command is written.
var (
	// UsageHint gives a command's argument pattern.
	UsageHint = Text{Fr: "usage : %s", En: "usage: %s"}
	// CommandCalledHint is for a command's name where Python looks for a
	// function: the name, and how it is written. MethodCalledHint is for one
	// that Python's sockets have too.
	CommandCalledHint = Text{
		Fr: "%s est une commande, sans parenthèses : %s",
		En: "%s is a command, without parentheses: %s",
	}
	MethodCalledHint = Text{
		Fr: "%[1]s est une commande, sans parenthèses : %[2]s ; en Python, une méthode : NOM.%[1]s(…)",
		En: "%[1]s is a command, without parentheses: %[2]s; in Python, a method: NAME.%[1]s(…)",
	}
	// CommandAloneHint is for a command on a line with a statement.
	CommandAloneHint = Text{
		Fr: "une commande se met seule sur sa ligne, dans un bloc aussi",
		En: "a command stands alone on its line, in a block too",
	}
	// FormFilterHint and FormAppendHint are for a file of a form of its own, a picture:
	// the command, the file.
	FormFilterHint = Text{
		Fr: "ce fichier montre le tout, sans filtre : %s > %s",
		En: "this file shows the whole, without a filter: %s > %s",
	}
	FormAppendHint = Text{
		Fr: "un seul > remplace le fichier : %s > %s",
		En: "a single > replaces the file: %s > %s",
	}
	// FormHint is for a file of a kind that the command does not make: the suffixes
	// that it has.
	FormHint = Text{
		Fr: "il y a %s ; sous un autre nom, c'est le texte",
		En: "there are %s; under another name it is the text",
	}
	// ListeningHint is for sending and receiving on a listening socket.
	ListeningHint = Text{
		Fr: "une socket d'écoute ne transporte rien : accept rend celle qui parle au client",
		En: "a listening socket carries nothing: accept gives the one that talks to the client",
	}
	// HostPortHint is for localhost:5000 where a host and a port are wanted:
	// the command, the host, the port.
	HostPortHint = Text{
		Fr: "l'hôte et le port se séparent par un blanc : %s %s %s",
		En: "a space separates host and port: %s %s %s",
	}
	// VerbatimHint is said when a text without quotes ends with \n.
	VerbatimHint = Text{
		Fr: `sans guillemets, \n part tel quel, en deux caractères ; fin de ligne : send "…\n", ou sendline …`,
		En: `without quotes, \n goes as it is, two characters; end of line: send "…\n", or sendline …`,
	}
	// NoSubject says that there is nothing that the command could act on.
	NoConnected = Text{
		Fr: "aucune socket connectée ; d'abord : connect localhost 5000, ou accept",
		En: "no connected socket; first: connect localhost 5000, or accept",
	}
	NoListening = Text{
		Fr: "aucune socket en écoute ; d'abord : listen 5000",
		En: "no listening socket; first: listen 5000",
	}
	NoSocket = Text{
		Fr: "aucune socket ouverte ; d'abord : listen 5000, connect localhost 5000 ou socket",
		En: "no open socket; first: listen 5000, connect localhost 5000 or socket",
	}
	NoServer = Text{
		Fr: "aucun serveur ; d'abord : serve 5000",
		En: "no server; first: serve 5000",
	}
)

// Hints that follow an exception of the network; %s is the address that failed.
var (
	NotOursHint = Text{
		Fr: "%s n'est pas une adresse de cette machine (addresses les montre) ; localhost et 0.0.0.0 conviennent",
		En: "%s is not an address of this machine (addresses shows them); localhost and 0.0.0.0 will do",
	}
	NotOurs6Hint = Text{
		Fr: "%s n'est pas une adresse de cette machine (addresses les montre) ; ::1 et :: conviennent",
		En: "%s is not an address of this machine (addresses shows them); ::1 and :: will do",
	}
	PrivilegedPortHint = Text{
		Fr: "les ports en dessous de 1024 sont réservés à root ; essayez un port plus grand",
		En: "ports below 1024 are for root; try a higher one",
	}
	UnknownHostHint = Text{
		Fr: "%s n'a pas été trouvé : vérifiez le nom (resolve %[1]s) et le réseau",
		En: "%s was not found: check the name (resolve %[1]s) and the network",
	}
	// NoBracketsHint is for an IPv6 address in brackets, given without.
	NoBracketsHint = Text{
		Fr: "une adresse IPv6 s'écrit ici sans crochets : %s",
		En: "an IPv6 address is written without brackets here: %s",
	}
	PortRangeHint = Text{
		Fr: "un port est un nombre de 0 à 65535",
		En: "a port is a number from 0 to 65535",
	}
	NotConnectedHint = Text{
		Fr: "cette socket n'est pas connectée ; d'abord : connect HOST PORT, ou accept",
		En: "this socket is not connected; first: connect HOST PORT, or accept",
	}
	AlreadyConnectedHint = Text{
		Fr: "cette socket est déjà connectée ; connect en crée une autre après close",
		En: "this socket is connected already; after close, connect makes another",
	}
	ClosedHint = Text{
		Fr: "cette socket est fermée ; sockets montre celles qui sont ouvertes",
		En: "this socket is closed; sockets shows those that are open",
	}
	BrokenPipeHint = Text{
		Fr: "l'autre extrémité a fermé la connexion, ou shutdown wr l'a fait ici",
		En: "the other side has closed the connection, or shutdown wr did so here",
	}
	ResetHint = Text{
		Fr: "l'autre extrémité a coupé la connexion (RST) ; d'ordinaire, elle a fermé sans tout lire : help segments",
		En: "the other side cut the connection (RST); as a rule it closed with data unread: help segments",
	}
	TimedOutHint = Text{
		Fr: "rien n'est arrivé à temps ; settimeout none attend sans limite",
		En: "nothing came in time; settimeout none waits without limit",
	}
	NotListeningHint = Text{
		Fr: "cette socket n'écoute pas ; d'abord : bind puis NAME.listen, ou listen PORT",
		En: "this socket does not listen; first: bind, then NAME.listen, or listen PORT",
	}
	// SaveRanHint and SaveExistsHint are for a file that save leaves as it is.
	SaveRanHint = Text{
		Fr: "la session a exécuté %s : save ne le remplace pas, choisissez un autre nom",
		En: "the session ran %s: save does not replace it, choose another name",
	}
	SaveExistsHint = Text{
		Fr: "pour le remplacer : save %s overwrite ; sinon, choisissez un autre nom",
		En: "to replace it: save %s overwrite; or choose another name",
	}
	BoundSocketHint = Text{
		Fr: "%[1]s est liée mais n'écoute pas encore : %[1]s.listen",
		En: "%[1]s is bound but does not listen yet: %[1]s.listen",
	}
	BytesNotTextHint = Text{
		Fr: "une socket transporte des octets : \"texte\".encode(\"utf-8\") ou b\"texte\"",
		En: "a socket carries bytes: \"text\".encode(\"utf-8\") or b\"text\"",
	}
	StreamToFileHint = Text{
		Fr: "au-delà de 256 Mio, écrire au fur et à mesure : recvall > FICHIER",
		En: "past 256 MiB, write as it comes: recvall > FILE",
	}
	NoForkHint = Text{
		Fr: "labsh ne peut pas se dédoubler : subprocess.run([…]) lance un programme, threading.Thread sert plusieurs clients à la fois",
		En: "labsh cannot fork: subprocess.run([…]) runs a program, threading.Thread serves several clients at once",
	}
)
