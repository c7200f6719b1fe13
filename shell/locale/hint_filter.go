package locale

// Hints after a filter that gave nothing.
var (
	// DidYouMean gives the paths that would match.
	DidYouMean = Text{
		Fr: "vouliez-vous dire %s ?",
		En: "did you mean %s?",
	}
	// NoSuchPath is said when nothing is near.
	NoSuchPath = Text{
		Fr: "| pretty montre tous les champs ; un chemin est comme #.title, 0.rating ou #(price<20)#.title",
		En: "| pretty shows all fields; a path is like #.title, 0.rating or #(price<20)#.title",
	}
	// WhichPath gives the paths that a name may mean.
	WhichPath = Text{
		Fr: "écrivez lequel : %s",
		En: "write which one: %s",
	}
	// FilterForm gives a filter's correct form.
	FilterForm = Text{
		Fr: "ce filtre s'écrit : %s",
		En: "this filter is written: %s",
	}
	// WhereForm gives the form of where.
	WhereForm = Text{
		Fr: "ce filtre s'écrit : %s, une seule comparaison, où OP est = != < <= > >= %% ou !%% (ressemble, * pour des lettres quelconques) ; une VALUE avec des espaces se met entre guillemets",
		En: "this filter is written: %s, one comparison, where OP is = != < <= > >= %% or !%% (like, with * for any letters); a VALUE with spaces stands in quotes",
	}
	// FilterDollarHint is for a $ in a filter.
	FilterDollarHint = Text{
		Fr: "un filtre ne connaît pas les variables : écrivez la valeur elle-même ; un vrai $ se met entre apostrophes : '$x'",
		En: "a filter knows no variables: write the value itself; a $ as such stands between single quotes: '$x'",
	}
	// NoOrHint gives the two comparisons, each alone.
	NoOrHint = Text{
		Fr: "where n'a pas de « ou » : une ligne pour chaque comparaison : %s ; %s",
		En: "where has no or: one line for each comparison: %s; %s",
	}
	// FiltersThere gives the filters.
	FiltersThere = Text{
		Fr: "les filtres sont : %s ; un champ s'écrit aussi @this.NOM",
		En: "the filters are: %s; a field is also written @this.NAME",
	}
	// ReceivedKept is said when what was received went into no filter or file.
	ReceivedKept = Text{
		Fr: "ce qui a été reçu est dans _",
		En: "what was received is in _",
	}
	// ReceivedWas is that at the end of a script, with what was received.
	ReceivedWas = Text{
		Fr: "reçu : %s",
		En: "received: %s",
	}
	// StreamKept is said when the file of what was being received failed: octets
	// in a file, and its name; RestKept and RestWas are of those that followed.
	StreamKept = Text{
		Fr: "les %d premiers octets reçus ont été écrits dans %s",
		En: "the first %d bytes received were written to %s",
	}
	RestKept = Text{
		Fr: "les suivants sont dans _",
		En: "those that followed are in _",
	}
	RestWas = Text{
		Fr: "les suivants : %s",
		En: "those that followed: %s",
	}
	// BothHints gives two hints as one.
	BothHints = Text{
		Fr: "%s ; %s",
		En: "%s; %s",
	}
	// FolderHint is said when the folder of a file that is to be replaced may
	// not be written.
	FolderHint = Text{
		Fr: "un fichier est remplacé par un nouveau, écrit à côté : il faut pouvoir écrire dans ce dossier",
		En: "a file is replaced by a new one, written beside it: this folder must be writable",
	}
	// NotJSONHint is said when a filter for JSON met something else.
	NotJSONHint = Text{
		Fr: "ce n'est pas du JSON ; raw, hex, grep, head, tail, wc et count acceptent tout",
		En: "this is no JSON; raw, hex, grep, head, tail, wc and count take anything",
	}
	NoRowsHint = Text{
		Fr: "des lignes viennent d'un tableau ou d'un objet JSON",
		En: "rows come from a JSON array or object",
	}
	// NoNameOrFile is json's, for a word that is neither.
	NoNameOrFile = Text{
		Fr: "%s n'est ni un nom de Python, ni un fichier",
		En: "%s is neither a Python name nor a file",
	}
)
