package requests_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"

	"golang.org/x/sys/unix"

	"labsh/netlab"
	"labsh/shell/module"
	"labsh/shell/module/moduletest"
)

// TestNoDelay: a request's writes do not wait for each other, as with urllib3.
func TestNoDelay(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer server.Close()
	var dialled *netlab.Conn
	s := moduletest.NewFor(t, &module.Host{Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := new(netlab.Dialer).DialContext(ctx, network, address)
		if err == nil {
			dialled = c.(*netlab.Conn)
		}
		return c, err
	}})
	if o := s.Do("import requests\ns = requests.Session()\nprint(s.get('" + server.URL + "').status_code)"); o.Out != "200\n" {
		t.Fatalf("%+v", o)
	}
	if on, err := dialled.Socket().GetsockoptInt(unix.IPPROTO_TCP, unix.TCP_NODELAY); on == 0 || err != nil {
		t.Errorf("TCP_NODELAY: %d, %v", on, err)
	}
	if o := s.Do("s.close()"); o.Err != "" {
		t.Error(o.Err)
	}
}

// Requests with a body over a kept connection, on several at once.
func BenchmarkKept(b *testing.B) {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		_, _ = io.WriteString(w, "ok")
	})
	plain, secure := httptest.NewServer(handler), httptest.NewTLSServer(handler)
	defer plain.Close()
	defer secure.Close()
	for _, server := range []*httptest.Server{plain, secure} {
		for _, size := range []int{100, 20_000, 100_000} {
			b.Run(fmt.Sprint(server.URL[:5], " ", size), func(b *testing.B) {
				b.RunParallel(func(loop *testing.PB) {
					s := moduletest.New(b)
					if o := s.Do(fmt.Sprintf("import requests\ns = requests.Session()\ns.verify = False\nbody = b'x' * %d", size)); o.Err != "" {
						b.Error(o.Err)
					}
					for loop.Next() {
						if o := s.Do("_ = s.post('" + server.URL + "', data=body)"); o.Err != "" {
							b.Error(o.Err)
							return
						}
					}
					s.Do("s.close()")
				})
			})
		}
	}
}
