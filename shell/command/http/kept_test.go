package http_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"labsh/netlab"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// TestHTTPHeadGoesWithBody: the head of a request with a long body does not go out by
// itself: on a kept connection the body's end would wait for its acknowledgement.
func TestHTTPHeadGoesWithBody(t *testing.T) {
	t.Parallel()
	const size = 70_000
	h, port := kept(t)
	file := filepath.Join(t.TempDir(), "body")
	if err := os.WriteFile(file, make([]byte, size), 0o600); err != nil {
		t.Fatal(err)
	}
	var flags []int
	h.Sockets.Observer = netlab.ObserverFunc(func(e netlab.Event) {
		if e.Op == "sendall" {
			flags = append(flags, e.Flags)
		}
	})
	h.Run("quiet on\nc = connect 127.0.0.1 " + port + "\nhttp POST /x @" + file + "\nhttp POST /x a=1\nclose all")
	if !slices.Equal(flags, []int{netlab.MSG_MORE, 0, 0}) {
		t.Errorf("sent with flags %d", flags)
	}
}

// kept is a session, and the port of a server that answers one request after another.
func kept(t testing.TB) (h *commandtest.Session, port string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan struct{})
	go func() {
		defer close(served)
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		for in := bufio.NewReader(c); ; {
			r, err := http.ReadRequest(in)
			if err != nil {
				return
			}
			_, _ = io.Copy(io.Discard, r.Body)
			if _, err := io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"); err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() { l.Close(); <-served })
	_, port, _ = net.SplitHostPort(l.Addr().String())
	return commandtest.New(t, locale.English), port
}

// Requests by hand, with a body, over a kept connection.
func BenchmarkKept(b *testing.B) {
	for _, size := range []int{100, 20_000, 100_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			file := filepath.Join(b.TempDir(), "body")
			if err := os.WriteFile(file, make([]byte, size), 0o600); err != nil {
				b.Fatal(err)
			}
			h, port := kept(b)
			h.Run("quiet on\nc = connect 127.0.0.1 " + port)
			for b.Loop() {
				h.Run("http POST /x @" + file)
			}
			h.Run("close all")
		})
	}
}
