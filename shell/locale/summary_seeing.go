package locale

// Summaries of the commands that show the exchange.
var (
	LadderSummary = Text{Fr: "Dessine l'échange : une colonne par extrémité, le temps vers le bas", En: "Draw the exchange: one column an end, time downward"}
)
