package locale

// What a tap says of what goes through it, and servers of what they do on purpose. A
// client is called by its number.
var (
	// TapListening is tap's: the address where clients come, the target's, and the
	// first again.
	TapListening = Text{
		Fr: "Relais %s → %s ; à joindre : %s",
		En: "Tap %s → %s; programs connect to %s",
	}
	// TapCircleHint is for a tap whose target is the tap.
	TapCircleHint = Text{
		Fr: "le relais et le serveur ont chacun leur port : tap 5001 localhost 5000, et les programmes se connectent à 5001",
		En: "the tap and the server have a port each: tap 5001 localhost 5000, and the programs connect to 5001",
	}
	// TapConnected is for a new client: its number, its address, the target's.
	TapConnected = Text{
		Fr: "client %d : %s relié à %s",
		En: "client %d: %s relayed to %s",
	}
	// TapSent and TapReceived are for what a client has sent, and what it has been
	// sent: its number, how many bytes, and the text.
	TapSent = Plural{
		One:  Text{Fr: "client %d ▶ %d octet : %s", En: "client %d ▶ %d byte: %s"},
		Many: Text{Fr: "client %d ▶ %d octets : %s", En: "client %d ▶ %d bytes: %s"},
	}
	TapReceived = Plural{
		One:  Text{Fr: "client %d ◀ %d octet : %s", En: "client %d ◀ %d byte: %s"},
		Many: Text{Fr: "client %d ◀ %d octets : %s", En: "client %d ◀ %d bytes: %s"},
	}
	// TapDropped is for a datagram that drop= has thrown away: the client's number, the
	// bytes and the text.
	TapDropped = Plural{
		One:  Text{Fr: "client %d ✗ %d octet jeté (drop) : %s", En: "client %d ✗ %d byte dropped (drop): %s"},
		Many: Text{Fr: "client %d ✗ %d octets jetés (drop) : %s", En: "client %d ✗ %d bytes dropped (drop): %s"},
	}
	// TapEnded is for a conversation that is over: the client's number, the bytes that
	// it has sent, and those that it has been sent. TapReset is the same for one that was
	// reset.
	TapEnded = Text{
		Fr: "client %d : fin de connexion (octets ▶ %d, ◀ %d)",
		En: "client %d: connection ended (bytes ▶ %d, ◀ %d)",
	}
	TapReset = Text{
		Fr: "client %d : connexion rompue par un RST (octets ▶ %d, ◀ %d)",
		En: "client %d: connection reset by a RST (bytes ▶ %d, ◀ %d)",
	}
	// TapHeld is for a connection that end= keeps open: the client's number and end.
	TapHeld = Text{
		Fr: "client %d : connexion gardée ouverte exprès (end=%s)",
		En: "client %d: connection kept open on purpose (end=%s)",
	}
	// TapUnreachable is for a target that does not take a client: the number, the
	// target's address and the error.
	TapUnreachable = Text{
		Fr: "client %d : %s injoignable : %s",
		En: "client %d: %s cannot be reached: %s",
	}
	// TapTrouble is for a conversation that broke: the client's number and the error.
	TapTrouble = Text{
		Fr: "client %d : %s",
		En: "client %d: %s",
	}
	// TapStopping is why, when it was the tap itself that ended.
	TapStopping = Text{Fr: "arrêt du relais", En: "the tap has stopped"}
	// TapUnseen stands for the lines of what came too fast: how many.
	TapUnseen = Plural{
		One:  Text{Fr: "… %d envoi de plus, relayé sans être affiché", En: "… %d more send, relayed and not shown"},
		Many: Text{Fr: "… %d envois de plus, relayés sans être affichés", En: "… %d more sends, relayed and not shown"},
	}
	// ResetOnPurpose is a server's line in the place of Disconnected: the client's
	// address.
	ResetOnPurpose = Text{
		Fr: "Connexion rompue exprès par un RST : %s",
		En: "Connection reset by a RST on purpose: %s",
	}
	// HeldOnPurpose is for a connection that end= keeps open: the client's address and
	// end.
	HeldOnPurpose = Text{
		Fr: "Connexion gardée ouverte exprès : %s (end=%s)",
		En: "Connection kept open on purpose: %s (end=%s)",
	}
)

// Errors about faults: what each of them may be.
var (
	FaultDelayHint = Text{
		Fr: "delay est l'attente avant chaque réponse, en millisecondes, une heure au plus : delay=500",
		En: "delay is the wait before each answer, in milliseconds, an hour at most: delay=500",
	}
	FaultChunkHint = Text{
		Fr: "chunk est le nombre d'octets émis à la fois : chunk=4",
		En: "chunk is how many bytes are sent at a time: chunk=4",
	}
	FaultResetHint = Text{
		Fr: "reset est le nombre d'octets émis avant la rupture (RST) : reset=10, ou reset=0 au lieu de la réponse",
		En: "reset is how many bytes are sent before the reset (RST): reset=10, or reset=0 in the place of the answer",
	}
	FaultEndHint = Text{
		Fr: "end dit comment finit la connexion : end=rst (RST), end=half (FIN, puis ouverte jusqu'au close du client), end=never (jamais)",
		En: "end says how the connection ends: end=rst (RST), end=half (FIN, then open until the client closes), end=never (not at all)",
	}
	// FaultTCPHint is for what only a connection has.
	FaultTCPHint = Text{
		Fr: "en UDP il n'y a ni flux à couper ni connexion à finir : seuls delay et drop s'y appliquent",
		En: "UDP has neither a stream to cut nor a connection to end: only delay and drop go with it",
	}
)
