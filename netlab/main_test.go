package netlab_test

import (
	"context"
	"testing"
	"time"

	"go.uber.org/goleak"

	"labsh/netlab"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patient is a context that ends a test that hangs.
func patient(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// tcp returns a new TCP socket, closed with the test.
func tcp(t testing.TB) *netlab.Socket { return open(t, netlab.AF_INET, netlab.SOCK_STREAM) }

func open(t testing.TB, family netlab.Family, typ netlab.Type) *netlab.Socket {
	t.Helper()
	s, err := netlab.New(patient(t), family, typ, 0)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

// listening returns a TCP socket that listens on a loopback port of the
// kernel's choice.
func listening(t testing.TB, backlog int) (*netlab.Socket, netlab.Address) {
	t.Helper()
	s := tcp(t)
	must(t, s.Bind(patient(t), netlab.IPv4{Host: "127.0.0.1"}))
	must(t, s.Listen(backlog))
	address, err := s.Getsockname()
	must(t, err)
	return s, address
}

// connected returns the two ends of a TCP connection: the client's, the
// server's.
func connected(t testing.TB) (client, server *netlab.Socket) {
	t.Helper()
	l, address := listening(t, 1)
	client = tcp(t)
	must(t, client.Connect(patient(t), address))
	server, _, err := l.Accept(patient(t))
	must(t, err)
	t.Cleanup(func() { server.Close() })
	must(t, l.Close())
	return client, server
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// python is the last line of CPython's traceback for err.
func python(err error) string {
	e, ok := err.(*netlab.Error)
	if !ok {
		return "?"
	}
	if e.Error() == "" {
		return e.Name
	}
	return e.Name + ": " + e.Error()
}

func wantError(t testing.TB, err error, want string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want %s", want)
	}
	if got := python(err); got != want {
		t.Fatalf("got  %s\nwant %s", got, want)
	}
}
