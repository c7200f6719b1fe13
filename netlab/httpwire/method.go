package httpwire

// A Method is what a request method is for.
type Method struct {
	Name       string
	Safe       bool   // it asks for no change (RFC 9110 §9.2.1)
	Idempotent bool   // twice is as once (RFC 9110 §9.2.2)
	RFC        string // where it is defined
	FR, EN     string
}

// Methods are those of RFC 9110, and PATCH.
var Methods = []Method{
	{"GET", true, true, "RFC 9110 §9.3.1", "Récupérer les données existantes", "Read existing data"},
	{"POST", false, false, "RFC 9110 §9.3.3", "Ajouter de nouvelles données", "Add new data"},
	{"PUT", false, true, "RFC 9110 §9.3.4", "Mettre à jour les données existantes", "Replace existing data"},
	{"PATCH", false, false, "RFC 5789", "Mettre à jour partiellement les données existantes", "Change a part of existing data"},
	{"DELETE", false, true, "RFC 9110 §9.3.5", "Supprimer les données", "Delete data"},
	{"HEAD", true, true, "RFC 9110 §9.3.2", "Comme GET, mais les en-têtes seulement", "As GET, but the headers alone"},
	{"OPTIONS", true, true, "RFC 9110 §9.3.7", "Demander ce que le serveur accepte", "Ask what the server accepts"},
	{"TRACE", true, true, "RFC 9110 §9.3.8", "Se faire renvoyer sa propre requête", "Have one's own request sent back"},
	{"CONNECT", false, false, "RFC 9110 §9.3.6", "Ouvrir un tunnel à travers un mandataire", "Open a tunnel through a proxy"},
}
