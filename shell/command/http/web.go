package http

import (
	"strconv"

	"labsh/fakestore"
	"labsh/shell/command"
	"labsh/shell/command/known"
	"labsh/shell/module/sheet"
)

func isNumber(text string) bool {
	_, err := strconv.ParseInt(text, 0, 64)
	return err == nil
}

// runWeb starts the embedded web server; the store lives beside its pages.
func runWeb(embedded func() *fakestore.Store) func(c *command.Call) (command.Result, error) {
	return func(c *command.Call) (command.Result, error) {
		host, port := "localhost", 8080
		a := c.Arg("PORT")
		switch h := c.Arg("HOST"); {
		case h == nil:
		case a == nil && isNumber(h.Text()): // web 8080
			a = h
		default:
			host = h.Text()
		}
		if a != nil {
			var err error
			if port, err = c.Port(a, "bind"); err != nil {
				return command.Result{}, err
			}
		}
		return command.ServeHTTP(c, sheet.NewWeb, known.Serving{
			Host: host, Port: port, Handler: fakestore.Website(fakestore.NewHandler(embedded())),
		})
	}
}
