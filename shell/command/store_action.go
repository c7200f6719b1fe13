package command

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"syscall"

	"labsh/fakestore"
	"labsh/shell/command/known"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// storeAction does what is no request: it says or changes which store is
// asked, and how that keeps things.
func storeAction(c *Call, action string, words []*Arg) (Result, error) {
	switch action {
	case "":
		return reporting(c.Session.storeSummary), nil
	case "use":
		return reporting(c.Session.storeSummary), storeUse(c, words)
	case "mode":
		return reporting(c.Session.storeSummary), storeMode(c, words)
	case "reset":
		return reporting(func() { c.Console.Report(locale.StoreReset) }), storeReset(c, words)
	case "export":
		return reporting(func() { c.Console.Report(locale.StoreExported, words[0].Whole()) }), storeExport(c, words)
	case "import":
		return reporting(func() { c.Console.Report(locale.StoreImported, words[0].Whole()) }), storeImport(c, words)
	}
	r, err := storeServe(c, words)
	r.Report = func() error { c.Console.Report(locale.StoreServing, r.Address); return nil }
	return r, err
}

// reporting is a result that is only told.
func reporting(tell func()) Result {
	return Result{Report: func() error { tell(); return nil }}
}

func storeUse(c *Call, words []*Arg) error {
	where, err := only(c, words, "URL|embedded")
	if err != nil {
		return err
	}
	return c.Session.UseStore(where)
}

// only is the one word that an action takes.
func only(c *Call, words []*Arg, name string) (string, error) {
	switch {
	case len(words) == 0:
		return "", c.Misused(object.TypeError, "%s is missing", name)
	case len(words) > 1:
		return "", c.Misused(object.TypeError, "unexpected argument '%s'", words[1].Whole())
	}
	return words[0].Whole(), nil
}

func (s *Session) storeSummary() {
	if s.StoreURL != "" && s.StoreURL != "embedded" {
		s.Console.Report(locale.StorePublic, s.StoreURL)
		return
	}
	own := s.store.embeddedStore()
	products, carts, users := own.Counts()
	s.Console.Report(locale.StoreSummary, locale.StoreEmbedded.In(s.Console.Lang()), own.Mode(), products, carts, users)
}

// storeMode makes the store remember changes, in memory or in a file, or
// forget them again.
func storeMode(c *Call, words []*Arg) error {
	s, err := c.Session.ownStore()
	if err != nil {
		return err
	}
	file, words := storeItem(words, "remember")
	mode := "remember"
	if file == "" {
		if len(words) == 2 {
			if file, words = words[1].Whole(), words[:1]; file == "" {
				return FileError(&fs.PathError{Op: "open", Err: syscall.ENOENT})
			}
		}
		if mode, err = only(c, words, "fake|remember"); err != nil {
			return err
		}
	}
	switch {
	case mode == "fake" && file == "":
		s.Forget()
		return nil
	case mode == "remember":
		return remember(s, file)
	}
	return c.Misused(object.ValueError, "'%s' is not one of fake, remember", mode)
}

// remember makes a store keep its changes: in a file, or in memory alone.
func remember(s *fakestore.Store, file string) error {
	if file == "" {
		return storeError(s.Remember(nil))
	}
	return storeError(s.Remember(fakestore.File(file)))
}

// storeError is the exception for an error of the embedded store: a file's, or
// what is wrong with its content.
func storeError(err error) error {
	if err == nil {
		return nil
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return FileError(path)
	}
	if _, ok := object.AsException(err); ok {
		return err
	}
	var inUse *fakestore.InUseError
	if errors.As(err, &inUse) {
		e := object.NewOSError(syscall.EAGAIN, inUse.Reason(), object.Str(inUse.Path)) // what flock(2) says
		e.Hint = locale.StoreInUseHint.Hint()
		return e
	}
	e := object.Errorf(object.ValueError, "%s", err)
	if errors.Is(err, fakestore.ErrForeign) {
		e.Hint = locale.StoreForeignHint.Hint()
	}
	return e
}

func storeReset(c *Call, words []*Arg) error {
	s, err := c.Session.ownStore()
	if err != nil {
		return err
	}
	if len(words) > 0 {
		return c.Misused(object.TypeError, "unexpected argument '%s'", words[0].Whole())
	}
	return storeError(s.Reset())
}

func storeExport(c *Call, words []*Arg) error {
	s, err := c.Session.ownStore()
	if err != nil {
		return err
	}
	name, err := only(c, words, "FILE")
	if err != nil {
		return err
	}
	var content bytes.Buffer
	if err := s.Export(&content); err != nil {
		return storeError(err)
	}
	return c.WriteFile(name, false, content.Bytes())
}

func storeImport(c *Call, words []*Arg) error {
	s, err := c.Session.ownStore()
	if err != nil {
		return err
	}
	name, err := only(c, words, "FILE")
	if err != nil {
		return err
	}
	file, err := os.Open(name)
	if err != nil {
		return FileError(err)
	}
	defer func() { _ = file.Close() }()
	return storeError(s.Import(file))
}

// storeServe serves the embedded store to others, in the background.
func storeServe(c *Call, words []*Arg) (Result, error) {
	s := c.Session.store.embeddedStore()
	file, words := storeItem(words, "remember")
	host := "localhost"
	if len(words) == 2 {
		host, words = words[0].Whole(), words[1:]
	}
	if _, err := only(c, words, "PORT"); err != nil {
		return Result{}, err
	}
	port, err := c.Port(words[0], "bind")
	if err != nil {
		return Result{}, err
	}
	return ServeHTTP(c, known.ServeStore, known.Serving{Host: host, Port: port, Handler: fakestore.NewHandler(s), Ready: func() error {
		if file == "" {
			return nil
		}
		return remember(s, file)
	}})
}
