package locale

// Hints about the store.
var (
	StoreUseHint = Text{
		Fr: "store use embedded pour la boutique intégrée, store use https://fakestoreapi.com pour la publique",
		En: "store use embedded for the embedded store, store use https://fakestoreapi.com for the public one",
	}
	StoreElsewhereHint = Text{
		Fr: "ceci ne concerne que la boutique intégrée ; pour y revenir : store use embedded",
		En: "this is for the embedded store alone; to return to it: store use embedded",
	}
)
