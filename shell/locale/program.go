package locale

// What is said of Python programs in the background.
var (
	// ProgramGoesOn is said of one that goes into the background: its name, twice.
	ProgramGoesOn = Text{
		Fr: "%[1]s continue en arrière-plan : fg %[1]s le ramène, stop %[1]s l'arrête",
		En: "%[1]s goes on in the background: fg %[1]s brings it back, stop %[1]s stops it",
	}
	// ProgramAsks is said of one that waits for input: its name, and the prompt that it
	// has for it.
	ProgramAsks = Text{
		Fr: "%[1]s attend une saisie (fg %[1]s) : %[2]s",
		En: "%[1]s waits for input (fg %[1]s): %[2]s",
	}
	// ProgramAsksBare is ProgramAsks where there is no prompt.
	ProgramAsksBare = Text{
		Fr: "%[1]s attend une saisie : fg %[1]s",
		En: "%[1]s waits for input: fg %[1]s",
	}
	ProgramDone    = Text{Fr: "%s : terminé", En: "%s: done"}
	ProgramEnded   = Text{Fr: "%s : terminé avec le statut %d", En: "%s: ended with status %d"}
	ProgramStopped = Text{Fr: "%s : arrêté", En: "%s: stopped"}
	// ProgramHangs is said of one that stop could not end.
	ProgramHangs = Text{
		Fr: "%s : encore dans un appel que rien n'interrompt ; il s'arrête dès que cet appel se termine",
		En: "%s: still in a call that nothing interrupts; it stops as soon as that call ends",
	}

	// The states that jobs shows.
	StateRuns    = Text{Fr: "en cours", En: "running"}
	StateWaits   = Text{Fr: "en attente", En: "waiting"}
	StateListens = Text{Fr: "en attente, écoute sur %s", En: "waiting, listens on %s"}
	StateAsks    = Text{Fr: "attend une saisie : fg %s", En: "waits for input: fg %s"}
	StateDone    = Text{Fr: "terminé", En: "done"}
	StateExited  = Text{Fr: "terminé, statut %d", En: "done, status %d"}
	StateFailed  = Text{Fr: "échec : %s", En: "failed: %s"}

	HeadNumber = Text{Fr: "n°", En: "no."}
	HeadFile   = Text{Fr: "fichier", En: "file"}
	HeadAge    = Text{Fr: "durée", En: "age"}

	NoProgramHint     = Text{Fr: "en démarrer un : python serveur.py &", En: "start one: python server.py &"}
	NoSuchProgramHint = Text{
		Fr: "aucun programme de ce nom : jobs les montre tous",
		En: "no program has that name: jobs shows them all",
	}
	// NothingToStopHint is for stop and wait.
	NothingToStopHint = Text{
		Fr: "aucun serveur ni programme de ce nom : sockets et jobs les montrent",
		En: "no server and no program has that name: sockets and jobs show them",
	}
	RaiseNoProgram = Text{Fr: "aucun programme n'a ce nom", En: "no program has that name"}
	RaiseNoneRuns  = Text{Fr: "aucun programme n'est en arrière-plan, ou celui-ci est terminé", En: "no program is in the background, or that one has ended"}

	JobsSummary = Text{
		Fr: "Les programmes Python en arrière-plan, et ce qu'ils font",
		En: "The Python programs in the background, and what they do",
	}
	JobsDetail = Text{
		Fr: "python serveur.py & démarre un programme en arrière-plan : ses lignes s'affichent au-dessus de l'invite, son nom devant. " +
			"Un programme terminé reste dans la liste, avec son statut ou l'exception qui l'a arrêté, " +
			"jusqu'à ce qu'un autre prenne son nom.",
		En: "python server.py & starts a program in the background: its lines are shown above the prompt, with its name in front. " +
			"A program that has ended stays in the list, with its status or the exception that ended it, " +
			"until another takes its name.",
	}
	FgSummary = Text{
		Fr: "Ramener au premier plan un programme en arrière-plan : le clavier est à lui",
		En: "Bring a program from the background to the front: the keyboard is its own",
	}
	FgDetail = Text{
		Fr: "Après python serveur.py & : fg serveur, ou fg %1, son numéro dans jobs. Sans nom, c'est le dernier passé en arrière-plan. " +
			"input() pose alors sa question, Ctrl-C est pour le programme (KeyboardInterrupt), " +
			"et Ctrl-Z le remet en arrière-plan, où il continue.",
		En: "After python server.py &: fg server, or fg %1, its number in jobs. Without a name it is the last that went into the background. " +
			"input() then asks its question, Ctrl-C is for the program (KeyboardInterrupt), " +
			"and Ctrl-Z puts it into the background again, where it goes on.",
	}
	BgSummary = Text{
		Fr: "Laisser un programme continuer en arrière-plan ; après Ctrl-Z, il le fait déjà",
		En: "Let a program go on in the background; after Ctrl-Z it does so already",
	}
	BgDetail = Text{
		Fr: "Ctrl-Z met en arrière-plan le programme qui a le clavier, sans le suspendre : bg n'a rien à reprendre, il le confirme.",
		En: "Ctrl-Z puts the program that has the keyboard into the background without suspending it: bg has nothing to resume, it says so.",
	}
	PythonDetail = Text{
		Fr: "Le programme a ses propres modules, threads et sockets, fermées à sa fin. " +
			"python -m NOM exécute un module : unittest, http.server, json.tool, ou l'un des vôtres. " +
			"Avec & à la fin de la ligne, il s'exécute en arrière-plan : voir jobs, fg, wait et stop. " +
			"Ctrl-Z y met aussi celui qui s'exécute.",
		En: "The program has modules, threads and sockets of its own, which are closed at its end. " +
			"python -m NAME runs a module: unittest, http.server, json.tool, or one of yours. " +
			"With & at the end of the line it runs in the background: see jobs, fg, wait and stop. " +
			"Ctrl-Z puts the one that runs there, too.",
	}
)
