package locale

// What the filters do, as help filters says it.
var (
	FiltersHead  = Text{Fr: "Filtres, après une commande qui montre des données : store products | fields title price", En: "Filters, after a command that shows data: store products | fields title price"}
	FilterFields = Text{
		Fr: "Une ligne par élément, avec ces champs ; un nom absent au premier niveau est cherché plus bas",
		En: "One row per element with these fields; a name that is not at the top is looked for deeper",
	}
	FilterPath   = Text{Fr: "Un chemin gjson : #.title, #(rating.count>130)#.title, 0.rating", En: "A gjson path: #.title, #(rating.count>130)#.title, 0.rating"}
	FilterWhere  = Text{Fr: "Garder les éléments qui conviennent : where price > 100, where title = \"a b\" ; OP : = != < <= > >= % !% (% : ressemble, *) ; les textes se comparent par code de caractère", En: "Keep the elements that fit: where price > 100, where title = \"a b\"; OP: = != < <= > >= % !% (%: like, *); texts compare by code point"}
	FilterSort   = Text{Fr: "Trier, du plus grand au plus petit avec desc", En: "Sort, the greatest first with desc"}
	FilterHead   = Text{Fr: "Les N premiers éléments ; head -N ou -n N : les N premières lignes affichées, dix par défaut", En: "The first N elements; head -N or -n N: the first N lines shown, ten unless told"}
	FilterTail   = Text{Fr: "Les N derniers éléments ; tail -N ou -n N : les N dernières lignes affichées, -n +N : à partir de la ligne N", En: "The last N elements; tail -N or -n N: the last N lines shown, -n +N: from line N on"}
	FilterTable  = Text{Fr: "Un tableau", En: "A table"}
	FilterCSV    = Text{Fr: "Du CSV, pour un tableur", En: "CSV, for a spreadsheet"}
	FilterMD     = Text{Fr: "Un tableau Markdown", En: "A Markdown table"}
	FilterPretty = Text{Fr: "Du JSON indenté", En: "Indented JSON"}
	FilterRaw    = Text{Fr: "Les octets tels qu'ils ont été reçus", En: "The bytes as received"}
	FilterCount  = Text{Fr: "Combien d'éléments, de lignes ou d'octets", En: "How many elements, lines or bytes"}
	FilterGrep   = Text{
		Fr: "Les lignes affichées qui conviennent à TEXT, une expression rationnelle comme pour grep(1) : . ^ $ * [] ; -E étendue, -F texte tel quel, -i sans distinguer la casse, -w mot entier, -x ligne entière, -v les autres lignes, -n avec leur numéro, -c leur nombre",
		En: "The lines shown that match TEXT, a regular expression as for grep(1): . ^ $ * []; -E extended, -F text as it stands, -i ignores case, -w whole words, -x whole lines, -v the other lines, -n with their number, -c how many",
	}
	FilterWc      = Text{Fr: "Combien de lignes (-l), de mots (-w), d'octets (-c), de caractères (-m) sont affichés", En: "How many lines (-l), words (-w), bytes (-c), characters (-m) are shown"}
	FilterHex     = Text{Fr: "Les octets en hexadécimal", En: "The bytes in hexadecimal"}
	FilterFile    = Text{Fr: "Remplacer un fichier, en entier ou pas du tout ; >> FILE ajoute à la fin", En: "Replace a file, whole or not at all; >> FILE appends"}
	FiltersChain  = Text{Fr: "Ils s'enchaînent : store products | where price > 100 | sort price desc | fields title price", En: "They follow one another: store products | where price > 100 | sort price desc | fields title price"}
	FiltersFooter = Text{Fr: "help filters liste les filtres, qui suivent une barre : store products | fields title price", En: "help filters lists the filters, which follow a bar: store products | fields title price"}
)
