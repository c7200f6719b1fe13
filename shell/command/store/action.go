package store

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"syscall"

	"labsh/shell/command"
	"labsh/shell/module/sheet"

	"labsh/fakestore"
	"labsh/shell/command/known"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// action does what is no request: it says or changes which store is
// asked, and how that keeps things.
func (s *Store) action(c *command.Call, action string, words []*command.Arg) (command.Result, error) {
	switch action {
	case "":
		return reporting(func() { s.summary(c) }), nil
	case "use":
		return reporting(func() { s.summary(c) }), s.choose(c, words)
	case "mode":
		return reporting(func() { s.summary(c) }), s.mode(c, words)
	case "reset":
		return reporting(func() { c.Console.Report(locale.StoreReset) }), s.reset(c, words)
	case "export":
		return reporting(func() { c.Console.Report(locale.StoreExported, words[0].Whole()) }), s.export(c, words)
	case "import":
		return reporting(func() { c.Console.Report(locale.StoreImported, words[0].Whole()) }), s.restore(c, words)
	}
	r, err := s.serve(c, words)
	r.Report = func() error {
		c.Console.Report(locale.StoreServing, r.Address)
		c.ReportReach(r.Value)
		return nil
	}
	return r, err
}

// reporting is a result that is only told.
func reporting(tell func()) command.Result {
	return command.Result{Report: func() error { tell(); return nil }}
}

func (s *Store) choose(c *command.Call, words []*command.Arg) error {
	where, err := only(c, words, "URL|embedded")
	if err != nil {
		return err
	}
	return s.Use(where)
}

// only is the one word that an action takes.
func only(c *command.Call, words []*command.Arg, name string) (string, error) {
	switch {
	case len(words) == 0:
		return "", c.Misused(object.TypeError, "%s is missing", name)
	case len(words) > 1:
		return "", c.Misused(object.TypeError, "unexpected argument '%s'", words[1].Whole())
	}
	return words[0].Whole(), nil
}

// summary tells which store is asked.
func (s *Store) summary(c *command.Call) {
	if s.url != "" {
		c.Console.Report(locale.StorePublic, s.url)
		return
	}
	own := s.Embedded()
	products, carts, users := own.Counts()
	c.Console.Report(locale.StoreSummary, locale.StoreEmbedded.In(c.Console.Lang()), own.Mode(), products, carts, users)
}

// mode makes the store remember changes, in memory or in a file, or
// forget them again.
func (s *Store) mode(c *command.Call, words []*command.Arg) error {
	own, err := s.own()
	if err != nil {
		return err
	}
	file, words := storeItem(words, "remember")
	mode := "remember"
	if file == "" {
		if len(words) == 2 {
			if file, words = words[1].Whole(), words[:1]; file == "" {
				return command.FileError(&fs.PathError{Op: "open", Err: syscall.ENOENT})
			}
		}
		if mode, err = only(c, words, "fake|remember"); err != nil {
			return err
		}
	}
	switch {
	case mode == "fake" && file == "":
		own.Forget()
		return nil
	case mode == "remember":
		return remember(own, file)
	}
	return c.Misused(object.ValueError, "'%s' is not one of fake, remember", mode)
}

// remember makes a store keep its changes: in a file, or in memory alone.
func remember(s *fakestore.Store, file string) error {
	if file == "" {
		return command.StoreError(s.Remember(nil))
	}
	return command.StoreError(s.Remember(fakestore.File(file)))
}

func (s *Store) reset(c *command.Call, words []*command.Arg) error {
	own, err := s.own()
	if err != nil {
		return err
	}
	if len(words) > 0 {
		return c.Misused(object.TypeError, "unexpected argument '%s'", words[0].Whole())
	}
	return command.StoreError(own.Reset())
}

func (s *Store) export(c *command.Call, words []*command.Arg) error {
	own, err := s.own()
	if err != nil {
		return err
	}
	name, err := only(c, words, "FILE")
	if err != nil {
		return err
	}
	var content bytes.Buffer
	if err := own.Export(&content); err != nil {
		return command.StoreError(err)
	}
	return c.WriteFile(name, false, content.Bytes())
}

func (s *Store) restore(c *command.Call, words []*command.Arg) error {
	own, err := s.own()
	if err != nil {
		return err
	}
	name, err := only(c, words, "FILE")
	if err != nil {
		return err
	}
	return command.StoreError(command.ReadFile(c.Thread, name, func(_ context.Context, f *os.File) error { return own.Import(f) }))
}

// serve serves the embedded store to others, in the background.
func (s *Store) serve(c *command.Call, words []*command.Arg) (command.Result, error) {
	own := s.Embedded()
	file, words := storeItem(words, "remember")
	host := "localhost"
	if len(words) == 2 {
		host, words = words[0].Whole(), words[1:]
	}
	if _, err := only(c, words, "PORT"); err != nil {
		return command.Result{}, err
	}
	port, err := c.Port(words[0], "bind")
	if err != nil {
		return command.Result{}, err
	}
	return command.ServeHTTP(c, sheet.NewStore, known.Serving{Host: host, Port: port, Handler: fakestore.NewHandler(own), Ready: func() error {
		if file == "" {
			return nil
		}
		return remember(own, file)
	}})
}
