package locale

// What the shell itself says.
var (
	// Welcome is the first line at the prompt: the version.
	Welcome = Text{
		Fr: "labsh %s - le réseau à l'invite : tapez help pour l'aide, exit pour quitter",
		En: "labsh %s - a network lab at the prompt: type help for help, exit to leave",
	}
	// ReportBug asks for what an internal error printed.
	ReportBug = Text{
		Fr: "Ceci est un défaut de labsh ; merci de joindre les lignes suivantes au rapport :",
		En: "This is a fault of labsh; please put the following lines into the report:",
	}
	// WaitingForData, WaitingForClientTo … say what a wait waits for.
	WaitsForAnything = Text{Fr: "l'appel en cours", En: "the call under way"}
)
