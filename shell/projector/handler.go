package projector

import (
	"bufio"
	"context"
	"embed"
	"io"
	"net"
	"net/http"
	"net/netip"
	"path"
	"strings"
	"time"
)

//go:embed page
var files embed.FS

// pages are the page's files, by the path of their request.
var pages = map[string]string{
	"/": "page/index.html", "/page.css": "page/page.css", "/icon.svg": "page/icon.svg",
	"/page.js": "page/page.js", "/model.js": "page/model.js", "/draw.js": "page/draw.js", "/panel.js": "page/panel.js",
}

// types are the files' media types: what a machine's tables say of them differs.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
}

// policy lets the page have its own files and its events, and no other.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// ServeHTTP answers a browser.
func (p *Projector) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	name, known := pages[r.URL.Path]
	switch {
	case !ours(r.Host, localAddr(r)):
		http.Error(w, "not the name of this server", http.StatusMisdirectedRequest)
	case !known && r.URL.Path != "/events":
		http.Error(w, "not found", http.StatusNotFound)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "this page is for looking at", http.StatusMethodNotAllowed)
	case known:
		text, err := files.ReadFile(name)
		if err != nil {
			http.Error(w, "not found", http.StatusNotFound)
			return
		}
		h.Set("Content-Type", types[path.Ext(name)])
		_, _ = w.Write(text) // a browser that has gone
	default:
		p.stream(w, r)
	}
}

func localAddr(r *http.Request) net.Addr {
	addr, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	return addr
}

// ours reports whether a request's Host is this machine, by a name or an address
// that no stranger gives: a web site whose name leads here (DNS rebinding) would else
// read along. The address is that of the connection, whatever the port: it may come
// through a tunnel.
func ours(host string, local net.Addr) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.TrimSuffix(strings.Trim(name, "[]"), "."))
	if name == "localhost" || strings.HasSuffix(name, ".localhost") { // RFC 6761, section 6.3
		return true
	}
	ip, err := netip.ParseAddr(name)
	if err != nil {
		return false
	}
	if ip.Unmap().IsLoopback() {
		return true
	}
	if local == nil {
		return false
	}
	at, err := netip.ParseAddrPort(local.String())
	return err == nil && at.Addr().Unmap().WithZone("") == ip.Unmap().WithZone("")
}

// stream tells a browser all that there is to see, and then what changes.
func (p *Projector) stream(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	if r.Method == http.MethodHead {
		return
	}
	if p.watchers.Add(1) > MaxBrowsers {
		p.watchers.Add(-1)
		w.Header().Del("Content-Type")
		w.Header().Set("Retry-After", "10")
		http.Error(w, "too many browsers look on", http.StatusServiceUnavailable)
		return
	}
	defer p.watchers.Add(-1)
	p.opened.Add(1)
	s := &stream{control: http.NewResponseController(w), out: bufio.NewWriterSize(w, 32<<10)}
	_ = s.control.SetReadDeadline(time.Time{}) // the request is read; its context ends with the connection
	if s.flush("retry: 1000\n\n") != nil {
		return
	}
	p.mu.Lock()
	version, looks := p.record.parseID(r.Header.Get("Last-Event-ID")), p.looks
	p.mu.Unlock()
	stale := p.changed.Load()
	p.rouse()
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		p.mu.Lock()
		var messages [][][]byte
		all, id := false, ""
		// What is known was looked at when nobody was here: the look that comes is
		// waited for, or what is new would seem to happen now.
		if wait := stale && p.looks == looks; !wait && p.record.latest != nil && version != p.record.version {
			messages, all = p.record.since(version)
			version = p.record.version
			id = p.record.id(version)
		}
		news := p.news
		p.mu.Unlock()
		for i, m := range messages {
			if err := s.message(p.ctx, m, all, id, i == len(messages)-1); err != nil {
				return
			}
		}
		select {
		case <-r.Context().Done():
			return
		case <-news:
		case <-beat.C:
			if s.flush(":\n\n") != nil {
				return
			}
		}
	}
}

// A stream is a browser's connection.
type stream struct {
	control *http.ResponseController
	out     *bufio.Writer
}

// message sends a change, or all there is. Only the last of several has an id: who
// has that has them all.
func (s *stream) message(ctx context.Context, pieces [][]byte, all bool, id string, last bool) error {
	name := "event: change\n"
	if all {
		name = "event: all\n"
	}
	if last {
		name += "id: " + id + "\n"
	}
	s.deadline()
	_, _ = s.out.WriteString(name + "data: ")
	written := 0
	for _, piece := range pieces {
		if _, err := s.out.Write(piece); err != nil {
			return err
		}
		if written += len(piece); written > 64<<10 { // which were taken: there is time for more
			if ctx.Err() != nil {
				return ctx.Err()
			}
			s.deadline()
			written = 0
		}
	}
	return s.flush("\n\n")
}

func (s *stream) deadline() { _ = s.control.SetWriteDeadline(time.Now().Add(patience)) }

func (s *stream) flush(text string) error {
	s.deadline()
	if _, err := io.WriteString(s.out, text); err != nil {
		return err
	}
	if err := s.out.Flush(); err != nil {
		return err
	}
	return s.control.Flush()
}
