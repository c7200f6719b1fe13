package httpwire_test

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"labsh/netlab/httpwire"
)

func TestReadResponse(t *testing.T) {
	t.Parallel()
	const after = "HTTP/1.1 200 NEXT\r\n"
	tests := []struct {
		name, method, message string
		status                int
		framing               httpwire.Framing
		keep                  bool
		body                  string
	}{
		{"length", "GET", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, httpwire.ByLength, true, "hello"},
		{"length and close", "GET", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello", 200, httpwire.ByLength, false, "hello"},
		{"a body like a head", "GET", "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n\r\n\r\n\r\n\r\n", 200, httpwire.ByLength, true, "\r\n\r\n\r\n\r\n"},
		{"empty", "GET", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, httpwire.ByLength, true, ""},
		{"no reason", "GET", "HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n", 404, httpwire.ByLength, true, ""},
		{"head", "HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", 200, httpwire.NoBody, true, ""},
		{"head of chunks", "HEAD", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", 200, httpwire.NoBody, true, ""},
		{"204", "GET", "HTTP/1.1 204 No Content\r\n\r\n", 204, httpwire.NoBody, true, ""},
		{"304", "GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n", 304, httpwire.NoBody, true, ""},
		{"101", "GET", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", 101, httpwire.NoBody, true, ""},
		{"tunnel", "CONNECT", "HTTP/1.1 200 OK\r\n\r\n", 200, httpwire.NoBody, true, ""},
		{"chunks", "GET", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1;x=y\r\n!\r\n0\r\n\r\n", 200, httpwire.ByChunks, true, "hello!"},
		{"trailer", "GET", "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\nA\r\n0123456789\r\n000\r\nX-Sum: 1\r\n\r\n", 200, httpwire.ByChunks, true, "0123456789"},
		{"chunks over length", "GET", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", 200, httpwire.ByChunks, true, "a"},
		{"line feeds", "GET", "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi", 200, httpwire.ByLength, true, "hi"},
		{"old", "GET", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi", 200, httpwire.ByLength, false, "hi"},
		{"old that stays", "GET", "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nhi", 200, httpwire.ByLength, true, "hi"},
	}
	for _, tt := range tests {
		for how, r := range readers(tt.message + after) {
			resp, err := r.ReadResponse(httpwire.Want{Method: tt.method})
			if err != nil {
				t.Errorf("%s, %s: %v", tt.name, how, err)
				continue
			}
			if resp.StatusCode != tt.status || resp.Framing != tt.framing || resp.KeepAlive != tt.keep || string(resp.Body) != tt.body {
				t.Errorf("%s, %s: %+v", tt.name, how, resp)
			}
			if string(resp.Raw()) != tt.message || !strings.HasSuffix(strings.ReplaceAll(string(resp.Raw()[:resp.Head]), "\r", ""), "\n\n") {
				t.Errorf("%s, %s: raw %q head %d", tt.name, how, resp.Raw(), resp.Head)
			}
			if rest, err := io.ReadAll(r); err != nil || string(rest) != after {
				t.Errorf("%s, %s: what follows is %q %v", tt.name, how, rest, err)
			}
		}
	}
}

func TestUntilEnd(t *testing.T) {
	t.Parallel()
	for how, r := range readers("HTTP/1.1 200 OK\r\nServer: x\r\n\r\nall of\r\n\r\nthis") {
		resp, err := r.ReadResponse(httpwire.Want{Method: "GET"})
		if err != nil || resp.Framing != httpwire.UntilEnd || resp.KeepAlive || string(resp.Body) != "all of\r\n\r\nthis" || resp.Length != -1 {
			t.Errorf("%s: %+v %v", how, resp, err)
		}
	}
}

func TestHeadersAsReceived(t *testing.T) {
	t.Parallel()
	for how, r := range readers("HTTP/1.1 200 Très bien \r\nx-B:  two  \r\nX-a: 1\r\nSET-cookie: a\r\n  b\r\nx-b:\r\nContent-Length: 0\r\n\r\n") {
		resp, err := r.ReadResponse(httpwire.Want{})
		if err != nil {
			t.Fatal(how, err)
		}
		want := httpwire.Fields{{"x-B", "two"}, {"X-a", "1"}, {"SET-cookie", "a b"}, {"x-b", ""}, {"Content-Length", "0"}}
		if !reflect.DeepEqual(resp.Header, want) || resp.Reason != "Très bien" || resp.StatusLine != "HTTP/1.1 200 Très bien " {
			t.Errorf("%s: %q %q", how, resp.Header, resp.Reason)
		}
		if !reflect.DeepEqual(resp.Header.Values("X-B"), []string{"two", ""}) || resp.Header.Get("set-cookie") != "a b" {
			t.Errorf("%s: fields by name", how)
		}
	}
}

func TestInterim(t *testing.T) {
	t.Parallel()
	const text = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
	for how, r := range readers(text) {
		var seen []int
		resp, err := r.ReadResponse(httpwire.Want{OnInterim: func(i httpwire.Interim) { seen = append(seen, i.StatusCode) }})
		if err != nil || resp.StatusCode != 200 || !reflect.DeepEqual(seen, []int{100, 103}) || len(resp.Interim) != 2 || string(resp.Body) != "hi" {
			t.Errorf("%s: %+v %v %v", how, resp, seen, err)
		}
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	const ok = "HTTP/1.1 200 OK\r\n"
	const chunked = ok + "Transfer-Encoding: chunked\r\n\r\n"
	long := strings.Repeat("x", httpwire.MaxLine)
	tests := []struct {
		name, message string
		kind          httpwire.ErrorKind
		got, want     int64
	}{
		{"nothing", "", httpwire.NoAnswer, 0, 0},
		{"half a line", "HTTP/1.", httpwire.CutShort, 7, -1},
		{"half a head", ok + "Server: x\r\n", httpwire.CutShort, 28, -1},
		{"half a body", ok + "Content-Length: 100\r\n\r\nhello", httpwire.CutShort, 5, 100},
		{"half a chunk", chunked + "5\r\nhel", httpwire.CutShort, 3, -1},
		{"no chunk size", chunked, httpwire.CutShort, 0, -1},
		{"half a chunk size", chunked + "5", httpwire.CutShort, 0, -1},
		{"no end of a chunk", chunked + "5\r\nhello", httpwire.CutShort, 5, -1},
		{"half an end of a chunk", chunked + "5\r\nhello\r", httpwire.CutShort, 5, -1},
		{"half a last chunk", chunked + "5\r\nhello\r\n0\r\n", httpwire.CutShort, 5, -1},
		{"no last chunk", chunked + "5\r\nhello\r\n", httpwire.CutShort, 5, -1},
		{"half a trailer", chunked + "0\r\nX: y\r\n", httpwire.CutShort, 0, -1},
		{"another protocol", "SSH-2.0-OpenSSH_9.2\r\n", httpwire.Malformed, 0, 0},
		{"no status", "HTTP/1.1 abc\r\n\r\n", httpwire.Malformed, 0, 0},
		{"no version", "HTTP/x 200 OK\r\n\r\n", httpwire.Malformed, 0, 0},
		{"no colon", ok + "Server\r\n\r\n", httpwire.Malformed, 0, 0},
		{"bad length", ok + "Content-Length: -5\r\n\r\n", httpwire.Malformed, 0, 0},
		{"two lengths", ok + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", httpwire.Malformed, 0, 0},
		{"unknown coding", ok + "Transfer-Encoding: gzip\r\n\r\n", httpwire.Malformed, 0, 0},
		{"bad chunk size", chunked + "xyz\r\n", httpwire.Malformed, 0, 0},
		{"empty chunk size", chunked + "\r\n", httpwire.Malformed, 0, 0},
		{"signed chunk size", chunked + "+1\r\na\r\n", httpwire.Malformed, 0, 0},
		{"immense chunk", chunked + "ffffffffffffffff\r\n", httpwire.Malformed, 0, 0},
		{"great chunk", chunked + "7fffffffffffffff\r\n", httpwire.BodyTooLarge, 0, 0},
		{"chunk too short", chunked + "3\r\nhello\r\n", httpwire.Malformed, 0, 0},
		{"long status", "HTTP/1.1 200 " + long + "\r\n", httpwire.LineTooLong, 0, 0},
		{"long header", ok + "X: " + long + "\r\n\r\n", httpwire.LineTooLong, 0, 0},
		{"endless line", ok + "X: " + long + long, httpwire.LineTooLong, 0, 0},
		{"many headers", ok + strings.Repeat("X: "+long[:60_000]+"\r\n", 18) + "\r\n", httpwire.HeadTooLarge, 0, 0},
		{"many interim", strings.Repeat("HTTP/1.1 100 Continue\r\nX: "+long[:60_000]+"\r\n\r\n", 18), httpwire.HeadTooLarge, 0, 0},
		{"long chunk line", chunked + "5;" + long + long, httpwire.LineTooLong, 0, 0},
		{"large body", ok + "Content-Length: 200001\r\n\r\n" + strings.Repeat("x", 200_001), httpwire.BodyTooLarge, 0, 0},
		{"large until end", ok + "\r\n" + strings.Repeat("x", 200_001), httpwire.BodyTooLarge, 0, 0},
		{"large chunks", chunked + strings.Repeat("5\r\nhello\r\n", 30_000), httpwire.BodyTooLarge, 0, 0},
		{"large trailer", chunked + "0\r\n" + strings.Repeat("X: y\r\n", 40_000), httpwire.BodyTooLarge, 0, 0},
	}
	for _, tt := range tests {
		for how, r := range readers(tt.message) {
			resp, err := r.ReadResponse(httpwire.Want{Method: "GET", MaxBody: 200_000})
			var e *httpwire.Error
			if !errors.As(err, &e) || e.Kind != tt.kind || e.Error() == "" {
				t.Errorf("%s, %s: %v", tt.name, how, err)
				continue
			}
			if tt.kind == httpwire.CutShort && (e.Got != tt.got || e.Want != tt.want || !errors.Is(err, io.ErrUnexpectedEOF)) {
				t.Errorf("%s, %s: %d of %d", tt.name, how, e.Got, e.Want)
			}
			if resp != nil && (resp.KeepAlive || !strings.HasPrefix(tt.message, string(resp.Raw())) && len(resp.Interim) == 0) {
				t.Errorf("%s, %s: the connection seems good", tt.name, how)
			}
			if (resp == nil) != (tt.message == "") {
				t.Errorf("%s, %s: response %v", tt.name, how, resp)
			}
		}
	}
	// At the limit exactly, all is well.
	for how, r := range readers(ok + "\r\n" + strings.Repeat("x", 200_000)) {
		if resp, err := r.ReadResponse(httpwire.Want{MaxBody: 200_000}); err != nil || len(resp.Body) != 200_000 {
			t.Errorf("%s: %v", how, err)
		}
	}
}

// TestStreamError: a time limit or a reset comes through, with what came.
func TestStreamError(t *testing.T) {
	t.Parallel()
	failed := errors.New("timed out")
	r := httpwire.NewReader(io.MultiReader(
		strings.NewReader("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello"), failing{failed}))
	resp, err := r.ReadResponse(httpwire.Want{})
	var e *httpwire.Error
	if !errors.Is(err, failed) || !errors.As(err, &e) || e.Kind != httpwire.Broken || e.Got != 5 || e.Want != 9 || string(resp.Body) != "hello" {
		t.Errorf("%+v %v", resp, err)
	}
	if _, err := httpwire.NewReader(failing{failed}).ReadResponse(httpwire.Want{}); !errors.Is(err, failed) {
		t.Error(err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// TestAnnouncedLength: a length costs no memory before its bytes come.
func TestAnnouncedLength(t *testing.T) {
	t.Parallel()
	const text = "HTTP/1.1 200 OK\r\nContent-Length: 60000000\r\n\r\nhi"
	got := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			httpwire.NewReader(&tape{[]byte(text), 1 << 20}).ReadResponse(httpwire.Want{})
		}
	})
	if got.AllocedBytesPerOp() > 1<<20 {
		t.Errorf("%d bytes for a body of two", got.AllocedBytesPerOp())
	}
}

// TestPipelined reads three answers from one stream.
func TestPipelined(t *testing.T) {
	t.Parallel()
	const one = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none"
	const two = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n"
	for how, r := range readers(one + two + one) {
		var bodies bytes.Buffer
		for range 3 {
			resp, err := r.ReadResponse(httpwire.Want{})
			if err != nil {
				t.Fatal(how, err)
			}
			bodies.Write(resp.Body)
		}
		if bodies.String() != "onetwoone" {
			t.Errorf("%s: %s", how, &bodies)
		}
	}
}
