package locale

// What a ladder says of captured segments.
var (
	// LadderSegments and LadderFrames count what was captured of a conversation; LadderCount
	// puts that together with the bytes of data, all bytes and the share of data.
	LadderSegments = Plural{
		One:  Text{Fr: "%d segment", En: "%d segment"},
		Many: Text{Fr: "%d segments", En: "%d segments"},
	}
	LadderFrames = Plural{
		One:  Text{Fr: "%d datagramme", En: "%d datagram"},
		Many: Text{Fr: "%d datagrammes", En: "%d datagrams"},
	}
	LadderCount = Text{
		Fr: "%s, %s de données, %d sur le réseau : %s %%",
		En: "%s, %s of data, %d on the wire: %s %%",
	}
	LadderBytes = Plural{
		One:  Text{Fr: "%d octet", En: "%d byte"},
		Many: Text{Fr: "%d octets", En: "%d bytes"},
	}

	// What is remarkable about a segment, in the order of Wireshark's analysis.
	FactRetransmission         = Same("retransmission")
	FactFastRetransmission     = Text{Fr: "retransmission rapide", En: "fast retransmission"}
	FactSpuriousRetransmission = Text{Fr: "retransmission inutile", En: "spurious retransmission"}
	FactOutOfOrder             = Text{Fr: "dans le désordre", En: "out of order"}
	FactDuplicateAck           = Text{Fr: "ACK en double", En: "duplicate ACK"}
	FactZeroWindow             = Text{Fr: "fenêtre nulle", En: "zero window"}
	FactZeroWindowProbe        = Text{Fr: "sonde de fenêtre nulle", En: "zero window probe"}
	FactZeroWindowProbeAck     = Text{Fr: "réponse à la sonde", En: "answer to the probe"}
	FactWindowUpdate           = Text{Fr: "fenêtre rouverte", En: "window update"}
	FactWindowFull             = Text{Fr: "fenêtre pleine", En: "window full"}
	FactKeepAlive              = Same("keep-alive")
	FactKeepAliveAck           = Text{Fr: "réponse au keep-alive", En: "keep-alive ACK"}
	FactLostSegment            = Text{Fr: "segment précédent non vu", En: "previous segment not seen"}
	FactAckedUnseen            = Text{Fr: "acquitte un segment non vu", En: "acknowledges a segment not seen"}
	FactPortsReused            = Text{Fr: "ports réutilisés", En: "ports reused"}
)
