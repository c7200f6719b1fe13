package httpwire

import "slices"

// A Status is what a status code means.
type Status struct {
	Code   int
	Reason string // the usual phrase, OK
	RFC    string // where it is defined, RFC 9110 §15.3.1
	FR, EN string // what it means
}

// A Category is a class of status codes: 2 for 2xx.
type Category struct {
	Digit  int
	FR, EN string
}

// Categories are the five, in order (RFC 9110 §15).
var Categories = []Category{
	{1, "Réponse informative", "Informational response"},
	{2, "Opération réussie", "Success"},
	{3, "Redirection", "Redirection"},
	{4, "Erreur client", "Client error"},
	{5, "Erreur du serveur", "Server error"},
}

// CategoryOf is the category of a status code; ok is false outside 100 to 599.
func CategoryOf(code int) (c Category, ok bool) {
	if code < 100 || code > 599 {
		return Category{}, false
	}
	return Categories[code/100-1], true
}

// StatusOf is what a status code means; ok is false where no RFC says it.
func StatusOf(code int) (s Status, ok bool) {
	i, ok := slices.BinarySearchFunc(Statuses, code, func(s Status, code int) int { return s.Code - code })
	if !ok {
		return Status{}, false
	}
	return Statuses[i], true
}

// Statuses are the status codes of the IANA registry, in order.
var Statuses = []Status{
	{100, "Continue", "RFC 9110 §15.2.1", "le serveur accepte l'en-tête et attend le corps de la requête", "the server accepts the headers and waits for the request's body"},
	{101, "Switching Protocols", "RFC 9110 §15.2.2", "le serveur change de protocole sur cette connexion, comme demandé", "the server changes the protocol on this connection, as asked"},
	{102, "Processing", "RFC 2518 §10.1", "la requête est en cours de traitement, la réponse viendra plus tard", "the request is being processed, the answer will come later"},
	{103, "Early Hints", "RFC 8297", "des en-têtes utiles, envoyés avant la réponse elle-même", "useful headers, sent before the answer itself"},

	{200, "OK", "RFC 9110 §15.3.1", "la requête a réussi", "the request succeeded"},
	{201, "Created", "RFC 9110 §15.3.2", "une ressource a été créée", "a resource was created"},
	{202, "Accepted", "RFC 9110 §15.3.3", "la requête est acceptée, mais pas encore traitée", "the request is accepted, but not done yet"},
	{203, "Non-Authoritative Information", "RFC 9110 §15.3.4", "la réponse a été modifiée par un intermédiaire", "the answer was changed by an intermediary"},
	{204, "No Content", "RFC 9110 §15.3.5", "la requête a réussi, il n'y a pas de corps", "the request succeeded, there is no body"},
	{205, "Reset Content", "RFC 9110 §15.3.6", "la requête a réussi, le formulaire peut être vidé", "the request succeeded, the form may be cleared"},
	{206, "Partial Content", "RFC 9110 §15.3.7", "seule la partie demandée (Range) est envoyée", "only the part asked for (Range) is sent"},
	{207, "Multi-Status", "RFC 4918 §11.1", "le corps donne plusieurs états, un par ressource", "the body gives several statuses, one for each resource"},
	{208, "Already Reported", "RFC 5842 §7.1", "ces éléments ont déjà été énumérés plus haut", "these members were listed before"},
	{226, "IM Used", "RFC 3229 §10.4.1", "la réponse est une différence par rapport à une version connue", "the answer is a difference from a known version"},

	{300, "Multiple Choices", "RFC 9110 §15.4.1", "plusieurs représentations existent, au client de choisir", "several representations exist, the client may choose"},
	{301, "Moved Permanently", "RFC 9110 §15.4.2", "la ressource a définitivement une autre adresse (Location)", "the resource has another address for good (Location)"},
	{302, "Found", "RFC 9110 §15.4.3", "la ressource se trouve pour l'instant à une autre adresse (Location)", "the resource is at another address for now (Location)"},
	{303, "See Other", "RFC 9110 §15.4.4", "la réponse est à lire avec GET à une autre adresse (Location)", "the answer is to be read with GET at another address (Location)"},
	{304, "Not Modified", "RFC 9110 §15.4.5", "la copie du client est encore bonne, il n'y a pas de corps", "the client's copy is still good, there is no body"},
	{305, "Use Proxy", "RFC 9110 §15.4.6", "obsolète : passer par un mandataire", "obsolete: go through a proxy"},
	{307, "Temporary Redirect", "RFC 9110 §15.4.8", "autre adresse pour l'instant, avec la même méthode (Location)", "another address for now, with the same method (Location)"},
	{308, "Permanent Redirect", "RFC 9110 §15.4.9", "autre adresse définitivement, avec la même méthode (Location)", "another address for good, with the same method (Location)"},

	{400, "Bad Request", "RFC 9110 §15.5.1", "le serveur ne comprend pas la requête : elle est mal écrite", "the server does not understand the request: it is badly written"},
	{401, "Unauthorized", "RFC 9110 §15.5.2", "il faut s'identifier (WWW-Authenticate)", "one must log in (WWW-Authenticate)"},
	{402, "Payment Required", "RFC 9110 §15.5.3", "réservé : un paiement est demandé", "reserved: a payment is asked for"},
	{403, "Forbidden", "RFC 9110 §15.5.4", "le serveur comprend, mais refuse", "the server understands, but refuses"},
	{404, "Not Found", "RFC 9110 §15.5.5", "il n'y a rien à cette adresse", "there is nothing at this address"},
	{405, "Method Not Allowed", "RFC 9110 §15.5.6", "cette ressource n'accepte pas cette méthode (Allow)", "this resource does not take this method (Allow)"},
	{406, "Not Acceptable", "RFC 9110 §15.5.7", "aucune représentation ne convient aux en-têtes Accept", "no representation fits the Accept headers"},
	{407, "Proxy Authentication Required", "RFC 9110 §15.5.8", "il faut s'identifier auprès du mandataire", "one must log in to the proxy"},
	{408, "Request Timeout", "RFC 9110 §15.5.9", "la requête n'est pas arrivée entière à temps", "the request did not come whole in time"},
	{409, "Conflict", "RFC 9110 §15.5.10", "la requête contredit l'état actuel de la ressource", "the request conflicts with the resource's present state"},
	{410, "Gone", "RFC 9110 §15.5.11", "la ressource a été retirée pour toujours", "the resource was removed for ever"},
	{411, "Length Required", "RFC 9110 §15.5.12", "il manque Content-Length", "Content-Length is missing"},
	{412, "Precondition Failed", "RFC 9110 §15.5.13", "une condition de la requête (If-Match…) n'est pas remplie", "a condition of the request (If-Match…) does not hold"},
	{413, "Content Too Large", "RFC 9110 §15.5.14", "le corps de la requête est trop grand", "the request's body is too large"},
	{414, "URI Too Long", "RFC 9110 §15.5.15", "l'adresse demandée est trop longue", "the address asked for is too long"},
	{415, "Unsupported Media Type", "RFC 9110 §15.5.16", "le format du corps (Content-Type) n'est pas accepté", "the body's format (Content-Type) is not taken"},
	{416, "Range Not Satisfiable", "RFC 9110 §15.5.17", "la partie demandée (Range) n'existe pas", "the part asked for (Range) does not exist"},
	{417, "Expectation Failed", "RFC 9110 §15.5.18", "l'attente exprimée par Expect ne peut être satisfaite", "what Expect asks for cannot be met"},
	{421, "Misdirected Request", "RFC 9110 §15.5.20", "ce serveur ne répond pas pour cet hôte", "this server does not answer for this host"},
	{422, "Unprocessable Content", "RFC 9110 §15.5.21", "le corps est bien écrit, mais son contenu ne convient pas", "the body is well written, but what it says will not do"},
	{423, "Locked", "RFC 4918 §11.3", "la ressource est verrouillée", "the resource is locked"},
	{424, "Failed Dependency", "RFC 4918 §11.4", "une action dont celle-ci dépend a échoué", "an action that this one depends on failed"},
	{425, "Too Early", "RFC 8470 §5.2", "la requête est arrivée trop tôt et pourrait être rejouée", "the request came too early and might be replayed"},
	{426, "Upgrade Required", "RFC 9110 §15.5.22", "il faut passer à un autre protocole (Upgrade)", "one must change to another protocol (Upgrade)"},
	{428, "Precondition Required", "RFC 6585 §3", "la requête doit porter une condition (If-Match…)", "the request must carry a condition (If-Match…)"},
	{429, "Too Many Requests", "RFC 6585 §4", "trop de requêtes en peu de temps (Retry-After)", "too many requests in a short time (Retry-After)"},
	{431, "Request Header Fields Too Large", "RFC 6585 §5", "les en-têtes de la requête sont trop grands", "the request's headers are too large"},
	{451, "Unavailable For Legal Reasons", "RFC 7725 §3", "la ressource est retirée pour une raison légale", "the resource is withheld for a legal reason"},

	{500, "Internal Server Error", "RFC 9110 §15.6.1", "le serveur a rencontré une erreur inattendue", "the server met an unexpected error"},
	{501, "Not Implemented", "RFC 9110 §15.6.2", "le serveur ne connaît pas cette méthode", "the server does not know this method"},
	{502, "Bad Gateway", "RFC 9110 §15.6.3", "le serveur derrière ce mandataire a mal répondu", "the server behind this proxy answered badly"},
	{503, "Service Unavailable", "RFC 9110 §15.6.4", "le serveur est surchargé ou en maintenance (Retry-After)", "the server is overloaded or under repair (Retry-After)"},
	{504, "Gateway Timeout", "RFC 9110 §15.6.5", "le serveur derrière ce mandataire n'a pas répondu à temps", "the server behind this proxy did not answer in time"},
	{505, "HTTP Version Not Supported", "RFC 9110 §15.6.6", "le serveur ne parle pas cette version de HTTP", "the server does not speak this version of HTTP"},
	{506, "Variant Also Negotiates", "RFC 2295 §8.1", "le choix de la représentation tourne en rond", "the choice of a representation goes in a circle"},
	{507, "Insufficient Storage", "RFC 4918 §11.5", "le serveur n'a plus de place", "the server has no room left"},
	{508, "Loop Detected", "RFC 5842 §7.2", "le traitement de la requête tourne en boucle", "the request leads to an endless loop"},
	{511, "Network Authentication Required", "RFC 6585 §6", "il faut d'abord s'identifier sur le réseau (portail captif)", "one must first log in to the network (captive portal)"},
}
