package projector_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/ladder"
	"labsh/shell/locale"
	"labsh/shell/projector"
	"labsh/shell/projector/browsertest"
)

// -shots DIR keeps pictures of the page, to be looked at.
var shots = flag.String("shots", "", "folder for pictures of the page")

func shot(name string) string {
	if *shots == "" {
		return ""
	}
	return filepath.Join(*shots, name+".png")
}

var large = browsertest.Look{Width: 1920, Height: 1080}

// clean fails where the page had trouble, or asked anybody else for anything.
func clean(t *testing.T, p *browsertest.Page, url string) {
	t.Helper()
	for _, trouble := range p.Trouble() {
		t.Error(trouble)
	}
	for _, request := range p.Requests() {
		if !strings.HasPrefix(request, url) {
			t.Errorf("the page asks for %s", request)
		}
	}
	if len(p.Requests()) < 6 {
		t.Errorf("requests: %q", p.Requests())
	}
}

// The page in a real browser.
func TestPage(t *testing.T) {
	t.Parallel()
	b := browsertest.Start(t)
	for name, test := range map[string]func(*testing.T, *browsertest.Browser){
		"sizes": sizes, "grows": grows, "steps": steps, "hostile": hostile, "late": late, "keys": keys, "empty": empty, "long": long, "end": end,
	} {
		t.Run(name, func(t *testing.T) { test(t, b) })
	}
}

// sizes: on each screen, in each light, all is there and nothing beyond its edges.
func sizes(t *testing.T, b *browsertest.Browser) {
	_, url := serve(t, &scene{view: sheet(locale.French)})
	for _, look := range []browsertest.Look{large, {Width: 1024, Height: 768}, {Width: 1920, Height: 1080, Dark: true}, {Width: 1024, Height: 768, Dark: true}, {Width: 3840, Height: 2160}, {Width: 390, Height: 844}} {
		name := fmt.Sprintf("%dx%d dark %v", look.Width, look.Height, look.Dark)
		p := b.Open(t, url, look)
		p.UntilText(".card", "127.0.0.1:5000")
		p.UntilText("#line .typed", ">>> peer.close")
		p.Screenshot(shot("sheet-" + strings.ReplaceAll(name, " ", "-")))
		for what, want := range map[string]string{
			"document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight":                                                                                                       "nothing is beyond the edges",
			"[...document.querySelectorAll('.card, .pill, #line, #bytes, #controls button')].filter(e => e.offsetParent).every(e => { const r = e.getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth + 1 })": "each is on the screen",
			"parseFloat(getComputedStyle(document.querySelector('.pill')).fontSize) >= innerHeight / 52 || innerWidth < 500":                                                                                                   "the type is large",
			"getComputedStyle(document.body).backgroundColor === '" + map[bool]string{false: "rgb(250, 249, 246)", true: "rgb(14, 17, 22)"}[look.Dark] + "'":                                                                   "light or dark as the browser is",
			"document.documentElement.lang === 'fr' && document.querySelector('#ladder').getAttribute('aria-label') === 'L\\u2019échange'.replace('\\u2019', \"'\")":                                                           "in French, and named for who hears it",
			"[...document.querySelectorAll('#controls button')].every(e => e.getAttribute('aria-label'))":                                                                                                                      "each button has a name",
		} {
			var is bool
			if p.Eval(what, &is); !is {
				t.Errorf("%s: not so: %s", name, want)
			}
		}
		clean(t, p, url)
		p.Close()
	}
}

// grows: what happens is seen as it happens, and each arrow moves once.
func grows(t *testing.T, b *browsertest.Browser) {
	whole := sheet(locale.French)
	part := *whole.Diagram.Parts[0]
	s := &scene{view: projector.View{Lang: locale.French, Diagram: &ladder.Diagram{}}}
	_, url := serve(t, s)
	p := b.Open(t, url, browsertest.Look{Width: 1920, Height: 1080, Motion: true})
	p.UntilText("#empty", "Rien n'a encore circulé")
	upTo := func(row, line int) {
		s.change(func(v *projector.View) {
			grown := part
			grown.Rows = part.Rows[:row]
			v.Diagram = &ladder.Diagram{Parts: []*ladder.Part{&grown}}
			v.Lines = whole.Lines[:line]
		})
	}
	upTo(1, 1)
	p.UntilText(".pill", "listen 1")
	p.UntilText("#line .twin", "server.listen(1)")
	p.Until("document.querySelectorAll('.row.moving').length === 1")
	upTo(6, 5)
	p.UntilText(".arrow .label", `"Message Client vers Serveur\n"`)
	p.UntilText("#status", "en direct")
	p.Until("document.querySelectorAll('.row.moving').length >= 5 && document.querySelector('.row.now .pill').textContent.includes('28')")
	// The same is told again, with a change elsewhere: nothing moves.
	p.Eval("document.querySelectorAll('.row.moving').forEach(e => e.classList.remove('moving'))", nil)
	s.change(func(v *projector.View) {
		v.Lines = append([]projector.Line(nil), v.Lines...)
		v.Lines[4].Value = "other"
	})
	p.UntilText("#line .value", "other")
	if got := p.Text(".row.moving"); got != "" {
		t.Errorf("moves again: %s", got)
	}
	s.change(func(v *projector.View) { v.Lang = locale.English })
	p.UntilText("#status", "live")
	p.Until("document.documentElement.lang === 'en'")
	clean(t, p, url)
}

// steps: back and forward through what happened, what comes meanwhile does not disturb.
func steps(t *testing.T, b *browsertest.Browser) {
	s := &scene{view: sheet(locale.French)}
	_, url := serve(t, s)
	p := b.Open(t, url, large)
	p.UntilText("#moment", "11 sur 11")
	if got := p.Text(".card .state"); got != "TIME_WAIT\nCLOSED" {
		t.Errorf("at the end: %q", got)
	}
	at := func(key, moment, line, states string, rows int) {
		t.Helper()
		p.Key(key)
		p.UntilText("#moment", moment)
		if got := p.Text("#line .typed"); got != ">>> "+line {
			t.Errorf("%s: line %q, want %q", moment, got, line)
		}
		if got := strings.ReplaceAll(p.Text(".card .state"), "\u00a0", "-"); got != states {
			t.Errorf("%s: states %q, want %q", moment, got, states)
		}
		var n int
		if p.Eval("document.querySelectorAll('.row').length", &n); n != rows {
			t.Errorf("%s: %d rows, want %d", moment, n, rows)
		}
	}
	at("ArrowLeft", "10 sur 11", "client.close", "FIN_WAIT2\nCLOSE_WAIT", 9)
	at("ArrowLeft", "9 sur 11", "client.recv 500", "ESTABLISHED\nESTABLISHED", 8)
	at("ArrowLeft", "8 sur 11", `peer.send "Message Serveur vers Client\n"`, "ESTABLISHED\nESTABLISHED", 8)
	if got := p.Text(".row.now .pill"); got != "send 28" {
		t.Errorf("before it was received: %q", got)
	}
	if got := p.Text("#bytes"); !strings.Contains(got, "server, peer → client · 28 octets") || !strings.Contains(got, "Client↵") || !strings.Contains(got, "4d 65 73 73 61 67 65 20  Message") {
		t.Errorf("bytes: %s", got)
	}
	at("ArrowRight", "9 sur 11", "client.recv 500", "ESTABLISHED\nESTABLISHED", 8)
	if got := p.Text("#told"); got != "server, peer send 28, client recv 500 → 28, server, peer → client \"Message Serveur vers Client\\n\"" {
		t.Errorf("for who hears: %q", got)
	}
	at("ArrowUp", "8 sur 11", `peer.send "Message Serveur vers Client\n"`, "ESTABLISHED\nESTABLISHED", 8)
	p.Screenshot(shot("steps"))
	s.change(func(v *projector.View) {
		v.Lines = append(v.Lines[:len(v.Lines):len(v.Lines)], projector.Line{ID: 10, Text: "1/0", Error: "ZeroDivisionError: division by zero", Hint: "un indice", First: 11, Last: 11})
	})
	p.UntilText("#moment", "8 sur 12")
	p.UntilText("#status", "en pause")
	at("Home", "1 sur 12", "listen 5000", "-\nLISTEN", 1)
	at("ArrowLeft", "1 sur 12", "listen 5000", "-\nLISTEN", 1)
	at(" ", "2 sur 12", "connect localhost 5000", "-\nLISTEN", 2)
	at("ArrowDown", "5 sur 12", "peer, address = server.accept()", "ESTABLISHED\nESTABLISHED", 5)
	at("End", "12 sur 12", "1/0", "TIME_WAIT\nCLOSED", 10)
	if got := p.Text("#line .trouble"); got != "ZeroDivisionError: division by zeroindice : un indice" {
		t.Errorf("%q", got)
	}
	p.UntilText("#status", "en direct")
	p.Eval("document.querySelectorAll('.row')[5].click()", nil)
	p.UntilText("#status", "en pause")
	clean(t, p, url)
}

// keys: what else the keys do.
func keys(t *testing.T, b *browsertest.Browser) {
	_, url := serve(t, &scene{view: sheet(locale.English)})
	p := b.Open(t, url, large)
	p.UntilText("#status", "live")
	p.Key("p")
	p.UntilText("#status", "paused")
	p.Key("P")
	p.UntilText("#status", "live")
	p.Key("d")
	p.Until("document.documentElement.dataset.theme === 'dark'")
	p.Key("d")
	p.Until("document.documentElement.dataset.theme === 'light'")
	var before, after float64
	p.Eval("parseFloat(getComputedStyle(document.documentElement).fontSize)", &before)
	p.Key("+")
	p.Key("+")
	p.Eval("parseFloat(getComputedStyle(document.documentElement).fontSize)", &after)
	if after < before*1.2 {
		t.Errorf("the type: %v, then %v", before, after)
	}
	p.Key("-")
	p.Key("-")
	if p.Eval("parseFloat(getComputedStyle(document.documentElement).fontSize)", &after); after > before*1.01 {
		t.Errorf("the type: %v, then %v", before, after)
	}
	p.Key("b")
	p.Until("document.querySelector('#bytes').hidden")
	p.Key("B")
	p.Until("!document.querySelector('#bytes').hidden")
	p.Key("?")
	p.UntilText("#help dl", "A step back")
	p.Screenshot(shot("help"))
	p.Key("ArrowLeft") // of the help, not of the page
	p.UntilText("#status", "live")
	p.Eval("document.querySelector('#help button').click()", nil)
	p.Until("!document.querySelector('#help').open")
	p.Eval("document.querySelector('[data-action=back]').click()", nil)
	p.UntilText("#moment", "10 of 11")
	clean(t, p, url)
}

// hostile: what peers send is text, on one page with all else.
func hostile(t *testing.T, b *browsertest.Browser) {
	evil := "<script>document.title='no'</script><img src=x onerror=alert(1)>\u202e</pre>\x00\x1b[31m\r\n" + strings.Repeat("A", 4096)
	view := projector.View{
		Lang: locale.English,
		Diagram: &ladder.Diagram{Notes: []string{evil}, Parts: []*ladder.Part{{
			ID:      evil[:40],
			Count:   evil,
			Columns: []ladder.Column{{ID: "a", Title: evil, Address: evil, Queue: evil, State: state(evil), Hue: -7}, {ID: "b", Title: "b", Hue: 99}},
			Rows: rows("<b>", &ladder.Row{Seqs: []uint64{1}, Cells: []ladder.Cell{{Column: 0, Seq: 1, Call: evil, Note: evil, Error: evil, Socket: evil, State: state(evil)}},
				Arrow: &ladder.Arrow{From: 0, To: 1, Kind: "data evil", Label: evil, Detail: evil, Data: []byte(evil), Length: 5 << 20}},
				&ladder.Row{Seqs: []uint64{2}, Arrow: &ladder.Arrow{From: 0, To: 1, Kind: ladder.Data, Label: "x", Data: []byte{0xff, 0, '\n', 0x9b, '<'}, Length: 5}}),
		}}},
		Lines: []projector.Line{{ID: 1, Text: evil, Twin: evil + " ", Value: evil, Error: evil, Hint: evil, Last: 1}},
	}
	_, url := serve(t, &scene{view: view})
	p := b.Open(t, url, browsertest.Look{Width: 1024, Height: 768})
	p.UntilText("#moment", "2 of 2")
	p.UntilText("#bytes .hex", "ff 00 0a 9b 3c")
	p.Key("ArrowLeft")
	p.UntilText("#moment", "1 of 2")
	p.UntilText("#bytes .what", fmt.Sprintf("5242880 bytes · the first %d are kept", len(evil)))
	p.Screenshot(shot("hostile"))
	for what, want := range map[string]string{
		"document.scripts.length === 1 && document.images.length === 0 && document.title === 'labsh'":                "markup is text",
		"document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight": "nothing is beyond the edges",
		"!/[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u202e]/.test(document.body.textContent)":                  "no controls",
		"document.querySelector('#line .typed').textContent.includes(\"<script>document.title='no'</script>\")":      "it is seen",
	} {
		var is bool
		if p.Eval(what, &is); !is {
			t.Errorf("not so: %s", want)
		}
	}
	clean(t, p, url)
}

// late: who joins late sees it all at once, and several see the same.
func late(t *testing.T, b *browsertest.Browser) {
	s := &scene{view: sheet(locale.French)}
	_, url := serve(t, s)
	first := b.Open(t, url, large)
	first.UntilText("#moment", "11 sur 11")
	s.change(func(v *projector.View) {
		v.Lines = append(v.Lines[:9:9], projector.Line{ID: 10, Text: "recv", First: 11, Open: true})
	})
	first.UntilText("#line .value", "attend…")
	second := b.Open(t, url, browsertest.Look{Width: 1024, Height: 768, Motion: true})
	second.UntilText("#line .value", "attend…")
	second.UntilText("#moment", "12 sur 12")
	if got := second.Text(".row.moving"); got != "" {
		t.Errorf("it moves: %s", got)
	}
	if a, b := first.Text("#ladder"), second.Text("#ladder"); a != b {
		t.Errorf("%q, and %q", a, b)
	}
	clean(t, second, url)
}

// empty: before anything has happened.
func empty(t *testing.T, b *browsertest.Browser) {
	_, url := serve(t, &scene{})
	p := b.Open(t, url, large)
	p.UntilText("#empty", "Nothing has crossed yet")
	for _, key := range []string{"ArrowLeft", "ArrowRight", "Home", "End", "ArrowUp", "ArrowDown", "b"} {
		p.Key(key)
	}
	p.UntilText("#status", "live")
	p.Screenshot(shot("empty"))
	clean(t, p, url)
}

// long: of ten thousand rows those in sight are drawn.
func long(t *testing.T, b *browsertest.Browser) {
	part := &ladder.Part{ID: "p", Columns: sheet(locale.English).Diagram.Parts[0].Columns}
	for i := range 10_000 {
		r := &ladder.Row{ID: fmt.Sprint(i), Seqs: []uint64{uint64(i + 1)}, Cells: []ladder.Cell{{Column: 0, Seq: uint64(i + 1), Call: fmt.Sprint("send ", i)}}, Arrow: message(0, 1, "x")}
		part.Rows = append(part.Rows, r)
	}
	s := &scene{view: projector.View{Diagram: &ladder.Diagram{Parts: []*ladder.Part{part}}}}
	_, url := serve(t, s)
	p := b.Open(t, url, large)
	p.UntilText("#moment", "10000 of 10000")
	p.UntilText(".row.now", "send 9999")
	p.Key("Home")
	p.UntilText(".row.now", "send 0")
	p.Key("End")
	p.UntilText(".row.now", "send 9999")
	var n int
	if p.Eval("document.querySelectorAll('.row').length", &n); n > 60 {
		t.Errorf("%d rows are drawn", n)
	}
	clean(t, p, url)
}

// end: the page says that the shell has gone, and keeps what it shows.
func end(t *testing.T, b *browsertest.Browser) {
	projector, url := serve(t, &scene{view: sheet(locale.English)})
	p := b.Open(t, url, large)
	p.UntilText("#status", "live")
	if err := projector.Stop(t.Context()); err != nil {
		t.Error(err)
	}
	p.UntilText("#status", "labsh does not answer")
	p.Key("ArrowLeft")
	p.UntilText("#moment", "10 of 11")
	p.UntilText("#line", "client.close")
}
