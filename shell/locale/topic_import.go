package locale

// The topic of help about modules and files beside the program.
var (
	TopicImportTitle = Text{Fr: "import : les modules de Python, et vos propres fichiers", En: "import: Python's modules, and files of your own"}
	TopicImportText  = Text{
		Fr: "import NOM cherche un fichier NOM.py, ou un dossier NOM, à côté du programme (à l'invite : dans le dossier courant), puis dans la bibliothèque. Un fichier random.py ou socket.py cache donc le module de ce nom : donnez-lui un autre nom. Seuls sys, os, time et quelques autres passent avant les fichiers.\n" +
			"Un fichier n'est exécuté qu'une fois, au premier import. Après l'avoir modifié : importlib.reload(NOM). Ce que from NOM import a pris avant reste l'ancien. Ce qui ne doit pas s'exécuter à l'import se place sous if __name__ == \"__main__\":\n" +
			"Si a importe b et que b importe a, l'un des deux trouve l'autre inachevé : partially initialized module. Mettez ce qui sert aux deux dans un troisième fichier.\n" +
			"python FICHIER.py exécute un programme à part ; run FICHIER.py garde ses noms à l'invite. Après import, Tab propose les modules.",
		En: "import NAME looks for a file NAME.py, or a folder NAME, beside the program (at the prompt: in the working folder), then in the library. So a file random.py or socket.py hides the module of that name: give it another name. Only sys, os, time and a few others go before files.\n" +
			"A file is run once, by the first import. After a change to it: importlib.reload(NAME). What from NAME import has taken before stays the old one. What is not to run on import stands under if __name__ == \"__main__\":\n" +
			"If a imports b and b imports a, one of them finds the other unfinished: partially initialized module. Put what both need into a third file.\n" +
			"python FILE.py runs a program of its own; run FILE.py keeps its names at the prompt. After import, Tab offers the modules.",
	}
)
