package netlab_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"sync"
	"syscall"
	"testing"
	"time"

	"labsh/netlab"
)

func TestExchange(t *testing.T) {
	ctx := patient(t)
	client, server := connected(t)
	n, err := client.Send(ctx, []byte("Message Client vers Serveur\n"), 0)
	must(t, err)
	if n != 28 {
		t.Fatalf("send returned %d", n)
	}
	got, err := server.Recv(ctx, 100, 0)
	must(t, err)
	if string(got) != "Message Client vers Serveur\n" {
		t.Fatalf("received %q", got)
	}
	must(t, client.Shutdown(netlab.SHUT_WR))
	for range 2 { // the end stays the end
		got, err = server.Recv(ctx, 100, 0)
		must(t, err)
		if len(got) != 0 {
			t.Fatalf("received %q after the end", got)
		}
	}
	must(t, client.Close())
	must(t, client.Close())
	if got := client.String(); got != "<socket.socket [closed] fd=-1, family=2, type=1, proto=0>" {
		t.Error(got)
	}
	open := regexp.MustCompile(`^<socket.socket fd=\d+, family=2, type=1, proto=0, laddr=\('127.0.0.1', \d+\), raddr=\('127.0.0.1', \d+\)>$`)
	_, err = server.Getpeername()
	must(t, err)
	if !open.MatchString(server.String()) {
		t.Error(server.String())
	}
}

// tooMuch is more than two sockets' buffers take (tcp(7): 4 and 6 MiB).
var tooMuch = make([]byte, 32<<20)

// blocking are the calls that wait, each on a socket of its own where it would
// wait for ever.
var blocking = []struct {
	name string
	call func(t *testing.T) (s *netlab.Socket, wait func(context.Context) error)
}{
	{"accept", func(t *testing.T) (*netlab.Socket, func(context.Context) error) {
		s, _ := listening(t, 1)
		return s, func(ctx context.Context) error { _, _, err := s.Accept(ctx); return err }
	}},
	{"recv", func(t *testing.T) (*netlab.Socket, func(context.Context) error) {
		s, _ := connected(t)
		return s, func(ctx context.Context) error { _, err := s.Recv(ctx, 1, 0); return err }
	}},
	{"recvfrom", func(t *testing.T) (*netlab.Socket, func(context.Context) error) {
		s := udp(t)
		return s, func(ctx context.Context) error { _, err := s.RecvFrom(ctx, 1, 0); return err }
	}},
	{"recvline", func(t *testing.T) (*netlab.Socket, func(context.Context) error) {
		s, _ := connected(t)
		return s, func(ctx context.Context) error { _, err := s.RecvLine(ctx, 0); return err }
	}},
	{"recvall", func(t *testing.T) (*netlab.Socket, func(context.Context) error) {
		s, _ := connected(t)
		return s, func(ctx context.Context) error { _, err := s.RecvAll(ctx, 0); return err }
	}},
	{"sendall", func(t *testing.T) (*netlab.Socket, func(context.Context) error) {
		s, _ := connected(t)
		return s, func(ctx context.Context) error { _, err := s.SendAll(ctx, tooMuch, 0); return err }
	}},
}

func TestTimeout(t *testing.T) {
	for _, b := range blocking {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			s, wait := b.call(t)
			s.SetTimeout(5 * time.Millisecond)
			err := wait(patient(t))
			wantError(t, err, "TimeoutError: timed out")
			s.SetTimeout(0)
			wantError(t, wait(patient(t)), "BlockingIOError: [Errno 11] Resource temporarily unavailable")
			s.SetTimeout(5 * time.Millisecond)
			wantError(t, wait(patient(t)), "TimeoutError: timed out")
		})
	}
}

func TestInterrupt(t *testing.T) {
	for _, b := range blocking {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			_, wait := b.call(t)
			for range 3 { // and the socket is as good as before
				ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
				err := wait(ctx)
				cancel()
				if !errors.Is(err, context.DeadlineExceeded) {
					t.Fatalf("got %v", err)
				}
			}
			ctx, cancel := context.WithCancel(context.Background())
			time.AfterFunc(5*time.Millisecond, cancel)
			if err := wait(ctx); !errors.Is(err, context.Canceled) {
				t.Fatalf("got %v", err)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	ctx := patient(t)
	l, used := listening(t, 1)
	client, server := connected(t)
	unconnected := tcp(t)
	closed := tcp(t)
	must(t, closed.Close())
	free := tcp(t) // bound, not listening: nobody else gets its port meanwhile
	must(t, free.Bind(ctx, netlab.IPv4{Host: "localhost"}))
	refused := free.Local()

	recv := func(s *netlab.Socket) error { _, err := s.Recv(ctx, 1, 0); return err }
	send := func(s *netlab.Socket) error { _, err := s.Send(ctx, []byte("x"), 0); return err }
	accept := func(s *netlab.Socket) error { _, _, err := s.Accept(ctx); return err }
	connect := func(s *netlab.Socket, a netlab.Address) error { return s.Connect(ctx, a) }
	peername := func(s *netlab.Socket) error { _, err := s.Getpeername(); return err }

	for _, test := range []struct {
		name string
		err  error
		want string
	}{
		{"refused", connect(tcp(t), refused), "ConnectionRefusedError: [Errno 111] Connection refused"},
		{"port in use", tcp(t).Bind(ctx, used), "OSError: [Errno 98] Address already in use"},
		{"not our address", tcp(t).Bind(ctx, netlab.IPv4{Host: "192.0.2.1"}), "OSError: [Errno 99] Cannot assign requested address"},
		{"bind twice", l.Bind(ctx, netlab.IPv4{}), "OSError: [Errno 22] Invalid argument"},
		{"accept without listen", accept(tcp(t)), "OSError: [Errno 22] Invalid argument"},
		{"connect twice", connect(client, used), "OSError: [Errno 106] Transport endpoint is already connected"},
		{"listener connects", connect(l, used), "OSError: [Errno 106] Transport endpoint is already connected"},
		{"recv unconnected", recv(unconnected), "OSError: [Errno 107] Transport endpoint is not connected"},
		{"getpeername unconnected", peername(unconnected), "OSError: [Errno 107] Transport endpoint is not connected"},
		{"shutdown unconnected", unconnected.Shutdown(netlab.SHUT_RDWR), "OSError: [Errno 107] Transport endpoint is not connected"},
		{"send unconnected", send(unconnected), "BrokenPipeError: [Errno 32] Broken pipe"},
		{"send on a listener", send(l), "BrokenPipeError: [Errno 32] Broken pipe"},
		{"recv closed", recv(closed), "OSError: [Errno 9] Bad file descriptor"},
		{"send closed", send(closed), "OSError: [Errno 9] Bad file descriptor"},
		{"accept closed", accept(closed), "OSError: [Errno 9] Bad file descriptor"},
		{"connect closed", connect(closed, used), "OSError: [Errno 9] Bad file descriptor"},
		{"listen closed", closed.Listen(1), "OSError: [Errno 9] Bad file descriptor"},
		{"unknown host", connect(tcp(t), netlab.IPv4{Host: "nosuch.invalid", Port: 1}), "socket.gaierror: [Errno -2] Name or service not known"},
		{"IPv6 on IPv4", connect(tcp(t), netlab.IPv4{Host: "::1", Port: 1}), "socket.gaierror: [Errno -9] Address family for hostname not supported"},
		{"bad port", connect(tcp(t), netlab.IPv4{Host: "localhost", Port: 70000}), "OverflowError: connect(): port must be 0-65535."},
		{"negative", func() error { _, err := server.Recv(ctx, -1, 0); return err }(), "ValueError: negative buffersize in recv"},
	} {
		t.Run(test.name, func(t *testing.T) { wantError(t, test.err, test.want) })
	}
	if err := connect(tcp(t), refused); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Error("errors.Is does not find the errno")
	}
	if n, err := tcp(t).ConnectEx(ctx, refused); n != 111 || err != nil {
		t.Error(n, err)
	}
}

// A second connect after a refusal asks again, except after one with a
// timeout, where CPython's way of asking leaves ECONNABORTED behind.
func TestConnectAgain(t *testing.T) {
	bound := tcp(t)
	must(t, bound.Bind(patient(t), netlab.IPv4{Host: "localhost"}))
	for _, test := range []struct {
		timeout time.Duration
		want    []int
	}{
		{netlab.NoTimeout, []int{111, 111, 111}},
		{time.Second, []int{111, 103, 111}},
		{0, []int{115, 111, 115}},
	} {
		s := tcp(t)
		s.SetTimeout(test.timeout)
		for i, want := range test.want {
			got, err := s.ConnectEx(patient(t), bound.Local())
			if err != nil || got != want {
				t.Errorf("timeout %v, connect %d: %d, %v; want %d", test.timeout, i+1, got, err, want)
			}
		}
	}
}

func TestObserver(t *testing.T) {
	ctx := patient(t)
	var mu sync.Mutex
	var seen []string
	observer := netlab.ObserverFunc(func(e netlab.Event) {
		mu.Lock()
		defer mu.Unlock()
		seen = append(seen, fmt.Sprintf("%s %d %q %v", e.Op, e.Bytes, e.Data, e.Err))
	})
	l, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0, netlab.WithObserver(observer))
	must(t, err)
	defer l.Close()
	must(t, l.Bind(ctx, netlab.IPv4{Host: "localhost"}))
	must(t, l.Listen(1))
	client := tcp(t)
	must(t, client.Connect(ctx, l.Local()))
	server, _, err := l.Accept(ctx)
	must(t, err)
	_, err = server.Send(ctx, []byte("hi"), 0)
	must(t, err)
	send(t, client, "one\ntwo")
	_, err = server.RecvLine(ctx, 0) // which only peeks at "two"
	must(t, err)
	must(t, server.Close())
	want := []string{`socket 0 "" <nil>`, `bind 0 "" <nil>`, `listen 0 "" <nil>`, `accept 0 "" <nil>`, `send 2 "hi" <nil>`, `recv 4 "one\n" <nil>`, `close 0 "" <nil>`}
	mu.Lock()
	defer mu.Unlock()
	if fmt.Sprint(seen) != fmt.Sprint(want) {
		t.Errorf("got  %q\nwant %q", seen, want)
	}
}
