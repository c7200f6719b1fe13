package command

import (
	"labsh/fakestore"
	"labsh/shell/command/known"
)

// runWeb starts the embedded web server; the store lives beside its pages.
func runWeb(c *Call) (Result, error) {
	port := 8080
	if a := c.Arg("PORT"); a != nil {
		var err error
		if port, err = c.Port(a, "bind"); err != nil {
			return Result{}, err
		}
	}
	return ServeHTTP(c, known.ServeWeb, known.Serving{
		Host: "localhost", Port: port, Handler: fakestore.Website(fakestore.NewHandler(c.Session.store.embeddedStore())),
	})
}
