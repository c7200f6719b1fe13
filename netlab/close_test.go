package netlab_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"runtime"
	"testing"
	"time"

	"labsh/netlab"
)

// until waits for what a goroutine is about to do.
func until(t testing.TB, happened func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !happened(); runtime.Gosched() {
		if time.Now().After(end) {
			t.Fatal("it does not happen")
		}
	}
}

// outcome is what a call returned.
type outcome struct {
	got string
	err error
}

// underWay makes a call, n times at once, and returns when it is under way.
func underWay(t testing.TB, s *netlab.Socket, n int, call func() (string, error)) <-chan outcome {
	t.Helper()
	outcomes := make(chan outcome, n)
	for range n {
		go func() {
			got, err := call()
			outcomes <- outcome{got, err}
		}()
	}
	calls := s.Calls()
	until(t, func() bool { return calls() >= n && s.Waits() })
	return outcomes
}

// closeBeside closes s beside a call, which goes on.
func closeBeside(t testing.TB, s *netlab.Socket, outcomes <-chan outcome) {
	t.Helper()
	must(t, s.Close())
	if s.Fileno() != -1 || s.State() != netlab.StateClosed {
		t.Errorf("closed: %v", s)
	}
	_, err := s.Recv(context.Background(), 1, 0)
	wantError(t, err, badDescriptor)
	must(t, s.Close())
	select {
	case o := <-outcomes:
		t.Fatalf("the call has ended: %+v", o)
	default:
	}
}

const badDescriptor = "OSError: [Errno 9] Bad file descriptor"

// silent fails if s has received something, or the end.
func silent(t testing.TB, s *netlab.Socket) {
	t.Helper()
	p, err := s.Recv(context.Background(), 1, netlab.MSG_DONTWAIT)
	if err == nil {
		t.Fatalf("received %q", p)
	}
	wantError(t, err, "BlockingIOError: [Errno 11] Resource temporarily unavailable")
}

// TestCloseBesideRecv: a recv that waits as its socket is closed gets what comes,
// and the peer learns of the end only then.
func TestCloseBesideRecv(t *testing.T) {
	t.Parallel()
	for name, recv := range map[string]func(ctx context.Context, s *netlab.Socket) ([]byte, error){
		"recv":    func(ctx context.Context, s *netlab.Socket) ([]byte, error) { return s.Recv(ctx, 9, 0) },
		"waitall": func(ctx context.Context, s *netlab.Socket) ([]byte, error) { return s.Recv(ctx, 5, netlab.MSG_WAITALL) },
		"recvfrom": func(ctx context.Context, s *netlab.Socket) ([]byte, error) {
			got, err := s.RecvFrom(ctx, 9, 0)
			return got.Data, err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := patient(t)
			client, server := connected(t)
			calls := client.Calls()
			outcomes := underWay(t, client, 1, func() (string, error) { p, err := recv(ctx, client); return string(p), err })
			closeBeside(t, client, outcomes)
			silent(t, server)
			send(t, server, "he")
			if name == "waitall" {
				silent(t, server)
			}
			send(t, server, "llo")
			o := <-outcomes
			must(t, o.err)
			if o.got != "hello" && (name == "waitall" || o.got != "he") {
				t.Errorf("received %q", o.got)
			}
			until(t, func() bool { return calls() == -1 })
			if o.got == "hello" {
				wantRecv(t, "")(server.Recv(ctx, 1, 0))
			}
		})
	}
}

// TestCloseBesideRecvs: of two, each gets a message; the end comes with the second.
func TestCloseBesideRecvs(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	outcomes := underWay(t, client, 2, func() (string, error) { p, err := client.Recv(ctx, 9, 0); return string(p), err })
	closeBeside(t, client, outcomes)
	for _, message := range []string{"one", "two"} {
		silent(t, server)
		send(t, server, message)
		if o := <-outcomes; o.got != message || o.err != nil {
			t.Errorf("received %q, %v, want %q", o.got, o.err, message)
		}
	}
	wantRecv(t, "")(server.Recv(ctx, 1, 0))
}

// TestCloseBesideAccept: a closed listener's accepts take a client each, and then
// nobody listens any more.
func TestCloseBesideAccept(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	l, address := listening(t, 5)
	calls := l.Calls()
	outcomes := underWay(t, l, 3, func() (string, error) {
		s, _, err := l.Accept(ctx)
		if err == nil {
			err = s.Close()
		}
		return "", err
	})
	closeBeside(t, l, outcomes)
	for i := range 3 {
		c := tcp(t)
		must(t, c.Connect(ctx, address))
		if o := <-outcomes; o.err != nil {
			t.Error(i, o.err)
		}
	}
	until(t, func() bool { return calls() == -1 })
	wantError(t, tcp(t).Connect(ctx, address), "ConnectionRefusedError: [Errno 111] Connection refused")
}

// TestCloseBesideSend: all that a blocking send was given goes out, and then the end.
func TestCloseBesideSend(t *testing.T) {
	t.Parallel()
	for name, call := range map[string]func(ctx context.Context, s *netlab.Socket) (int, error){
		"send":    func(ctx context.Context, s *netlab.Socket) (int, error) { return s.Send(ctx, tooMuch, 0) },
		"sendall": func(ctx context.Context, s *netlab.Socket) (int, error) { return s.SendAll(ctx, tooMuch, 0) },
		"write":   func(ctx context.Context, s *netlab.Socket) (int, error) { return netlab.NewConn(s).Write(tooMuch) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := patient(t)
			client, server := connected(t)
			outcomes := underWay(t, client, 1, func() (string, error) { n, err := call(ctx, client); return fmt.Sprint(n), err })
			closeBeside(t, client, outcomes)
			got, err := server.RecvAll(ctx, 0)
			must(t, err)
			if o := <-outcomes; len(got) != len(tooMuch) || o.err != nil || o.got != fmt.Sprint(len(tooMuch)) {
				t.Errorf("%d bytes have come, sent %s, %v", len(got), o.got, o.err)
			}
		})
	}
}

// TestCloseBesideTimeout: a call with a timeout goes on waiting, and then finds its
// socket closed, whether something has come or time is over.
func TestCloseBesideTimeout(t *testing.T) {
	t.Parallel()
	for _, b := range blocking {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			s, wait := b.call(t)
			s.SetTimeout(time.Minute)
			calls, expire := s.Calls(), s.Expire()
			outcomes := underWay(t, s, 1, func() (string, error) { return "", wait(context.Background()) })
			closeBeside(t, s, outcomes)
			expire()
			o := <-outcomes
			wantError(t, o.err, badDescriptor)
			until(t, func() bool { return calls() == -1 })
		})
	}
	client, server := connected(t)
	client.SetTimeout(time.Minute)
	outcomes := underWay(t, client, 1, func() (string, error) { p, err := client.Recv(context.Background(), 9, 0); return string(p), err })
	closeBeside(t, client, outcomes)
	silent(t, server)
	send(t, server, "hello")
	o := <-outcomes
	wantError(t, o.err, badDescriptor)
	_, err := server.Recv(patient(t), 1, 0) // "hello" was not received
	wantError(t, err, "ConnectionResetError: [Errno 104] Connection reset by peer")

	l, address := listening(t, 1)
	l.SetTimeout(time.Minute)
	outcomes = underWay(t, l, 1, func() (string, error) { _, _, err := l.Accept(context.Background()); return "", err })
	closeBeside(t, l, outcomes)
	if err := tcp(t).Connect(patient(t), address); err != nil { // by then the port may be closed
		wantError(t, err, "ConnectionResetError: [Errno 104] Connection reset by peer")
	}
	o = <-outcomes
	wantError(t, o.err, badDescriptor)
}

// TestCloseBesideConnect: a connect that waits is decided all the same.
func TestCloseBesideConnect(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	for _, timeout := range []time.Duration{netlab.NoTimeout, time.Minute} {
		l, address := listening(t, 0)
		must(t, tcp(t).Connect(ctx, address)) // the queue is full
		s := tcp(t)
		s.SetTimeout(timeout)
		outcomes := underWay(t, s, 1, func() (string, error) { return "", s.Connect(ctx, address) })
		closeBeside(t, s, outcomes)
		_, _, err := l.Accept(ctx)
		must(t, err)
		o := <-outcomes
		if timeout == netlab.NoTimeout {
			must(t, o.err)
		} else {
			wantError(t, o.err, badDescriptor)
		}
	}
}

// TestCloseBesideInterrupt: what waits on a closed socket can still be interrupted,
// which closes it for the peer.
func TestCloseBesideInterrupt(t *testing.T) {
	t.Parallel()
	for _, b := range blocking {
		for _, timeout := range []time.Duration{netlab.NoTimeout, time.Minute} {
			t.Run(b.name, func(t *testing.T) {
				t.Parallel()
				s, wait := b.call(t)
				s.SetTimeout(timeout)
				ctx, cancel := context.WithCancel(context.Background())
				defer cancel()
				calls := s.Calls()
				n := 2
				if timeout != netlab.NoTimeout {
					n = 1 // another might come to its wait after the close
				}
				outcomes := underWay(t, s, n, func() (string, error) { return "", wait(ctx) })
				closeBeside(t, s, outcomes)
				cancel()
				for range n {
					o := <-outcomes
					wantError(t, o.err, "KeyboardInterrupt")
				}
				until(t, func() bool { return calls() == -1 })
			})
		}
	}
}

// TestShutdownWakes: shutdown ends what waits, before a close or instead of one.
func TestShutdownWakes(t *testing.T) {
	t.Parallel()
	for _, timeout := range []time.Duration{netlab.NoTimeout, time.Minute} {
		client, _ := connected(t)
		client.SetTimeout(timeout)
		twin, err := client.Dup()
		must(t, err)
		defer twin.Close()
		outcomes := underWay(t, client, 2, func() (string, error) { p, err := client.Recv(context.Background(), 9, 0); return string(p), err })
		if timeout == netlab.NoTimeout {
			closeBeside(t, client, outcomes)
		}
		must(t, twin.Shutdown(netlab.SHUT_RDWR))
		for range 2 {
			if o := <-outcomes; o.got != "" || o.err != nil {
				t.Errorf("%q, %v", o.got, o.err)
			}
		}
		l, _ := listening(t, 1)
		l.SetTimeout(timeout)
		outcomes = underWay(t, l, 2, func() (string, error) { _, _, err := l.Accept(context.Background()); return "", err })
		must(t, l.Shutdown(netlab.SHUT_RDWR))
		for range 2 {
			o := <-outcomes
			wantError(t, o.err, "OSError: [Errno 22] Invalid argument")
		}
	}
}

// TestCloseBesideTLS: a recv inside TLS gets the end, whatever comes, as CPython's
// does whose record has no rest; a sendall fails after the record under way.
func TestCloseBesideTLS(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	for _, timeout := range []time.Duration{netlab.NoTimeout, time.Minute} {
		for _, comes := range []bool{true, false} {
			client, server := secured(t)
			client.SetTimeout(timeout)
			outcomes := underWay(t, client, 1, func() (string, error) { p, err := client.Recv(ctx, 9, 0); return string(p), err })
			closeBeside(t, client, outcomes)
			_, err := server.Recv(ctx, 1, netlab.MSG_DONTWAIT)
			wantError(t, err, "ssl.SSLWantReadError: The operation did not complete (read) (_ssl.c:2580)")
			if comes {
				send(t, server, "hello")
			} else {
				must(t, server.Close())
			}
			if o := <-outcomes; o.got != "" || o.err != nil {
				t.Errorf("%q, %v", o.got, o.err)
			}
		}
		client, server := secured(t)
		client.SetTimeout(timeout)
		outcomes := underWay(t, client, 1, func() (string, error) { _, err := client.SendAll(ctx, tooMuch, 0); return "", err })
		closeBeside(t, client, outcomes)
		got, err := server.RecvAll(ctx, 0)
		if len(got) == 0 && err == nil || len(got) >= len(tooMuch) {
			t.Errorf("%d bytes, %v", len(got), err)
		}
		o := <-outcomes
		wantError(t, o.err, "ssl.SSLEOFError: EOF occurred in violation of protocol (_ssl.c:2427)")

		// Package net's Close ends them with its own error.
		client, server = secured(t)
		client.SetTimeout(timeout)
		outcomes = underWay(t, client, 1, func() (string, error) { _, err := client.Recv(ctx, 9, 0); return "", err })
		must(t, netlab.NewConn(client).Close())
		o = <-outcomes
		wantError(t, o.err, badDescriptor)
		wantRecv(t, "")(server.Recv(ctx, 1, 0))
	}
}

// TestGivenUpBesideRecv: a recv goes on when its socket is detached, or becomes one
// that speaks TLS; with a timeout it finds no socket there.
func TestGivenUpBesideRecv(t *testing.T) {
	t.Parallel()
	for _, timeout := range []time.Duration{netlab.NoTimeout, time.Minute} {
		for name, give := range map[string]func(s *netlab.Socket) (*netlab.Socket, error){
			"detach": func(s *netlab.Socket) (*netlab.Socket, error) {
				fd, err := s.Detach()
				if err != nil {
					return nil, err
				}
				return netlab.FromFileno(fd)
			},
			"tls": func(s *netlab.Socket) (*netlab.Socket, error) {
				return netlab.PrepareTLS(s, netlab.TLSConfig{Insecure: true}, false)
			},
		} {
			t.Run(name, func(t *testing.T) {
				client, server := connected(t)
				client.SetTimeout(timeout)
				calls := client.Calls()
				outcomes := underWay(t, client, 1, func() (string, error) { p, err := client.Recv(patient(t), 9, 0); return string(p), err })
				other, err := give(client)
				must(t, err)
				send(t, server, "hello")
				o := <-outcomes
				if timeout != netlab.NoTimeout {
					wantError(t, o.err, badDescriptor)
				} else if o.got != "hello" || o.err != nil {
					t.Errorf("%q, %v", o.got, o.err)
				}
				must(t, other.Close())
				until(t, func() bool { return calls() == -1 })
			})
		}
	}
}

// TestCloseEvent: an observer is told of the close when it is called, and of the
// call under way when that returns.
func TestCloseEvent(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	var seen events
	client.SetObserver(&seen)
	outcomes := underWay(t, client, 1, func() (string, error) { p, err := client.Recv(ctx, 9, 0); return string(p), err })
	must(t, client.Close())
	must(t, client.Close())
	seen.want(t, "close")
	send(t, server, "hello")
	<-outcomes
	all := seen.want(t, "recv 5")
	if all[0].Local == nil || all[0].Remote == nil || all[0].Socket != client {
		t.Errorf("%+v", all[0])
	}
}

// TestConnClose: package net's Close ends whatever waits.
func TestConnClose(t *testing.T) {
	t.Parallel()
	for _, b := range blocking {
		for _, timeout := range []time.Duration{netlab.NoTimeout, time.Minute} {
			t.Run(b.name, func(t *testing.T) {
				t.Parallel()
				s, wait := b.call(t)
				s.SetTimeout(timeout)
				calls := s.Calls()
				outcomes := underWay(t, s, 3, func() (string, error) { return "", wait(context.Background()) })
				if b.name == "accept" {
					must(t, netlab.NewListener(s).Close())
				} else {
					must(t, netlab.NewConn(s).Close())
				}
				for range 3 {
					o := <-outcomes
					if wantError(t, o.err, badDescriptor); !errors.Is(o.err, net.ErrClosed) {
						t.Error(o.err)
					}
				}
				until(t, func() bool { return calls() == -1 })
			})
		}
	}
}
