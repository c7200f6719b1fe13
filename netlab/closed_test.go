package netlab_test

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"labsh/netlab"
)

// TestClosed: each method of a closed socket says so.
func TestClosed(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	s := tcp(t)
	c := netlab.NewConn(s)
	must(t, s.Close())
	must(t, s.Close())
	address := netlab.IPv4{Host: "127.0.0.1", Port: 9}
	for name, call := range map[string]func() error{
		"bind":        func() error { return s.Bind(ctx, address) },
		"listen":      func() error { return s.Listen(1) },
		"accept":      func() error { _, _, err := s.Accept(ctx); return err },
		"connect":     func() error { return s.Connect(ctx, address) },
		"send":        func() error { _, err := s.Send(ctx, []byte("x"), 0); return err },
		"sendall":     func() error { _, err := s.SendAll(ctx, []byte("x"), 0); return err },
		"sendto":      func() error { _, err := s.SendTo(ctx, []byte("x"), 0, address); return err },
		"recv":        func() error { _, err := s.Recv(ctx, 1, 0); return err },
		"recvfrom":    func() error { _, err := s.RecvFrom(ctx, 1, 0); return err },
		"shutdown":    func() error { return s.Shutdown(netlab.SHUT_WR) },
		"getsockname": func() error { _, err := s.Getsockname(); return err },
		"setsockopt":  func() error { return s.SetOption("SO_REUSEADDR", "1") },
		"getsockopt":  func() error { _, err := s.Option("SO_REUSEADDR"); return err },
		"Read":        func() error { _, err := c.Read(make([]byte, 1)); return err },
		"Write":       func() error { _, err := c.Write([]byte("x")); return err },
		"SetDeadline": func() error { return c.SetDeadline(time.Now()) },
		"recvline":    func() error { _, err := s.RecvLine(ctx, 0); return err },
		"recvexactly": func() error { _, err := s.RecvExactly(ctx, 1); return err },
		"dup":         func() error { _, err := s.Dup(); return err },
		"StartTLS":    func() error { _, err := netlab.StartTLS(ctx, s, netlab.TLSConfig{Insecure: true}); return err },
		"JoinGroup":   func() error { return s.JoinGroup("224.1.1.1", "") },
	} {
		err := call()
		if err == nil || python(err) != "OSError: [Errno 9] Bad file descriptor" || !errors.Is(err, net.ErrClosed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	u := udp(t)
	must(t, u.Close())
	_, err := u.RecvFrom(ctx, 1, 0)
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
	_, err = u.SendTo(ctx, []byte("x"), 0, address)
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
	if fd, err := s.Detach(); fd != -1 || err != nil {
		t.Errorf("detach: %d %v", fd, err)
	}
	if n, err := c.Read(nil); n != 0 || err != nil {
		t.Errorf("Read of nothing: %d %v", n, err)
	}
}

// TestFailedMakers: what makes a socket leaves none open when it fails.
func TestFailedMakers(t *testing.T) {
	ctx := patient(t)
	before := descriptors(t)
	taken, address := listening(t, 1)
	closed := tcp(t)
	must(t, closed.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}))
	_, refusing, _ := netlab.SplitHostPort(closed.Local())
	for name, call := range map[string]func() error{
		"CreateServer": func() error {
			_, err := netlab.CreateServer(ctx, netlab.Listening{Address: address, Backlog: 1})
			return err
		},
		"CreateConnection": func() error { _, err := netlab.CreateConnection(ctx, "127.0.0.1", refusing); return err },
		"Client.Connect":   func() error { return netlab.NewClient("127.0.0.1", refusing).Connect(ctx) },
		"Server.Start":     func() error { return (&netlab.Server{Address: address}).Start(ctx) },
		"Dialer": func() error {
			_, err := new(netlab.Dialer).DialContext(ctx, "unix", filepath.Join(t.TempDir(), "none"))
			return err
		},
		"FromFileno": func() error { _, err := netlab.FromFileno(1 << 20); return err },
	} {
		if err := call(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	must(t, taken.Close())
	must(t, closed.Close())
	if after := descriptors(t); after > before {
		t.Errorf("%d descriptors before, %d after", before, after)
	}
}

func descriptors(t *testing.T) int {
	t.Helper()
	all, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip(err)
	}
	return len(all)
}
