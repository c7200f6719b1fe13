package command

import (
	"context"
	"strings"

	"labsh/fakestore"
	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/python/object"
)

// store is which store a session asks. Its own is embedded, and served on a
// loopback port from its first use on.
type store struct {
	url      string // of another store; "" for the embedded one
	embedded *fakestore.Store
	server   *fakestore.Server
}

// embeddedStore is the session's own store.
func (s *store) embeddedStore() *fakestore.Store {
	if s.embedded == nil {
		s.embedded = fakestore.NewStore()
	}
	return s.embedded
}

// base is the store's URL; the embedded one is started if need be.
func (s *store) base(t *object.Thread, options ...netlab.Option) (string, error) {
	if s.url != "" {
		return s.url, nil
	}
	if s.server == nil {
		sock, err := listenAt(t.Context(), netlab.IPv4{Host: "127.0.0.1"}, options)
		if err != nil {
			return "", module.Exception(err)
		}
		s.server = fakestore.Serve(netlab.NewListener(sock), fakestore.NewHandler(s.embeddedStore()))
	}
	return s.server.URL(), nil
}

// close stops the embedded store's server.
func (s *store) close(ctx context.Context) error {
	if s.server == nil {
		return nil
	}
	err := s.server.Stop(ctx)
	s.server = nil
	return err
}

// UseStore chooses the store that the session asks: a URL, or "embedded". It is
// a ValueError where that is neither.
func (s *Session) UseStore(where string) error {
	if where == "embedded" {
		s.store.url = ""
		return nil
	}
	where = strings.TrimRight(where, "/")
	to, err := readURL(where)
	if err != nil || schemeWord.FindString(where) == "" || strings.ContainsAny(where, " ?#") {
		e := object.Errorf(object.ValueError, "Invalid URL %s: a store is http://HOST:PORT, https://HOST, or embedded", repr(where))
		e.Hint = Hint(locale.StoreUseHint.In)
		return e
	}
	s.store.url = to.scheme + "://" + to.authority + strings.TrimSuffix(to.target, "/")
	return nil
}

// ownStore is the embedded store, for what can be done to it alone.
func (c *Call) ownStore() (*fakestore.Store, error) {
	if c.store.url == "" {
		return c.store.embeddedStore(), nil
	}
	e := object.Errorf(object.ValueError, "the store is at %s", c.store.url)
	e.Hint = Hint(locale.StoreElsewhereHint.In)
	return nil, e
}
