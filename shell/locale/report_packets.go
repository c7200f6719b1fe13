package locale

// What save FILE.pcapng says, and what it writes into the file for people.
var (
	// SavedBuilt is its report where no packet was captured: the path, the number of
	// packets. SavedBoth has the numbers of both kinds.
	SavedBuilt = Plural{
		One:  Text{Fr: "Enregistré : %s (%d paquet, reconstitué d'après les appels)", En: "Saved: %s (%d packet, reconstructed from the calls)"},
		Many: Text{Fr: "Enregistré : %s (%d paquets, reconstitués d'après les appels)", En: "Saved: %s (%d packets, reconstructed from the calls)"},
	}
	SavedCaptured = Plural{
		One:  Text{Fr: "Enregistré : %s (%d paquet capturé)", En: "Saved: %s (%d captured packet)"},
		Many: Text{Fr: "Enregistré : %s (%d paquets capturés)", En: "Saved: %s (%d captured packets)"},
	}
	SavedBoth = Text{
		Fr: "Enregistré : %s (paquets capturés : %d ; reconstitués d'après les appels : %d)",
		En: "Saved: %s (captured packets: %d; reconstructed from the calls: %d)",
	}
	// LeftEncrypted and the next three name the conversations that are not in the file.
	LeftEncrypted = Text{
		Fr: "Laissé de côté, car chiffré par TLS : %s. L'enregistrement n'a que le texte en clair ; capture on, avant l'échange, garde les vrais segments",
		En: "Left out, being encrypted by TLS: %s. The record has only the plain text; capture on, before the exchange, keeps the real segments",
	}
	LeftUnix = Text{
		Fr: "Laissé de côté, car une socket Unix n'émet pas de paquets : %s",
		En: "Left out, for a Unix socket sends no packets: %s",
	}
	LeftProtocol = Text{
		Fr: "Laissé de côté, car ce n'est ni TCP ni UDP : %s",
		En: "Left out, being neither TCP nor UDP: %s",
	}
	LeftAddress = Text{
		Fr: "Laissé de côté, faute d'en connaître les adresses : %s",
		En: "Left out, for its addresses are not known: %s",
	}
	// PacketsCut counts packets that are not kept whole, and the bytes that are missing.
	PacketsCut = Plural{
		One: Text{
			Fr: "%d paquet est coupé (octets de données manquants : %d) : d'un long message, labsh garde le début",
			En: "%d packet is cut (bytes of data missing: %d): of a long message labsh keeps the beginning",
		},
		Many: Text{
			Fr: "%d paquets sont coupés (octets de données manquants : %d) : d'un long message, labsh garde le début",
			En: "%d packets are cut (bytes of data missing: %d): of a long message labsh keeps the beginning",
		},
	}
	// PacketsSkipped is how many bytes have no packet.
	PacketsSkipped = Text{
		Fr: "L'échange est trop long pour ce fichier : %d octets de données n'y ont pas de paquet",
		En: "The exchange is too long for this file: %d bytes of data have no packet in it",
	}
	// PacketsDropped counts calls that the record no longer has.
	PacketsDropped = Plural{
		One:  Text{Fr: "Le début manque : %d appel plus ancien n'est plus enregistré", En: "The beginning is missing: %d older call is no longer recorded"},
		Many: Text{Fr: "Le début manque : %d appels plus anciens ne sont plus enregistrés", En: "The beginning is missing: %d older calls are no longer recorded"},
	}
	// CapturedDropped counts captured packets that are no longer kept.
	CapturedDropped = Plural{
		One:  Text{Fr: "%d paquet capturé plus ancien n'est plus gardé", En: "%d older captured packet is no longer kept"},
		Many: Text{Fr: "%d paquets capturés plus anciens ne sont plus gardés", En: "%d older captured packets are no longer kept"},
	}
	// NoPacketsHint says why there is nothing to save.
	NoPacketsHint = Text{
		Fr: "aucune socket TCP ou UDP n'a encore rien échangé ; par exemple : listen 5000, puis connect localhost 5000, et de nouveau save %s",
		En: "no TCP or UDP socket has exchanged anything yet; for example: listen 5000, then connect localhost 5000, and save %s again",
	}
	// PcapHint is for a file of the older format: the name with the right suffix.
	PcapHint = Text{
		Fr: "Wireshark et tcpdump lisent tous deux le pcapng : save %s",
		En: "Wireshark and tcpdump both read pcapng: save %s",
	}
)

// Comments in the file.
var (
	// PacketsSection is on the whole, PacketsInterface on the interface of the packets
	// that are reconstructed.
	PacketsSection = Text{
		Fr: "Ce que les sockets de labsh ont échangé. Un paquet reconstitué d'après les appels porte un commentaire qui le dit ; les autres ont été capturés.",
		En: "What labsh's sockets have exchanged. A packet that was reconstructed from the calls has a comment that says so; the others were captured.",
	}
	PacketsInterface = Text{
		Fr: "paquets reconstitués d'après les appels des sockets, et non observés",
		En: "packets reconstructed from the calls of sockets, not observed",
	}
	// PacketOf and the next three are on such a packet: the call, as "connect (client)".
	PacketOf = Text{
		Fr: "reconstitué par labsh d'après les appels : %s",
		En: "reconstructed by labsh from the calls: %s",
	}
	PacketOfKernel = Text{
		Fr: "reconstitué par labsh d'après les appels : %s, par le noyau",
		En: "reconstructed by labsh from the calls: %s, by the kernel",
	}
	PacketSeenBy = Text{
		Fr: "reconstitué par labsh d'après les appels : %s, venu d'ailleurs",
		En: "reconstructed by labsh from the calls: %s, from elsewhere",
	}
	PacketRebuilt = Text{
		Fr: "reconstitué par labsh d'après les appels",
		En: "reconstructed by labsh from the calls",
	}
	// PacketCut is on one whose data is not kept whole: how many bytes are missing.
	PacketCut = Plural{
		One: Text{
			Fr: "%d octet de données n'est pas gardé ; la somme de contrôle ne peut donc pas être vérifiée",
			En: "%d byte of data is not kept; so the checksum cannot be verified",
		},
		Many: Text{
			Fr: "%d octets de données ne sont pas gardés ; la somme de contrôle ne peut donc pas être vérifiée",
			En: "%d bytes of data are not kept; so the checksum cannot be verified",
		},
	}
	// PacketLost is on one that never arrived.
	PacketLost = Text{Fr: "n'est jamais arrivé", En: "never arrived"}
	// PacketFilled is on a captured packet whose checksum was not there.
	PacketFilled = Text{
		Fr: "somme de contrôle calculée par labsh : le noyau l'avait laissée à la carte réseau, ou, en boucle locale, à personne",
		En: "checksum computed by labsh: the kernel had left it to the network card or, on loopback, to nobody",
	}
)
