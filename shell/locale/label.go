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
	// InternalError heads the report of a fault in labsh itself.
	InternalError = Text{
		Fr: "erreur interne de labsh : %s",
		En: "internal error in labsh: %s",
	}
)
