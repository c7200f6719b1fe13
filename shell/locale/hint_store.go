package locale

// Hints about the store.
var (
	StoreUseHint = Text{
		Fr: "store use embedded pour la boutique embarquée, store use https://fakestoreapi.com pour la publique",
		En: "store use embedded for the embedded store, store use https://fakestoreapi.com for the public one",
	}
	StoreElsewhereHint = Text{
		Fr: "ceci ne concerne que la boutique embarquée ; pour y revenir : store use embedded",
		En: "this is for the embedded store alone; to return to it: store use embedded",
	}
)
