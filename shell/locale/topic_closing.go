package locale

// The topics of help about the states in which a connection of TCP ends. The
// times were measured on Linux 6.18 with its usual settings.
var (
	TopicFinWait1Title = Text{Fr: "FIN_WAIT1 : fermé d'ici, FIN pas encore reconnu", En: "FIN_WAIT1: closed here, the FIN not acknowledged yet"}
	TopicFinWait1Text  = Text{
		Fr: "Qui : l'extrémité qui ferme la première (close ou shutdown wr). Son FIN est en route, ou attend derrière des octets qui restent à émettre.\n" +
			"Fin : ACK de ce FIN, c'est FIN_WAIT2 ; FIN de l'autre avant cet ACK, c'est CLOSING ; les deux en un segment, TIME_WAIT.\n" +
			"Durée : jusqu'à la réponse, sur une même machine 40 ms au plus environ (Linux retarde l'ACK). Si l'autre ne répond plus, Linux répète, et oublie une connexion fermée après 2 minutes environ.\n" +
			"On voit : Send-Q compte les octets qui attendent, et 1 pour le FIN.\n" +
			"Panne : FIN_WAIT1 qui reste : l'autre ne lit pas. Son tampon de réception est plein (fenêtre nulle), le FIN ne part pas. C'est ce que font ces lignes :",
		En: "Who: the side that closes first (close or shutdown wr). Its FIN is under way, or waits behind bytes that are still to be sent.\n" +
			"Ends with: an ACK of this FIN, that is FIN_WAIT2; the other side's FIN before that ACK, CLOSING; both in one segment, TIME_WAIT.\n" +
			"How long: until the answer, on one machine about 40 ms at most (Linux delays the ACK). When the other side answers no more, Linux repeats, and forgets a closed connection after about 2 minutes.\n" +
			"Seen as: Send-Q counts the bytes that wait, and 1 for the FIN.\n" +
			"Trouble: a FIN_WAIT1 that stays: the other side does not read. Its receive buffer is full (window 0), and the FIN does not leave. These lines do just that:",
	}

	TopicFinWait2Title = Text{Fr: "FIN_WAIT2 : fermé d'ici, pas encore en face", En: "FIN_WAIT2: closed here, not yet at the other side"}
	TopicFinWait2Text  = Text{
		Fr: "Qui : l'extrémité qui a fermé la première : son FIN est reconnu, l'autre est en CLOSE_WAIT et peut encore émettre. C'est la demi-fermeture : après shutdown wr, recv marche toujours ici.\n" +
			"Fin : FIN de l'autre ; la réponse est un ACK, et TIME_WAIT commence.\n" +
			"Durée : tant que l'autre ne ferme pas. Après close (et non shutdown), Linux n'attend que 60 s (net.ipv4.tcp_fin_timeout), puis oublie ; si l'autre émet plus tard, RST lui répond.\n" +
			"On voit : sockets le montre après shutdown wr ; après close, seuls ss et netstat, sur une ligne sans processus.\n" +
			"Panne : la faute est en face, dans un programme qui ne ferme pas : help CLOSE_WAIT.",
		En: "Who: the side that closed first: its FIN is acknowledged, the other side is in CLOSE_WAIT and may still send. That is the half-close: after shutdown wr, recv goes on working here.\n" +
			"Ends with: the other side's FIN; the answer is an ACK, and TIME_WAIT begins.\n" +
			"How long: as long as the other side does not close. After close (not shutdown) Linux waits only 60 s (net.ipv4.tcp_fin_timeout), then forgets; if the other side sends later, an RST answers.\n" +
			"Seen as: sockets shows it after shutdown wr; after close ss and netstat alone do, in a line without a process.\n" +
			"Trouble: the fault is at the other side, in a program that does not close: help CLOSE_WAIT.",
	}

	TopicCloseWaitTitle = Text{Fr: "CLOSE_WAIT : l'autre a fermé, ce programme pas encore", En: "CLOSE_WAIT: the other side has closed, this program has not yet"}
	TopicCloseWaitText  = Text{
		Fr: "Qui : l'extrémité qui a reçu FIN. recv rend ce qui reste à lire, puis b''. Émettre est encore permis : l'autre l'accepte après shutdown wr, mais répond RST après close.\n" +
			"Fin : le close de ce programme : FIN part, c'est LAST_ACK. (Un RST y met fin aussi.)\n" +
			"Durée : sans limite. Le noyau n'a pas de minuterie : il attend le programme.\n" +
			"On voit : Recv-Q vaut 1 dans ss tant que recv n'a pas rendu b'' (le FIN compte pour un octet). L'autre est en FIN_WAIT2, ou a disparu après 60 s.\n" +
			"Panne : CLOSE_WAIT qui reste, ou qui se multiplie : le programme a oublié close, ou ne regarde pas si recv a rendu b''. Chacun garde un descripteur, jusqu'à OSError 24 (Too many open files).",
		En: "Who: the side that got a FIN. recv gives what is left to read, then b''. It may still send: the other side takes it after shutdown wr, but answers RST after close.\n" +
			"Ends with: this program's close: FIN leaves, that is LAST_ACK. (An RST ends it, too.)\n" +
			"How long: no limit. The kernel has no timer for it: it waits for the program.\n" +
			"Seen as: Recv-Q is 1 in ss until recv has given b'' (the FIN counts as a byte). The other side is in FIN_WAIT2, or gone after 60 s.\n" +
			"Trouble: a CLOSE_WAIT that stays, or more and more of them: the program forgot close, or does not look whether recv gave b''. Each one keeps a descriptor, until OSError 24 (Too many open files).",
	}

	TopicLastAckTitle = Text{Fr: "LAST_ACK : fermé des deux côtés, le second attend le dernier ACK", En: "LAST_ACK: closed on both sides, the second one waits for the last ACK"}
	TopicLastAckText  = Text{
		Fr: "Qui : l'extrémité qui ferme la seconde. Elle était en CLOSE_WAIT ; son FIN est en route, ou attend derrière des octets qui restent à émettre.\n" +
			"Fin : ACK de ce FIN, et c'est CLOSED, sans TIME_WAIT : celui-ci est pour qui a fermé le premier.\n" +
			"Durée : un aller-retour, trop peu pour être vu sur une même machine. Si l'autre ne répond plus, Linux répète FIN, et oublie une connexion fermée après 2 minutes environ.\n" +
			"On voit : après close, une ligne sans processus dans ss et netstat.\n" +
			"Panne : LAST_ACK qui reste : l'autre a disparu, ou ne lit pas, comme ici :",
		En: "Who: the side that closes second. It was in CLOSE_WAIT; its FIN is under way, or waits behind bytes that are still to be sent.\n" +
			"Ends with: an ACK of this FIN, and it is CLOSED, without TIME_WAIT: that is for the side which closed first.\n" +
			"How long: a round trip, too short to be seen on one machine. When the other side answers no more, Linux repeats FIN, and forgets a closed connection after about 2 minutes.\n" +
			"Seen as: after close, a line without a process in ss and netstat.\n" +
			"Trouble: a LAST_ACK that stays: the other side is gone, or does not read, as here:",
	}

	TopicClosingTitle = Text{Fr: "CLOSING : les deux ont fermé en même temps", En: "CLOSING: both have closed at the same time"}
	TopicClosingText  = Text{
		Fr: "Qui : une extrémité en FIN_WAIT1 qui reçoit FIN avant l'ACK du sien : les deux FIN se sont croisés.\n" +
			"Fin : ACK de son FIN, puis TIME_WAIT. Si les FIN se croisent, les deux extrémités passent par là, et toutes deux finissent en TIME_WAIT.\n" +
			"Durée : un aller-retour. C'est l'état le plus rare : il faut deux close à moins d'un aller-retour l'un de l'autre.\n" +
			"Pour le voir ici : le FIN du client attend derrière des octets que l'autre ne lit pas (FIN_WAIT1), et le FIN de l'autre arrive pendant ce temps. Quand tout est lu, le FIN du client part, et les deux ont fini.",
		En: "Who: an end in FIN_WAIT1 that gets a FIN before the ACK of its own: the two FINs have crossed.\n" +
			"Ends with: an ACK of its FIN, then TIME_WAIT. When the FINs cross, both ends pass through it, and both end in TIME_WAIT.\n" +
			"How long: a round trip. It is the rarest state: it takes two closes less than a round trip apart.\n" +
			"To see it here: the client's FIN waits behind bytes that the other side does not read (FIN_WAIT1), and the other side's FIN comes meanwhile. When all is read the client's FIN leaves, and both are done.",
	}

	TopicTimeWaitTitle = Text{Fr: "TIME_WAIT : qui a fermé le premier attend encore 60 s", En: "TIME_WAIT: the side that closed first waits for 60 s more"}
	TopicTimeWaitText  = Text{
		Fr: "Qui : l'extrémité qui a fermé la première, client ou serveur, une fois que les deux FIN ont leur ACK.\n" +
			"Pourquoi : si son dernier ACK se perd, l'autre répète FIN, et il faut répondre ; et un vieux segment en retard ne doit pas entrer dans une nouvelle connexion entre les mêmes ports.\n" +
			"Fin : aucun segment, une minuterie : 2 MSL (deux fois la vie d'un segment) ; 4 minutes pour la RFC, toujours 60 s sous Linux. C'est normal, et ce n'est pas une panne.\n" +
			"On voit : après close, une ligne sans processus dans ss et netstat (le noyau seul la garde) : ss -tan state time-wait. sockets le montre aussi tant que la socket n'a fait que shutdown.\n" +
			"Panne : le serveur a fermé le premier, on le relance, et bind lève OSError 98 (Address already in use). Remède : SO_REUSEADDR avant bind, sur l'ancienne socket et sur la nouvelle, comme le fait listen ; sinon, attendre 60 s.",
		En: "Who: the side that closed first, client or server, once both FINs have their ACK.\n" +
			"Why: when its last ACK is lost the other side repeats FIN, and somebody must answer; and an old segment that is late must not get into a new connection between the same ports.\n" +
			"Ends with: no segment, a timer: 2 MSL (twice a segment's life); 4 minutes to the RFC, always 60 s on Linux. That is normal, and no trouble.\n" +
			"Seen as: after close, a line without a process in ss and netstat (the kernel alone keeps it): ss -tan state time-wait. sockets shows it, too, while the socket is only shut down.\n" +
			"Trouble: the server closed first, is started again, and bind raises OSError 98 (Address already in use). Cure: SO_REUSEADDR before bind, on the old socket and on the new one, as listen does; else wait for 60 s.",
	}
)
