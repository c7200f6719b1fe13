// Package store holds the command that asks a store, this session's own or another,
// and sets it up.
package store

import (
	"context"
	"strings"

	"labsh/fakestore"
	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/command/known"
	"labsh/shell/command/literal"
	"labsh/shell/command/request"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// Public is the store of the lab sheet.
const Public = "https://fakestoreapi.com"

// Store is the store that a session asks: its own, which is served on a loopback
// port from its first use on, or another.
type Store struct {
	url      string // of another store; "" for the session's own
	embedded *fakestore.Store
	server   *fakestore.Server
}

// New makes the store that a session asks at first: the one at a URL, or for
// "embedded" or "" its own.
func New(where string) *Store {
	if where == "embedded" {
		where = ""
	}
	return &Store{url: strings.TrimRight(where, "/")}
}

// Embedded is the session's own store.
func (s *Store) Embedded() *fakestore.Store {
	if s.embedded == nil {
		s.embedded = fakestore.NewStore()
	}
	return s.embedded
}

// URL is where the session's own store is served; "" where it is not yet.
func (s *Store) URL() string {
	if s.server == nil {
		return ""
	}
	return s.server.URL()
}

// Use chooses the store that the session asks: a URL, or "embedded". It is a
// ValueError where that is neither.
func (s *Store) Use(where string) error {
	if where == "embedded" {
		s.url = ""
		return nil
	}
	where = strings.TrimRight(where, "/")
	to, err := request.ReadURL(where)
	if err != nil || request.SchemeWord().FindString(where) == "" || strings.ContainsAny(where, " ?#") {
		e := object.Errorf(object.ValueError, "Invalid URL %s: a store is http://HOST:PORT, https://HOST, or embedded", literal.Repr(where))
		e.Hint = locale.StoreUseHint.Hint()
		return e
	}
	s.url = to.Scheme + "://" + to.Authority + strings.TrimSuffix(to.Path, "/")
	return nil
}

// Close stops the own store's server, and lets go of the store's file.
func (s *Store) Close(ctx context.Context) error {
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

// Aside puts what the session asks aside for a new store of its own; back closes that
// and brings the other back.
func (s *Store) Aside() (back func(ctx context.Context) error) {
	before := *s
	*s = Store{}
	return func(ctx context.Context) error {
		err := s.Close(ctx)
		*s = before
		return err
	}
}

// base is the URL of the store that the session asks; its own one is served from
// here on.
func (s *Store) base(c *command.Call) (string, error) {
	switch {
	case c.Example:
		return Public, nil
	case s.url != "":
		return s.url, nil
	case s.server == nil:
		sock, err := known.Listen(c.Thread.Context(), netlab.IPv4{Host: "127.0.0.1"}, c.Session.SocketOptions())
		if err != nil {
			return "", socket.Exception(err)
		}
		s.server = fakestore.Serve(netlab.NewListener(sock), fakestore.NewHandler(s.Embedded()))
	}
	return s.server.URL(), nil
}

// own is the session's own store, for what can be done to it alone.
func (s *Store) own() (*fakestore.Store, error) {
	if s.url == "" {
		return s.Embedded(), nil
	}
	e := object.Errorf(object.ValueError, "the store is at %s", s.url)
	e.Hint = locale.StoreElsewhereHint.Hint()
	return nil, e
}
