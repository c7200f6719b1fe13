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
	if got, _ := fr.Run("methods | head 5"); got != "GET\tRécupérer les données existantes\nPOST\tAjouter de nouvelles données\n"+
		"PUT\tMettre à jour les données existantes\nPATCH\tMettre à jour partiellement les données existantes\nDELETE\tSupprimer les données\n" {
		t.Errorf("%q", got)
	}
	if got, _ := en.Run("methods | csv | head 2"); got != "method,description\nGET,Retrieve existing data\n" {
		t.Errorf("%q", got)
	}
	if got, _ := en.Run("status | where code == 504 | fields code reason"); got != "504\tGateway Timeout\n" {
		t.Errorf("%q", got)
	}
	if got := fr.Fails("status 600"); got != "ValueError: 600 is not a valid HTTPStatus\n  indice : un code d'état a trois chiffres, de 100 à 599 ; status seul les montre tous\n" {
		t.Errorf("%q", got)
	}
	if got := en.Fails("status abc"); !strings.HasPrefix(got, "ValueError: invalid literal for int() with base 10: 'abc'\n") {
		t.Errorf("%q", got)
	}
	if got, _ := en.Run("s = status 503\nprint(s)"); got != "Service Unavailable\n" {
		t.Errorf("%q", got)
	}
}
