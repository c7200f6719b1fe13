package locale

// Reports of the store commands. What a request answers is the status code
// and the reason as received, then the JSON: no text of ours.
var (
	// StoreSummary is store's alone: the store's name or URL, its mode, and
	// how many products, carts and users it holds.
	StoreSummary = Text{
		Fr: "Boutique %s, mode %s : produits %d, paniers %d, utilisateurs %d",
		En: "Store %s, mode %s: products %d, carts %d, users %d",
	}
	// StorePublic is store's alone when the store is elsewhere: its URL.
	StorePublic = Text{
		Fr: "Boutique %s",
		En: "Store %s",
	}
	// StoreEmbedded names the store inside labsh.
	StoreEmbedded = Text{Fr: "intégrée", En: "embedded"}
	// StoreReset is store reset's.
	StoreReset = Text{
		Fr: "Boutique remise à son état d'origine",
		En: "Store back to its first state",
	}
	// StoreServing is store serve's: the address.
	StoreServing = Text{
		Fr: "Boutique servie sur http://%s/",
		En: "Store served on http://%s/",
	}
	// StoreExported and StoreImported are store export's and import's: the path.
	StoreExported = Text{Fr: "Boutique enregistrée dans %s", En: "Store saved to %s"}
	StoreImported = Text{Fr: "Boutique chargée depuis %s", En: "Store loaded from %s"}
)
