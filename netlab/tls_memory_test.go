package netlab_test

import (
	"errors"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"labsh/netlab"
)

// memoryPair returns the two ends of a connection over buffers, and those that carry
// what goes to the client and to the server.
func memoryPair(t *testing.T) (client, server *netlab.TLSMemory) {
	t.Helper()
	certificate, roots := trusted(t)
	down, up := new(netlab.MemoryBIO), new(netlab.MemoryBIO)
	return netlab.NewTLSMemory(down, up, netlab.TLSConfig{ServerName: "localhost", Roots: roots, NextProtos: []string{"b", "a"}}, false),
		netlab.NewTLSMemory(up, down, netlab.TLSConfig{Certificate: &certificate, Insecure: true, NextProtos: []string{"a", "b"}}, true)
}

const wantRead = "ssl.SSLWantReadError: The operation did not complete (read) "

// TestTLSMemory makes a handshake step by step, sends both ways, and ends it.
func TestTLSMemory(t *testing.T) {
	t.Parallel()
	client, server := memoryPair(t)
	wantError(t, server.Handshake(), wantRead+"(_ssl.c:1006)")
	wantError(t, client.Handshake(), wantRead+"(_ssl.c:1006)")
	if _, ok := client.Security(); ok || client.Done() {
		t.Error("agreed before the handshake")
	}
	_, err := client.Read(make([]byte, 1))
	wantError(t, err, wantRead+"(_ssl.c:2580)")
	wantError(t, server.Handshake(), wantRead+"(_ssl.c:1006)")
	must(t, client.Handshake())
	must(t, server.Handshake())
	must(t, server.Handshake()) // again does nothing
	if agreed, ok := server.Security(); !ok || agreed.Version != "TLSv1.3" || agreed.Protocol != "a" {
		t.Errorf("agreed on %+v", agreed)
	}
	if n, err := client.Write([]byte("hello")); n != 5 || err != nil {
		t.Error(n, err)
	}
	p := make([]byte, 2)
	if n, err := server.Read(p); n != 2 || err != nil || server.Pending() != 3 {
		t.Error(n, err, server.Pending())
	}
	if n, err := server.Read(make([]byte, 9)); n != 3 || err != nil {
		t.Error(n, err)
	}
	_, err = server.Read(p)
	wantError(t, err, wantRead+"(_ssl.c:2580)")
	wantError(t, client.Unwrap(), wantRead+"(_ssl.c:2706)")
	if n, err := server.Read(p); n != 0 || err != nil {
		t.Error(n, err)
	}
	must(t, server.Unwrap())
	must(t, client.Unwrap())
}

// TestNoServerName: a client that names no server does not take just anybody's certificate.
func TestNoServerName(t *testing.T) {
	t.Parallel()
	certificate, roots := trusted(t)
	for anyName, want := range map[bool]string{false: "ValueError: check_hostname requires server_hostname", true: ""} {
		down, up := new(netlab.MemoryBIO), new(netlab.MemoryBIO)
		client := netlab.NewTLSMemory(down, up, netlab.TLSConfig{Roots: roots, AnyName: anyName}, false)
		server := netlab.NewTLSMemory(up, down, netlab.TLSConfig{Certificate: &certificate, Insecure: true}, true)
		_ = client.Handshake()
		_ = server.Handshake()
		if err := client.Handshake(); want == "" {
			must(t, err)
		} else {
			wantError(t, err, want)
		}
	}
}

// TestForgottenHandshake has the goroutine of a handshake end that nobody goes on with,
// over memory and on a socket: of one forgotten, of one closed and of one detached.
func TestForgottenHandshake(t *testing.T) {
	before := runtime.NumGoroutine()
	func() {
		client, _ := memoryPair(t)
		wantError(t, client.Handshake(), wantRead+"(_ssl.c:1006)")
		plain, _ := connected(t)
		plain.SetTimeout(0)
		closed, err := netlab.PrepareTLS(plain, netlab.TLSConfig{Insecure: true}, false)
		must(t, err)
		wantError(t, closed.Handshake(patient(t)), wantRead+"(_ssl.c:1006)")
		must(t, closed.Close())
		plain, _ = connected(t)
		plain.SetTimeout(0)
		detached, err := netlab.PrepareTLS(plain, netlab.TLSConfig{Insecure: true}, false)
		must(t, err)
		wantError(t, detached.Handshake(patient(t)), wantRead+"(_ssl.c:1006)")
		fd, err := detached.Detach()
		must(t, err)
		must(t, syscall.Close(fd))
		plain, _ = connected(t)
		plain.SetTimeout(0)
		forgotten, err := netlab.PrepareTLS(plain, netlab.TLSConfig{Insecure: true}, false)
		must(t, err)
		wantError(t, forgotten.Handshake(patient(t)), wantRead+"(_ssl.c:1006)")
	}()
	end := time.Now().Add(20 * time.Second)
	for runtime.NumGoroutine() > before && time.Now().Before(end) {
		runtime.GC()
		runtime.Gosched()
	}
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d goroutines more than before", n-before)
	}
}

// TestHandshakeByTurns makes the handshakes of two non-blocking sockets, each told to go
// on until it need not wait; a timeout does no harm to one either.
func TestHandshakeByTurns(t *testing.T) {
	t.Parallel()
	certificate, roots := trusted(t)
	plain, accepted := connected(t)
	plain.SetTimeout(0)
	accepted.SetTimeout(5 * time.Millisecond)
	client, err := netlab.PrepareTLS(plain, netlab.TLSConfig{ServerName: "localhost", Roots: roots}, false)
	must(t, err)
	t.Cleanup(func() { client.Close() })
	server, err := netlab.PrepareTLS(accepted, netlab.TLSConfig{Certificate: &certificate, Insecure: true}, true)
	must(t, err)
	t.Cleanup(func() { server.Close() })
	wantError(t, server.Handshake(patient(t)), "TimeoutError: _ssl.c:989: The handshake operation timed out")
	for ready := 0; ready < 2 && patient(t).Err() == nil; {
		ready = 0
		for _, s := range []*netlab.Socket{client, server} {
			var e *netlab.Error
			switch err := s.Handshake(patient(t)); {
			case err == nil:
				ready++
			case errors.As(err, &e) && (e.Timeout() || strings.HasPrefix(e.Name, "ssl.SSLWant")):
			default:
				t.Fatal(err)
			}
		}
	}
	client.SetTimeout(netlab.NoTimeout)
	server.SetTimeout(netlab.NoTimeout)
	exchange(t, client, server)
}
