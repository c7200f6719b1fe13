package httpwire_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"labsh/netlab/httpwire"
)

// FuzzReadResponse: any bytes, given in any pieces, are read alike, within the
// limits; and where net/http reads a whole answer too, it reads the same body.
func FuzzReadResponse(f *testing.F) {
	for _, seed := range []string{
		"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 200 OK\r\n",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nX: y\r\n\r\nmore",
		"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 404 Not Found\r\n\r\nbody",
		"HTTP/1.1 204 No Content\nA: b\n c\n\n", "SSH-2.0\r\n", "HTTP/1.1 200\r\n\r\n",
	} {
		f.Add([]byte(seed), "GET", uint8(3))
		f.Add([]byte(seed), "HEAD", uint8(1))
	}
	f.Fuzz(func(t *testing.T, text []byte, method string, step uint8) {
		const limit = 100_000
		want := httpwire.Want{Method: method, MaxBody: limit}
		pieces := &tape{bytes.Clone(text), int(step) + 1}
		a, errA := httpwire.NewReader(pieces).ReadResponse(want)
		b, errB := httpwire.NewReader(plain(string(text))).ReadResponse(want)
		if (errA == nil) != (errB == nil) || (a == nil) != (b == nil) {
			t.Fatalf("%v in pieces, %v at once", errA, errB)
		}
		var known *httpwire.Error
		if errA != nil && !errors.As(errA, &known) {
			t.Fatalf("%T", errA)
		}
		if a == nil {
			return
		}
		if errA == nil && (!bytes.Equal(a.Raw(), b.Raw()) || !bytes.Equal(a.Body, b.Body)) {
			t.Fatalf("%q in pieces, %q at once", a.Raw(), b.Raw())
		}
		before := 0
		for _, i := range a.Interim {
			before += len(i.Raw)
		}
		if used := len(text) - len(pieces.rest); used != before+len(a.Raw()) {
			t.Fatalf("%d bytes read, %d of them kept", used, before+len(a.Raw()))
		}
		if len(a.Body) > limit {
			t.Fatalf("a body of %d bytes", len(a.Body))
		}
		if _, err := a.Decode(context.Background(), limit); err != nil && !errors.As(err, &known) {
			t.Fatalf("%T", err)
		}
		httpwire.Diagnose(text, a, errA)
		if errA != nil || method == "CONNECT" {
			return
		}
		std, err := http.ReadResponse(bufio.NewReader(strings.NewReader(string(text[before:]))), &http.Request{Method: method})
		if err != nil {
			t.Fatalf("net/http: %v", err)
		}
		body, err := io.ReadAll(std.Body)
		std.Body.Close()
		if err == nil && !bytes.Equal(body, a.Body) {
			t.Fatalf("body %q, net/http's %q", a.Body, body)
		}
	})
}
