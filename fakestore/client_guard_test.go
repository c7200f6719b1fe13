package fakestore_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"labsh/fakestore"
)

// noCarrier fails the test that makes it carry a request.
type noCarrier struct{ t *testing.T }

func (c noCarrier) RoundTrip(r *http.Request) (*http.Response, error) {
	c.t.Errorf("%s was asked", r.URL)
	return nil, http.ErrNotSupported
}

// TestClientRequest: what is asked is what was said, on the store's host.
func TestClientRequest(t *testing.T) {
	t.Parallel()
	server := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		fmt.Fprintf(w, "%s %s %q %q %q", r.Method, r.URL.RequestURI(), r.Header.Get("Accept"), r.Header.Get("Content-Type"), body)
	}))
	c := client(t, server)
	bare := c.BaseURL
	for _, tt := range []struct {
		base, path string
		query      []fakestore.Param
		header     http.Header
		body       []byte
		want       string
	}{
		{path: "x", want: `GET /x "*/*" "" ""`},
		{path: "/x", want: `GET /x "*/*" "" ""`},
		{path: "//elsewhere/x", want: `GET /elsewhere/x "*/*" "" ""`},
		{base: "/", path: "x", want: `GET /x "*/*" "" ""`},
		{base: "/shop//", path: "x?a b=c d", want: `GET /shop/x?a+b=c+d "*/*" "" ""`},
		{path: "x?a=b", query: []fakestore.Param{{"c&", "d="}}, want: `GET /x?a=b&c%26=d%3D "*/*" "" ""`},
		{path: "x", query: []fakestore.Param{fakestore.Limit(2), fakestore.Descending()}, want: `GET /x?limit=2&sort=desc "*/*" "" ""`},
		{path: "x", body: []byte{}, want: `GET /x "*/*" "application/json" ""`},
		{path: "x", body: []byte("{}"), want: `GET /x "*/*" "application/json" "{}"`},
		{path: "x", body: []byte("a"), header: http.Header{"Content-Type": {"text/plain"}, "Accept": {"text/html"}}, want: `GET /x "text/html" "text/plain" "a"`},
		{path: "x", header: http.Header{"Content-Type": {"text/plain"}}, want: `GET /x "*/*" "text/plain" ""`},
	} {
		c.BaseURL, c.Header = bare+tt.base, tt.header
		a, err := c.Do(t.Context(), "GET", tt.path, tt.query, tt.body)
		if err != nil || string(a.Body) != tt.want {
			t.Errorf("%s%s: %s %v, want %s", tt.base, tt.path, a.Body, err, tt.want)
		}
	}
	if (&fakestore.Answer{Status: 399}).OK() != true || (&fakestore.Answer{Status: 400}).OK() {
		t.Error("OK is below 400")
	}
	for err, want := range map[error]string{
		&fakestore.CutShortError{Got: 5, Want: -1}: "the answer was cut short after 5 bytes",
		&fakestore.CutShortError{Got: 0, Want: 0}:  "the answer was cut short: 0 of 0 bytes",
		&fakestore.TooLargeError{Limit: 9}:         "the answer is over 9 bytes",
	} {
		if err.Error() != want {
			t.Errorf("%s, want %s", err, want)
		}
	}
	// What is no URL is not asked.
	for _, base := range []string{"http://[::1", "http://h:port", "http://%zz", "ftp://h", "h", ""} {
		wrong := &fakestore.Client{BaseURL: base, HTTP: &http.Client{Transport: noCarrier{t}}}
		a, err := wrong.Do(t.Context(), "GET", "x", nil, nil)
		if a != nil || err == nil || base != "" && !strings.Contains(err.Error(), base) {
			t.Errorf("%q: %+v %v", base, a, err)
		}
	}
	// As many bytes as the limit are not too many.
	c.BaseURL, c.Header, c.MaxAnswer = bare, nil, int64(len(`GET /x "*/*" "" ""`))
	if a, err := c.Do(t.Context(), "GET", "x", nil, nil); err != nil || int64(len(a.Body)) != c.MaxAnswer {
		t.Errorf("%v", err)
	}
}

// TestBodies: a body that cannot be read is refused, and changes nothing.
func TestBodies(t *testing.T) {
	t.Parallel()
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	io.WriteString(w, `{"title":"x"}`)
	w.Close()
	store := fakestore.NewStore()
	if err := store.Remember(nil); err != nil {
		t.Fatal(err)
	}
	c := client(t, start(t, fakestore.NewHandler(store)))
	for coding, want := range map[string]int{"gzip": 415, "identity": 201, "Identity": 201, "": 201} {
		body := []byte(`{"title":"x"}`)
		if coding == "gzip" {
			body = zipped.Bytes()
		}
		if c.Header = nil; coding != "" {
			c.Header = http.Header{"Content-Encoding": {coding}}
		}
		if a, err := c.AddProduct(t.Context(), body); err != nil || a.Status != want {
			t.Errorf("%q: %+v %v", coding, a, err)
		}
	}
	if n, _, _ := store.Counts(); n != 23 {
		t.Errorf("%d products", n)
	}
	c.Header = nil
	for _, path := range []string{"carts?userId=", "carts?userId=&limit=9"} {
		if a, err := c.Do(t.Context(), "GET", path, nil, nil); err != nil || strings.Count(string(a.Body), `"userId"`) != 7 {
			t.Errorf("%s: %s %v", path, a.Body, err)
		}
	}
	// The greatest id is taken, and none comes after it.
	const most = 1<<53 - 1
	if a, err := c.Do(t.Context(), "PUT", fmt.Sprint("products/", int64(most-1)), nil, []byte(`{}`)); err != nil || a.Status != 200 {
		t.Fatalf("%+v %v", a, err)
	}
	if a, err := c.AddProduct(t.Context(), []byte(`{}`)); err != nil || a.Status != 201 || string(a.Body) != fmt.Sprintf(`{"id":%d}`, int64(most)) {
		t.Errorf("%+v %v", a, err)
	}
	if a, err := c.AddProduct(t.Context(), []byte(`{}`)); err != nil || a.Status != 507 || !strings.Contains(string(a.Body), "the store is full") {
		t.Errorf("%+v %v", a, err)
	}
	if n, _, _ := store.Counts(); n != 25 {
		t.Errorf("%d products", n)
	}
	if a, err := c.UpdateProduct(t.Context(), 1, []byte(`{"title":"changed"}`)); err != nil || !strings.Contains(string(a.Body), "changed") {
		t.Errorf("%+v %v", a, err)
	}
	if a, err := c.Product(t.Context(), 1); err != nil || !strings.Contains(string(a.Body), "changed") {
		t.Errorf("the change is not kept: %+v %v", a, err)
	}
}
