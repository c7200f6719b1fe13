package httpwire_test

import (
	"bytes"
	"cmp"
	"compress/flate"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"labsh/netlab/httpwire"
)

func TestStatuses(t *testing.T) {
	t.Parallel()
	last := 99
	for _, s := range httpwire.Statuses {
		if s.Code <= last || s.Reason == "" || !strings.HasPrefix(s.RFC, "RFC ") && s.Standing != httpwire.Temporary {
			t.Errorf("%+v", s)
		}
		last = s.Code
	}
	// Each code that net/http names is there. Some have newer names in RFC 9110.
	for code := 100; code < 600; code++ {
		name := http.StatusText(code)
		s, ok := httpwire.StatusOf(code)
		if known := name != "" || code == 104 || code == 306; known != ok {
			t.Errorf("%d %s: in the table: %v", code, name, ok)
		}
		old := strings.ReplaceAll(cmp.Or(s.Former, s.Reason), "-", " ")
		if ok && name != "" && !strings.EqualFold(old, strings.ReplaceAll(name, "-", " ")) {
			t.Errorf("%d is %s, formerly %s, net/http says %s", code, s.Reason, s.Former, name)
		}
	}
	standing := map[httpwire.Standing]string{}
	for _, s := range httpwire.Statuses {
		standing[s.Standing] += fmt.Sprint(s.Code, " ")
	}
	delete(standing, httpwire.InUse)
	if got := fmt.Sprint(standing); got != "map[deprecated:305  obsolete:510  temporary:104  unused:306 418 ]" {
		t.Error(got)
	}
	for code, want := range map[int]int{100: 1, 299: 2, 300: 3, 404: 4, 599: 5, 99: 0, 600: 0, -200: 0} {
		if got := httpwire.Class(code); got != want {
			t.Errorf("class of %d: %d", code, got)
		}
	}
}

func TestMethods(t *testing.T) {
	t.Parallel()
	if got := strings.Join(httpwire.Methods, " "); got != "GET POST PUT PATCH DELETE HEAD OPTIONS TRACE CONNECT" {
		t.Error(got)
	}
	// RFC 9110 §9.2.1, §9.2.2, §9.2.3; RFC 5789 §2.
	var safe, idempotent, cacheable, ifTold []string
	for _, m := range httpwire.Registry {
		for _, of := range []struct {
			is   bool
			list *[]string
		}{{m.Safe, &safe}, {m.Idempotent, &idempotent}, {m.Cacheable, &cacheable}, {m.IfTold, &ifTold}} {
			if of.is {
				*of.list = append(*of.list, m.Name)
			}
		}
	}
	if got := fmt.Sprint(safe, idempotent, cacheable, ifTold); got != "[GET HEAD OPTIONS TRACE] [GET PUT DELETE HEAD OPTIONS TRACE] [GET POST PATCH HEAD] [POST PATCH]" {
		t.Error(got)
	}
}

func TestDiagnose(t *testing.T) {
	t.Parallel()
	answer := func(status int, header ...string) *httpwire.Response {
		r := &httpwire.Response{StatusCode: status}
		for i := 0; i < len(header); i += 2 {
			r.Header = append(r.Header, httpwire.Field{Name: header[i], Value: header[i+1]})
		}
		return r
	}
	for _, tt := range []struct {
		sent    string
		resp    *httpwire.Response
		want    httpwire.Cause
		subject string
	}{
		{"GET / HTTP/1.1\r\n\r\n", answer(400), httpwire.MissingHost, ""},
		{"GET / HTTP/1.1\r\nhost: x\r\n\r\n", answer(400), "", ""},
		{"GET / HTTP/1.0\r\n\r\n", answer(400), "", ""},
		{"GET / HTTP/1.1\nHost: x\n\n", answer(400), httpwire.BareLineFeed, ""},
		{"GET / HTTP/1.1 \nHost: x\n\n", answer(400), httpwire.BadRequestLine, ""},
		{"GET  / HTTP/1.1\r\n\r\n", answer(400), httpwire.BadRequestLine, ""},
		{"hello\n", answer(400), httpwire.BadRequestLine, ""},
		{"", answer(301, "location", "HTTPS://x/"), httpwire.GoesToTLS, "HTTPS://x/"},
		{"", answer(302, "Location", "/there"), httpwire.Redirected, "/there"},
		{"", answer(302, "Location", ""), "", ""},
		{"", answer(304), "", ""},
		{"GET / HTTP/1.1\r\n\r\n", answer(200), "", ""},
		{"GET / HTTP/1.1", nil, httpwire.MissingEmptyLine, ""},
		{"GET / HTTP/1.1\r\nHost: x\r\n", nil, httpwire.MissingEmptyLine, ""},
		{"GET / HTTP/1.1\r\nHost: x\r\n\r\n", nil, "", ""},
		{"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhel", nil, httpwire.BodyUnsent, "5"},
		{"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", nil, "", ""},
		{"hello\n", nil, "", ""},
		{"", nil, "", ""},
	} {
		want := &httpwire.Diagnosis{Cause: tt.want, Subject: tt.subject}
		if tt.want == "" {
			want = nil
		}
		if d := httpwire.Diagnose([]byte(tt.sent), tt.resp, nil); !reflect.DeepEqual(d, want) {
			t.Errorf("%q: %+v, want %+v", tt.sent, d, want)
		}
	}
}

func TestDecode(t *testing.T) {
	t.Parallel()
	var z, raw bytes.Buffer
	zw := zlib.NewWriter(&z)
	zw.Write([]byte("hello"))
	zw.Close()
	fw, _ := flate.NewWriter(&raw, 9)
	fw.Write([]byte("hello"))
	fw.Close()
	hello := zipped(t, "hello")
	bomb := zipped(t, strings.Repeat("\x00", 5_000_000))
	for _, tt := range []struct {
		coding, body, want string
		kind               httpwire.ErrorKind // with want: none
	}{
		{"", "hello", "hello", 0},
		{"identity", "hello", "hello", 0},
		{"gzip", hello, "hello", 0},
		{" X-GZIP ", hello, "hello", 0},
		{"gzip, gzip", zipped(t, hello), "hello", 0},
		{"deflate", z.String(), "hello", 0},
		{"deflate", raw.String(), "hello", 0},
		{"gzip", "", "", 0},
		{"gzip", bomb, "", httpwire.BodyTooLarge},
		{"gzip,gzip", zipped(t, bomb), "", httpwire.BodyTooLarge},
		// A coding that lies under another is bounded, though nothing comes of it.
		{"gzip,gzip", zipped(t, strings.Repeat(zipped(t, ""), 50_000)), "", httpwire.BodyTooLarge},
		{"gzip", "hello", "", httpwire.Malformed},
		{"gzip", hello[:len(hello)-3], "", httpwire.Malformed},
		{"br", "hello", "", httpwire.Malformed},
		{"gzip,gzip,gzip,gzip", hello, "", httpwire.Malformed},
	} {
		r := &httpwire.Response{Body: []byte(tt.body), Header: httpwire.Fields{{Name: "content-encoding", Value: tt.coding}}}
		got, err := r.Decode(context.Background(), 1_000_000)
		if tt.kind == 0 {
			if err != nil || string(got) != tt.want {
				t.Errorf("%s: %q %v", tt.coding, got, err)
			}
			continue
		}
		var e *httpwire.Error
		if !errors.As(err, &e) || e.Kind != tt.kind || len(got) > 1_000_000 {
			t.Errorf("%s: %d bytes, %v", tt.coding, len(got), err)
		}
	}
}
