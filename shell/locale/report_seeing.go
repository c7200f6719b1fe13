package locale

// Summaries of trace and follow.
var (
	TraceSummary  = Text{Fr: "Dire chaque appel des sockets au moment où il se fait, une ligne par appel", En: "Tell each call of the sockets as it happens, a line each"}
	FollowSummary = Text{Fr: "Les octets que les deux extrémités se sont envoyés, dans l'ordre", En: "The bytes that two ends have sent each other, in order"}
	FollowDetail  = Text{
		Fr: "Comme « Suivre le flux » de Wireshark : ce que chacun a émis, une couleur par extrémité. NAME est une socket, ouverte ou fermée ; " +
			"pour un serveur, toutes ses conversations. Des 4 premiers Kio d'un envoi les octets sont gardés, du reste le nombre.",
		En: "As Wireshark's “Follow stream”: what each has sent, one colour an end. NAME is a socket, open or closed; " +
			"of a server, all its conversations. Of the first 4 KiB of a send the bytes are kept, of the rest their number.",
	}
	TraceDetail = Text{
		Fr: "Toutes les sockets de ce shell : celles des commandes, du Python, des threads, des serveurs en arrière-plan et de HTTP. " +
			"▶ est un envoi, ◀ une réception, ✗ une erreur ; à la fin de la ligne, l'état de la connexion, tel que le noyau le donnait la dernière fois. " +
			"Avec hex, les octets sont sous la ligne.",
		En: "All sockets of this shell: those of commands, Python, threads, background servers and HTTP. " +
			"▶ is a send, ◀ a receive, ✗ an error; at the end of the line stands the connection's state, as the kernel last told it. " +
			"With hex the bytes are below the line.",
	}
)

// NotRecordedHint is for a command that shows what is recorded, where nothing is.
var NotRecordedHint = Text{
	Fr: "ce que font les sockets n'est pas enregistré ici ; à l'invite de labsh, si",
	En: "what sockets do is not recorded here; at labsh's prompt it is",
}

// What trace says.
var (
	// TraceBytes is how many bytes a call has moved.
	TraceBytes = Text{Fr: "%d o", En: "%d B"}
	// TraceCut is how many bytes of a datagram were received, and how many it had.
	TraceCut = Text{Fr: "%d/%d o", En: "%d/%d B"}
	// TraceEnded is a recv that received nothing: the other side has ended its stream.
	TraceEnded = Text{Fr: "fin du flux (b'')", En: "end of stream (b'')"}
	// TracePeek marks what was received and stays (MSG_PEEK).
	TracePeek = Text{Fr: "(sans retirer)", En: "(peek)"}
)

// What follow says.
var (
	// FollowNothing: the two ends.
	FollowNothing = Text{Fr: "%s et %s n'ont échangé aucun octet", En: "%s and %s have exchanged no byte"}
	// FollowMissing is how many bytes were sent that are not kept.
	FollowMissing = Plural{
		One:  Text{Fr: "… %d octet n'est pas gardé", En: "… %d byte is not kept"},
		Many: Text{Fr: "… %d octets ne sont pas gardés", En: "… %d bytes are not kept"},
	}
)

// What capture is for, and says.
var (
	CaptureSummary = Text{Fr: "Capturer les vrais segments de ce shell : ladder les dessine à leur place (Linux)", En: "Capture this shell's real segments: ladder draws them at their place (Linux)"}
	CaptureDetail  = Text{
		Fr: "Sans capture, SYN, ACK, FIN et RST sont déduits des appels et dessinés en pointillé. Avec elle, ladder montre ce qui est passé sur le réseau : " +
			"drapeaux, numéros relatifs, fenêtre, retransmissions ; dessous, le nombre de segments et la part des données. PORT… ne capture que ces ports. " +
			"Il faut Linux et la capacité CAP_NET_RAW (packet(7), capabilities(7)).",
		En: "Without it SYN, ACK, FIN and RST are inferred from the calls and drawn dashed. With it ladder shows what was on the network: " +
			"flags, relative numbers, window, retransmissions; below, the number of segments and the share of data. PORT… captures those ports alone. " +
			"It takes Linux and the capability CAP_NET_RAW (packet(7), capabilities(7)).",
	}
	CaptureOn = Text{Fr: "Capture en cours : les paquets des sockets de ce shell ; ladder les montre, capture off l'arrête", En: "Capturing: the packets of this shell's sockets; ladder shows them, capture off ends it"}
	// CaptureOnPorts: of how many ports, and which.
	CaptureOnPorts = Plural{
		One:  Text{Fr: "Capture en cours, port %s : les paquets des sockets de ce shell ; ladder les montre, capture off l'arrête", En: "Capturing, port %s: the packets of this shell's sockets; ladder shows them, capture off ends it"},
		Many: Text{Fr: "Capture en cours, ports %s : les paquets des sockets de ce shell ; ladder les montre, capture off l'arrête", En: "Capturing, ports %s: the packets of this shell's sockets; ladder shows them, capture off ends it"},
	}
	CaptureOff        = Text{Fr: "Capture arrêtée ; ce qui a été capturé reste : ladder, save FICHIER.pcapng", En: "Capture ended; what was captured stays: ladder, save FILE.pcapng"}
	CaptureOffAlready = Text{Fr: "Aucune capture n'est en cours", En: "Nothing is being captured"}
	// CaptureLost counts packets, of other programs' too, that were not read in time.
	CaptureLost = Plural{
		One:  Text{Fr: "%d paquet de la machine, venu trop vite, n'a pas été capturé", En: "%d packet of the machine came too fast and was not captured"},
		Many: Text{Fr: "%d paquets de la machine, venus trop vite, n'ont pas été capturés", En: "%d packets of the machine came too fast and were not captured"},
	}
	// CaptureBroke: why.
	CaptureBroke          = Text{Fr: "La capture s'est arrêtée : %s", En: "The capture has ended: %s"}
	CapturePermissionHint = Text{
		Fr: "capturer demande la capacité CAP_NET_RAW : sudo labsh ; ou, une fois pour toutes, sudo setcap cap_net_raw+ep $(command -v labsh) ; " +
			"ou sans être root, dans un réseau à part : unshare -rn sh -c 'ip link set lo up; exec labsh'. Sans capture, ladder déduit les segments des appels",
		En: "capturing takes the capability CAP_NET_RAW: sudo labsh; or, once and for all, sudo setcap cap_net_raw+ep $(command -v labsh); " +
			"or without root, in a network of its own: unshare -rn sh -c 'ip link set lo up; exec labsh'. Without it ladder infers the segments from the calls",
	}
	CaptureSystemHint = Text{
		Fr: "labsh ne capture que sous Linux ; ici, Wireshark ou tcpdump le font, et ladder déduit les segments des appels",
		En: "labsh captures on Linux only; here Wireshark or tcpdump does, and ladder infers the segments from the calls",
	}
	CaptureKernelHint      = Text{Fr: "ce noyau n'a pas de sockets de paquets (AF_PACKET)", En: "this kernel has no packet sockets (AF_PACKET)"}
	RaiseCapturePermission = Text{Fr: "capturer n'est pas permis : il faut CAP_NET_RAW", En: "capturing is not permitted: it takes CAP_NET_RAW"}
	RaiseCaptureSystem     = Text{Fr: "ce système n'est pas Linux", En: "this system is not Linux"}
)
