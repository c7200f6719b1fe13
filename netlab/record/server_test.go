package record_test

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/netlab/record"
)

// shape is what a conversation is like, whoever has it.
func shape(c *record.Conversation) string {
	var b strings.Builder
	for _, s := range c.Steps {
		if s.Call == nil || s.Call.Op != "socket" && s.Call.Op != "setsockopt" {
			s.Waiting = -1
			b.WriteString(step(c, s) + "\n")
		}
	}
	return b.String()
}

// TestClients: fifty clients of a server that serves them in goroutines have fifty equal
// conversations.
func TestClients(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	server := &netlab.Server{Address: netlab.IPv4{Host: "127.0.0.1"}, Echo: true, Options: []netlab.Option{netlab.WithObserver(l.r)}}
	must(t, server.Start(l.ctx))
	const clients = 50
	var all sync.WaitGroup
	for range clients {
		all.Go(func() {
			s, err := netlab.New(l.ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0, netlab.WithObserver(l.r))
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			if err := s.Connect(l.ctx, server.Addr()); err != nil {
				t.Error(err)
			}
			for _, text := range []string{"one", "two"} {
				if _, err := s.Send(l.ctx, []byte(text), 0); err != nil {
					t.Error(err)
				}
				if got, err := s.Recv(l.ctx, 100, 0); string(got) != text {
					t.Errorf("%q, %v", got, err)
				}
			}
		})
	}
	all.Wait()
	must(t, server.Stop(l.ctx))
	shapes := map[string]int{}
	for _, c := range l.r.Conversations() {
		if c.Kind == record.Connection {
			// When accept takes a client is the server's affair.
			shapes[strings.Replace(shape(c), "1 accept\n", "", 1)]++
		}
	}
	if len(shapes) != 1 {
		t.Errorf("%d kinds of conversations", len(shapes))
		for s, n := range shapes {
			t.Logf("%d times\n%s", n, s)
		}
	}
	for _, n := range shapes {
		if n != clients {
			t.Errorf("%d conversations", n)
		}
	}
}

// TestHTTP: net/http over recorded sockets, both ends.
func TestHTTP(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	listener, err := netlab.CreateServer(l.ctx, netlab.Listening{Address: netlab.IPv4{Host: "127.0.0.1"}}, netlab.WithObserver(l.r))
	must(t, err)
	// The answer may come before the client's call is back that sent the request.
	asked := make(chan struct{})
	defer l.r.Watch(func(e record.Event) {
		if strings.HasPrefix(string(e.Data), "GET ") && e.Sends() && !e.Open {
			close(asked)
		}
	})()
	web := &http.Server{Handler: http.NotFoundHandler()}
	done := make(chan error)
	go func() { done <- web.Serve(netlab.NewListener(listener)) }()
	dialer := &netlab.Dialer{Options: []netlab.Option{netlab.WithObserver(l.r)}}
	client := &http.Client{Transport: &http.Transport{DialContext: dialer.DialContext, DisableKeepAlives: true}}
	_, port, _ := netlab.SplitHostPort(listener.Local())
	answer, err := client.Get(fmt.Sprintf("http://127.0.0.1:%d/x", port))
	must(t, err)
	answer.Body.Close()
	must(t, web.Shutdown(l.ctx))
	<-done
	select {
	case <-asked:
	case <-l.ctx.Done():
		t.Fatal("the request was not told")
	}
	for _, c := range l.r.Conversations() {
		if c.Kind != record.Connection {
			continue
		}
		var sent []string
		for _, s := range c.Steps {
			if s.Wire != nil && s.Wire.Kind == record.Data {
				line, _, _ := strings.Cut(string(s.Wire.Data), "\r\n")
				sent = append(sent, fmt.Sprint(s.End, " ", line))
			}
		}
		if got := strings.Join(sent, ", "); got != "0 GET /x HTTP/1.1, 1 HTTP/1.1 404 Not Found" {
			t.Errorf("%s", got)
		}
	}
}

// TestRelay: the two legs of a tap have one number.
func TestRelay(t *testing.T) {
	t.Parallel()
	for _, typ := range []netlab.Type{netlab.SOCK_STREAM, netlab.SOCK_DGRAM} {
		l := newLab(t)
		observed := []netlab.Option{netlab.WithObserver(l.r)}
		var (
			to   netlab.Address
			stop func() error
		)
		if typ == netlab.SOCK_STREAM {
			server := &netlab.Server{Address: netlab.IPv4{Host: "127.0.0.1"}, Echo: true}
			must(t, server.Start(l.ctx))
			to, stop = server.Addr(), func() error { return server.Stop(l.ctx) }
		} else {
			server := &netlab.DatagramServer{Address: netlab.IPv4{Host: "127.0.0.1"}, Echo: true}
			must(t, server.Start(l.ctx))
			to, stop = server.Addr(), func() error { return server.Stop(l.ctx) }
		}
		tap := &netlab.Tap{Address: netlab.IPv4{Host: "127.0.0.1"}, Target: to, Type: typ, Options: observed, OnPair: l.r.Pair}
		must(t, tap.Start(l.ctx))
		for range 3 {
			s, err := netlab.New(l.ctx, netlab.AF_INET, typ, 0)
			must(t, err)
			must(t, s.Connect(l.ctx, tap.Addr()))
			l.send(s, "echo")
			l.recv(s, 10)
			l.close(s)
		}
		must(t, tap.Stop(l.ctx))
		must(t, stop())
		relays := map[uint64]int{}
		for _, c := range l.r.Conversations() {
			if c.Kind == record.Connection || c.Kind == record.Datagrams {
				relays[c.Relay]++
				if c.Ends[0].Here() == c.Ends[1].Here() {
					t.Errorf("both ends: %s", show([]*record.Conversation{c}))
				}
			}
		}
		if fmt.Sprint(relays) != "map[1:2 2:2 3:2]" {
			t.Errorf("%v: %v\n%s", typ, relays, show(l.r.Conversations()))
		}
	}
}

// TestPeer: a program that is not recorded speaks with a recorded one over IPv6.
func TestPeer(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	other, err := net.Listen("tcp6", "[::1]:0")
	if err != nil {
		t.Skip(err)
	}
	defer other.Close()
	go func() {
		c, err := other.Accept()
		if err != nil {
			return
		}
		c.Write([]byte("hello"))
		c.Close()
	}()
	s := l.socket("client", netlab.AF_INET6, netlab.SOCK_STREAM)
	must(t, s.Connect(l.ctx, netlab.IPv6{Host: "::1", Port: other.Addr().(*net.TCPAddr).Port}))
	got, err := s.RecvAll(l.ctx, 0)
	must(t, err)
	if string(got) != "hello" {
		t.Errorf("%q", got)
	}
	l.close(s)
	c := l.r.Conversations()
	if len(c) != 1 || c[0].Ends[0].State.TCP != netlab.TCPClose || c[0].Ends[1].State.TCP != netlab.TCPTimeWait {
		t.Errorf("%s", show(c))
	}
}

// TestCancelled: what net/http does to see whether a client leaves is none of the client's
// affair; a client's own call that is ended has its place.
func TestCancelled(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	_, client, peer := l.connected()
	for _, s := range []*netlab.Socket{peer, client} {
		waits := make(chan struct{}, 10)
		stop := l.r.Watch(func(e record.Event) {
			if e.Open {
				waits <- struct{}{}
			}
		})
		c, done := netlab.NewConn(s), make(chan error, 1)
		go func() {
			_, err := c.Read(make([]byte, 1))
			done <- err
		}()
		<-waits
		must(t, c.SetReadDeadline(time.Unix(1, 0)))
		if err := <-done; !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Error(err)
		}
		must(t, c.SetReadDeadline(time.Time{}))
		stop()
		var calls []record.Event
		for _, e := range l.r.Events() {
			if e.Op == "recv" && e.Socket == s.ID() {
				calls = append(calls, e)
			}
		}
		switch {
		case s == peer && len(calls) != 0:
			t.Errorf("the server has %+v", calls)
		case s == client && (len(calls) != 1 || calls[0].Open || calls[0].Err == nil):
			t.Errorf("the client has %+v", calls)
		}
	}
}
