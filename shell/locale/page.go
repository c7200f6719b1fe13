package locale

// Texts of the command show.
var (
	ShowSummary = Text{
		Fr: "Ouvrir la page à projeter : l'échange qui grandit, pour toute la classe",
		En: "Open the projector page: the exchange as it grows, for the whole class",
	}
	ShowDetail = Text{
		Fr: "La page se lit dans un navigateur, sur cette machine ou, avec HOST 0.0.0.0, sur celles de la classe. Elle montre les extrémités, leur état et ce qui attend, chaque message, la ligne tapée, son Python, les octets et les erreurs. Elle ne peut rien faire dans ce shell : elle se regarde. show encore une fois redit où elle est ; stop show la ferme, la fin du shell aussi. Sur la page, la touche ? donne les autres.",
		En: "The page is for a browser, on this machine or, with HOST 0.0.0.0, on those of the class. It shows the ends, their states and what waits, each message, the line typed, its Python, the bytes and the errors. It can do nothing in this shell: it is for looking at. show again says where it is; stop show closes it, and so does the end of the shell. On the page the key ? gives the others.",
	}
	ShowOpened = Text{Fr: "Page à projeter : %s", En: "Projector page: %s"}
	ShowBeyond = Text{
		Fr: "Toute machine du réseau peut lire cette page, et donc ce qui est tapé ici, mots de passe compris : %s",
		En: "Any machine on the network can read this page, and so what is typed here, passwords too: %s",
	}
	// ShowStopHint is for `show stop`.
	ShowStopHint = Text{
		Fr: "pour fermer la page : stop show",
		En: "to close the page: stop show",
	}
)

// pageWords are the words of the projector page itself, by the names that its script
// has for them.
var pageWords = map[string]Text{
	"title":       Same("labsh"),
	"live":        {Fr: "en direct", En: "live"},
	"paused":      {Fr: "en pause", En: "paused"},
	"lost":        {Fr: "labsh ne répond plus", En: "labsh does not answer"},
	"joining":     {Fr: "connexion…", En: "connecting…"},
	"waiting":     {Fr: "attend…", En: "waiting…"},
	"moment":      {Fr: "%s sur %s", En: "%s of %s"},
	"empty":       {Fr: "Rien n'a encore circulé", En: "Nothing has crossed yet"},
	"emptyHint":   {Fr: "La première ligne tapée apparaîtra ici", En: "The first line typed will appear here"},
	"python":      Same("Python"),
	"hint":        {Fr: "indice :", En: "hint:"},
	"bytes":       {Fr: "octets", En: "bytes"},
	"byte":        {Fr: "octet", En: "byte"},
	"noBytes":     {Fr: "Pas d'octets de données ici", En: "No bytes of data here"},
	"kept":        {Fr: "les %s premiers sont gardés", En: "the first %s are kept"},
	"offset":      {Fr: "à partir de l'octet %s du flux", En: "from byte %s of the stream on"},
	"first":       {Fr: "Au début", En: "To the beginning"},
	"back":        {Fr: "Un pas en arrière", En: "A step back"},
	"pause":       {Fr: "Pause", En: "Pause"},
	"resume":      {Fr: "Reprendre le direct", En: "Go live again"},
	"forward":     {Fr: "Un pas en avant", En: "A step forward"},
	"last":        {Fr: "À la fin, en direct", En: "To the end, live"},
	"lineBack":    {Fr: "La ligne d'avant", En: "The line before"},
	"lineForward": {Fr: "La ligne d'après", En: "The line after"},
	"larger":      {Fr: "Plus grand", En: "Larger"},
	"smaller":     {Fr: "Plus petit", En: "Smaller"},
	"dark":        {Fr: "Sombre ou clair", En: "Dark or light"},
	"showBytes":   {Fr: "Octets du message", En: "Bytes of the message"},
	"help":        {Fr: "Les touches", En: "The keys"},
	"close":       {Fr: "Fermer", En: "Close"},
	"space":       {Fr: "Espace", En: "Space"},
	"homeKey":     {Fr: "Début", En: "Home"},
	"endKey":      {Fr: "Fin", En: "End"},
	"exchange":    {Fr: "L'échange", En: "The exchange"},
	"typed":       {Fr: "La ligne tapée", En: "The line typed"},
	"controls":    {Fr: "Commandes de la page", En: "Controls of the page"},
	"error":       {Fr: "erreur", En: "error"},
	"inferred":    {Fr: "déduit", En: "inferred"},
	"lostArrow":   {Fr: "n'arrive pas", En: "does not arrive"},
}

// PageWords are the words of the projector page in a language.
func PageWords(l Lang) map[string]string {
	words := map[string]string{"lang": l.String()}
	for name, text := range pageWords {
		words[name] = text.In(l)
	}
	return words
}
