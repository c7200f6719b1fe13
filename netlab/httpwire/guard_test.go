package httpwire_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"labsh/netlab/httpwire"
)

// TestDiagnoseEdges: what a refusal says is looked for in the first 4 KiB of its
// body alone, and nothing is said without a cause.
func TestDiagnoseEdges(t *testing.T) {
	t.Parallel()
	const good, said = "GET / HTTP/1.1\r\nHost: h\r\n\r\n", "The plain HTTP request was sent to HTTPS port"
	refused := func(body string) *httpwire.Response { return &httpwire.Response{StatusCode: 400, Body: []byte(body)} }
	broken := &httpwire.Error{Kind: httpwire.Malformed, Err: errors.New("no HTTP")}
	alert := func(text string) *httpwire.Response {
		resp, _ := httpwire.NewReader(strings.NewReader(text)).ReadResponse(httpwire.Want{})
		return resp
	}
	for _, tt := range []struct {
		name string
		sent string
		resp *httpwire.Response
		err  error
		want httpwire.Cause
	}{
		{"at the end of 4 KiB", good, refused(strings.Repeat("x", 4096-len(said)) + said), nil, httpwire.PlainOnTLS},
		{"past 4 KiB", good, refused(strings.Repeat("x", 4097-len(said)) + said), nil, ""},
		{"an HTTPS server", good, refused("You're speaking plain HTTP to an HTTPS server"), nil, httpwire.PlainOnTLS},
		{"no method", " / HTTP/1.1\r\nHost: h\r\n\r\n", refused(""), nil, httpwire.BadRequestLine},
		{"no target", "GET  HTTP/1.1\r\nHost: h\r\n\r\n", refused(""), nil, httpwire.BadRequestLine},
		{"no version", "GET / HTTQ/1.1\r\nHost: h\r\n\r\n", refused(""), nil, httpwire.BadRequestLine},
		{"one bare line feed", "GET / HTTP/1.1\r\nHost: h\n\r\n", refused(""), nil, httpwire.BareLineFeed},
		{"a bare empty line", "GET / HTTP/1.1\r\nHost: h\r\n\n", refused(""), nil, httpwire.BareLineFeed},
		{"a bare line feed in the body", good + "a\nb", refused(""), nil, ""},
		{"another refusal", good[:10] + "\r\n\r\n", &httpwire.Response{StatusCode: 401}, nil, ""},
		{"a redirect elsewhere", good, &httpwire.Response{StatusCode: 301}, nil, ""},
		{"a TLS alert", good, alert("\x15\x03\x01\x00\x02\x02\x46\n"), broken, httpwire.PlainOnTLS},
		{"another protocol", good, alert("\x15\x04\x01\x00\n"), broken, ""},
		{"another one", good, alert("\x16\x03\x01\x00\n"), broken, ""},
		{"two bytes", good, alert("\x15\x03"), broken, ""},
		{"a TLS alert without an error", good, alert("\x15\x03\x01\x00\x02\x02\x46\n"), nil, ""},
		{"a body that is there", "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", nil, nil, ""},
		{"a byte too few", "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhell", nil, nil, httpwire.BodyUnsent},
		{"a length that is none", "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", nil, nil, ""},
		{"no HTTP", "HELO there\r\n", nil, nil, ""},
		{"no method, no answer", "(GET) / HTTP/1.1\r\n", nil, nil, ""},
		{"nothing", "\r\n", nil, nil, ""},
	} {
		var got httpwire.Cause
		if d := httpwire.Diagnose([]byte(tt.sent), tt.resp, tt.err); d != nil {
			got = d.Cause
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	r := &httpwire.Request{Method: "POST", Target: "/", Proto: "HTTP/1.1", Header: httpwire.Fields{{Name: "Content-Length", Value: "5"}}, Body: []byte("hell")}
	if d := httpwire.DiagnoseRequest(r, nil, nil); d == nil || d.Cause != httpwire.BodyUnsent || d.Subject != "5" {
		t.Errorf("%+v", d)
	}
	r.Body = []byte("hello")
	if d := httpwire.DiagnoseRequest(r, nil, nil); d != nil {
		t.Errorf("%+v", d)
	}
}

// TestDecodeInterrupted: decoding ends with its context, whatever is still to come.
func TestDecodeInterrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r := &httpwire.Response{Body: []byte(zipped(t, strings.Repeat("\x00", 1<<20))), Header: httpwire.Fields{{Name: "Content-Encoding", Value: "gzip"}}}
	got, err := r.Decode(ctx, 0)
	var e *httpwire.Error
	if !errors.As(err, &e) || e.Kind != httpwire.Broken || !errors.Is(err, context.Canceled) || len(got) != 0 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	// What needs no decoding needs no context.
	r = &httpwire.Response{Body: []byte("x")}
	if got, err := r.Decode(ctx, 0); err != nil || string(got) != "x" {
		t.Errorf("%q %v", got, err)
	}
}

// TestDecodeLimit: exactly the limit is well, a byte more is what the limit lets
// through and an error.
func TestDecodeLimit(t *testing.T) {
	t.Parallel()
	const text = "hello, hello, hello"
	for limit, want := range map[int64]string{int64(len(text)): text, int64(len(text)) - 1: text[:len(text)-1], int64(len(text)) + 1: text} {
		for _, coding := range []string{"gzip", "gzip, identity", "identity,gzip"} {
			r := &httpwire.Response{Body: []byte(zipped(t, text)), Header: httpwire.Fields{{Name: "Content-Encoding", Value: coding}}}
			got, err := r.Decode(context.Background(), limit)
			var e *httpwire.Error
			tooLarge := errors.As(err, &e) && e.Kind == httpwire.BodyTooLarge && e.Limit == limit
			if string(got) != want || tooLarge != (limit < int64(len(text))) || err != nil && !tooLarge {
				t.Errorf("%s, limit %d: %q %v", coding, limit, got, err)
			}
		}
	}
	// Three codings may lie over each other, one byte of deflate is too few.
	three := zipped(t, zipped(t, zipped(t, text)))
	r := &httpwire.Response{Body: []byte(three), Header: httpwire.Fields{{Name: "Content-Encoding", Value: "gzip"}, {Name: "Content-Encoding", Value: "gzip,gzip"}}}
	if got, err := r.Decode(context.Background(), 0); err != nil || string(got) != text {
		t.Errorf("%q %v", got, err)
	}
	// A fourth is too many.
	for _, coding := range []string{"gzip,gzip,gzip,gzip", "gzip,deflate,gzip,x-gzip"} {
		r = &httpwire.Response{Body: []byte(zipped(t, three)), Header: httpwire.Fields{{Name: "Content-Encoding", Value: coding}}}
		got, err := r.Decode(context.Background(), 0)
		var e *httpwire.Error
		if len(got) > 0 || !errors.As(err, &e) || e.Kind != httpwire.Malformed || !strings.Contains(err.Error(), "too many codings") {
			t.Errorf("%s: %q %v", coding, got, err)
		}
	}
	// So is nothing at all, once it lies under another coding.
	for coding, body := range map[string]string{"deflate": "\x78", "deflate, gzip": zipped(t, ""), "gzip, gzip": zipped(t, ""), "deflate,gzip": zipped(t, "\x78")} {
		r = &httpwire.Response{Body: []byte(body), Header: httpwire.Fields{{Name: "Content-Encoding", Value: coding}}}
		got, err := r.Decode(context.Background(), 0)
		var e *httpwire.Error
		if len(got) > 0 || !errors.As(err, &e) || e.Kind != httpwire.Malformed {
			t.Errorf("%s: %q %v", coding, got, err)
		}
	}
}

// TestSpareRoom: what little a buffer has over is kept, what is much is given back.
func TestSpareRoom(t *testing.T) {
	t.Parallel()
	for _, size := range []int{0, 1, 400, 512, 3000, 4096, 5000, 32 << 10, 100_000} {
		body := strings.Repeat("x", size)
		resp, err := httpwire.NewReader(plain("HTTP/1.1 200 OK\r\n\r\n" + body)).ReadResponse(httpwire.Want{})
		if err != nil || string(resp.Body) != body {
			t.Fatal(size, err)
		}
		if spare := cap(resp.Body) - len(resp.Body); spare > max(512, len(resp.Body)/4+100) {
			t.Errorf("%d bytes in a buffer of %d", size, cap(resp.Body))
		}
	}
}

// TestFraming: how the end of a body is known, and whether the connection stays.
func TestFraming(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		want    httpwire.Want
		head    string
		framing httpwire.Framing
		keep    bool
		length  int64
		rest    string
	}{
		{httpwire.Want{Method: "HEAD"}, "200 OK\r\nContent-Length: 3", httpwire.NoBody, true, -1, "abc"},
		{httpwire.Want{Method: "GET"}, "204 No Content", httpwire.NoBody, true, -1, "abc"},
		{httpwire.Want{Method: "GET"}, "304 Not Modified\r\nContent-Length: 3", httpwire.NoBody, true, -1, "abc"},
		{httpwire.Want{Method: "GET"}, "101 Switching Protocols", httpwire.NoBody, true, -1, "abc"},
		{httpwire.Want{Method: "CONNECT"}, "200 OK", httpwire.NoBody, true, -1, "abc"},
		{httpwire.Want{Method: "CONNECT"}, "403 Forbidden\r\nContent-Length: 3", httpwire.ByLength, true, 3, ""},
		{httpwire.Want{Method: "GET"}, "200 OK\r\nContent-Length: 2", httpwire.ByLength, true, 2, "c"},
		{httpwire.Want{Method: "GET"}, "200 OK\r\nContent-Length: 0", httpwire.ByLength, true, 0, "abc"},
		{httpwire.Want{Method: "GET"}, "200 OK\r\nContent-Length: 2\r\nConnection: close", httpwire.ByLength, false, 2, "c"},
		{httpwire.Want{Method: "GET", HTTP10: true}, "200 OK\r\nContent-Length: 2", httpwire.ByLength, false, 2, "c"},
		{httpwire.Want{Method: "GET", HTTP10: true}, "200 OK\r\nContent-Length: 2\r\nconnection: Keep-Alive", httpwire.ByLength, true, 2, "c"},
		{httpwire.Want{Method: "GET"}, "200 OK", httpwire.UntilEnd, false, -1, ""},
	} {
		for how, r := range readers("HTTP/1.1 " + tt.head + "\r\n\r\nabc") {
			resp, err := r.ReadResponse(tt.want)
			if err != nil {
				t.Fatalf("%s, %s: %v", tt.head, how, err)
			}
			rest, err := io.ReadAll(r)
			if err != nil || resp.Framing != tt.framing || resp.KeepAlive != tt.keep || resp.Length != tt.length || string(rest) != tt.rest {
				t.Errorf("%s %s, %s: framing %d, keeps %v, length %d, left %q, %v", tt.want.Method, tt.head, how, resp.Framing, resp.KeepAlive, resp.Length, rest, err)
			}
			if buffered := r.Buffered(); buffered != 0 {
				t.Errorf("%s: %d bytes are left ahead", how, buffered)
			}
		}
	}
}

// TestChunkLimits: the limit of a chunked body counts sizes and all, to the byte,
// and a trailer has that of a head.
func TestChunkLimits(t *testing.T) {
	t.Parallel()
	const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	const body = "5\r\nhello\r\n0\r\n\r\n"
	for limit := int64(1); limit <= int64(len(body))+1; limit++ {
		for how, r := range readers(chunked + body) {
			resp, err := r.ReadResponse(httpwire.Want{MaxBody: limit})
			var e *httpwire.Error
			if tooLarge := errors.As(err, &e) && e.Kind == httpwire.BodyTooLarge; tooLarge != (limit < int64(len(body))) || err != nil && !tooLarge {
				t.Errorf("limit %d, %s: %v", limit, how, err)
			}
			if err == nil && string(resp.Body) != "hello" {
				t.Errorf("limit %d, %s: %q", limit, how, resp.Body)
			}
		}
	}
	line := "X: " + strings.Repeat("x", 1000) + "\r\n"
	for lines, kind := range map[int]bool{httpwire.MaxHead / len(line): false, httpwire.MaxHead/len(line) + 1: true} {
		_, err := httpwire.NewReader(plain(chunked + "0\r\n" + strings.Repeat(line, lines) + "\r\n")).ReadResponse(httpwire.Want{})
		var e *httpwire.Error
		if tooLarge := errors.As(err, &e) && e.Kind == httpwire.HeadTooLarge; tooLarge != kind {
			t.Errorf("a trailer of %d lines: %v", lines, err)
		}
	}
}

// TestFields: header lines as they come.
func TestFields(t *testing.T) {
	t.Parallel()
	const text = "HTTP/1.1 200 OK\r\nA: 1\r\n  more\r\n\tand more\r\nb:2 \r\nA:\r\nContent-Length: 0\r\n\r\n"
	resp, err := httpwire.NewReader(plain(text)).ReadResponse(httpwire.Want{})
	if err != nil {
		t.Fatal(err)
	}
	want := httpwire.Fields{{Name: "A", Value: "1 more and more"}, {Name: "b", Value: "2"}, {Name: "A", Value: ""}, {Name: "Content-Length", Value: "0"}}
	if !reflect.DeepEqual(resp.Header, want) {
		t.Errorf("%q", resp.Header)
	}
	if got := resp.Header.Values("a"); !reflect.DeepEqual(got, []string{"1 more and more", ""}) {
		t.Errorf("%q", got)
	}
	if resp.Header.Get("B") != "2" || resp.Header.Get("c") != "" || !resp.Header.Has("a") || resp.Header.Has("c") {
		t.Error("Get and Has")
	}
}

// TestRequestLimits: a file that is a body has its limit, and its kind.
func TestRequestLimits(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "f.html")
	if err := os.WriteFile(path, []byte("<p>"), 0o600); err != nil {
		t.Fatal(err)
	}
	build := func(items ...string) (*httpwire.Request, error) {
		all, err := httpwire.ParseItems(items)
		if err != nil {
			return nil, err
		}
		return httpwire.New(httpwire.Build{Method: "POST", Target: "/", Host: "h", Items: all})
	}
	r, err := build("@" + path)
	if err != nil || string(r.Body) != "<p>" || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") || r.Header.Get("Content-Length") != "3" {
		t.Errorf("%+v %v", r, err)
	}
	if r, err = build("@"+path, "Content-Type:x/y", "Transfer-Encoding:chunked"); err != nil || r.Header.Get("Content-Type") != "x/y" || r.Header.Has("Content-Length") {
		t.Errorf("%+v %v", r, err)
	}
	for _, items := range [][]string{{"@" + path, "a=b"}, {"a=b", "@" + path}, {"@" + path, "@" + path}, {"@" + path + ".none"}, {"@" + dir}, {"a:=x"}, {"a b:c"}, {"A:b\nc"}, {"A:b\x00"}} {
		if r, err := build(items...); err == nil {
			t.Errorf("%q: %s", items, r.Bytes())
		}
	}
	for name, size := range map[string]int64{"most": httpwire.MaxFile, "more": httpwire.MaxFile + 1} {
		big := filepath.Join(dir, name)
		if err := os.WriteFile(big, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(big, size); err != nil {
			t.Skip(err)
		}
		r, err := build("@" + big)
		var wrong *httpwire.ItemError
		if name == "most" && (err != nil || int64(len(r.Body)) != size) || name == "more" && !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestParts: a body that goes with its head is one part, a long one is not copied.
func TestParts(t *testing.T) {
	t.Parallel()
	for size, parts := range map[int]int{0: 1, 64 << 10: 1, 64<<10 + 1: 2} {
		r := &httpwire.Request{Method: "POST", Target: "/", Proto: "HTTP/1.1", Body: make([]byte, size)}
		got := r.Parts()
		if len(got) != parts || !bytes.Equal(bytes.Join(got, nil), r.Bytes()) {
			t.Errorf("%d bytes: %d parts", size, len(got))
		}
	}
}
