package locale

// Hints about two machines: what a bind or a connect met, here and over there. %s is
// the address as it was typed unless it says otherwise.
var (
	// RefusedHint is for a port of this machine on which nothing listens: the
	// address, and what listen takes.
	RefusedHint = Text{
		Fr: "rien n'écoute sur %s ; pour y écouter : listen %s",
		En: "nothing listens on %s; start it with: listen %s",
	}
	// RefusedThereHint is for another machine's: its host, the port, any address of
	// its family.
	RefusedThereHint = Text{
		Fr: "%[1]s refuse le port %[2]d ; sur cette machine-là : listen %[3]s %[2]d (listen %[2]d n'y sert qu'elle-même)",
		En: "%[1]s refuses port %[2]d; on that machine: listen %[3]s %[2]d (listen %[2]d serves that machine alone)",
	}
	// ListensElsewhereHint is for a port on which something listens at other
	// addresses of this machine: the port, the addresses, the first one's host.
	ListensElsewhereHint = Text{
		Fr: "ici, le port %[1]d n'est écouté que sur %[2]s : connect %[3]s %[1]d",
		En: "here port %[1]d is listened on at %[2]s only: connect %[3]s %[1]d",
	}
	ConnectPortZeroHint = Text{
		Fr: "rien n'écoute jamais sur le port 0, qui demande à bind un port libre ; connect veut le port du serveur",
		En: "nothing ever listens on port 0, which asks bind for a free port; connect wants the server's port",
	}
	// QueueFullHint is for a listening socket of this machine: how many connections
	// wait, and its backlog.
	QueueFullHint = Text{
		Fr: "la file d'attente de %s est pleine (connexions : %d, backlog : %d) : personne n'y appelle accept",
		En: "the queue of %s is full (connections: %d, backlog: %d): nobody calls accept there",
	}
	// SilentHostHint and SilentInTimeHint are for a host that has not answered: in
	// the system's time, in settimeout's.
	SilentHostHint = Text{
		Fr: "%s n'a pas répondu : machine éteinte, adresse fausse (là-bas : addresses) ou pare-feu qui jette la demande",
		En: "%s did not answer: machine off, wrong address (over there: addresses), or a firewall that drops the request",
	}
	SilentInTimeHint = Text{
		Fr: "%s n'a pas répondu dans le délai de settimeout : machine lointaine ou éteinte, adresse fausse (là-bas : addresses) ou pare-feu qui jette la demande",
		En: "%s did not answer within settimeout's time: machine far away or off, wrong address (over there: addresses), or a firewall that drops the request",
	}
	// LostPeerHint is for a connection whose other side has fallen silent.
	LostPeerHint = Text{
		Fr: "l'autre machine ne répond plus, la connexion est perdue",
		En: "the other machine has stopped answering, the connection is lost",
	}
	// NobodyThereHint is for a host that no neighbour says it is: the host, the
	// interface. NoCarrierHint is where that interface has no link.
	NobodyThereHint = Text{
		Fr: "personne n'a l'adresse %s sur le réseau de %s : machine éteinte ou débranchée, ou adresse fausse (là-bas : addresses)",
		En: "nobody has the address %s on the network of %s: machine off or unplugged, or a wrong address (over there: addresses)",
	}
	NoCarrierHint = Text{
		Fr: "%s n'a pas de liaison : câble débranché, ou rien d'allumé à l'autre bout",
		En: "%s has no link: the cable is unplugged, or nothing at its other end is switched on",
	}
	// SilentGatewayHint is for a gateway that does not answer: the gateway, the
	// host.
	SilentGatewayHint = Text{
		Fr: "la passerelle %s, par où passe ce qui va vers %s, ne répond pas",
		En: "the gateway %s, through which %s is reached, does not answer",
	}
	// RefusesEntryHint is for a neighbour that is there and lets nothing in.
	RefusesEntryHint = Text{
		Fr: "%s est là, mais répond qu'on n'y entre pas (pare-feu)",
		En: "%s is there, but answers that nothing gets in (a firewall)",
	}
	// RouterSaysHint is what a router on the way said: the host.
	RouterSaysHint = Text{
		Fr: "un routeur en chemin répond qu'on ne peut pas joindre %s : vérifiez l'adresse (là-bas : addresses)",
		En: "a router on the way answers that %s cannot be reached: check the address (over there: addresses)",
	}
	NoNetworkHint = Text{
		Fr: "cette machine n'est reliée à aucun réseau (addresses) : elle ne joint qu'elle-même",
		En: "this machine is on no network (addresses): it reaches itself alone",
	}
	NoRouteHint = Text{
		Fr: "%s n'est dans aucun réseau de cette machine (addresses), et aucune passerelle n'y mène",
		En: "%s is in none of this machine's networks (addresses), and no gateway leads there",
	}
	NoIPv6Hint = Text{
		Fr: "cette machine n'a pas d'adresse IPv6 pour joindre %s (addresses)",
		En: "this machine has no IPv6 address to reach %s from (addresses)",
	}
	ForbiddenRouteHint = Text{
		Fr: "la table de routage de cette machine interdit %s",
		En: "this machine's routing table forbids %s",
	}
	ManyHostsHint = Text{
		Fr: "%s désigne plusieurs machines à la fois : une connexion TCP n'en joint qu'une",
		En: "%s stands for several machines at once: a TCP connection reaches one",
	}
	// ZoneHint is for an fe80:: address without its interface: the host, an
	// interface of this machine.
	ZoneHint = Text{
		Fr: "une adresse fe80:: se complète par l'interface d'ici : %s%%%s",
		En: "an fe80:: address needs the interface of this machine: %s%%%s",
	}
	// ZoneTupleHint is ZoneHint for Python: the host, the port, the interface.
	ZoneTupleHint = Text{
		Fr: "une adresse fe80:: se complète par l'interface d'ici : (%s, %d, 0, socket.if_nametoindex(%s))",
		En: "an fe80:: address needs the interface of this machine: (%s, %d, 0, socket.if_nametoindex(%s))",
	}
	// UnreachableHint is where no more is known.
	UnreachableHint = Text{
		Fr: "on ne peut pas joindre %s d'ici : vérifiez l'adresse (là-bas : addresses) et le réseau",
		En: "%s cannot be reached from here: check the address (over there: addresses) and the network",
	}
	EphemeralHint = Text{
		Fr: "plus aucun port éphémère libre pour aller vers %s : fermez des sockets, ou attendez la fin des TIME_WAIT (60 s)",
		En: "no ephemeral port is free to go to %s: close sockets, or wait for the TIME_WAITs to end (60 s)",
	}
	EphemeralBindHint = Text{
		Fr: "plus aucun port éphémère libre : fermez des sockets",
		En: "no ephemeral port is free: close sockets",
	}
	// SameConnectionHint is for a bound socket: its address, the other's, and the
	// state of the connection that has both.
	SameConnectionHint = Text{
		Fr: "une connexion de %s à %s existe déjà (%s) : il faut un autre port local",
		En: "a connection from %s to %s exists already (%s): another local port is needed",
	}
)

// Hints for an address that is taken; %s is the address as it was typed.
var (
	// InUseHint is where it is not known by whom.
	InUseHint = Text{
		Fr: "%s est déjà pris ; le port 0 laisse le noyau en choisir un libre",
		En: "%s is taken already; port 0 lets the kernel choose a free one",
	}
	// ListenerHasItHint and DatagramHasItHint: by whom, and at which address.
	ListenerHasItHint = Text{
		Fr: "%s est déjà pris : %s écoute sur %s ; le port 0 laisse le noyau en choisir un libre",
		En: "%s is taken already: %s listens on %s; port 0 lets the kernel choose a free one",
	}
	DatagramHasItHint = Text{
		Fr: "%s est déjà pris : %s y a une socket UDP, %s ; le port 0 laisse le noyau en choisir un libre",
		En: "%s is taken already: %s has a UDP socket there, %s; port 0 lets the kernel choose a free one",
	}
	// BoundHasItHint is for a socket of this shell that is bound and no more: its
	// name.
	BoundHasItHint = Text{
		Fr: "%[1]s est déjà pris : %[2]s y est liée ; pour y écouter : %[2]s.listen",
		En: "%[1]s is taken already: %[2]s is bound to it; to listen there: %[2]s.listen",
	}
	// ConnectionHasItHint: the state of a connection that has the port, its other
	// side, by whom.
	ConnectionHasItHint = Text{
		Fr: "%s est encore celui d'une connexion (%s, avec %s, %s) : fermez-la, ou SO_REUSEADDR sur les deux sockets avant bind",
		En: "%s is still that of a connection (%s, with %s, %s): close it, or SO_REUSEADDR on both sockets before bind",
	}
	// TimeWaitHint is where SO_REUSEADDR was not set, TimeWaitThenHint where it was:
	// then the socket before it had not.
	TimeWaitHint = Text{
		Fr: "%s est encore celui d'anciennes connexions en TIME_WAIT : attendez 60 s au plus, ou SO_REUSEADDR avant bind (listen le met, sauf reuse=no)",
		En: "%s is still that of old connections in TIME_WAIT: wait 60 s at most, or set SO_REUSEADDR before bind (listen does, but for reuse=no)",
	}
	TimeWaitThenHint = Text{
		Fr: "%s est encore celui d'anciennes connexions en TIME_WAIT, dont la socket n'avait pas SO_REUSEADDR : attendez 60 s au plus, ou prenez un autre port",
		En: "%s is still that of old connections in TIME_WAIT, whose socket had no SO_REUSEADDR: wait 60 s at most, or take another port",
	}
	// HolderHere is a socket of this shell by its name, HolderThere another program
	// by its name and number; HolderUnnamed and HolderUnknown are those without.
	HolderHere    = Text{Fr: "%s, de ce shell,", En: "%s, of this shell,"}
	HolderThere   = Text{Fr: "%s (pid %d)", En: "%s (pid %d)"}
	HolderUnnamed = Text{Fr: "une socket de ce shell", En: "a socket of this shell"}
	HolderUnknown = Text{Fr: "un autre programme", En: "another program"}
)

// Who can reach what listens here.
var (
	// ReachableBy follows the report of what listens beyond this machine: what a
	// neighbour types.
	ReachableBy = Text{
		Fr: "Toute machine du réseau peut s'y adresser : %s",
		En: "Any machine on the network can reach it: %s",
	}
	// ReachableByNone is where there is no network.
	ReachableByNone = Text{
		Fr: "Aucun réseau : seule cette machine peut s'y adresser",
		En: "No network: only this machine can reach it",
	}
	// ReachOffer is addresses' line for each of this shell's: its name, what a
	// neighbour types. ReachListen is where there is none: an address of this machine.
	ReachOffer = Text{
		Fr: "Depuis une autre machine, pour %s : %s",
		En: "From another machine, for %s: %s",
	}
	ReachListen = Text{
		Fr: "Pour qu'une autre machine se connecte : ici, listen %[1]s 5000 ; là-bas, connect %[2]s 5000",
		En: "For another machine to connect: here, listen %[1]s 5000; over there, connect %[2]s 5000",
	}
	ReachNone = Text{
		Fr: "Aucun réseau : seule cette machine peut se joindre",
		En: "No network: only this machine can reach itself",
	}
)
