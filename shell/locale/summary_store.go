package locale

// What the store command is for, as help says it.
var (
	StoreCommandSummary = Text{
		Fr: "Interroger la boutique, une API REST intégrée",
		En: "Ask the store, an embedded REST API",
	}
	StoreCommandDetail = Text{
		Fr: "store PATH [nom=valeur…] demande avec GET, les items sont les paramètres de l'URL : store products limit=3.\n" +
			"store post|put|patch|delete PATH [nom=valeur…] : les items sont le corps JSON (nom:=json tel quel, nom==valeur un paramètre, En-tête:valeur).\n" +
			"store login username=… password=… · store use URL|embedded · store mode fake|remember [FICHIER] · store reset · " +
			"store export FICHIER · store import FICHIER · store serve [HOST] PORT [remember=FICHIER].\n" +
			"Le FICHIER de remember n'est qu'à une boutique à la fois ; un fichier qui n'est pas d'une boutique est refusé et reste tel quel.\n" +
			"store seul dit quelle boutique c'est. Elle démarre au premier usage, sur un port de la boucle locale.",
		En: "store PATH [name=value…] asks with GET, the items are query parameters: store products limit=3.\n" +
			"store post|put|patch|delete PATH [name=value…]: the items are the JSON body (name:=json as it is, name==value a parameter, Header:value).\n" +
			"store login username=… password=… · store use URL|embedded · store mode fake|remember [FILE] · store reset · " +
			"store export FILE · store import FILE · store serve [HOST] PORT [remember=FILE].\n" +
			"remember's FILE is one store's at a time; a file that is not a store's is refused and stays as it is.\n" +
			"store alone says which store it is. It starts at its first use, on a loopback port.",
	}
)
