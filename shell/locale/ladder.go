package locale

// What stands in a ladder, the drawing of an exchange.
var (
	// LadderTitle names the drawing.
	LadderTitle = Text{Fr: "Échange", En: "Exchange"}
	// LadderClient and LadderServer stand above the column of a socket without a name,
	// LadderSocket where neither is known; LadderElsewhere above that of an end that is not of this shell.
	LadderClient    = Same("client")
	LadderServer    = Text{Fr: "serveur", En: "server"}
	LadderSocket    = Text{Fr: "(sans nom)", En: "(no name)"}
	LadderElsewhere = Text{Fr: "(ailleurs)", En: "(elsewhere)"}
	// LadderWaiting counts connections that nobody has accepted yet.
	LadderWaiting = Text{Fr: "%d en attente", En: "%d waiting"}
	// LadderUnread counts bytes that nobody has received yet.
	LadderUnread = Plural{
		One:  Text{Fr: "%d octet non lu", En: "%d byte unread"},
		Many: Text{Fr: "%d octets non lus", En: "%d bytes unread"},
	}
	// LadderSeconds and LadderMinutes are how long nothing happened.
	LadderSeconds = Same("%s s")
	LadderMinutes = Same("%d min %02d s")
	// LadderEmpty says, where no socket did anything, how to have something to draw.
	LadderEmpty = Text{
		Fr: "rien à dessiner : aucune socket n'a encore rien échangé. Essayez listen 5000, puis connect localhost 5000, send Bonjour, et de nouveau ladder",
		En: "nothing to draw: no socket has exchanged anything yet. Try listen 5000, then connect localhost 5000, send hello, and ladder again",
	}
	// LadderNone and LadderKnown are hints where no conversation is that of a name.
	LadderNone = Text{
		Fr: "aucune socket n'a encore rien échangé ; par exemple : listen 5000, puis connect localhost 5000",
		En: "no socket has exchanged anything yet; for example: listen 5000, then connect localhost 5000",
	}
	LadderKnown = Text{
		Fr: "noms qui ont échangé : %s",
		En: "names that have exchanged something: %s",
	}
	// LadderFile is a hint where a name is that of a picture's form.
	LadderFile = Text{
		Fr: "pour une image dans un fichier : ladder > echange.%s",
		En: "for a picture in a file: ladder > exchange.%s",
	}
)

// The notes under a ladder.
var (
	LadderInferred = Text{
		Fr: "En pointillé : déduit des appels.",
		En: "Dashed: inferred from the calls.",
	}
	LadderCapture = Text{
		Fr: "capture on montre les vrais segments.",
		En: "capture on shows the real segments.",
	}
	LadderOpen = Text{
		Fr: "« … » après un appel : il n'est pas encore revenu.",
		En: "… after a call: it has not returned yet.",
	}
	LadderFolded = Text{
		Fr: "×%d : autant de conversations de même forme ; la première est dessinée.",
		En: "×%d: that many conversations of the same shape; the first is drawn.",
	}
	LadderDropped = Plural{
		One:  Text{Fr: "%d événement plus ancien n'est plus enregistré.", En: "%d older event is no longer recorded."},
		Many: Text{Fr: "%d événements plus anciens ne sont plus enregistrés.", En: "%d older events are no longer recorded."},
	}
	// LadderLost counts the packets that passed too fast.
	LadderLost = Plural{
		One:  Text{Fr: "%d paquet est passé trop vite pour être capturé.", En: "%d packet passed too fast to be captured."},
		Many: Text{Fr: "%d paquets sont passés trop vite pour être capturés.", En: "%d packets passed too fast to be captured."},
	}
	LadderCutData = Text{
		Fr: "D'un long message, seul le début est enregistré.",
		En: "Of a long message, only the beginning is recorded.",
	}
	LadderEarlier = Plural{
		One:  Text{Fr: "%d étape plus ancienne n'est pas montrée.", En: "%d earlier step is not shown."},
		Many: Text{Fr: "%d étapes plus anciennes ne sont pas montrées.", En: "%d earlier steps are not shown."},
	}
)
