package locale

// What the shell's own commands are for.
var (
	HelpSummary = Text{
		Fr: "La liste des commandes, ou l'aide d'une commande ou d'un sujet ; NAME? aussi",
		En: "The list of commands, or help on a command or a topic; NAME? too",
	}
	VarsSummary = Text{
		Fr: "Le tableau des noms définis et de leurs valeurs",
		En: "The table of the names that are defined and their values",
	}
	TwinSummary = Text{
		Fr: "Montrer le Python de chaque commande (on, off), ou d'une seule sans l'exécuter",
		En: "Show each command's Python (on, off), or that of one without running it",
	}
	TwinDetail = Text{
		Fr: "Une commande est un raccourci : son jumeau est le Python qui est exécuté sur les mêmes objets. " +
			"Il se copie tel quel dans un programme ; save l'écrit pour toute la session.",
		En: "A command is shorthand: its twin is the Python that runs, on the same objects. " +
			"It can be copied into a program as it is; save writes it for the whole session.",
	}
	HistorySummary = Text{
		Fr: "Ce qui a été tapé, ou les N dernières entrées",
		En: "What was typed, or the last N entries",
	}
	SaveSummary = Text{
		Fr: "Enregistrer la session : x.py devient un programme Python, x.md un compte rendu, x.pcapng les paquets pour Wireshark, x.lab un script labsh",
		En: "Save the session: x.py becomes a Python program, x.md a report, x.pcapng the packets for Wireshark, x.lab a labsh script",
	}
	SaveDetail = Text{
		Fr: "Le programme est ce qui a été exécuté, pour python3 comme pour labsh : chaque commande y est son jumeau, les blocs sont gardés tels quels. " +
			"Ce qui a échoué est en commentaire avec son erreur, ou dans un try si cela a eu un effet ; ce qui n'existe pas en Python est en commentaire et annoncé. " +
			"Les noms de la session ne sont jamais écrasés ; les serveurs encore en marche sont attendus jusqu'à Ctrl-C. " +
			"run rejoue le script (x.lab, ou sans suffixe). x.md est le compte rendu : commandes, réponses et erreurs, telles que tapées et vues. " +
			"save x.py last enregistre la session précédente, même si sa fenêtre a été fermée : elle est gardée à côté de l'historique. " +
			"Dans x.pcapng sont les segments capturés ; pour le reste, des paquets reconstitués d'après les appels, chacun avec un commentaire qui le dit : " +
			"les octets, leur ordre et leur heure sont ceux des appels, les numéros et les ACK sont plausibles, les sommes de contrôle justes. " +
			"Les échanges chiffrés par TLS n'y sont que s'ils ont été capturés : les appels n'en connaissent que le texte en clair. " +
			"Un fichier que la session a exécuté n'est jamais remplacé ; un autre qui existe déjà, " +
			"seulement par save FILE overwrite, ou si save l'a écrit dans cette session et qu'il n'a pas changé depuis.",
		En: "The program is what ran, for python3 and labsh alike: each command is its twin there, blocks stay as typed. " +
			"What failed is a comment with its error, or stands in a try where it had an effect; what has no Python is a comment, and said. " +
			"The session's own names are never overwritten; servers that still run are attended until Ctrl-C. " +
			"run replays the script (x.lab, or no suffix). x.md is the report: commands, answers and errors as typed and seen. " +
			"save x.py last saves the session before, even if its window was closed: it is kept beside the history. " +
			"x.pcapng has the captured segments; for the rest, packets reconstructed from the calls, each with a comment that says so: " +
			"the bytes, their order and time are those of the calls, numbers and ACKs are plausible, checksums right. " +
			"What TLS encrypted is in it only if it was captured: the calls know its plain text alone. " +
			"A file that the session ran is never replaced; another that exists already, " +
			"only by save FILE overwrite, or if save wrote it in this session and it has not changed since.",
	}
	RunSummary = Text{
		Fr: "Exécuter un script ou un programme Python dans ce shell ; ses noms restent",
		En: "Run a script or a Python program in this shell; its names stay",
	}
	PythonSummary = Text{
		Fr: "Exécuter un programme Python à part, comme python3 FILE.py ; ARG… va dans sys.argv",
		En: "Run a Python program of its own, as python3 FILE.py would; ARG… goes to sys.argv",
	}
	TimeSummary = Text{
		Fr: "Exécuter une commande ou une ligne de Python et dire combien de temps elle a pris",
		En: "Run a command or a line of Python and tell how long it took",
	}
	LangSummary = Text{
		Fr: "La langue du shell à partir d'ici : fr ou en",
		En: "The shell's language from here on: fr or en",
	}
	QuietSummary = Text{
		Fr: "Retenir (on) ou montrer (off) les lignes des serveurs et des programmes en arrière-plan",
		En: "Hold back (on) or show (off) the lines of servers and programs in the background",
	}
	ClearSummary = Text{
		Fr: "Effacer l'écran",
		En: "Clear the screen",
	}
	ExitSummary = Text{
		Fr: "Quitter ; toutes les sockets sont fermées, les serveurs arrêtés",
		En: "Leave; every socket is closed, every server stopped",
	}
	ExitDetail = Text{
		Fr: "Comme python3, labsh attend d'abord la fin des threads, sauf de ceux qui ont daemon=True. " +
			"Un thread bloqué dans recv ou accept peut donc retenir labsh : Ctrl-C met fin à cette attente.",
		En: "As python3 does, labsh first waits for its threads to end, but for those with daemon=True. " +
			"A thread that is stuck in recv or accept can thus hold labsh up: Ctrl-C ends that wait.",
	}
)

// Headings of help.
var (
	GroupSockets = Text{Fr: "Sockets", En: "Sockets"}
	GroupServers = Text{Fr: "Serveurs", En: "Servers"}
	GroupHTTP    = Text{Fr: "HTTP", En: "HTTP"}
	GroupStore   = Text{Fr: "Boutique", En: "Store"}
	GroupSeeing  = Text{Fr: "Voir l'échange", En: "Seeing the exchange"}
	GroupShell   = Text{Fr: "Shell", En: "Shell"}

	HeadCommand    = Text{Fr: "commande", En: "command"}
	HeadSummary    = Text{Fr: "effet", En: "effect"}
	HeadExamples   = Text{Fr: "Exemples", En: "Examples"}
	HeadTwin       = Text{Fr: "En Python", En: "In Python"}
	HeadExceptions = Text{Fr: "Exceptions", En: "Exceptions"}

	// HelpFooter follows the list of commands.
	HelpFooter = Text{
		Fr: "help NOM en dit plus ; le reste est du Python : dir() liste ses noms, help(x) décrit un objet.",
		En: "help NAME tells more; everything else is Python: dir() lists its names, help(x) describes an object.",
	}
)

// Reports of the shell's own commands.
var (
	// Took is time's: a duration with its unit.
	Took = Text{Fr: "Durée : %s", En: "Took %s"}
	// Saved is save's: the path and the number of entries.
	Saved = Plural{
		One:  Text{Fr: "Enregistré : %s (%d entrée)", En: "Saved: %s (%d entry)"},
		Many: Text{Fr: "Enregistré : %s (%d entrées)", En: "Saved: %s (%d entries)"},
	}
	// SavedStore stands, as a comment, over the embedded store's address in a
	// saved program.
	SavedStore = Text{
		Fr: "La boutique de cette séance ; labsh fermé, mettre ici une autre : store serve 8080",
		En: "The store of that session; once labsh is closed, put another here: store serve 8080",
	}
	// SavedForgotten says, in the file and on the screen, that the log no longer has the
	// session's beginning: a number of inputs.
	SavedForgotten = Plural{
		One:  Text{Fr: "labsh n'a plus la première entrée de cette séance (%d)", En: "labsh no longer has the first input of that session (%d)"},
		Many: Text{Fr: "labsh n'a plus les %d premières entrées de cette séance", En: "labsh no longer has the first %d inputs of that session"},
	}
	// SavedNoPython stands, as a comment, behind a line that no Python does.
	SavedNoPython = Text{Fr: "dans labsh seulement", En: "in labsh alone"}
	// SavedVaried stands, as a comment, over a line that did not do the same each time,
	// where that was too often.
	SavedVaried = Text{
		Fr: "Cette ligne n'a pas fait la même chose à chaque tour ; voici le premier.",
		En: "This line did not do the same in each turn; here is the first.",
	}
	// SavedRuns stands, as a comment, over the lists that tell which of its texts a line
	// takes each time.
	SavedRuns = Text{
		Fr: "Ce qu'une ligne a fait chaque fois qu'elle a été exécutée, dans l'ordre",
		En: "What a line did each time it ran, in order",
	}
	// SaveUnsaid is save's for a line that has no Python, or not all of it, SaveMoreUnsaid
	// for further ones: their number.
	SaveUnsaid     = Text{Fr: "Sans équivalent Python, en commentaire : %s", En: "No Python for this, a comment instead: %s"}
	SaveMoreUnsaid = Text{Fr: "… et %d autres", En: "… and %d more"}
	// NoTwin is twin's for a command that is no Python.
	NoTwin = Text{
		Fr: "%s n'a pas de jumeau en Python : la commande ne concerne que le shell",
		En: "%s has no Python twin: the command concerns the shell alone",
	}
	// NoFilterTwin is for a filter as it is written, NoShownTwin for lines of the shell's own
	// that a filter or a file takes.
	NoFilterTwin = Text{
		Fr: "le filtre %s n'a pas de jumeau en Python",
		En: "the filter %s has no Python twin",
	}
	NoShownTwin = Text{
		Fr: "%s : le texte que le shell affiche n'a pas de jumeau en Python",
		En: "%s: the text that the shell shows has no Python twin",
	}
)
