package locale

// Hints about the store.
var (
	StoreUseHint = Text{
		Fr: "store use embedded pour la boutique intégrée, store use https://fakestoreapi.com pour la publique",
		En: "store use embedded for the embedded store, store use https://fakestoreapi.com for the public one",
	}
	// StoreInUseHint and StoreForeignHint are about remember's file.
	StoreInUseHint = Text{
		Fr: "un autre labsh garde sa boutique dans ce fichier ; il le libère par store mode fake, ou en se terminant",
		En: "another labsh keeps its store in this file; store mode fake there, or its end, frees it",
	}
	StoreForeignHint = Text{
		Fr: "donnez un fichier écrit par store export, ou qui n'existe pas encore",
		En: "name a file that store export has written, or that does not exist yet",
	}
	StoreElsewhereHint = Text{
		Fr: "ceci ne concerne que la boutique intégrée ; pour y revenir : store use embedded",
		En: "this is for the embedded store alone; to return to it: store use embedded",
	}
)
