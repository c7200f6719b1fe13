package locale

// Reports of the socket commands on UDP and Unix datagram sockets. ReceivedFrom, SentTo
// and DatagramCut are in report_socket.go.
var (
	// UnixDatagrams is what a Unix datagram socket is, where UDP is named for others.
	UnixDatagrams = Text{Fr: "datagrammes Unix", En: "Unix datagrams"}
	// PeerSet is connect's on a datagram socket: its name, UDP or UnixDatagrams, and
	// the peer's address as it was typed.
	PeerSet = Text{
		Fr: "Correspondant de %s (%s) : %s. Rien n'a été émis ; send émettra vers lui, seuls ses datagrammes seront reçus",
		En: "Peer of %s (%s): %s. Nothing was sent; send will go there, only its datagrams will be received",
	}
	// PeerLocal follows PeerSet: the local address that the kernel chose, a tuple.
	PeerLocal = Text{
		Fr: "Adresse locale : %s",
		En: "Local address: %s",
	}
	// EmptyDatagram is ReceivedFrom for a datagram without content: the sender's
	// address.
	EmptyDatagram = Text{
		Fr: "Reception de %s : datagramme vide, 0 octet (b'')",
		En: "Received from %s: an empty datagram, 0 bytes (b'')",
	}
	// ReceivedUnnamed is ReceivedFrom for a sender that has no name: the text.
	ReceivedUnnamed = Text{
		Fr: "Reception d'une socket Unix sans nom : %s",
		En: "Received from an unnamed Unix socket: %s",
	}
	// EmptyUnnamed is EmptyDatagram for such a sender.
	EmptyUnnamed = Text{
		Fr: "Reception d'une socket Unix sans nom : datagramme vide, 0 octet (b'')",
		En: "Received from an unnamed Unix socket: an empty datagram, 0 bytes (b'')",
	}
	// SentToUnnamed is the send commands' where the other end has no name: the text.
	SentToUnnamed = Text{
		Fr: "Emission vers une socket Unix sans nom : %s",
		En: "Sent to an unnamed Unix socket: %s",
	}
	// ShutForReading is for a datagram socket that receives no more.
	ShutForReading = Text{
		Fr: "Rien n'est arrivé : cette socket ne reçoit plus, shutdown rd (b'')",
		En: "Nothing came: this socket receives no more, shutdown rd (b'')",
	}
	// Peeked follows what flags=peek has read of a datagram.
	Peeked = Text{
		Fr: "Lu sans être retiré (peek) : le prochain recv le recevra encore",
		En: "Peeked: it stays in the queue, the next recv gets it again",
	}
	// PeekedPart is Peeked for a part: its bytes, and the datagram's length.
	PeekedPart = Text{
		Fr: "Lu sans être retiré (peek) : %d octets sur %d ; le datagramme reste entier dans la file",
		En: "Peeked: %d bytes of %d; the datagram stays whole in the queue",
	}
	// NothingComes is said before a wait that cannot end by itself: the socket's name.
	// NothingComesUnix is the same for a Unix socket.
	NothingComes = Text{
		Fr: "%[1]s n'est liée à aucun port : rien ne peut y arriver (Ctrl-C, puis %[1]s.bind PORT)",
		En: "%[1]s is bound to no port: nothing can reach it (Ctrl-C, then %[1]s.bind PORT)",
	}
	NothingComesUnix = Text{
		Fr: "%[1]s n'est liée à aucun chemin : rien ne peut y arriver (Ctrl-C, puis %[1]s.bind ./CHEMIN)",
		En: "%[1]s is bound to no path: nothing can reach it (Ctrl-C, then %[1]s.bind ./PATH)",
	}
)

// Reports of serve udp.
var (
	// WaitingForDatagrams is serve udp's: the address.
	WaitingForDatagrams = Text{
		Fr: "Attente de datagrammes sur %s",
		En: "Waiting for datagrams on %s",
	}
	// DatagramDropped is for one that drop= has thrown away: the sender's address and
	// the text.
	DatagramDropped = Text{
		Fr: "Datagramme jeté (drop), sans réponse, de %s : %s",
		En: "Datagram dropped (drop), not answered, from %s: %s",
	}
	// DatagramTrouble is for an answer that could not go: the client's address and
	// the error.
	DatagramTrouble = Text{
		Fr: "Réponse impossible à %s : %s",
		En: "No answer can be sent to %s: %s",
	}
	// DatagramsUnseen stands for the lines of datagrams that came too fast: how many.
	DatagramsUnseen = Plural{
		One:  Text{Fr: "… %d datagramme de plus, traité sans être affiché", En: "… %d more datagram, dealt with and not shown"},
		Many: Text{Fr: "… %d datagrammes de plus, traités sans être affichés", En: "… %d more datagrams, dealt with and not shown"},
	}
	// StoppedDatagrams is stop's: the address and the number of datagrams received.
	StoppedDatagrams = Plural{
		One:  Text{Fr: "Arrêt %s, %d datagramme", En: "Stopped %s, %d datagram"},
		Many: Text{Fr: "Arrêt %s, %d datagrammes", En: "Stopped %s, %d datagrams"},
	}
	// StoppedDropping counts those that were dropped as well.
	StoppedDropping = Plural{
		One:  Text{Fr: "Arrêt %s, datagrammes reçus : %d, dont %d jeté par drop", En: "Stopped %s, datagrams received: %d, %d of them dropped"},
		Many: Text{Fr: "Arrêt %s, datagrammes reçus : %d, dont %d jetés par drop", En: "Stopped %s, datagrams received: %d, %d of them dropped"},
	}
)
