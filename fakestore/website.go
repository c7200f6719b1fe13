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
	page := plain(http.StatusOK, homePage).tagged()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		home := r.URL.Path == "/" || strings.EqualFold(r.URL.Path, "/index.php")
		if home && isRead(r) {
			page.send(w, r)
			return
		}
		api.ServeHTTP(w, r)
	})
}
