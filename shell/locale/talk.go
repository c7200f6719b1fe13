package locale

// What talk says.
var (
	TalkSummary = Text{
		Fr: "Converser sur une socket connectée, ou avec HOST PORT, comme telnet ou nc : ce qui est tapé part, ce qui arrive s'affiche",
		En: "Converse on a connected socket, or with HOST PORT, as telnet or nc does: what is typed goes out, what comes is shown",
	}
	TalkDetail = Text{
		Fr: "HOST PORT fait d'abord connect, avec tls et insecure comme lui. Un nom, NAME, est celui d'une socket ; sans rien, c'est la socket courante.\n" +
			"Chaque ligne part à Entrée, avec \\n comme nc, ou \\r\\n comme telnet avec eol=crlf, ce que demandent HTTP et SMTP. En UDP, une ligne est un datagramme. " +
			"Ce qui arrive s'affiche au-dessus de la ligne en cours ; une ligne sans fin (login: ) se met devant.\n" +
			"Ctrl-D ferme le sens émission (shutdown wr) ; talk montre ce qui arrive jusqu'à ce que l'autre extrémité ferme. " +
			"Ctrl-] ou Ctrl-C ramène à l'invite : la socket reste ouverte et courante, et ce qui n'est pas encore affiché attend le prochain recv. " +
			"Rien de ce qui est tapé ne va dans l'historique.\n" +
			"Sans clavier, comme nc : talk envoie l'entrée standard jusqu'à sa fin (si le script en vient, ce qui suit la ligne talk), puis ferme le sens émission. " +
			"Hors d'un terminal, les octets reçus sortent tels quels, seuls. Le délai de settimeout ne compte qu'après la fin de l'entrée.",
		En: "HOST PORT does connect first, with tls and insecure as that has them. A name, NAME, is a socket's; with nothing it is the current socket.\n" +
			"Each line goes out at Enter, with \\n as nc has it, or \\r\\n as telnet with eol=crlf, which HTTP and SMTP ask for. In UDP a line is a datagram. " +
			"What comes is shown above the line being typed; a line without an end (login: ) stands before it.\n" +
			"Ctrl-D shuts the sending side (shutdown wr); talk shows what comes until the other side closes. " +
			"Ctrl-] or Ctrl-C returns to the prompt: the socket stays open and current, and what is not shown yet waits for the next recv. " +
			"Nothing that is typed goes into the history.\n" +
			"Without a keyboard, as nc: talk sends standard input to its end (where the script comes from there, what follows the line of talk), then shuts the sending side. " +
			"Where no terminal shows them, the bytes that come are written as they are, alone. settimeout's limit counts only after the end of the input.",
	}
	// TalkWelcome begins a conversation at the keyboard: with whom it is.
	// TalkDatagrams is its like on a socket that has no stream to end.
	TalkWelcome = Text{
		Fr: "Conversation avec %s\nCtrl-D : fermer le sens émission · Ctrl-] ou Ctrl-C : quitter la conversation",
		En: "Conversation with %s\nCtrl-D: shut the sending side · Ctrl-] or Ctrl-C: leave",
	}
	TalkDatagrams = Text{
		Fr: "Conversation avec %s, un datagramme par ligne\nCtrl-D, Ctrl-] ou Ctrl-C : quitter la conversation",
		En: "Conversation with %s, one datagram a line\nCtrl-D, Ctrl-] or Ctrl-C: leave",
	}
	// TalkShut follows Ctrl-D.
	TalkShut = Text{
		Fr: "Sens émission fermé (shutdown wr) ; ce qui arrive s'affiche encore",
		En: "Sending side shut (shutdown wr); what comes is still shown",
	}
	// TalkNotSent is for a line that is typed after that.
	TalkNotSent = Text{
		Fr: "Ligne non envoyée : le sens émission est fermé",
		En: "Line not sent: the sending side is shut",
	}
	// TalkFull is for a line that is typed when many wait: how many octets they are.
	TalkFull = Text{
		Fr: "Ligne non envoyée : l'autre extrémité ne lit pas, %d octets attendent déjà",
		En: "Line not sent: the other side does not read, %d bytes wait already",
	}
	// TalkPasteDropped is for a conversation that ends in the middle of a paste.
	TalkPasteDropped = Text{
		Fr: "Le reste du texte collé n'a pas été envoyé, et n'est pas exécuté ici",
		En: "The rest of the paste was not sent, and is not run here",
	}
	// TalkLeft is for Ctrl-]: the socket's name.
	TalkLeft = Text{
		Fr: "Conversation quittée ; %s reste ouverte",
		En: "Conversation left; %s stays open",
	}
	// TalkUnsent tells that the kernel did not take the last octets.
	TalkUnsent = Plural{
		One:  Text{Fr: "%d octet n'a pas pu être envoyé", En: "%d byte could not be sent"},
		Many: Text{Fr: "%d octets n'ont pas pu être envoyés", En: "%d bytes could not be sent"},
	}
	// TalkNameHint is for a word that is no socket's name: the word.
	TalkNameHint = Text{
		Fr: "un mot seul est le nom d'une socket (sockets les montre) ; pour se connecter : talk %s 5000",
		En: "a word alone is a socket's name (sockets shows them); to connect: talk %s 5000",
	}
	// TalkUnboundHint is for a datagram socket without a peer.
	TalkUnboundHint = Text{
		Fr: "cette socket UDP n'a pas de correspondant ; d'abord : connect localhost 5000, ou bien sendto et recvfrom",
		En: "this UDP socket has no peer; first: connect localhost 5000; or use sendto and recvfrom",
	}
)
