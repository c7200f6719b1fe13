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
	source, _ := api.(replayer)
	return website{page: plain(http.StatusOK, homePage).tagged(), api: api, source: source}
}

type website struct {
	page   reply
	api    http.Handler
	source replayer // the api, if its answers can be given again
}

func (s website) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	home := r.URL.Path == "/" || strings.EqualFold(r.URL.Path, "/index.php")
	if home && isRead(r) {
		s.page.send(w, r)
		return
	}
	s.api.ServeHTTP(w, r)
}

// replays implements replayer.
func (s website) replays() *replays {
	if s.source == nil {
		return nil
	}
	return s.source.replays()
}
