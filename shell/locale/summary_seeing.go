package locale

// Summaries of the commands that show the exchange.
var (
	LadderSummary = Text{Fr: "Dessiner l'échange : une colonne par extrémité, le temps vers le bas", En: "Draw the exchange: one column an end, time downward"}
	LadderDetail  = Text{
		Fr: "Chaque message est une flèche, avec le début de son texte. Ce que le noyau a envoyé pour un appel (SYN, ACK, FIN) est déduit et pointillé. NAME ne garde que les conversations de cette socket ; bytes montre les octets sous chaque flèche, states l'état des deux côtés à chaque étape, last=N les N dernières étapes. Tout se dessine aussi après coup. > FICHIER.svg, .html ou .md (Mermaid) en fait une image pour un compte rendu ; sous un autre nom, le texte est gardé.",
		En: "Each message is an arrow, with the start of its text. What the kernel sent for a call (SYN, ACK, FIN) is inferred and dashed. NAME keeps the conversations of that socket alone; bytes shows the bytes under each arrow, states the state of both ends at each step, last=N the last N steps. All of it can be drawn afterwards too. > FILE.svg, .html or .md (Mermaid) makes a picture of it for a report; under another name the text is kept.",
	}
	LadderRaises = Text{Fr: "aucune conversation de ce nom n'est enregistrée", En: "no conversation of that name is recorded"}
)

// PictureSteps heads the steps in words, under a picture.
var PictureSteps = Text{Fr: "Les étapes en mots", En: "The steps in words"}
