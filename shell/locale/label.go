package locale

// Labels that stand before other text.
var (
	// HintLabel stands before a hint, after two spaces.
	HintLabel = Text{Fr: "indice :", En: "hint:"}
	// Waiting says, once, that a wait goes on and how to end it.
	Waiting = Text{
		Fr: "attente : %s (Ctrl-C pour revenir à l'invite)",
		En: "waiting: %s (Ctrl-C to return to the prompt)",
	}
	// WaitingProgram is Waiting where a Python program is in front.
	WaitingProgram = Text{
		Fr: "attente : %s (Ctrl-C l'arrête, Ctrl-Z le met en arrière-plan)",
		En: "waiting: %s (Ctrl-C ends it, Ctrl-Z puts it into the background)",
	}
	// InternalError heads the report of a fault in labsh itself.
	InternalError = Text{
		Fr: "erreur interne de labsh : %s",
		En: "internal error in labsh: %s",
	}
	// InputTooLong refuses a script on standard input: the limit in MiB.
	InputTooLong = Text{
		Fr: "entrée standard trop longue (plus de %d Mio) : rien n'a été exécuté",
		En: "standard input too long (more than %d MiB): nothing was run",
	}
	// LineTooLong refuses a line at the prompt: the limit in MiB.
	LineTooLong = Text{
		Fr: "ligne trop longue (plus de %d Mio) : elle n'a pas été exécutée",
		En: "line too long (more than %d MiB): it was not run",
	}
)
