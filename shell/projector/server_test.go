package projector_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"labsh/shell/ladder"
	"labsh/shell/locale"
	"labsh/shell/projector"
)

// serve shows a scene, and gives the page's address.
func serve(t *testing.T, s *scene) (p *projector.Projector, url string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p = projector.Start(l, s)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := p.Stop(ctx); err != nil {
			t.Error(err)
		}
		if s.mu.Lock(); !s.stopped {
			t.Error("the source is still watched")
		}
		s.mu.Unlock()
	})
	return p, "http://" + l.Addr().String() + "/"
}

// ask makes a request of a client without kept connections.
func ask(t *testing.T, method, url string, header ...string) *http.Response {
	t.Helper()
	r, err := http.NewRequest(method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		if r.Header.Set(header[i], header[i+1]); header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	got, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = got.Body.Close() })
	return got
}

// An event is one that a browser was told.
type event struct{ name, id, data string }

// A listener hears the events of a page.
type listener struct {
	t *testing.T
	r *bufio.Reader
}

func listen(t *testing.T, url string, header ...string) *listener {
	t.Helper()
	got := ask(t, "GET", url+"events", header...)
	if got.StatusCode != http.StatusOK || got.Header.Get("Content-Type") != "text/event-stream; charset=utf-8" {
		t.Fatal(got.Status, got.Header)
	}
	return &listener{t, bufio.NewReader(got.Body)}
}

func (l *listener) next() (e event) {
	l.t.Helper()
	for {
		line, err := l.r.ReadString('\n')
		if err != nil {
			l.t.Fatal(err)
		}
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch key {
		case "event":
			e.name = value
		case "id":
			e.id = value
		case "data":
			e.data = value
		case "":
			if e.data != "" {
				return e
			}
		}
	}
}

// until hears events until the data of one holds a text.
func (l *listener) until(text string) event {
	l.t.Helper()
	for {
		if e := l.next(); strings.Contains(e.data, text) {
			return e
		}
	}
}

func TestRequests(t *testing.T) {
	t.Parallel()
	_, url := serve(t, &scene{})
	for _, tt := range []struct {
		method, path string
		want         int
		kind         string
	}{
		{"GET", "", 200, "text/html; charset=utf-8"}, {"HEAD", "", 200, "text/html; charset=utf-8"}, {"GET", "page.css", 200, "text/css; charset=utf-8"},
		{"GET", "page.js", 200, "text/javascript; charset=utf-8"}, {"GET", "icon.svg", 200, "image/svg+xml"}, {"GET", "?x=1", 200, "text/html; charset=utf-8"},
		{"HEAD", "events", 200, "text/event-stream; charset=utf-8"},
		{"POST", "", 405, "text/plain; charset=utf-8"}, {"PUT", "page.js", 405, "text/plain; charset=utf-8"}, {"DELETE", "events", 405, "text/plain; charset=utf-8"}, {"OPTIONS", "", 405, "text/plain; charset=utf-8"},
		{"GET", "page/index.html", 404, "text/plain; charset=utf-8"}, {"GET", "index.html", 404, "text/plain; charset=utf-8"}, {"POST", "x", 404, "text/plain; charset=utf-8"}, {"GET", "../handler.go", 404, "text/plain; charset=utf-8"},
	} {
		got := ask(t, tt.method, url+tt.path)
		if got.StatusCode != tt.want || got.Header.Get("Content-Type") != tt.kind {
			t.Errorf("%s /%s: %s, %s", tt.method, tt.path, got.Status, got.Header.Get("Content-Type"))
		}
		if tt.want == 405 && got.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("Allow: %s", got.Header.Get("Allow"))
		}
		for name, want := range map[string]string{"Content-Security-Policy": "default-src 'none'; script-src 'self';", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin"} {
			if !strings.HasPrefix(got.Header.Get(name), want) {
				t.Errorf("%s /%s: %s: %q", tt.method, tt.path, name, got.Header.Get(name))
			}
		}
		if got.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Error("another origin may read it")
		}
	}
}

// A web site whose name leads to this machine reads nothing.
func TestHost(t *testing.T) {
	t.Parallel()
	_, url := serve(t, &scene{})
	for host, want := range map[string]int{
		"localhost": 200, "localhost:80": 200, "LOCALHOST.:1234": 200, "x.localhost": 200, "127.0.0.1": 200, "127.9.9.9:5": 200, "[::1]:80": 200, "[::1]": 200, "[::ffff:127.0.0.1]": 200,
		"evil.example": 421, "evil.example:80": 421, "localhost.evil.example": 421, "127.0.0.1.evil.example": 421, "notlocalhost": 421, "192.0.2.7": 421, "[2001:db8::1]": 421, "0.0.0.0": 421, "x": 421,
	} {
		for _, path := range []string{"", "page.js", "events"} {
			method := "GET"
			if path == "events" {
				method = "HEAD"
			}
			if got := ask(t, method, url+path, "Host", host); got.StatusCode != want {
				t.Errorf("%s of /%s: %s", host, path, got.Status)
			}
		}
	}
}

// A browser is told all when it joins, what changes then, and after a break what it
// has missed.
func TestEvents(t *testing.T) {
	t.Parallel()
	s := &scene{view: sheet(locale.French)}
	p, url := serve(t, s)
	l := listen(t, url)
	all := l.next()
	if all.name != "all" || !strings.Contains(all.data, `"FIN_WAIT2"`) || !strings.Contains(all.data, `"live":"en direct"`) || !strings.Contains(all.data, `client.send(b\"Message`) {
		t.Errorf("%+v", all)
	}
	s.change(func(v *projector.View) { v.Lines = append(v.Lines[:9:9], projector.Line{ID: 10, Text: "stop"}) })
	change := l.next()
	if change.name != "change" || change.data != `{"lines":{"at":9,"drop":0,"rows":[{"id":10,"text":"stop","first":0,"last":0}]}}` {
		t.Errorf("%+v", change)
	}
	s.change(func(v *projector.View) { v.Lang = locale.English })
	if e := l.next(); !strings.Contains(e.data, `"live":"live"`) || strings.Contains(e.data, "FIN_WAIT2") {
		t.Errorf("another language: %+v", e)
	}
	if e := listen(t, url, "Last-Event-ID", change.id).next(); e.name != "change" || !strings.Contains(e.data, `"live":"live"`) || strings.Contains(e.data, "FIN_WAIT2") {
		t.Errorf("after a break: %+v", e)
	}
	for _, id := range []string{"", "x-1", strings.Split(all.id, "-")[0] + "-99"} {
		if e := listen(t, url, "Last-Event-ID", id).next(); e.name != "all" || !strings.Contains(e.data, "FIN_WAIT2") || !strings.Contains(e.data, `"stop"`) {
			t.Errorf("a stranger, %q: %+v", id, e)
		}
	}
	if n := p.Browsers(); n != 5 {
		t.Errorf("%d browsers", n)
	}
}

// Nobody looks: the source is left alone. What changed then is told to who joins as
// what was there already.
func TestNobodyLooks(t *testing.T) {
	t.Parallel()
	s := &scene{view: sheet(locale.French)}
	_, url := serve(t, s)
	for range 100 {
		s.change(func(v *projector.View) { v.Lang = locale.English })
	}
	if s.mu.Lock(); s.looks != 0 {
		t.Errorf("%d looks", s.looks)
	}
	s.mu.Unlock()
	if e := listen(t, url).next(); e.name != "all" || !strings.Contains(e.data, `"live":"live"`) {
		t.Errorf("%+v", e)
	}
}

// However fast things change, the source is looked at a few times a second.
func TestLooksAreFew(t *testing.T) {
	t.Parallel()
	s := &scene{}
	_, url := serve(t, s)
	l := listen(t, url)
	begun := time.Now()
	l.next()
	for i := range 20_000 {
		s.change(func(v *projector.View) { v.Lines = []projector.Line{{ID: uint64(i), Text: "x"}} })
	}
	s.change(func(v *projector.View) { v.Lines = []projector.Line{{ID: 1, Text: "the last"}} })
	l.until("the last")
	s.mu.Lock()
	defer s.mu.Unlock()
	if most := int(time.Since(begun)/(50*time.Millisecond)) + 2; s.looks > most {
		t.Errorf("%d looks, %d at most", s.looks, most)
	}
}

// A browser that reads nothing keeps nobody waiting, neither the source nor others.
func TestStalled(t *testing.T) {
	t.Parallel()
	s := &scene{}
	_, url := serve(t, s)
	address := strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/")
	var stalled []net.Conn
	for range 3 {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if _, err := io.WriteString(conn, "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		stalled = append(stalled, conn)
	}
	l := listen(t, url)
	row := strings.Repeat("0123456789abcdef", 256)
	for i := range 30 { // 8 MB, more than the connections hold
		s.change(func(v *projector.View) {
			d := &ladder.Diagram{Parts: []*ladder.Part{{ID: "p"}}}
			for k := range 64 {
				d.Parts[0].Rows = append(d.Parts[0].Rows, &ladder.Row{ID: fmt.Sprint(i, "-", k), Arrow: &ladder.Arrow{Label: row}})
			}
			v.Diagram = d
		})
		l.until(fmt.Sprintf(`"%d-63"`, i))
	}
	_ = stalled
}

// More than some browsers are sent away, and let in when others have gone.
func TestManyBrowsers(t *testing.T) {
	t.Parallel()
	s := &scene{view: sheet(locale.French)}
	p, url := serve(t, s)
	ctx, leave := context.WithCancel(context.Background())
	defer leave()
	for range projector.MaxBrowsers {
		r, err := http.NewRequestWithContext(ctx, "GET", url+"events", nil)
		if err != nil {
			t.Fatal(err)
		}
		client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
		got, err := client.Do(r)
		if err != nil || got.StatusCode != http.StatusOK {
			t.Fatal(err, got)
		}
		defer got.Body.Close()
		if _, err := bufio.NewReader(got.Body).ReadString('{'); err != nil {
			t.Fatal(err)
		}
	}
	if got := ask(t, "GET", url+"events"); got.StatusCode != http.StatusServiceUnavailable || got.Header.Get("Retry-After") == "" {
		t.Errorf("one more: %s", got.Status)
	}
	if got := ask(t, "GET", url); got.StatusCode != http.StatusOK {
		t.Errorf("the page: %s", got.Status)
	}
	leave()
	for { // until the server has seen that they left
		if got := ask(t, "GET", url+"events"); got.StatusCode == http.StatusOK {
			break
		}
	}
	if p.Browsers() != projector.MaxBrowsers+1 {
		t.Errorf("%d browsers", p.Browsers())
	}
}

// Stop ends what browsers hear, at once.
func TestStop(t *testing.T) {
	t.Parallel()
	s := &scene{view: sheet(locale.French)}
	p, url := serve(t, s)
	l := listen(t, url)
	l.next()
	if !p.Running() {
		t.Error("it does not run")
	}
	if err := p.Stop(t.Context()); err != nil {
		t.Error(err)
	}
	_, _ = io.Copy(io.Discard, l.r) // to its end, told or broken off
	if err := p.Wait(t.Context()); err != nil || p.Running() {
		t.Errorf("%v, running %v", err, p.Running())
	}
	if _, err := http.Get(url); err == nil {
		t.Error("it still answers")
	}
	if err := p.Stop(t.Context()); err != nil {
		t.Error("again:", err)
	}
}
