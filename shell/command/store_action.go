package command

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"syscall"

	"labsh/fakestore"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// storeAction does what is no request: it says or changes which store is
// asked, and how that keeps things.
func (c *Call) storeAction(action string, words []*Arg) (object.Value, error) {
	do := map[string]func([]*Arg) error{
		"": func([]*Arg) error { return nil }, "use": c.storeUse, "mode": c.storeMode,
		"reset": c.storeReset, "export": c.storeExport, "import": c.storeImport,
	}[action]
	if do == nil {
		return c.storeServe(words)
	}
	return object.None, do(words)
}

// reportStoreAction says what has been done.
func (c *Call) reportStoreAction(action string, words []*Arg) {
	switch action {
	case "reset":
		c.Console.Report(locale.StoreReset)
	case "export":
		c.Console.Report(locale.StoreExported, words[0].whole())
	case "import":
		c.Console.Report(locale.StoreImported, words[0].whole())
	case "serve":
		c.Console.Report(locale.StoreServing, c.address)
	default:
		c.storeSummary()
	}
}

func (c *Call) storeUse(words []*Arg) error {
	where, err := c.only(words, "URL|embedded")
	if err != nil {
		return err
	}
	return c.UseStore(where)
}

// only is the one word that an action takes.
func (c *Call) only(words []*Arg, name string) (string, error) {
	switch {
	case len(words) == 0:
		return "", usageError(c.Line.Command, object.TypeError, "store: %s is missing", name)
	case len(words) > 1:
		return "", usageError(c.Line.Command, object.TypeError, "store: unexpected argument '%s'", words[1].whole())
	}
	return words[0].whole(), nil
}

func (c *Call) storeSummary() {
	if c.StoreURL != "" && c.StoreURL != "embedded" {
		c.Console.Report(locale.StorePublic, c.StoreURL)
		return
	}
	s := c.store.embeddedStore()
	products, carts, users := s.Counts()
	c.Console.Report(locale.StoreSummary, locale.StoreEmbedded.In(c.Console.Lang()), s.Mode(), products, carts, users)
}

// storeMode makes the store remember changes, in memory or in a file, or
// forget them again.
func (c *Call) storeMode(words []*Arg) error {
	s, err := c.ownStore()
	if err != nil {
		return err
	}
	file, words := storeItem(words, "remember")
	mode := "remember"
	if file == "" {
		if len(words) == 2 {
			if file, words = words[1].whole(), words[:1]; file == "" {
				return fileError(&fs.PathError{Op: "open", Err: syscall.ENOENT})
			}
		}
		if mode, err = c.only(words, "fake|remember"); err != nil {
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
	return usageError(c.Line.Command, object.ValueError, "store: '%s' is not one of fake, remember", mode)
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
		return fileError(path)
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

func (c *Call) storeReset(words []*Arg) error {
	s, err := c.ownStore()
	if err != nil {
		return err
	}
	if len(words) > 0 {
		return usageError(c.Line.Command, object.TypeError, "store: unexpected argument '%s'", words[0].whole())
	}
	return storeError(s.Reset())
}

func (c *Call) storeExport(words []*Arg) error {
	s, err := c.ownStore()
	if err != nil {
		return err
	}
	name, err := c.only(words, "FILE")
	if err != nil {
		return err
	}
	var content bytes.Buffer
	if err := s.Export(&content); err != nil {
		return storeError(err)
	}
	return c.writeFile(name, false, content.Bytes())
}

func (c *Call) storeImport(words []*Arg) error {
	s, err := c.ownStore()
	if err != nil {
		return err
	}
	name, err := c.only(words, "FILE")
	if err != nil {
		return err
	}
	file, err := os.Open(name)
	if err != nil {
		return fileError(err)
	}
	defer func() { _ = file.Close() }()
	return storeError(s.Import(file))
}

// storeServe serves the embedded store to others, in the background.
func (c *Call) storeServe(words []*Arg) (object.Value, error) {
	s := c.store.embeddedStore()
	file, words := storeItem(words, "remember")
	host := "localhost"
	if len(words) == 2 {
		host, words = words[0].whole(), words[1:]
	}
	if _, err := c.only(words, "PORT"); err != nil {
		return nil, err
	}
	port, err := c.portOf(words[0], "bind")
	if err != nil {
		return nil, err
	}
	return c.serveHTTP("Store", host, port, fakestore.NewHandler(s), func() error {
		if file == "" {
			return nil
		}
		return remember(s, file)
	})
}
