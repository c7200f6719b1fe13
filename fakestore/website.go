package fakestore

import (
	_ "embed"
	"net/http"
	"strings"
)

// homePage is short enough to read in a terminal, headers and all.
//
//go:embed home.html
var homePage string

// Website is the lab's web server: a home page in French at / and /index.php,
// and api for every other path.
func Website(api http.Handler) http.Handler {
	w := website{page: plain(http.StatusOK, homePage).tagged(), api: api}
	if source, ok := api.(replayer); ok {
		return replayedWebsite{w, source}
	}
	return w
}

type website struct {
	page reply
	api  http.Handler
}

func (s website) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	home := r.URL.Path == "/" || strings.EqualFold(r.URL.Path, "/index.php")
	if home && isRead(r) {
		s.page.send(w, r)
		return
	}
	s.api.ServeHTTP(w, r)
}

// A replayedWebsite is one whose api's answers can be given again.
type replayedWebsite struct {
	website
	replayer
}
