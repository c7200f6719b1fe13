package locale

// Hints about UDP and Unix datagram sockets.
var (
	// NoDatagram is for sendto and recvfrom where no socket carries datagrams.
	NoDatagram = Text{
		Fr: "aucune socket UDP ; d'abord : socket udp, et bind PORT pour y recevoir",
		En: "no UDP socket; first: socket udp, and bind PORT to receive there",
	}
	// WantedTCPHint follows a connect that took a UDP socket: the host and the port.
	WantedTCPHint = Text{
		Fr: "pour une connexion TCP : socket tcp, puis connect %s %d",
		En: "for a TCP connection: socket tcp, then connect %s %d",
	}
	// UDPHasNoSuchHint is for listen PORT udp, connect HOST PORT udp and their like.
	UDPHasNoSuchHint = Text{
		Fr: "en UDP : socket udp ; puis bind PORT pour recevoir, sendto HOST PORT TEXT pour émettre",
		En: "in UDP: socket udp; then bind PORT to receive, sendto HOST PORT TEXT to send",
	}
	// NotAStreamHint is for recvline and its like on a datagram socket.
	NotAStreamHint = Text{
		Fr: "un datagramme n'est pas un flux d'octets : recv ou recvfrom en reçoit un, entier",
		En: "a datagram is no stream of bytes: recv or recvfrom receives one, whole",
	}
	// NoPeerHint is for a send that goes nowhere, NoUnixPeerHint for a Unix socket's.
	NoPeerHint = Text{
		Fr: "cette socket UDP n'a pas de correspondant : sendto HOST PORT TEXT, ou d'abord connect HOST PORT",
		En: "this UDP socket has no peer: sendto HOST PORT TEXT, or first connect HOST PORT",
	}
	NoUnixPeerHint = Text{
		Fr: "cette socket n'a pas de correspondant : sendto CHEMIN TEXT, ou d'abord connect CHEMIN",
		En: "this socket has no peer: sendto PATH TEXT, or first connect PATH",
	}
	// NoPeerYetHint is for what a datagram socket has only with a peer.
	NoPeerYetHint = Text{
		Fr: "cette socket n'a pas de correspondant : connect en fixe un",
		En: "this socket has no peer: connect sets one",
	}
	// PortUnreachableHint is for ICMP's answer to a datagram that was sent before: the
	// peer's address, and the bind that is missing there.
	PortUnreachableHint = Text{
		Fr: "un datagramme émis plus tôt vers %s a eu pour réponse ICMP « port inaccessible » : aucune socket UDP n'y était liée ; là-bas : socket udp, puis %s",
		En: "an earlier datagram to %s was answered by ICMP \"port unreachable\": no UDP socket was bound there; there: socket udp, then %s",
	}
	// DatagramTooLongHint gives the most bytes that a datagram carries, and over what.
	DatagramTooLongHint = Text{
		Fr: "un datagramme UDP porte au plus %d octets sur %s",
		En: "a UDP datagram carries at most %d bytes over %s",
	}
	// BroadcastHint is for a broadcast that the socket is not allowed: the address.
	BroadcastHint = Text{
		Fr: "%s est une adresse de diffusion ; d'abord : setsockopt SO_BROADCAST 1",
		En: "%s is a broadcast address; first: setsockopt SO_BROADCAST 1",
	}
	// NoBroadcastRouteHint is for 255.255.255.255 where no route leads: a broadcast
	// address of one of this machine's networks.
	NoBroadcastRouteHint = Text{
		Fr: "aucune route ne mène à 255.255.255.255 ; l'adresse de diffusion du réseau suffit ici : %s",
		En: "no route leads to 255.255.255.255; the network's broadcast address will do here: %s",
	}
	// NoGroupRouteHint is for a multicast group that no route leads to: the group;
	// NoGroupRoute6Hint the same for IPv6.
	NoGroupRouteHint = Text{
		Fr: "aucune route vers le groupe %s ; setsockopt IP_MULTICAST_IF ADRESSE choisit l'interface (127.0.0.1 : sur cette machine seule)",
		En: "no route to the group %s; setsockopt IP_MULTICAST_IF ADDRESS chooses the interface (127.0.0.1: on this machine alone)",
	}
	NoGroupRoute6Hint = Text{
		Fr: "aucune route vers le groupe %s ; setsockopt IPV6_MULTICAST_IF INTERFACE choisit l'interface",
		En: "no route to the group %s; setsockopt IPV6_MULTICAST_IF INTERFACE chooses the interface",
	}
	// ShutForWritingHint is for sending after shutdown wr.
	ShutForWritingHint = Text{
		Fr: "shutdown wr a mis fin à l'émission sur cette socket",
		En: "shutdown wr has ended sending on this socket",
	}
	// BoundAlreadyHint is for a second bind: the socket's address.
	BoundAlreadyHint = Text{
		Fr: "cette socket a déjà son adresse, %s : par bind, ou du noyau au premier sendto ou connect",
		En: "this socket has its address already, %s: by bind, or from the kernel with its first sendto or connect",
	}
	// PortZeroHint is for a datagram to port 0.
	PortZeroHint = Text{
		Fr: "le port 0 n'est celui de personne : donnez celui du destinataire",
		En: "port 0 is nobody's: give the recipient's",
	}
)

// Hints about multicast groups.
var (
	JoinedAlreadyHint = Text{
		Fr: "cette socket est déjà membre de ce groupe sur cette interface",
		En: "this socket is a member of that group on that interface already",
	}
	NotJoinedHint = Text{
		Fr: "cette socket n'est pas membre de ce groupe sur cette interface",
		En: "this socket is not a member of that group on that interface",
	}
	// NoGroupInterfaceHint is for an interface that is not found: the option and the
	// group; NoGroupInterface6Hint the same for IPv6.
	NoGroupInterfaceHint = Text{
		Fr: "aucune interface n'a été trouvée ; donnez l'adresse de l'une d'elles : setsockopt %s %s 127.0.0.1",
		En: "no interface was found; give the address of one: setsockopt %s %s 127.0.0.1",
	}
	NoGroupInterface6Hint = Text{
		Fr: "aucune interface n'a été trouvée ; donnez le nom de l'une d'elles : setsockopt %s %s lo",
		En: "no interface was found; give the name of one: setsockopt %s %s lo",
	}
	// NotAGroupHint is for an address that is no group's, NotAGroup6Hint for IPv6's.
	NotAGroupHint = Text{
		Fr: "un groupe de multidiffusion est entre 224.0.0.0 et 239.255.255.255",
		En: "a multicast group is between 224.0.0.0 and 239.255.255.255",
	}
	NotAGroup6Hint = Text{
		Fr: "un groupe de multidiffusion IPv6 commence par ff : ff02::1",
		En: "an IPv6 multicast group begins with ff: ff02::1",
	}
	// GroupFamilyHint is for an IPv6 group and an IPv4 socket.
	GroupFamilyHint = Text{
		Fr: "cette socket est IPv4, le groupe est IPv6 : socket udp ipv6",
		En: "this socket is IPv4, the group is IPv6: socket udp ipv6",
	}
	// StreamGroupHint is for a group and a TCP socket.
	StreamGroupHint = Text{
		Fr: "la multidiffusion ne va pas avec TCP ; d'abord : socket udp",
		En: "multicast does not go with TCP; first: socket udp",
	}
	TooManyGroupsHint = Text{
		Fr: "cette socket est membre d'autant de groupes que le noyau le permet (net.ipv4.igmp_max_memberships)",
		En: "this socket is a member of as many groups as the kernel allows (net.ipv4.igmp_max_memberships)",
	}
)

// Errors and hints of serve udp.
var (
	DropTCPHint = Text{
		Fr: "drop jette des datagrammes, avec udp : serve PORT udp drop=30 ; TCP réémet ce qui se perd",
		En: "drop throws datagrams away, with udp: serve PORT udp drop=30; TCP sends again what is lost",
	}
	DropShareHint = Text{
		Fr: "drop est un pourcentage de 0 à 100 : drop=30",
		En: "drop is a percentage from 0 to 100: drop=30",
	}
	MaxHint = Text{
		Fr: "max est le nombre de clients, ou de datagrammes, après lequel le serveur s'arrête ; 0, comme sans max : jamais",
		En: "max is after how many clients, or datagrams, the server stops; 0, as without max: never",
	}
	TLSOverUDPHint = Text{
		Fr: "TLS chiffre un flux TCP ; sur UDP ce serait DTLS (RFC 9147), que labsh ne parle pas",
		En: "TLS encrypts a TCP stream; over UDP it would be DTLS (RFC 9147), which labsh does not speak",
	}
	// CountsDatagramsHint is for the connections of a UDP server; CountsConnectionsHint
	// for the datagrams of a TCP one: its name.
	CountsDatagramsHint = Text{
		Fr: "UDP n'a pas de connexions ; le nombre de datagrammes reçus : %s.datagrams",
		En: "UDP has no connections; the number of datagrams received: %s.datagrams",
	}
	CountsConnectionsHint = Text{
		Fr: "ce serveur est TCP ; le nombre de connexions : %s.connections",
		En: "this server is TCP; the number of connections: %s.connections",
	}
)
