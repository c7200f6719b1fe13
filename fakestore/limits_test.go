package fakestore_test

import (
	"bufio"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/tidwall/gjson"

	"labsh/fakestore"
	"labsh/fakestore/extract"
)

func TestBodyLimit(t *testing.T) {
	t.Parallel()
	c := embedded(t)
	ctx := t.Context()
	body := func(size int) []byte {
		frame := len(`{"title":""}`)
		return []byte(`{"title":"` + strings.Repeat("x", size-frame) + `"}`)
	}
	a, err := c.AddProduct(ctx, body(fakestore.MaxBody))
	if err != nil || a.Status != 201 {
		t.Errorf("a body of just the limit: %v %v", a, err)
	}
	a, err = c.AddProduct(ctx, body(fakestore.MaxBody+1))
	if err != nil || a.Status != 413 {
		t.Errorf("a byte more: %v %v", a, err)
	}
	a, err = c.AddProduct(ctx, []byte(strings.Repeat("[", fakestore.MaxBody)))
	if err != nil || a.Status != 400 || gjson.GetBytes(a.Body, "offset").Int() != extract.MaxDepth {
		t.Errorf("deep nesting: %v %v", a, err)
	}
}

// spaces are without an end.
type spaces struct{}

func (spaces) Read(p []byte) (int, error) { return copy(p, manySpaces), nil }

var manySpaces = strings.Repeat(" ", 1<<20)

// TestImportLimit: what is longer than any content is refused for that, not cut
// short, and only so much of it is read.
func TestImportLimit(t *testing.T) {
	t.Parallel()
	const limit = 2 * fakestore.MaxContent
	store := fakestore.NewStore()
	all := &io.LimitedReader{R: spaces{}, N: limit + 100}
	if err := store.Import(all); !errors.Is(err, fakestore.ErrFull) {
		t.Errorf("%v", err)
	}
	if all.N != 99 {
		t.Errorf("%d bytes were left", all.N)
	}
	if p, _, _ := store.Counts(); p != 20 {
		t.Errorf("%d products", p)
	}
}

func TestHeaderLimit(t *testing.T) {
	t.Parallel()
	c := embedded(t)
	c.Header = http.Header{"X-Long": {strings.Repeat("x", 2*fakestore.MaxHeader)}}
	a, err := c.Products(t.Context())
	if err != nil || a.Status != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("%v %v", a, err)
	}
}

func TestToken(t *testing.T) {
	t.Parallel()
	a, err := embedded(t).Login(t.Context(), "mor_2314", "83r5^_")
	if err != nil || a.Status != 201 {
		t.Fatalf("%v %v", a, err)
	}
	parts := strings.Split(gjson.GetBytes(a.Body, "token").String(), ".")
	if len(parts) != 3 {
		t.Fatalf("token %s", a.Body)
	}
	mac := hmac.New(sha256.New, []byte(fakestore.TokenKey))
	fmt.Fprintf(mac, "%s.%s", parts[0], parts[1])
	if base64.RawURLEncoding.EncodeToString(mac.Sum(nil)) != parts[2] {
		t.Error("signature does not hold")
	}
	claims, _ := base64.RawURLEncoding.DecodeString(parts[1])
	issued := time.Unix(gjson.GetBytes(claims, "iat").Int(), 0)
	if gjson.GetBytes(claims, "sub").Raw != "2" || gjson.GetBytes(claims, "user").Str != "mor_2314" || time.Since(issued).Abs() > time.Minute {
		t.Errorf("claims %s", claims)
	}
}

// TestStopWithClients: neither a client that says nothing, nor one that stopped
// in the middle of a request, holds the server up.
func TestStopWithClients(t *testing.T) {
	t.Parallel()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := fakestore.Serve(ln, fakestore.NewHandler(fakestore.NewStore()))
	dial := func() net.Conn {
		c, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		return c
	}
	dial()
	idle := dial()
	fmt.Fprint(idle, "GET /products/1 HTTP/1.1\r\nHost: x\r\n\r\n")
	if _, err := http.ReadResponse(bufio.NewReader(idle), nil); err != nil {
		t.Fatal(err)
	}
	half := dial()
	fmt.Fprint(half, "POST /products HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\nExpect: 100-continue\r\n\r\n")
	// The interim answer shows that the handler is reading the body.
	if line, err := bufio.NewReader(half).ReadString('\n'); err != nil || !strings.Contains(line, "100") {
		t.Fatalf("%q %v", line, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := s.Stop(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("stop: %v", err)
	}
	<-s.Done()
	if err := s.Stop(t.Context()); err != nil {
		t.Errorf("second stop: %v", err)
	}
	if _, err := io.ReadAll(half); err != nil && !strings.Contains(err.Error(), "reset") {
		t.Errorf("the cut client reads %v", err)
	}
}

func FuzzRequest(f *testing.F) {
	h := fakestore.NewHandler(fakestore.NewStore())
	for _, seed := range []string{`{"title":"a"}`, `[`, `{"a":{"b":[1,2,null]}}`, "title=a&x=%zz", `"\ud800"`, "{\"title\":\"\xff\"}"} {
		f.Add("POST", "/products", "application/json", seed)
		f.Add("PUT", "/carts/1?limit=2", "application/x-www-form-urlencoded", seed)
		f.Add("POST", "/auth/login", "application/json", seed)
	}
	f.Fuzz(func(t *testing.T, method, target, media, body string) {
		checkRequest(t, h, method, target, media, body)
	})
}
