package http_test

import (
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

func TestStatusAndMethods(t *testing.T) {
	t.Parallel()
	en, fr := commandtest.New(t, locale.English), commandtest.New(t, locale.French)
	if got, _ := en.Run("status 404"); got != "404 Not Found\n4xx Client error\nthere is nothing at this address (RFC 9110 §15.5.5)\n" {
		t.Errorf("%q", got)
	}
	if got, _ := fr.Run("status 201"); !strings.HasPrefix(got, "201 Created\n2xx Opération réussie\nune ressource a été créée") {
		t.Errorf("%q", got)
	}
	if got, _ := en.Run("status 299"); got != "299\n2xx Success\n" {
		t.Errorf("%q", got)
	}
	if got, _ := fr.Run("status | grep 4xx"); got != "4xx\t\tErreur client\n" {
		t.Errorf("%q", got)
	}
	if got, _ := fr.Run("methods | head 5"); got != "GET\toui\toui\toui\tRécupérer les données existantes\nPOST\tnon\tnon\tsi la réponse le dit\tAjouter de nouvelles données\n"+
		"PUT\tnon\toui\tnon\tRemplacer entièrement des données, ou les créer\nPATCH\tnon\tnon\tsi la réponse le dit\tMettre à jour partiellement les données existantes\nDELETE\tnon\toui\tnon\tSupprimer les données\n" {
		t.Errorf("%q", got)
	}
	if got, _ := en.Run("methods | csv | head 2"); got != "method,safe,idempotent,cacheable,description\nGET,true,true,true,Retrieve existing data\n" {
		t.Errorf("%q", got)
	}
	if got, _ := en.Run("status | where code == 504 | fields code reason"); got != "504\tGateway Timeout\n" {
		t.Errorf("%q", got)
	}
	if got := fr.Fails("status 600"); got != "ValueError: 600 is not a valid HTTPStatus\n  indice : un code d'état a trois chiffres, de 100 à 599 ; status 4xx montre une catégorie, status seul les montre tous\n" {
		t.Errorf("%q", got)
	}
	if got := en.Fails("status abc"); got != "ValueError: invalid literal for int() with base 10: 'abc'\n  hint: "+locale.StatusCodeHint.En+"\n" {
		t.Errorf("%q", got)
	}
	// Titles between the rows are no rows; a filter that reads rows finds them again
	// behind head and tail.
	for line, want := range map[string]string{
		"status | count":                    "64\n",
		"status | wc -l":                    "69\n",
		"status 5XX | fields code | tail 3": "508\n510\n511\n",
		"status 3xx | head 1":               "3xx\t\tRedirection\n300\tMultiple Choices\tseveral representations exist, the client may choose\n",
		"status 4xx | tail 1":               "451\tUnavailable For Legal Reasons\tthe resource is withheld for a legal reason\n",
		"status 3xx | head -1":              "3xx\t\tRedirection\n",
		"status | where standing != null | fields code standing":                 "104\ttemporary\n305\tdeprecated\n306\tunused\n418\tunused\n510\tobsolete\n",
		"status | where category = 1xx | #.code":                                 "100\n101\n102\n103\n104\n",
		"status | head 70 | tail 2 | head 1 | fields rfc":                        "RFC 2774 §7\n",
		"methods | head 2 | fields method":                                       "GET\nPOST\n",
		"methods | tail 2 | csv":                                                 "method,safe,idempotent,cacheable,description\nTRACE,true,true,false,Send back the request as received\nCONNECT,false,false,false,Open a tunnel through a proxy\n",
		"methods|where cacheable = true | fields method":                         "GET\nPOST\nPATCH\nHEAD\n",
		"methods | where idempotent = true | where safe = false | fields method": "PUT\nDELETE\n",
		"methods | head 0":                                                       "",
		"status 306":                                                             "306 (Unused)\n3xx Redirection\nunused: a draft had it, the code stays reserved (RFC 9110 §15.4.7)\n",
		"status 104":                                                             "104 Upload Resumption Supported\n1xx Informational response\ntemporary, for a draft of the IETF: an upload that breaks off can be resumed (draft-ietf-httpbis-resumable-upload)\n",
		"s = status 413\nprint(s)":                                               "Request Entity Too Large\n", // as Python has it
		"s = status 418\nprint(s)":                                               "I'm a Teapot\n",
		"x = status 299\nprint(x)":                                               "None\n",
		"twin status 299":                                                        "import http\n{code.value: code.phrase for code in http.HTTPStatus}.get(299)\n",
		"twin status 404":                                                        "import http\nhttp.HTTPStatus(404).phrase\n",
		"x = status\ntwin x = status\nprint(x)":                                  "x = None\nNone\n",
		"s = status 306\nprint(s)":                                               "None\n",
	} {
		if got, _ := en.Run(line); got != want {
			t.Errorf("%s: %q", line, got)
		}
	}
	if got := en.Fails("status 6xx"); !strings.HasPrefix(got, "ValueError: invalid literal for int() with base 10: '6xx'\n") {
		t.Errorf("%q", got)
	}
	if got, _ := en.Run("s = status 503\nprint(s)"); got != "Service Unavailable\n" {
		t.Errorf("%q", got)
	}
}
