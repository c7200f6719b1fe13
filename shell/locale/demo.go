package locale

import (
	"embed"
	"path"
	"strings"
)

// What demo says.
var (
	DemoSummary = Text{
		Fr: "Jouer une démonstration pas à pas, sur Entrée ; sans argument, les lister",
		En: "Play a demonstration, a line at each Enter; without an argument, list them",
	}
	DemoDetail = Text{
		Fr: "Avant chaque ligne, une explication ; la ligne s'écrit ensuite comme si quelqu'un la tapait. Entrée l'exécute : on voit son équivalent en Python, puis son effet. " +
			"b revient une ligne en arrière (la démo est rejouée en silence jusque-là), ? rappelle les touches, q, Ctrl-C et Ctrl-D quittent. " +
			"Toute autre ligne est exécutée telle quelle, pour essayer : et si ? La démo reprend ensuite où elle en était ; les flèches permettent de modifier la ligne proposée.\n" +
			"--auto=SECONDS avance seul, toutes les SECONDS secondes (5 sans valeur) ; la barre d'espace suspend l'avance, Entrée la reprend, Ctrl-C termine. Dans un script, une démo se joue d'un trait.\n" +
			"Une démo a ses propres variables, sockets et produits, tous fermés à la fin : les vôtres restent comme ils étaient. Si un de ses ports est pris, elle prend le suivant et le dit.\n" +
			"FILE est un script de labsh, joué de même : ses commentaires en début de ligne sont les explications, le premier est le titre ; « # ports: 5000 » nomme les ports qui peuvent changer. demo tcp > FILE.lab en donne un modèle. " +
			"Une erreur voulue s'y écrit avec try et except (le bloc except se borne à print ou pass) ; seule la ligne du milieu est montrée.",
		En: "Before each line something is explained; the line is then written as if somebody typed it. Enter runs it: its Python twin is shown, and its effect. " +
			"b goes one line back (the demo is played again to there, in silence), ? recalls the keys, q, Ctrl-C and Ctrl-D leave. " +
			"Any other line is run as it is typed, to try things: what if? The demo then goes on where it was; with the arrow keys the proposed line can be changed.\n" +
			"--auto=SECONDS goes on by itself, every SECONDS seconds (5 without a value); the space bar holds it, Enter goes on with it, Ctrl-C ends. In a script a demo is played straight through.\n" +
			"A demo has variables, sockets and products of its own, all closed at its end: yours stay as they were. Where one of its ports is taken, it takes the next one and says so.\n" +
			"FILE is a script of labsh, played in the same way: its comments at the margin are what is explained, the first one the title; \"# ports: 5000\" names the ports that may change. demo tcp > FILE.lab gives you a model. " +
			"An error that is meant is written with try and except (whose block is print or pass alone); only the line in the middle is shown.",
	}
	// DemoTitle begins a demo: its title and the number of its lines.
	DemoTitle = Plural{
		One:  Text{Fr: "%s · %d ligne", En: "%s · %d line"},
		Many: Text{Fr: "%s · %d lignes", En: "%s · %d lines"},
	}
	DemoKeys = Text{
		Fr: "Entrée : exécuter la ligne · b : revenir · ? : aide · q : quitter · ou une ligne à essayer",
		En: "Enter: run the line · b: back · ?: help · q: leave · or a line to try",
	}
	DemoAutoKeys = Text{
		Fr: "La démo avance seule · espace : suspendre · Entrée : reprendre · b, ?, q ou une ligne à essayer · Ctrl-C : terminer",
		En: "The demo goes on by itself · space: hold it · Enter: go on · b, ?, q or a line to try · Ctrl-C: end",
	}
	// DemoHelp answers ?.
	DemoHelp = Text{
		Fr: "Entrée   exécuter la ligne proposée, et passer à la suivante\n" +
			"b        revenir d'une ligne : la démo est rejouée jusque-là, sans vos essais\n" +
			"q        quitter (Ctrl-C et Ctrl-D aussi) : les sockets de la démo sont fermées\n" +
			"← →      modifier la ligne proposée avant de l'exécuter\n" +
			"Toute autre ligne est exécutée telle quelle : et si ? sockets, ss, help listen, peer.recv 10…",
		En: "Enter    run the line that is proposed, and go on to the next one\n" +
			"b        go back one line: the demo is played again to there, without your own\n" +
			"q        leave (so do Ctrl-C and Ctrl-D): the demo's sockets are closed\n" +
			"← →      change the line that is proposed before it runs\n" +
			"Any other line is run as it is typed: what if? sockets, ss, help listen, peer.recv 10…",
	}
	// DemoPort tells that a port was taken: that one, and the one that the demo has
	// instead.
	DemoPort = Text{
		Fr: "Le port %d est pris sur cette machine : la démo prend le %d",
		En: "Port %d is taken on this machine: the demo takes %d",
	}
	DemoFirst = Text{
		Fr: "C'est la première ligne de la démo",
		En: "This is the demo's first line",
	}
	DemoEnd  = Text{Fr: "fin", En: "end"}
	DemoLeft = Text{
		Fr: "Démo terminée, ses sockets sont fermées",
		En: "The demo is over, its sockets are closed",
	}
	// DemoUnexpected is for an error that is no part of the demo.
	DemoUnexpected = Text{
		Fr: "Cette erreur n'était pas prévue ; b revient en arrière, Entrée continue",
		En: "This error was not meant to be; b goes back, Enter goes on",
	}
	// DemoNotRaised is for one that is, and did not come: the exception.
	DemoNotRaised = Text{
		Fr: "L'erreur attendue, %s, ne s'est pas produite",
		En: "The error that was meant to come, %s, did not",
	}
	// DemoUnknownHint is for a name that is none: the names that there are.
	DemoUnknownHint = Text{
		Fr: "les démos : %s ; ou un fichier, avec son extension ou son dossier : demo ./%s",
		En: "the demos: %s; or a file, with its extension or its folder: demo ./%s",
	}
	// HeadDemo and HeadDemoTitle are the headings of the list.
	HeadDemo      = Text{Fr: "démo", En: "demo"}
	HeadDemoTitle = Text{Fr: "sujet", En: "subject"}
	// RaiseNoDemo and RaiseDemoSyntax are what demo raises.
	RaiseNoDemo = Text{
		Fr: "il n'y a ni démo ni fichier de ce nom",
		En: "there is no demo and no file of that name",
	}
	RaiseDemoSyntax = Text{
		Fr: "le fichier n'est pas un script (l'erreur dit quelle ligne)",
		En: "the file is no script (the error says which line)",
	}
)

//go:embed demo/*/*.lab
var demos embed.FS

// Demos are the names of the demos that are built in, in the order in which one learns.
var Demos = []string{"tcp", "refused", "port-in-use", "backlog", "half-close", "stream", "udp", "http", "rest", "tls"}

// Demo is the script of one of them in a language.
func Demo(name string, l Lang) (script string, ok bool) {
	text, err := demos.ReadFile(path.Join("demo", l.String(), name+".lab"))
	return string(text), err == nil
}

// DemoSubject is what a demo is about: its first line.
func DemoSubject(script string) string {
	first, _, _ := strings.Cut(script, "\n")
	return strings.TrimPrefix(first, "# ")
}
