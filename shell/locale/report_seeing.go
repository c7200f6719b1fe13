package locale

// Summaries of trace and follow.
var (
	TraceSummary  = Text{Fr: "Dire chaque appel des sockets au moment où il se fait, une ligne chacun", En: "Tell each call of the sockets as it happens, a line each"}
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

// What trace says.
var (
	// TraceBytes is how many bytes a call has moved.
	TraceBytes = Text{Fr: "%d o", En: "%d B"}
	// TraceEnded is a recv that received nothing: the other side has ended its stream.
	TraceEnded = Text{Fr: "fin de connexion (b'')", En: "end of stream (b'')"}
	// TracePeek marks what was received and stays (MSG_PEEK).
	TracePeek = Text{Fr: "(sans retirer)", En: "(peek)"}
)

// What follow says.
var (
	// FollowNothing: the two ends.
	FollowNothing = Text{Fr: "%s et %s n'ont échangé aucun octet", En: "%s and %s have exchanged no byte"}
	// FollowMissing is how many bytes were sent that are not kept.
	FollowMissing = Text{Fr: "… %d octets ne sont pas gardés", En: "… %d bytes are not kept"}
)
