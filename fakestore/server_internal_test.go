package fakestore

import (
	"errors"
	"net"
	"testing"
)

// TestGate: with every place taken, no further client is let in until one
// leaves; closing the gate ends the wait.
func TestGate(t *testing.T) {
	t.Parallel()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	g := &gate{Listener: ln, places: make(chan struct{}, 1), closed: make(chan struct{})}
	accepted := make(chan error)
	go func() {
		defer close(accepted)
		for {
			c, err := g.Accept()
			if err == nil {
				c.Close()
			}
			accepted <- err
			if err != nil {
				return
			}
		}
	}()
	for range 2 {
		c, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
	}
	if err := <-accepted; err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-accepted:
		t.Fatalf("a second client came in: %v", err)
	default:
	}
	g.leave()
	if err := <-accepted; err != nil {
		t.Fatal(err)
	}
	g.Close()
	if err := <-accepted; !errors.Is(err, net.ErrClosed) {
		t.Errorf("after Close: %v", err)
	}
}

// TestServerLimits: no wait of a server is without an end.
func TestServerLimits(t *testing.T) {
	t.Parallel()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := Serve(ln, NewHandler(NewStore()))
	defer s.Stop(t.Context())
	h := s.http
	if h.ReadHeaderTimeout <= 0 || h.ReadTimeout <= 0 || h.WriteTimeout <= 0 || h.IdleTimeout <= 0 || h.MaxHeaderBytes != 64<<10 {
		t.Errorf("%+v", h)
	}
}
