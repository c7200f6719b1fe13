package netlab_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"labsh/netlab"
)

// forget gives what is left of a socket that f makes and nobody keeps.
func forget(t *testing.T, f func() *netlab.Socket) netlab.Remnant {
	t.Helper()
	r := func() netlab.Remnant {
		s := f()
		r := s.Remnant()
		if !r.Open() || r.Forgotten() {
			t.Errorf("%v: open %v, forgotten %v", s, r.Open(), r.Forgotten())
		}
		runtime.KeepAlive(s)
		return r
	}()
	for tries := 3; !r.Forgotten() && tries > 0; tries-- { // one run may miss it
		runtime.GC()
	}
	if !r.Forgotten() {
		t.Error("not forgotten")
	}
	return r
}

// wantEnd reads to the end of what a forgotten socket's peer has sent.
func wantEnd(t *testing.T, peer *netlab.Socket, want string) {
	t.Helper()
	wantRecv(t, want)(peer.RecvAll(patient(t), 0))
}

// TestRemnant: a socket that nothing refers to any more is closed once and for all
// when its remnant is, whatever it was used for before; its observer is told once.
func TestRemnant(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	told := make(chan netlab.Event, 4)
	o := netlab.ObserverFunc(func(e netlab.Event) { // keeps no socket
		if e.Op != "close" {
			return
		}
		told <- e
	})
	var peer *netlab.Socket
	pair := func() (s *netlab.Socket) {
		var err error
		s, peer, err = netlab.Socketpair(ctx, netlab.AF_UNIX, netlab.SOCK_STREAM, 0)
		must(t, err)
		t.Cleanup(func() { peer.Close() })
		s.SetObserver(o)
		return s
	}
	for _, tt := range []struct {
		name string
		make func() *netlab.Socket
		sent string
	}{
		{"plain", pair, ""},
		{"one that has waited", func() *netlab.Socket {
			s := pair()
			send(t, peer, "x")
			send(t, s, "y")
			_, err := s.RecvExactly(ctx, 1)
			must(t, err)
			s.SetTimeout(1)
			_, err = s.Recv(ctx, 1, 0)
			wantError(t, err, "TimeoutError: timed out")
			return s
		}, "y"},
		{"one with a file", func() *netlab.Socket {
			s := pair()
			_, err := s.MakeFile("r")
			must(t, err)
			return s
		}, ""},
		{"one closed but for its file", func() *netlab.Socket {
			s := pair()
			f, err := s.MakeFile("r")
			must(t, err)
			must(t, s.Close())
			runtime.KeepAlive(f)
			return s
		}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := forget(t, tt.make)
			must(t, r.Close())
			must(t, r.Close())
			if r.Open() {
				t.Error("open")
			}
			wantEnd(t, peer, tt.sent)
			e := <-told
			if e.Socket == nil || e.Socket.Family() != netlab.AF_UNIX || e.Socket.State() != netlab.StateClosed || e.Err != nil || len(told) > 0 {
				t.Errorf("%+v, and %d more", e, len(told))
			}
		})
	}
}

// TestForgottenFile: a file that nothing refers to holds its socket open no longer.
func TestForgottenFile(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	s, peer, err := netlab.Socketpair(ctx, netlab.AF_UNIX, netlab.SOCK_STREAM, 0)
	must(t, err)
	defer peer.Close()
	func() {
		f, err := s.MakeFile("r")
		must(t, err)
		g, err := s.MakeFile("r")
		must(t, err)
		must(t, g.Close(ctx)) // counted off once
		must(t, s.Close())
		if s.Fileno() < 0 {
			t.Error("closed under its file")
		}
		runtime.KeepAlive(f)
	}()
	for s.Fileno() >= 0 && ctx.Err() == nil {
		runtime.GC()
	}
	wantEnd(t, peer, "")
}

// TestForgottenTLS: what TLS took over is closed with the socket that speaks it,
// not with the one that it was.
func TestForgottenTLS(t *testing.T) {
	t.Parallel()
	var server *netlab.Socket
	defer func() { server.Close() }()
	r := forget(t, func() (client *netlab.Socket) {
		client, server = securedPair(t)
		runtime.GC() // the plain ones are gone
		exchange(t, client, server)
		return client
	})
	must(t, r.Close())
	wantEnd(t, server, "")
}

// TestDetachedIsNotClosed: what was detached, or is somebody else's copy, stays.
func TestDetachedIsNotClosed(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	s, peer, err := netlab.Socketpair(ctx, netlab.AF_UNIX, netlab.SOCK_STREAM, 0)
	must(t, err)
	defer peer.Close()
	twin, err := s.Dup()
	must(t, err)
	defer twin.Close()
	fd, r := -1, s.Remnant()
	fd, err = s.Detach()
	must(t, err)
	s = nil
	runtime.GC()
	must(t, r.Close())
	must(t, syscall.Close(fd))
	exchange(t, twin, peer)
}

// TestRetry: each call that makes a descriptor or takes an address is made through the retry of the
// socket that it is a call of, or that comes of it.
func TestRetry(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	calls, full := 0, 0
	retry := netlab.WithRetry(func(call func() error) error {
		calls++
		if full > 0 {
			full--
			return syscall.EMFILE // before the call, which is not made
		}
		return call()
	})
	want := func(op string, n int) {
		t.Helper()
		if calls != n {
			t.Errorf("%s: %d calls through retry, want %d", op, calls, n)
		}
		calls = 0
	}
	listener, err := netlab.CreateServer(ctx, netlab.Listening{Address: netlab.IPv4{Host: "127.0.0.1"}}, retry)
	must(t, err)
	defer listener.Close()
	want("socket, bind, listen", 3)
	_, port, _ := netlab.SplitHostPort(listener.Local())
	client, err := netlab.CreateConnection(ctx, "127.0.0.1", port, retry)
	must(t, err)
	defer client.Close()
	want("create_connection", 1)
	server, _, err := listener.Accept(ctx)
	must(t, err)
	want("accept", 1)
	twin, err := server.Dup()
	must(t, err)
	want("dup", 1)
	third, err := twin.Dup()
	must(t, err)
	want("dup of a dup", 1)
	must(t, third.Close())
	waits(t, twin)
	fd, err := twin.Detach()
	must(t, err)
	must(t, syscall.Close(fd))
	want("detach", 1)
	must(t, server.Close())
	a, b, err := netlab.Socketpair(ctx, netlab.AF_UNIX, netlab.SOCK_STREAM, 0, retry)
	must(t, err)
	defer a.Close()
	defer b.Close()
	want("socketpair", 1)
	waits(t, a)
	fresh, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0, retry)
	must(t, err)
	defer fresh.Close()

	for op, call := range map[string]func() error{
		"socket": func() error { _, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0, retry); return err },
		"dup":    func() error { _, err := a.Dup(); return err },
		"bind":   func() error { return fresh.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}) },
		"listen": func() error { return fresh.Listen(1) },
		"detach": func() error { _, err := a.Detach(); return err },
		"accept": func() error { _, _, err := listener.Accept(ctx); return err },
		"socketpair": func() error {
			_, _, err := netlab.Socketpair(ctx, netlab.AF_UNIX, netlab.SOCK_STREAM, 0, retry)
			return err
		},
	} {
		full = 1
		if err := call(); !errors.Is(err, syscall.EMFILE) || !strings.HasSuffix(err.Error(), "Too many open files") {
			t.Errorf("%s: %v", op, err)
		}
	}
}

// waits has a call on s wait, so that the poller knows its descriptor.
func waits(t testing.TB, s *netlab.Socket) {
	t.Helper()
	s.SetTimeout(time.Millisecond)
	_, err := s.Recv(context.Background(), 1, 0)
	wantError(t, err, "TimeoutError: timed out")
	s.SetTimeout(netlab.NoTimeout)
}
