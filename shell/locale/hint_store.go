package locale

// Hints about the store.
var (
	StoreUseHint = Text{
		Fr: "store use embedded pour la boutique intégrée, store use https://fakestoreapi.com pour la publique",
		En: "store use embedded for the embedded store, store use https://fakestoreapi.com for the public one",
	}
	// StoreInUseHint and StoreForeignHint are about remember's file.
	StoreInUseHint = Text{
		Fr: "labsh garde une boutique dans ce fichier ; store mode fake le libère, ou la fin de ce processus",
		En: "labsh keeps a store in this file; store mode fake there, or the end of that process, frees it",
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
