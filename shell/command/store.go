package command

import (
	"context"
	"strings"

	"labsh/fakestore"
	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// store is the store inside a session, served on a loopback port from its first
// use on.
type store struct {
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

// storeBase is the URL of the store that the session asks.
func (s *Session) storeBase(c *Call) (string, error) {
	if c.Example {
		return publicStore, nil
	}
	if s.StoreURL != "" && s.StoreURL != "embedded" {
		return strings.TrimRight(s.StoreURL, "/"), nil
	}
	return s.store.start(c.Thread, s.SocketOptions())
}

// start serves the embedded store, if it is not served yet, and gives its URL.
func (s *store) start(t *object.Thread, options []netlab.Option) (string, error) {
	if s.server == nil {
		sock, err := known.Listen(t.Context(), netlab.IPv4{Host: "127.0.0.1"}, options)
		if err != nil {
			return "", socket.Exception(err)
		}
		s.server = fakestore.Serve(netlab.NewListener(sock), fakestore.NewHandler(s.embeddedStore()))
	}
	return s.server.URL(), nil
}

// close stops the embedded store's server, and lets go of the store's file.
func (s *store) close(ctx context.Context) error {
	if s.embedded != nil {
		defer s.embedded.Forget()
	}
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
		s.StoreURL = ""
		return nil
	}
	where = strings.TrimRight(where, "/")
	to, err := readURL(where)
	if err != nil || schemeWord().FindString(where) == "" || strings.ContainsAny(where, " ?#") {
		e := object.Errorf(object.ValueError, "Invalid URL %s: a store is http://HOST:PORT, https://HOST, or embedded", literal.Repr(where))
		e.Hint = locale.StoreUseHint.Hint()
		return e
	}
	s.StoreURL = to.scheme + "://" + to.authority + strings.TrimSuffix(to.target, "/")
	return nil
}

// ownStore is the embedded store, for what can be done to it alone.
func (s *Session) ownStore() (*fakestore.Store, error) {
	if s.StoreURL == "" || s.StoreURL == "embedded" {
		return s.store.embeddedStore(), nil
	}
	e := object.Errorf(object.ValueError, "the store is at %s", s.StoreURL)
	e.Hint = locale.StoreElsewhereHint.Hint()
	return nil, e
}
