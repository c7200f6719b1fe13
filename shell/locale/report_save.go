package locale

// What save says, and writes, beside programs and packets.
var (
	// SuffixHint is for a file that save has no form for: its name without the suffix.
	SuffixHint = Text{
		Fr: "le suffixe décide : %[1]s.py (programme), %[1]s.md (compte rendu), %[1]s.pcapng (paquets), %[1]s.lab ou rien (script)",
		En: "the suffix decides: %[1]s.py (program), %[1]s.md (report), %[1]s.pcapng (packets), %[1]s.lab or nothing (script)",
	}
	// NoLastHint, LastPacketsHint and LastUnreadHint are for save FILE last.
	NoLastHint = Text{
		Fr: "labsh garde, à côté de l'historique, la dernière session tapée dans un terminal",
		En: "labsh keeps, beside the history, the last session that was typed at a terminal",
	}
	LastPacketsHint = Text{
		Fr: "de la dernière session restent x.py, x.lab et x.md",
		En: "what is left of the last session is x.py, x.lab and x.md",
	}
	LastUnreadHint = Text{
		Fr: "il est endommagé, ou d'une autre version de labsh",
		En: "it is damaged, or another version's of labsh",
	}
	// SavedDamaged tells how many lines of the last session's log could not be read.
	SavedDamaged = Plural{
		One:  Text{Fr: "%d ligne du journal de cette session était illisible : il manque peut-être quelque chose", En: "%d line of that session's log could not be read: something may be missing"},
		Many: Text{Fr: "%d lignes du journal de cette session étaient illisibles : il manque peut-être quelque chose", En: "%d lines of that session's log could not be read: something may be missing"},
	}
)

// What stands in a report.
var (
	ReportTitle = Text{Fr: "Compte rendu de séance", En: "Session report"}
	// ReportDay says when the session was, and with which labsh: a date, two times, the
	// version; ReportDays has two dates with their times.
	ReportDay  = Text{Fr: "Séance du %s, de %s à %s, avec labsh %s.", En: "Session of %s, from %s to %s, with labsh %s."}
	ReportDays = Text{Fr: "Séance du %s, %s, au %s, %s, avec labsh %s.", En: "Session from %s, %s, to %s, %s, with labsh %s."}
	// ReportDate is a date: the day, the month, the year; ReportTime a time.
	ReportDate     = Text{Fr: "%s %s %d", En: "%s %s %d"}
	ReportTime     = Text{Fr: "%d h %02d", En: "%d:%02d"}
	ReportFirstDay = Text{Fr: "1er", En: "1"}
	// Months are their names.
	Months = [12]Text{
		{Fr: "janvier", En: "January"}, {Fr: "février", En: "February"}, {Fr: "mars", En: "March"}, {Fr: "avril", En: "April"},
		{Fr: "mai", En: "May"}, {Fr: "juin", En: "June"}, {Fr: "juillet", En: "July"}, {Fr: "août", En: "August"},
		{Fr: "septembre", En: "September"}, {Fr: "octobre", En: "October"}, {Fr: "novembre", En: "November"}, {Fr: "décembre", En: "December"},
	}
	// ReportCut stands where output is left out: a number of bytes.
	ReportCut = Text{Fr: "[… %d octets de plus, que labsh n'a pas gardés …]", En: "[… %d more bytes, which labsh has not kept …]"}
	// NoReportHint is for a session of which nothing was seen.
	NoReportHint = Text{Fr: "rien n'a encore été tapé : un compte rendu contient ce qui a été tapé et affiché", En: "nothing has been typed yet: a report has what was typed and shown"}
)
