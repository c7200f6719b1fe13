package requests_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"labsh/netlab"
	"labsh/shell/module"
	"labsh/shell/module/moduletest"
	"labsh/shell/python/object"
)

func shop(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprintf(w, "%s %s %s %s", r.Method, r.URL.RawQuery, r.Header.Get("Authorization"), body)
	})
	mux.HandleFunc("/move", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/echo", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/html", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>") })
	mux.HandleFunc("/wait", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// fetch calls a function of requests and gives an attribute of the answer.
func fetch(th *object.Thread, verb, url, attr string, kw ...object.Keyword) (s string, err error) {
	v, err := moduletest.Call(th, "requests", verb, object.Args{Pos: []object.Value{object.Str(url)}, Kw: kw})
	if err != nil {
		return "", err
	}
	err = th.Run(func() error {
		a, err := object.GetAttr(th, v, attr)
		if err != nil {
			return err
		}
		s, err = object.ToStr(th, a)
		return err
	})
	return s, err
}

func TestRequests(t *testing.T) {
	s, th := shop(t), moduletest.Thread(t, &module.Host{})
	params := object.NewDict()
	params.SetStr("a b", object.Str("é"))
	params.SetStr("none", object.None)
	for _, c := range []struct {
		verb, path, attr, want string
		kw                     []object.Keyword
	}{
		{"get", "/echo", "text", "GET a+b=%C3%A9  ", []object.Keyword{{Name: "params", Value: params}}},
		{"post", "/echo", "text", `POST   {"a b": "\u00e9", "none": null}`, []object.Keyword{{Name: "json", Value: params}}},
		{"put", "/echo", "text", "PUT   a+b=%C3%A9", []object.Keyword{{Name: "data", Value: params}}},
		{"get", "/echo", "text", "GET  Basic dTpw ", []object.Keyword{{Name: "auth", Value: object.NewTuple(object.Str("u"), object.Str("p"))}}},
		{"post", "/move", "text", "GET   ", []object.Keyword{{Name: "data", Value: object.Str("x")}}},
		{"post", "/move", "history", "[<Response [302]>]", nil},
		{"head", "/move", "status_code", "302", nil},
		{"get", "/nowhere", "ok", "False", nil},
		{"get", "/nowhere", "reason", "Not Found", nil},
	} {
		if got, err := fetch(th, c.verb, s.URL+c.path, c.attr, c.kw...); got != c.want || err != nil {
			t.Errorf("requests.%s(%s).%s = %q, %v; want %q", c.verb, c.path, c.attr, got, err, c.want)
		}
	}
}

func TestRequestsErrors(t *testing.T) {
	s, th := shop(t), moduletest.Thread(t, &module.Host{})
	// A socket that is bound and does not listen refuses, and keeps its port
	// from the tests that run beside this one.
	bound, err := netlab.New(t.Context(), netlab.AF_INET, netlab.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bound.Close() })
	if err := bound.Bind(t.Context(), netlab.HostPort(netlab.AF_INET, "127.0.0.1", 0)); err != nil {
		t.Fatal(err)
	}
	_, port, _ := netlab.SplitHostPort(bound.Local())
	refusing := fmt.Sprintf("127.0.0.1:%d", port)
	limit := object.Keyword{Name: "timeout", Value: object.Float(0.05)}
	for _, c := range []struct {
		url, want string
		kw        []object.Keyword
	}{
		{"localhost/x", "requests.exceptions.MissingSchema: Invalid URL 'localhost/x': No scheme supplied. Perhaps you meant https://localhost/x?", nil},
		{"localhost:5000/x", "requests.exceptions.InvalidSchema: No connection adapters were found for 'localhost:5000/x'", nil},
		{"http://", "requests.exceptions.InvalidURL: Invalid URL 'http://': No host supplied", nil},
		{s.URL + "/loop", "requests.exceptions.TooManyRedirects: Exceeded 30 redirects.", nil},
		{s.URL + "/wait", "Read timed out. (read timeout=0.05)", []object.Keyword{limit}},
		{"http://" + refusing, "[Errno 111] Connection refused", nil},
	} {
		_, err := fetch(th, "get", c.url, "text", c.kw...)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("requests.get(%s): %v; want %q", c.url, err, c.want)
		}
	}
}

// A session keeps its connection, and makes another when the server has closed
// it meanwhile.
func TestSessionReuse(t *testing.T) {
	s := shop(t)
	var dialled atomic.Int32
	h := &module.Host{Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
		dialled.Add(1)
		return (&netlab.Dialer{}).DialContext(ctx, network, address)
	}}
	th := moduletest.Thread(t, h)
	session, err := moduletest.Call(th, "requests", "Session", object.Args{})
	if err != nil {
		t.Fatal(err)
	}
	get := func() {
		t.Helper()
		if err := th.Run(func() error {
			_, err := object.CallMethod(th, session, "get", object.Str(s.URL+"/echo"))
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	get()
	get()
	if n := dialled.Load(); n != 1 {
		t.Errorf("%d connections for two requests of a session", n)
	}
	s.CloseClientConnections()
	get()
	if n := dialled.Load(); n != 2 {
		t.Errorf("%d connections after the server closed the first", n)
	}
	if err := th.Run(func() error {
		_, err := object.CallMethod(th, session, "close")
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// A request that the server has taken and not answered is not sent again.
func TestRequestOnce(t *testing.T) {
	var posts atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			posts.Add(1)
			panic(http.ErrAbortHandler)
		}
	}))
	t.Cleanup(s.Close)
	dialer := &netlab.Dialer{}
	th := moduletest.Thread(t, &module.Host{Dial: dialer.DialContext})
	session, err := moduletest.Call(th, "requests", "Session", object.Args{})
	if err != nil {
		t.Fatal(err)
	}
	for _, method := range []string{"get", "post"} {
		err = th.Run(func() error {
			_, err := object.CallMethod(th, session, method, object.Str(s.URL))
			return err
		})
	}
	if err == nil || !strings.HasPrefix(err.Error(), "requests.exceptions.ConnectionError: ") || posts.Load() != 1 {
		t.Errorf("%v; %d requests", err, posts.Load())
	}
	if err := th.Run(func() error {
		_, err := object.CallMethod(th, session, "close")
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func TestRequestInterrupted(t *testing.T) {
	s := shop(t)
	reached := make(chan struct{})
	h := &module.Host{Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
		defer close(reached)
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}}
	th := moduletest.Thread(t, h)
	go func() {
		<-reached
		th.Interrupt()
	}()
	if _, err := fetch(th, "get", s.URL+"/wait", "text"); !object.IsException(err, object.KeyboardInterrupt) {
		t.Errorf("an interrupted request: %v", err)
	}
}

// TestElapsed has the time of an answer be a datetime.timedelta, which is not made, nor
// its module imported, before it is asked for.
func TestElapsed(t *testing.T) {
	s := moduletest.New(t)
	o := s.Do("import requests, sys\nr = requests.get('" + shop(t).URL + "/echo')\n" +
		"print('datetime' in sys.modules, requests.Response().elapsed, type(r.elapsed), 0 < r.elapsed.total_seconds() < 60, r.elapsed is r.elapsed)\n" +
		"import datetime\nr.elapsed = 5\nprint(r.elapsed, isinstance(requests.Response().elapsed, datetime.timedelta))")
	if want := "False 0:00:00 <class 'datetime.timedelta'> True True\n5 True\n"; o.Out != want || o.Err != "" {
		t.Errorf("%q %s", o.Out, o.Err)
	}
}
