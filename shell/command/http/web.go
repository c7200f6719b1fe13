package http

import (
	"labsh/fakestore"
	"labsh/shell/command"
	"labsh/shell/command/known"
	"labsh/shell/module/sheet"
)

// runWeb starts the embedded web server; the store lives beside its pages.
func runWeb(embedded func() *fakestore.Store) func(c *command.Call) (command.Result, error) {
	return func(c *command.Call) (command.Result, error) {
		port := 8080
		if a := c.Arg("PORT"); a != nil {
			var err error
			if port, err = c.Port(a, "bind"); err != nil {
				return command.Result{}, err
			}
		}
		return command.ServeHTTP(c, sheet.NewWeb, known.Serving{
			Host: "localhost", Port: port, Handler: fakestore.Website(fakestore.NewHandler(embedded())),
		})
	}
}
