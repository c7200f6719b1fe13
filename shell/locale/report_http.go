package locale

// MethodPurpose is the lab sheet's table of HTTP methods, with what RFC 9110 §9.3 says
// of PUT, and the ones that it leaves out.
var MethodPurpose = map[string]Text{
	"GET":     {Fr: "Récupérer les données existantes", En: "Retrieve existing data"},
	"POST":    {Fr: "Ajouter de nouvelles données", En: "Add new data"},
	"PUT":     {Fr: "Remplacer entièrement des données, ou les créer", En: "Replace data as a whole, or create them"},
	"PATCH":   {Fr: "Mettre à jour partiellement les données existantes", En: "Update existing data in part"},
	"DELETE":  {Fr: "Supprimer les données", En: "Delete data"},
	"HEAD":    {Fr: "Comme GET, sans le corps de la réponse", En: "As GET, without the response's body"},
	"OPTIONS": {Fr: "Demander les méthodes permises", En: "Ask which methods are allowed"},
	"TRACE":   {Fr: "Renvoyer la requête telle que reçue", En: "Send back the request as received"},
	"CONNECT": {Fr: "Ouvrir un tunnel par un mandataire", En: "Open a tunnel through a proxy"},
}

// StatusCategory is the lab sheet's table of status codes: the text of the
// range 1xx is at index 1, and so on to 5xx. Index 0 is for codes outside.
var StatusCategory = [6]Text{
	{Fr: "Code hors des catégories", En: "Outside the categories"},
	{Fr: "Réponse informative", En: "Informational response"},
	{Fr: "Opération réussie", En: "Success"},
	{Fr: "Redirection", En: "Redirection"},
	{Fr: "Erreur client", En: "Client error"},
	{Fr: "Erreur du serveur", En: "Server error"},
}

// Headings of the tables of status and methods.
var (
	HeadMethod     = Text{Fr: "méthode", En: "method"}
	HeadPurpose    = Text{Fr: "description", En: "description"}
	HeadSafe       = Text{Fr: "sûre", En: "safe"}
	HeadIdempotent = Text{Fr: "idempotente", En: "idempotent"}
	HeadCacheable  = Text{Fr: "cache", En: "cacheable"}
)

// Yes, No and IfTold say whether a method has a property; IfTold where it depends on
// the answer.
var (
	Yes    = Text{Fr: "oui", En: "yes"}
	No     = Text{Fr: "non", En: "no"}
	IfTold = Text{Fr: "si la réponse le dit", En: "if the answer says so"}
)

// NotSent heads what http --offline shows.
var NotSent = Text{Fr: "Requête construite, non émise :", En: "Request built, not sent:"}

// HeadCode, HeadReason and HeadMeaning head the table of status codes.
var (
	HeadCode    = Text{Fr: "code", En: "code"}
	HeadReason  = Text{Fr: "libellé", En: "reason"}
	HeadMeaning = Text{Fr: "sens", En: "meaning"}
)
