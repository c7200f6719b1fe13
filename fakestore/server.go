package fakestore

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

// Limits of a Server. A client that passes one is answered or dropped; it
// never holds the others up.
const (
	MaxHeader   = 64 << 10 // bytes of a request's line and headers
	MaxConns    = 1024     // connections at a time; further ones wait
	readWait    = 30 * time.Second
	writeWait   = 30 * time.Second
	idleWait    = 2 * time.Minute
	headersWait = 10 * time.Second
)

// A Server serves HTTP on a listener until it is stopped.
type Server struct {
	http *http.Server
	addr net.Addr
	done chan struct{} // closed when Serve has returned
	err  error         // why, once done

	mu    sync.Mutex
	quiet map[*conn]struct{} // connections that have sent nothing yet
	conns sync.WaitGroup
	gate  *gate
}

// A gate is a listener that lets at most cap(places) connections be open, each
// a *conn.
type gate struct {
	net.Listener
	source replayer
	places chan struct{}
	closed chan struct{}
	once   sync.Once
}

func (g *gate) Accept() (net.Conn, error) {
	select {
	case g.places <- struct{}{}:
	case <-g.closed:
		return nil, net.ErrClosed
	}
	c, err := g.Listener.Accept()
	if err != nil {
		g.leave()
		return nil, err
	}
	return newConn(c, g.source), nil
}

// leave gives a connection's place to the next.
func (g *gate) leave() { <-g.places }

func (g *gate) Close() error {
	g.once.Do(func() { close(g.closed) })
	return g.Listener.Close()
}

// Serve answers requests on ln with h from here on, in the background. Stop
// ends it and closes ln.
func Serve(ln net.Listener, h http.Handler) *Server {
	source, _ := h.(replayer)
	s := &Server{
		addr:  ln.Addr(),
		done:  make(chan struct{}),
		quiet: make(map[*conn]struct{}),
		gate:  &gate{Listener: ln, source: source, places: make(chan struct{}, MaxConns), closed: make(chan struct{})},
	}
	s.http = &http.Server{
		Handler:           h,
		MaxHeaderBytes:    MaxHeader,
		ReadHeaderTimeout: headersWait,
		ReadTimeout:       readWait,
		WriteTimeout:      writeWait,
		IdleTimeout:       idleWait,
		ErrorLog:          log.New(io.Discard, "", 0), // a library prints nothing
		ConnState:         s.follow,
		ConnContext:       withConn,
	}
	go func() {
		defer close(s.done)
		s.err = s.http.Serve(s.gate)
	}()
	return s
}

// follow counts connections, and knows those that Shutdown would wait five
// seconds for: the ones that have not sent a request yet.
func (s *Server) follow(nc net.Conn, state http.ConnState) {
	c := nc.(*conn)
	switch state {
	case http.StateNew:
		s.conns.Add(1)
		s.setQuiet(c, true)
	case http.StateClosed, http.StateHijacked:
		s.setQuiet(c, false)
		s.gate.leave()
		s.conns.Done()
	case http.StateIdle:
		c.end()
	default:
		s.setQuiet(c, false)
	}
}

// setQuiet notes whether c has sent nothing yet. A kept connection's requests
// cost no lock.
func (s *Server) setQuiet(c *conn, quiet bool) {
	if c.quiet == quiet {
		return
	}
	c.quiet = quiet
	s.mu.Lock()
	defer s.mu.Unlock()
	if quiet {
		s.quiet[c] = struct{}{}
	} else {
		delete(s.quiet, c)
	}
}

// Addr is the address that the server listens on.
func (s *Server) Addr() net.Addr { return s.addr }

// URL is the server's address as a client writes it, without a slash at the
// end: http://127.0.0.1:8080.
func (s *Server) URL() string { return "http://" + s.addr.String() }

// Done is closed once the server accepts no more, stopped or not.
func (s *Server) Done() <-chan struct{} { return s.done }

// Stop takes no new client, lets requests under way finish until ctx ends,
// then cuts the rest. When it returns, every connection is closed and no
// goroutine of the server remains. Stopping twice is fine. The error is
// ctx's when requests were cut, or that of a listener which had failed.
func (s *Server) Stop(ctx context.Context) error {
	s.mu.Lock()
	for c := range s.quiet {
		c.Close()
	}
	s.mu.Unlock()
	err := s.http.Shutdown(ctx)
	if err != nil {
		s.http.Close()
	}
	<-s.done
	s.conns.Wait()
	if err == nil && !errors.Is(s.err, http.ErrServerClosed) {
		err = s.err
	}
	return err
}
