package requests_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"

	"labsh/netlab"
	"labsh/netlab/httpwire"
	"labsh/shell/module/moduletest"
	"labsh/shell/python/object"
)

// raising gives what requests.get of a URL raises.
func raising(t *testing.T, url string) error {
	t.Helper()
	s := moduletest.New(t)
	err := s.Raise(fmt.Sprintf("import requests\nrequests.get(%q)", url))
	if _, raised := object.AsException(err); !raised {
		t.Fatalf("%s: %v is no exception", url, err)
	}
	return err
}

// once serves one connection with what serve does, and gives its URL.
func once(t *testing.T, serve func(c net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		serve(c)
	}()
	t.Cleanup(func() {
		l.Close()
		<-done
	})
	return l.Addr().String()
}

// TestOrigin finds, from an exception of requests, the error that the exchange met.
func TestOrigin(t *testing.T) {
	refusing, err := netlab.New(t.Context(), netlab.AF_INET, netlab.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = refusing.Close() })
	if err := refusing.Bind(t.Context(), netlab.HostPort(netlab.AF_INET, "127.0.0.1", 0)); err != nil {
		t.Fatal(err)
	}
	_, port, _ := netlab.SplitHostPort(refusing.Local())
	if err := raising(t, fmt.Sprintf("http://127.0.0.1:%d", port)); !errors.Is(err, syscall.ECONNREFUSED) || !errors.As(err, new(*netlab.Error)) {
		t.Errorf("refused: %v", err)
	}

	for what, c := range map[string]struct {
		answer string
		kind   httpwire.ErrorKind
	}{
		"no answer": {"", httpwire.NoAnswer},
		"cut short": {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", httpwire.CutShort},
		"no HTTP":   {"hello\r\n\r\n", httpwire.Malformed},
		"long line": {"HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 1<<17) + "\r\n\r\n", httpwire.LineTooLong},
	} {
		address := once(t, func(conn net.Conn) {
			_, _ = http.ReadRequest(bufio.NewReader(conn))
			_, _ = io.WriteString(conn, c.answer)
		})
		var wire *httpwire.Error
		if err := raising(t, "http://"+address); !errors.As(err, &wire) || wire.Kind != c.kind {
			t.Errorf("%s: %v; its origin is %+v", what, err, wire)
		}
	}

	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = quiet
	secure.StartTLS()
	t.Cleanup(secure.Close)
	var cause *netlab.TLSError
	if err := raising(t, secure.URL); !errors.As(err, &cause) || cause.Fault != netlab.TLSCertificate {
		t.Errorf("untrusted: %v; its fault is %+v", err, cause)
	} else if want := "(Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006)')))"; !strings.HasSuffix(err.Error(), want) {
		t.Errorf("untrusted: %v", err)
	}
	plain := once(t, func(c net.Conn) { _, _ = io.WriteString(c, "hello, this is no TLS\n"); _, _ = io.Copy(io.Discard, c) })
	if err := raising(t, "https://"+plain); !errors.As(err, &cause) || cause.Fault != netlab.TLSNotSpoken {
		t.Errorf("no TLS: %v; its fault is %+v", err, cause)
	}
}

// quiet is where servers tell of the handshakes that tests make fail.
var quiet = log.New(io.Discard, "", 0)
