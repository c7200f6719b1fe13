package fakestore_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/tidwall/gjson"

	"labsh/fakestore"
)

func TestClient(t *testing.T) {
	t.Parallel()
	c := embedded(t)
	ctx := t.Context()
	day := time.Date(2020, 3, 1, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name   string
		ask    func() (*fakestore.Answer, error)
		status int
		path   string // what of the body to compare
		want   string
	}{
		{"Products", func() (*fakestore.Answer, error) { return c.Products(ctx) }, 200, "#", "20"},
		{"Limit", func() (*fakestore.Answer, error) { return c.Products(ctx, fakestore.Limit(3)) }, 200, "#", "3"},
		{"Descending", func() (*fakestore.Answer, error) { return c.Products(ctx, fakestore.Descending()) }, 200, "0.id", "20"},
		{"Product", func() (*fakestore.Answer, error) { return c.Product(ctx, 1) }, 200, "price", "109.95"},
		{"no Product", func() (*fakestore.Answer, error) { return c.Product(ctx, 21) }, 200, "@this", "null"},
		{"Categories", func() (*fakestore.Answer, error) { return c.Categories(ctx) }, 200, "2", "men's clothing"},
		{"Category", func() (*fakestore.Answer, error) { return c.Category(ctx, "men's clothing") }, 200, "#", "4"},
		{"AddProduct", func() (*fakestore.Answer, error) { return c.AddProduct(ctx, []byte(`{"title":"t"}`)) }, 201, "id", "21"},
		{"ReplaceProduct", func() (*fakestore.Answer, error) { return c.ReplaceProduct(ctx, 3, []byte(`{"title":"t"}`)) }, 200, "title", "t"},
		{"UpdateProduct", func() (*fakestore.Answer, error) { return c.UpdateProduct(ctx, 3, []byte(`{"price":1}`)) }, 200, "price", "1"},
		{"DeleteProduct", func() (*fakestore.Answer, error) { return c.DeleteProduct(ctx, 3) }, 200, "id", "3"},
		{"Carts", func() (*fakestore.Answer, error) { return c.Carts(ctx, fakestore.UserID(3)) }, 200, "#.id", "[4,5]"},
		{"From", func() (*fakestore.Answer, error) { return c.Carts(ctx, fakestore.From(day)) }, 200, "#", "5"},
		{"Before", func() (*fakestore.Answer, error) { return c.Carts(ctx, fakestore.Before(day)) }, 200, "#", "2"},
		{"Cart", func() (*fakestore.Answer, error) { return c.Cart(ctx, 4) }, 200, "userId", "3"},
		{"Users", func() (*fakestore.Answer, error) { return c.Users(ctx) }, 200, "#", "10"},
		{"User", func() (*fakestore.Answer, error) { return c.User(ctx, 2) }, 200, "username", "mor_2314"},
		{"Login", func() (*fakestore.Answer, error) { return c.Login(ctx, "mor_2314", "no") }, 401, "", ""},
		{"a path with spaces", func() (*fakestore.Answer, error) {
			return c.Do(ctx, "GET", "/products/category/women's clothing?sort=desc", []fakestore.Param{fakestore.Limit(1)}, nil)
		}, 200, "#.id", "[20]"},
		{"a path that looks like a host", func() (*fakestore.Answer, error) { return c.Do(ctx, "GET", "//products", nil, nil) }, 200, "#", "20"},
	}
	for _, tt := range tests {
		a, err := tt.ask()
		if err != nil || a.Status != tt.status {
			t.Errorf("%s: %+v %v", tt.name, a, err)
			continue
		}
		if got := gjson.GetBytes(a.Body, tt.path).String(); tt.path != "" && got != tt.want && tt.want != "null" {
			t.Errorf("%s: %s is %s, want %s", tt.name, tt.path, got, tt.want)
		}
		if a.Reason != http.StatusText(tt.status) || a.OK() != (tt.status < 400) || a.Proto != "HTTP/1.1" {
			t.Errorf("%s: %s %d %s", tt.name, a.Proto, a.Status, a.Reason)
		}
	}
}

func TestClientErrors(t *testing.T) {
	t.Parallel()
	mux := http.NewServeMux()
	mux.HandleFunc("/big", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, strings.Repeat("x", 200_000)) })
	mux.HandleFunc("/short", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		io.WriteString(w, "hello")
	})
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	c := client(t, start(t, mux))
	c.MaxAnswer = 1000
	ctx := t.Context()

	var large *fakestore.TooLargeError
	if a, err := c.Do(ctx, "GET", "big", nil, nil); !errors.As(err, &large) || large.Limit != 1000 || len(a.Body) != 1000 {
		t.Errorf("big: %v", err)
	}
	var short *fakestore.CutShortError
	if a, err := c.Do(ctx, "GET", "short", nil, nil); !errors.As(err, &short) || short.Got != 5 || short.Want != 100 ||
		string(a.Body) != "hello" || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("short: %v", err)
	}
	limited, cancel := context.WithTimeout(ctx, 20*time.Millisecond)
	defer cancel()
	if _, err := c.Do(limited, "GET", "slow", nil, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("slow: %v", err)
	}
	if _, err := c.Do(ctx, "GET", "%zz", nil, nil); err == nil {
		t.Error("a bad path was taken")
	}
	if _, err := c.Do(ctx, "BAD METHOD", "x", nil, nil); err == nil {
		t.Error("a bad method was taken")
	}
	for _, base := range []string{"", "localhost:80", "ftp://x", "http://"} {
		if _, err := (&fakestore.Client{BaseURL: base}).Products(ctx); err == nil {
			t.Errorf("base URL %q was taken", base)
		}
	}
	// A transport of the caller's carries everything.
	refused := errors.New("refused here")
	c.HTTP = &http.Client{Transport: &http.Transport{
		DialContext: func(context.Context, string, string) (net.Conn, error) { return nil, refused },
	}}
	if _, err := c.Products(ctx); !errors.Is(err, refused) {
		t.Errorf("refused: %v", err)
	}
}
