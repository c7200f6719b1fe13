package locale

// What the HTTP commands are for, as help says it.
var (
	HTTPSummary = Text{
		Fr: "Émettre une requête HTTP, à la main sur la socket courante ou vers une URL, et montrer l'échange",
		En: "Send an HTTP request, by hand on the current socket or to a URL, and show the exchange",
	}
	HTTPDetail = Text{
		Fr: "http METHOD /chemin écrit la requête sur la socket connectée et lit une seule réponse ; " +
			"la suite reste pour le recv suivant. http [METHOD] URL ouvre une connexion, demande et ferme.\n" +
			"ITEM : En-tête:valeur, nom==valeur (paramètre de l'URL), nom=valeur (champ JSON, texte), " +
			"nom:=json (champ JSON, tel quel), @fichier (le corps). HTTP/1.1 ou HTTP/1.0 peut terminer la ligne.\n" +
			"--offline construit et montre sans émettre ; --follow suit les redirections (30 au plus) ; " +
			"--print=HhBb choisit ce qui est montré (H et B : requête, h et b : réponse) ; " +
			"--raw montre les octets reçus ; --timeout=S en secondes ; --max=N octets au plus pour le corps (64M) ; " +
			"--http1.0 et --no-host pour voir ce qu'un serveur en dit.\n" +
			"Un terminal montre les 64 premiers Kio d'un corps ; > FICHIER le garde entier, | raw le montre entier.",
		En: "http METHOD /path writes the request on the connected socket and reads one response; " +
			"what follows stays for the next recv. http [METHOD] URL opens a connection, asks and closes.\n" +
			"ITEM: Header:value, name==value (query parameter), name=value (JSON field, a string), " +
			"name:=json (JSON field, as it is), @file (the body). HTTP/1.1 or HTTP/1.0 may end the line.\n" +
			"--offline builds and shows without sending; --follow follows redirects (30 at most); " +
			"--print=HhBb chooses what is shown (H and B: request, h and b: response); " +
			"--raw shows the bytes received; --timeout=S in seconds; --max=N bytes at most for the body (64M); " +
			"--http1.0 and --no-host to see what a server says to them.\n" +
			"A terminal shows the first 64 KiB of a body; > FILE keeps all of it, | raw shows it.",
	}
	HTTPMethodSummary = Text{
		Fr: "Émettre une requête HTTP à la main sur cette socket et lire la réponse",
		En: "Send an HTTP request by hand on this socket and read the response",
	}
	WebSummary = Text{
		Fr: "Lancer le serveur web intégré, sur localhost par défaut : /index.php, et la boutique à côté",
		En: "Start the embedded web server, on localhost by default: /index.php, and the store beside it",
	}
	WebDetail = Text{
		Fr: "Le port est 8080 par défaut, 0 laisse le noyau choisir ; stop l'arrête. " +
			"Pour être joint d'une autre machine : web 0.0.0.0 8080 (addresses).",
		En: "The port is 8080 unless given, 0 lets the kernel choose; stop ends it. " +
			"To be reached from another machine: web 0.0.0.0 8080 (addresses).",
	}
	StatusSummary = Text{
		Fr: "Dire ce que signifie un code d'état HTTP, et sa catégorie",
		En: "Tell what an HTTP status code means, and its category",
	}
	StatusDetail = Text{
		Fr: "Les codes sont ceux du registre de l'IANA, avec les libellés de la RFC 9110 ; les codes provisoires, déconseillés, obsolètes ou inutilisés sont dits tels. " +
			"status 4xx montre une catégorie, status seul les montre toutes. " +
			"Le client agit selon le code : le libellé n'est là que pour les personnes, et un serveur peut en mettre un autre, ou aucun.",
		En: "The codes are those of IANA's registry, with the phrases of RFC 9110; those that are temporary, deprecated, obsolete or unused are said to be. " +
			"status 4xx shows a category, status alone all of them. " +
			"A client goes by the code: the phrase is for people alone, and a server may put another, or none.",
	}
	MethodsSummary = Text{
		Fr: "Lister les méthodes HTTP et leur rôle",
		En: "List the HTTP methods and what each is for",
	}
	MethodsDetail = Text{
		Fr: "Une méthode sûre ne fait que lire. Une méthode idempotente peut être répétée, par exemple après une coupure : l'effet est celui d'une seule requête. " +
			"Une réponse qui va en cache peut resservir sans demander au serveur ; après POST et PATCH, seulement si elle dit pour combien de temps et pour quelle adresse (RFC 9110, 9.2 ; RFC 5789). " +
			"C'est un contrat : rien n'empêche un serveur mal fait d'effacer des données sur un GET.",
		En: "A safe method only reads. An idempotent one may be repeated, after a cut for instance: the effect is that of one request. " +
			"An answer that is cacheable may be used again without asking the server; after POST and PATCH, only when it says for how long and for which address (RFC 9110, 9.2; RFC 5789). " +
			"It is a contract: nothing keeps a badly made server from deleting data on a GET.",
	}
	JSONSummary = Text{
		Fr: "Montrer une valeur ou un fichier en JSON, pour les filtres",
		En: "Show a value or a file as JSON, for filters",
	}
	JSONDetail = Text{
		Fr: "Un nom de Python passe avant un fichier de ce nom.",
		En: "A name bound in Python comes before a file of that name.",
	}
)
