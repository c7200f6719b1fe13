package locale

// Hints after an import that found nothing.
var (
	// NearestModuleHint is given a module's name.
	NearestModuleHint = Text{
		Fr: "le nom le plus proche qui existe : import %s",
		En: "the nearest name that there is: import %s",
	}
	// NearestFileHint is given the command line with the file that there is.
	NearestFileHint = Text{
		Fr: "le fichier le plus proche qui existe : %s",
		En: "the nearest file that there is: %s",
	}
	// HiddenModuleHint is given the user's file, and the module of Python's that has its name.
	HiddenModuleHint = Text{
		Fr: "votre fichier %[1]s porte le nom du module %[2]s de Python et le cache : donnez-lui un autre nom",
		En: "your file %[1]s has the name of Python's module %[2]s and hides it: give it another name",
	}
	// NoModuleFileHint is given a module's name, and the folders that were looked into.
	NoModuleFileHint = Text{
		Fr: "aucun fichier %[1]s.py dans %[2]s, où les modules du programme sont cherchés",
		En: "no file %[1]s.py in %[2]s, where the program's modules are looked for",
	}
	// These are given the module's name.
	NotHereModuleHint = Text{
		Fr: "%s est de la bibliothèque de Python, mais labsh ne l'a pas : lancez ce programme avec python3",
		En: "%s is of Python's library, but labsh does not have it: run this program with python3",
	}
	OtherModuleHint = Text{
		Fr: "%s n'est pas de la bibliothèque de Python : labsh ne l'a pas, python3 non plus sans pip ; lancez ce programme avec python3",
		En: "%s is not of Python's library: labsh does not have it, nor does python3 without pip; run this program with python3",
	}
	AsyncioHint = Text{
		Fr: "labsh n'a pas %s : servez plusieurs clients avec threading (un fil par client) ou selectors",
		En: "labsh does not have %s: serve several clients with threading (a thread for each) or selectors",
	}
	MultiprocessingHint = Text{
		Fr: "labsh n'a pas %s : utilisez threading ou concurrent.futures.ThreadPoolExecutor",
		En: "labsh does not have %s: use threading or concurrent.futures.ThreadPoolExecutor",
	}
	WindowsHint = Text{
		Fr: "labsh n'a pas %s, il n'ouvre pas de fenêtres : demandez avec input() et affichez avec print() ; la commande show montre les échanges dans un navigateur",
		En: "labsh does not have %s, it opens no windows: ask with input() and show with print(); the command show shows the exchanges in a browser",
	}
)
