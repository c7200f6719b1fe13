package fakestore

import (
	"errors"
	"net"
	"slices"
	"testing"
	"time"
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
	if h.ReadHeaderTimeout != 10*time.Second || h.ReadTimeout != 30*time.Second || h.WriteTimeout != 30*time.Second ||
		h.IdleTimeout != 2*time.Minute || h.MaxHeaderBytes != 64<<10 || cap(s.gate.places) != 1024 {
		t.Errorf("%+v, %d places", h, cap(s.gate.places))
	}
}

// brokenOnce is a connection whose first write fails.
type brokenOnce struct {
	net.Conn
	writes int
}

func (c *brokenOnce) Write(p []byte) (int, error) {
	if c.writes++; c.writes == 1 {
		return 0, net.ErrClosed
	}
	return len(p), nil
}

// TestGatheredLost: when what was gathered could not be sent, what comes after it is
// not sent either.
func TestGatheredLost(t *testing.T) {
	t.Parallel()
	broken := &brokenOnce{}
	c := newConn(broken, nil)
	c.gather()
	if n, err := c.Write([]byte("head")); n != 4 || err != nil || broken.writes != 0 {
		t.Errorf("gathered: %d, %v, %d writes", n, err, broken.writes)
	}
	if n, err := c.Write(make([]byte, maxGathered)); n != 0 || !errors.Is(err, net.ErrClosed) || broken.writes != 1 {
		t.Errorf("%d, %v, %d writes", n, err, broken.writes)
	}
	// What fits to the byte is gathered, and goes out at once.
	good := &brokenOnce{writes: 1}
	c = newConn(good, nil)
	c.gather()
	for _, p := range [][]byte{make([]byte, maxGathered-1), {1}} {
		if n, err := c.Write(p); n != len(p) || err != nil || good.writes != 1 {
			t.Errorf("gathered: %d, %v, %d writes", n, err, good.writes)
		}
	}
	if err := c.send(); err != nil || good.writes != 2 {
		t.Errorf("%v, %d writes", err, good.writes)
	}
	if err := c.send(); err != nil || good.writes != 2 {
		t.Errorf("nothing gathered: %v, %d writes", err, good.writes)
	}
}

// oneSource is a replayer with the same replays for ever.
type oneSource struct{ r *replays }

func (s oneSource) replays() *replays { return s.r }

// TestOnlyBetween: what comes while a request is not answered yet is handed on, be it
// one that could be answered again.
func TestOnlyBetween(t *testing.T) {
	t.Parallel()
	const known, other = "GET /known HTTP/1.1\r\n\r\n", "GET /other HTTP/1.1\r\n\r\n"
	r := &replays{answers: make(map[string]*replay)}
	r.keep([]byte(known), []byte("HTTP/1.1 200 OK\r\nDate: Mon, 01 Jan 2001 00:00:00 GMT\r\n\r\n"))
	theirs, ours := net.Pipe()
	defer theirs.Close()
	defer ours.Close()
	c := newConn(ours, oneSource{r})
	go func() {
		if n, _ := theirs.Read(make([]byte, 1)); n > 0 {
			theirs.Close() // answered before its turn: the Read below ends
		}
	}()
	for _, text := range []string{other, known, other} {
		go theirs.Write([]byte(text))
		p := make([]byte, 1<<10)
		if n, err := c.Read(p); err != nil || string(p[:n]) != text {
			t.Fatalf("%q %v, want %q", p[:n], err, text)
		}
	}
}

// deadlines is a connection that notes its write deadlines.
type deadlines struct {
	net.Conn
	set []time.Time
}

func (d *deadlines) SetWriteDeadline(t time.Time) error { d.set = append(d.set, t); return nil }

// TestWriteDeadline: a deadline moves by a second or more, or to an earlier time.
func TestWriteDeadline(t *testing.T) {
	t.Parallel()
	d := &deadlines{}
	c := newConn(d, nil)
	start := time.Now()
	var want []time.Time
	for _, move := range []struct {
		at  time.Duration
		set bool
	}{{0, true}, {0, false}, {999 * time.Millisecond, false}, {time.Second, true}, {1500 * time.Millisecond, false}, {time.Millisecond, true}, {5 * time.Second, true}} {
		at := start.Add(move.at)
		if err := c.SetWriteDeadline(at); err != nil {
			t.Fatal(err)
		}
		if move.set {
			want = append(want, at)
		}
	}
	if err := c.SetWriteDeadline(time.Time{}); err != nil { // none
		t.Fatal(err)
	}
	if want = append(want, time.Time{}); !slices.Equal(d.set, want) {
		t.Errorf("%v, want %v", d.set, want)
	}
}
