package netlab_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"labsh/netlab"
)

// events are what an observer was told: "OP BYTES exception".
type events struct {
	mu  sync.Mutex
	all []netlab.Event
}

func (e *events) Observe(one netlab.Event) {
	e.mu.Lock()
	defer e.mu.Unlock()
	one.Data = append([]byte(nil), one.Data...)
	e.all = append(e.all, one)
}

// take gives the events since the last take.
func (e *events) take() []netlab.Event {
	e.mu.Lock()
	defer e.mu.Unlock()
	all := e.all
	e.all = nil
	return all
}

// want fails unless the events since the last call are those, each "OP", or "OP
// BYTES", or "OP: exception".
func (e *events) want(t *testing.T, want ...string) []netlab.Event {
	t.Helper()
	all := e.take()
	var got []string
	for _, one := range all {
		text := one.Op
		if one.Bytes > 0 {
			text += fmt.Sprint(" ", one.Bytes)
		}
		if one.Err != nil {
			text += ": " + python(one.Err)
		}
		if one.Socket == nil || one.Start.IsZero() || one.Elapsed < 0 || time.Since(one.Start) > time.Minute {
			t.Errorf("%s: socket %v, start %v, elapsed %v", text, one.Socket, one.Start, one.Elapsed)
		}
		if one.Data != nil && len(one.Data) != one.Bytes {
			t.Errorf("%s: %d bytes, %q", text, one.Bytes, one.Data)
		}
		got = append(got, text)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("events %q, want %q", got, want)
	}
	return all
}

// TestEvents: one event for each call, with what came of it.
func TestEvents(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	var seen events
	observed := netlab.WithObserver(&seen)
	done, cancel := context.WithCancel(ctx)
	cancel()

	_, err := netlab.New(done, netlab.AF_INET, netlab.SOCK_STREAM, 0, observed)
	wantError(t, err, "KeyboardInterrupt")
	seen.want(t, "socket: KeyboardInterrupt")
	_, err = netlab.New(ctx, netlab.AF_INET, 99, 0, observed)
	seen.want(t, "socket: "+python(err))

	l, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0, observed)
	must(t, err)
	defer l.Close()
	must(t, l.SetOption("SO_REUSEADDR", "1"))
	must(t, l.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}))
	wantError(t, l.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}), "OSError: [Errno 22] Invalid argument")
	must(t, l.Listen(1))
	all := seen.want(t, "socket", "setsockopt", "bind", "bind: OSError: [Errno 22] Invalid argument", "listen")
	if all[2].Local != l.Local() || all[4].Local != l.Local() || l.Local() == nil {
		t.Errorf("bind at %v, listen at %v", all[2].Local, all[4].Local)
	}
	_, port, _ := netlab.SplitHostPort(l.Local())
	if all[0].Local != nil || all[1].Local != nil || port == 0 || all[3].Local != (netlab.IPv4{Host: "127.0.0.1"}) {
		t.Errorf("at %v and %v before there was an address, the second bind at %v", all[0].Local, all[1].Local, all[3].Local)
	}

	client := tcp(t)
	client.SetObserver(&seen)
	must(t, client.Connect(ctx, l.Local()))
	server, from, err := l.Accept(ctx)
	must(t, err)
	defer server.Close()
	all = seen.want(t, "connect", "accept")
	if all[0].Remote != l.Local() || all[1].Remote != from || all[1].Accepted != server || all[1].Socket != l {
		t.Errorf("%+v", all)
	}

	_, err = client.Send(ctx, []byte("one"), 0)
	must(t, err)
	_, err = server.Recv(ctx, 9, 0)
	must(t, err)
	_, err = client.SendAll(ctx, []byte("four"), 0)
	must(t, err)
	_, err = server.RecvFrom(ctx, 9, 0)
	must(t, err)
	_, err = netlab.NewConn(client).Write([]byte("line\nrest"))
	must(t, err)
	_, err = server.RecvLine(ctx, 0)
	must(t, err)
	_, err = netlab.NewConn(server).Read(make([]byte, 9))
	must(t, err)
	all = seen.want(t, "send 3", "recv 3", "sendall 4", "recvfrom 4", "send 9", "recv 5", "recv 4")
	if string(all[5].Data) != "line\n" || all[6].Local != server.Local() || all[6].Remote != from {
		t.Errorf("%+v", all[5:])
	}

	path := filepath.Join(t.TempDir(), "f")
	must(t, os.WriteFile(path, []byte("12345"), 0o600))
	file, err := os.Open(path)
	must(t, err)
	defer file.Close()
	_, err = server.SendFile(ctx, file, netlab.FileRange{})
	must(t, err)
	must(t, server.Shutdown(netlab.SHUT_WR))
	_, err = client.RecvAll(ctx, 0)
	must(t, err)
	wantError(t, l.Shutdown(netlab.How(77)), "OSError: [Errno 22] Invalid argument")
	seen.want(t, "sendfile 5", "shutdown", "recv 5", "recv", "shutdown: OSError: [Errno 22] Invalid argument")

	twin, err := server.Dup()
	must(t, err)
	f, err := twin.MakeFile("r")
	must(t, err)
	must(t, twin.Close()) // the file holds it open
	all = seen.want(t, "dup")
	if all[0].Socket != twin {
		t.Error("dup of the old socket")
	}
	must(t, f.Close(ctx))
	must(t, f.Close(ctx))
	must(t, twin.Close())
	all = seen.want(t, "close")
	if all[0].Socket != twin || all[0].Local != server.Local() {
		t.Errorf("%+v", all[0])
	}
	_, err = twin.Dup()
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
	seen.want(t, "dup: OSError: [Errno 9] Bad file descriptor")

	fd, err := server.Detach()
	must(t, err)
	_, err = server.Detach()
	must(t, err)
	again, err := netlab.FromFileno(fd, observed)
	must(t, err)
	all = seen.want(t, "detach", "socket")
	if all[0].Local == nil || all[1].Socket != again || all[1].Local != all[0].Local {
		t.Errorf("%+v", all)
	}
	must(t, again.Close())
	must(t, l.Close())
	must(t, client.Close())
	_, err = client.Recv(ctx, 1, 0)
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
	seen.want(t, "close", "close", "close", "recv: OSError: [Errno 9] Bad file descriptor")
}

func TestDatagramEvents(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	var seen events
	a, b := open(t, netlab.AF_INET, netlab.SOCK_DGRAM), open(t, netlab.AF_INET, netlab.SOCK_DGRAM)
	must(t, a.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}))
	must(t, b.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}))
	a.SetObserver(&seen)
	b.SetObserver(&seen)
	_, err := a.SendTo(ctx, []byte("bonjour"), 0, b.Local())
	must(t, err)
	_, err = b.RecvFrom(ctx, 3, netlab.MSG_PEEK)
	must(t, err)
	must(t, b.JoinGroup("224.1.2.3", ""))
	a.SetObserver(nil)
	_, err = a.SendTo(ctx, []byte("bonsoir"), 0, b.Local())
	must(t, err)
	all := seen.want(t, "sendto 7", "recvfrom 3", "setsockopt")
	if all[0].Remote != b.Local() || all[1].Remote != a.Local() || all[1].Length != 7 || all[1].Flags != netlab.MSG_PEEK {
		t.Errorf("%+v", all)
	}
	x, y, err := netlab.Socketpair(ctx, netlab.AF_UNIX, netlab.SOCK_STREAM, 0, netlab.WithObserver(&seen))
	must(t, err)
	all = seen.want(t, "socketpair", "socketpair")
	if all[0].Socket != x || all[1].Socket != y {
		t.Error("not of the two")
	}
	must(t, x.Close())
	must(t, y.Close())
	seen.want(t, "close", "close")
}

func TestTLSEvents(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	certificate, err := netlab.LocalhostCertificate()
	must(t, err)
	client, server := connected(t)
	var seen events
	client.SetObserver(&seen)
	accepted := make(chan *netlab.Socket, 1)
	go func() {
		s, err := netlab.StartTLSServer(ctx, server, certificate)
		if err != nil {
			t.Error(err)
		}
		accepted <- s
	}()
	secure, err := netlab.StartTLS(ctx, client, netlab.TLSConfig{Insecure: true})
	must(t, err)
	defer secure.Close()
	peer := <-accepted
	defer peer.Close()
	send(t, secure, "hidden")
	_, err = netlab.StartTLS(ctx, secure, netlab.TLSConfig{Insecure: true})
	wantError(t, err, "ValueError: the socket speaks TLS already")
	_, err = netlab.StartTLS(ctx, client, netlab.TLSConfig{Insecure: true})
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
	all := seen.want(t, "tls", "sendall 6", "tls: ValueError: the socket speaks TLS already", "tls: OSError: [Errno 9] Bad file descriptor")
	if all[0].Socket != secure || all[0].Remote == nil || string(all[1].Data) != "hidden" || all[3].Socket != client {
		t.Errorf("%+v", all)
	}
}

// TestObserverMeanwhile: who begins to observe while a call is under way is told
// of its end.
func TestObserverMeanwhile(t *testing.T) {
	t.Parallel()
	client, _ := connected(t)
	var seen events
	path := filepath.Join(t.TempDir(), "f")
	must(t, os.WriteFile(path, []byte("12345"), 0o600))
	file, err := os.Open(path)
	must(t, err)
	defer file.Close()
	_, err = client.SendFile(patient(t), file, netlab.FileRange{Progress: func(_, _ int64) { client.SetObserver(&seen) }})
	must(t, err)
	if all := seen.want(t, "sendfile 5"); len(all) == 1 && all[0].Elapsed > time.Minute {
		t.Errorf("%+v", all[0])
	}
}
