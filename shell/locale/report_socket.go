package locale

// Reports of the socket commands. The French of the lab sheet's own lines is
// the sheet's, letter for letter, without accents as it is printed there.
// An address is "localhost:5000" where it is the one that was typed, and
// Python's tuple, "('127.0.0.1', 61200)", where the kernel gave it.
var (
	// WaitingForClient is listen's: the address.
	WaitingForClient = Text{
		Fr: "Attente Connexion client %s",
		En: "Waiting for a client on %s",
	}
	// ConnectedTo is connect's first line: the server's address.
	ConnectedTo = Text{
		Fr: "Connexion sur serveur %s",
		En: "Connected to server %s",
	}
	// ClientSocket is connect's second line: the local address, a tuple.
	ClientSocket = Text{
		Fr: "Socket du client : %s",
		En: "Client socket: %s",
	}
	// CutShort ends a message too long for a screen: its whole length in bytes.
	CutShort = Text{
		Fr: "… (%d octets en tout)",
		En: "… (%d bytes in all)",
	}
	// CutReceived is CutShort for what has not come whole: the bytes that came.
	CutReceived = Text{
		Fr: "… (%d octets reçus)",
		En: "… (%d bytes received)",
	}
	// CutBody ends a body too long for a screen: its whole length in bytes.
	CutBody = Text{
		Fr: "… (%d octets en tout : terminer la ligne par > FICHIER pour tout garder, par | raw pour tout voir)",
		En: "… (%d bytes in all: end the line in > FILE to keep them, in | raw to see them)",
	}
	// CutValue ends a value too long for a screen: its len.
	CutValue = Text{
		Fr: "… (len(_) : %d ; print(_) montre tout)",
		En: "… (len(_): %d; print(_) shows it all)",
	}
	// CutRepr is CutValue for what has no len: the bytes of its repr.
	CutRepr = Text{
		Fr: "… (%d octets en tout ; print(_) montre tout)",
		En: "… (%d bytes in all; print(_) shows them)",
	}
	// SentToServer is the send commands' on a client: the text.
	SentToServer = Text{
		Fr: "Emission vers le serveur : %s",
		En: "Sent to server: %s",
	}
	// SentToClient is the send commands' on an accepted socket: the text.
	SentToClient = Text{
		Fr: "Emission vers le client %s",
		En: "Sent to client: %s",
	}
	// SentFile is sendfile's: the path and the number of bytes.
	SentFile = Plural{
		One:  Text{Fr: "Emission : %s (%d octet)", En: "Sent: %s (%d byte)"},
		Many: Text{Fr: "Emission : %s (%d octets)", En: "Sent: %s (%d bytes)"},
	}
	// ReceivedFile is recvall's with > FILE: the path and the number of bytes.
	ReceivedFile = Plural{
		One:  Text{Fr: "Reception : %s (%d octet)", En: "Received: %s (%d byte)"},
		Many: Text{Fr: "Reception : %s (%d octets)", En: "Received: %s (%d bytes)"},
	}
	// SentTo is sendto's: the address and the text.
	SentTo = Text{
		Fr: "Emission vers %s : %s",
		En: "Sent to %s: %s",
	}
	// ReceivedFromServer is the recv commands' on a client: the text.
	ReceivedFromServer = Text{
		Fr: "Reception du message client : %s",
		En: "Received from server: %s",
	}
	// ReceivedFromClient is the recv commands' on an accepted socket: the text
	// and the client's address, a tuple.
	ReceivedFromClient = Text{
		Fr: "Reception du message client : %s Socket du client %s",
		En: "Received from client: %s Client socket: %s",
	}
	// EndOfStream is the recv commands' when the other side has closed.
	EndOfStream = Text{
		Fr: "Fin de connexion : l'autre extrémité a fermé (b'')",
		En: "End of stream: the other side closed (b'')",
	}
	// EndedBefore follows what recvline, recvuntil and recvexactly received of a message
	// that is not whole.
	EndedBefore = Text{
		Fr: "Le flux s'est terminé avant la fin du message",
		En: "The stream ended before the message was whole",
	}
	// ReadingShut and Broken are the recv commands' where b'' has another cause.
	ReadingShut = Text{
		Fr: "Fin de lecture : shutdown l'a fermée ici (b'')",
		En: "End of reading: shutdown ended it here (b'')",
	}
	Broken = Text{
		Fr: "Plus rien à recevoir : la connexion a été coupée, l'erreur a déjà été signalée (b'')",
		En: "Nothing more to receive: the connection broke, the error was reported before (b'')",
	}
	// ReceivedFrom is recvfrom's: the sender's address, a tuple, and the text.
	ReceivedFrom = Text{
		Fr: "Reception de %s : %s",
		En: "Received from %s: %s",
	}
	// DatagramCut follows ReceivedFrom when the datagram was longer than the
	// buffer: the bytes kept and the datagram's length.
	DatagramCut = Text{
		Fr: "Datagramme coupé : %d octets lus sur %d, le reste est perdu",
		En: "Datagram cut: %d bytes read of %d, the rest is lost",
	}
	// ExchangeFailed is what the sheet's programs say of an error: its text.
	ExchangeFailed = Text{
		Fr: "voici le message d'erreur %s",
		En: "this is the error message: %s",
	}
	// HeldByFile and HeldByDescriptor are close's where the connection goes on: the
	// server's address, and a descriptor.
	HeldByFile = Text{
		Fr: "La connexion %s reste ouverte : un fichier de makefile la tient encore",
		En: "The connection to %s stays open: a file of makefile still holds it",
	}
	HeldByDescriptor = Text{
		Fr: "La connexion %s reste ouverte : %s en est un autre descripteur",
		En: "The connection to %s stays open: %s is another descriptor of it",
	}
	// SentPart follows a send report when the kernel took less than there was: the
	// bytes that it took, and those there were.
	SentPart = Text{
		Fr: "Le noyau en a pris %d octets sur %d : le reste n'est pas émis",
		En: "The kernel took %d bytes of %d: the rest is not sent",
	}
	// Disconnected is close's on a connected socket: the server's address.
	Disconnected = Text{
		Fr: "Deconnexion %s.",
		En: "Disconnected from %s.",
	}
)

// Headings of the tables of sockets and ss.
var (
	HeadName    = Text{Fr: "nom", En: "name"}
	HeadType    = Text{Fr: "type", En: "type"}
	HeadLocal   = Text{Fr: "local", En: "local"}
	HeadRemote  = Text{Fr: "distant", En: "remote"}
	HeadState   = Text{Fr: "état", En: "state"}
	HeadRecvQ   = Text{Fr: "à lire", En: "recv-q"}
	HeadSendQ   = Text{Fr: "à émettre", En: "send-q"}
	HeadValue   = Text{Fr: "valeur", En: "value"}
	HeadAddress = Text{Fr: "adresse", En: "address"}
	HeadScope   = Text{Fr: "portée", En: "scope"}
	// LinkState and AddressScope are what addresses shows of netlab's words.
	LinkState = map[string]Text{
		"up": {Fr: "active", En: "up"}, "down": {Fr: "inactive", En: "down"}, "no carrier": {Fr: "sans liaison", En: "no carrier"},
	}
	AddressScope = map[string]Text{
		"loopback": {Fr: "boucle", En: "loopback"}, "link-local": {Fr: "lien", En: "link-local"}, "private": {Fr: "privée", En: "private"}, "global": {Fr: "globale", En: "global"},
	}
	// NoSockets is sockets' when there is none.
	NoSockets = Text{Fr: "Aucune socket ouverte", En: "No open sockets"}
)
