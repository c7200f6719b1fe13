package locale

// Diagnosis words what may be behind an answer, or behind none, by httpwire's
// causes. A text with a verb takes the diagnosis' subject.
var Diagnosis = map[string]Text{
	"http-missing-host": {
		Fr: "il manque l'en-tête Host, obligatoire en HTTP/1.1 (RFC 9112 §3.2)",
		En: "the Host header is missing, which HTTP/1.1 requires (RFC 9112 §3.2)",
	},
	"http-missing-empty-line": {
		Fr: `le serveur attend la ligne vide qui termine les en-têtes : send "\r\n"`,
		En: `the server waits for the empty line that ends the headers: send "\r\n"`,
	},
	"http-bare-line-feed": {
		Fr: `chaque ligne doit finir par \r\n ; ce serveur n'accepte pas \n seul`,
		En: `each line must end in \r\n; this server does not take \n alone`,
	},
	"http-request-line": {
		Fr: "la ligne de requête est : MÉTHODE, un espace, /chemin, un espace, HTTP/1.1, sans espace à la fin",
		En: "the request line is: METHOD, a space, /path, a space, HTTP/1.1, with no space at the end",
	},
	"http-body-unsent": {
		Fr: "le serveur attend le reste du corps annoncé par Content-Length : %s",
		En: "the server waits for the rest of the body that Content-Length announced: %s",
	},
	"http-to-https": {
		Fr: "le serveur renvoie vers https, donc vers TLS : http GET %s",
		En: "the server sends you to https, that is TLS: http GET %s",
	},
	"http-redirect": {
		Fr: "la ressource est ailleurs : %s ; --follow y va tout seul",
		En: "the resource is elsewhere: %s; --follow goes there by itself",
	},
	"http-plain-on-tls": {
		Fr: "ce port parle TLS : connect HOST PORT tls, ou une URL en https://",
		En: "this port speaks TLS: connect HOST PORT tls, or a URL in https://",
	},
}

// Hints about HTTP.
var (
	// CutShortHint gives the bytes that came and those announced.
	CutShortHint = Text{
		Fr: "corps coupé : %d octets reçus sur %d",
		En: "body cut short: %d of %d bytes",
	}
	// HeadTooLargeHint gives the limit in bytes.
	HeadTooLargeHint = Text{
		Fr: "%d octets au plus, et aucune option n'en permet davantage ; la socket est fermée. Pour voir ce qui arrive : connect, send, recv",
		En: "%d bytes at most, and no option allows more; the socket is closed. To see what comes: connect, send, recv",
	}
	LongBodyHint = Text{
		Fr: "requests ne prend pas de corps plus long ; la commande http, si : http GET URL --max=1G > FICHIER",
		En: "requests takes no longer body; the command http does: http GET URL --max=1G > FILE",
	}
	// TooLargeHint gives the limit in bytes.
	TooLargeHint = Text{
		Fr: "la limite est de %d octets, la socket est fermée ; --max=N pour une autre limite",
		En: "the limit is %d bytes, the socket is closed; --max=N for another limit",
	}
	NoAnswerHint = Text{
		Fr: "le serveur a fermé la connexion sans répondre ; connect en ouvre une autre",
		En: "the server closed the connection without an answer; connect opens another",
	}
	AnswerTimeoutHint = Text{
		Fr: "le serveur n'a pas répondu à temps ; --timeout=S change la limite",
		En: "the server did not answer in time; --timeout=S changes the limit",
	}
	NotHTTPHint = Text{
		Fr: "ce qui est arrivé n'est pas du HTTP/1 : ce port parle un autre protocole",
		En: "what came is not HTTP/1: this port speaks another protocol",
	}
	ItemHint = Text{
		Fr: "un item est En-tête:valeur, nom==valeur, nom=valeur, nom:=json ou @fichier",
		En: "an item is Header:value, name==value, name=value, name:=json or @file",
	}
	StatusCodeHint = Text{
		Fr: "un code d'état a trois chiffres, de 100 à 599 ; status 4xx montre une catégorie, status seul les montre tous",
		En: "a status code has three digits, from 100 to 599; status 4xx shows a category, status alone shows them all",
	}
)

// ServerCloses is said when an answer ends the connection.
var ServerCloses = Text{
	Fr: "le serveur ferme la connexion après cette réponse",
	En: "the server closes the connection after this answer",
}
