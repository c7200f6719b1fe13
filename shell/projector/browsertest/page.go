package browsertest

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
)

// A Page is an open page.
type Page struct {
	t       testing.TB
	browser *Browser
	session string

	mu       sync.Mutex
	requests []string
	trouble  []string
}

// A Look is how a page is opened.
type Look struct {
	Width, Height int
	Dark          bool
	Motion        bool // things move; else all is where it belongs at once
}

// Open opens a page in a context of its own, as another browser would.
func (b *Browser) Open(t testing.TB, url string, look Look) *Page {
	t.Helper()
	p := &Page{t: t, browser: b}
	var context struct{ BrowserContextID string }
	p.into(&context, "Target.createBrowserContext", nil)
	var target struct{ TargetID string }
	p.into(&target, "Target.createTarget", map[string]any{"url": "about:blank", "browserContextId": context.BrowserContextID})
	var attached struct{ SessionID string }
	p.into(&attached, "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true})
	p.session = attached.SessionID
	b.mu.Lock()
	b.told[p.session] = p.hear
	b.mu.Unlock()
	for _, domain := range []string{"Page", "Runtime", "Network", "Log"} {
		p.call(domain+".enable", nil)
	}
	scheme, motion := "light", "reduce"
	if look.Dark {
		scheme = "dark"
	}
	if look.Motion {
		motion = "no-preference"
	}
	p.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": motion}}})
	p.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": look.Width, "height": look.Height, "deviceScaleFactor": 1, "mobile": false})
	p.call("Page.navigate", map[string]any{"url": url})
	return p
}

func (p *Page) into(result any, method string, params any) {
	p.t.Helper()
	if err := json.Unmarshal(p.call(method, params), result); err != nil {
		p.t.Fatalf("%s: %v", method, err)
	}
}

func (p *Page) call(method string, params any) json.RawMessage {
	p.t.Helper()
	text, err := p.browser.call(p.session, method, params)
	if err != nil {
		p.t.Fatalf("%s: %v", method, err)
	}
	return text
}

// hear notes what the page asks the network for, and what goes wrong in it.
func (p *Page) hear(method string, params json.RawMessage) {
	var m struct {
		Request          struct{ URL string }
		ExceptionDetails json.RawMessage
		Entry            struct{ Level, Text, URL string }
	}
	if json.Unmarshal(params, &m) != nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch method {
	case "Network.requestWillBeSent":
		p.requests = append(p.requests, m.Request.URL)
	case "Runtime.exceptionThrown":
		p.trouble = append(p.trouble, string(m.ExceptionDetails))
	case "Log.entryAdded":
		p.trouble = append(p.trouble, m.Entry.Text+" "+m.Entry.URL)
	}
}

// Requests are the addresses that the page has asked for.
func (p *Page) Requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.requests...)
}

// Trouble is what went wrong in the page: exceptions of its script, what its policy
// has refused.
func (p *Page) Trouble() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.trouble...)
}

// Eval evaluates an expression of JavaScript, of whose promise it awaits the value.
func (p *Page) Eval(expression string, value any) {
	p.t.Helper()
	text := p.call("Runtime.evaluate", map[string]any{"expression": expression, "awaitPromise": true, "returnByValue": true})
	var got struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails json.RawMessage
	}
	if err := json.Unmarshal(text, &got); err != nil || got.ExceptionDetails != nil {
		p.t.Fatalf("%s: %v %s", expression, err, got.ExceptionDetails)
	}
	if value == nil {
		return
	}
	if err := json.Unmarshal(got.Result.Value, value); err != nil {
		p.t.Fatalf("%s: %v in %s", expression, err, text)
	}
}

// Text is the text of the elements that a selector finds, a line each.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	var text string
	p.Eval(fmt.Sprintf("[...document.querySelectorAll(%s)].filter(e => e.offsetParent).map(e => e.textContent).join('\\n')", quote(selector)), &text)
	return text
}

// Until waits until an expression of JavaScript is true: it is looked at whenever the
// document changes.
func (p *Page) Until(expression string) {
	p.t.Helper()
	var done bool
	p.Eval(fmt.Sprintf(`new Promise((resolve) => {
		const start = () => {
			let observer;
			const check = () => { let is = false; try { is = Boolean(%s); } catch {} if (is) { observer?.disconnect(); resolve(true); } return is; };
			if (check()) return;
			observer = new MutationObserver(check);
			observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
			setTimeout(() => resolve(false), %d);
		};
		if (document.readyState === 'complete') start(); else addEventListener('load', start);
	})`, expression, 10000), &done)
	if !done {
		var body string
		p.Eval("document.body ? document.body.innerText : ''", &body)
		p.t.Fatalf("it does not come to be that %s; trouble: %s; the page:\n%.1500s", expression, p.Trouble(), body)
	}
}

// UntilText waits until what a selector finds holds a text.
func (p *Page) UntilText(selector, text string) {
	p.t.Helper()
	p.Until(fmt.Sprintf("[...document.querySelectorAll(%s)].filter(e => e.offsetParent).map(e => e.textContent).join('\\n').includes(%s)", quote(selector), quote(text)))
}

func quote(text string) string {
	quoted, _ := json.Marshal(text) // a string always has a form
	return string(quoted)
}

// Key presses a key: "ArrowLeft", "b", " ".
func (p *Page) Key(name string) {
	p.t.Helper()
	text := ""
	if len([]rune(name)) == 1 {
		text = name
	}
	for _, kind := range []string{"keyDown", "keyUp"} {
		event := map[string]any{"type": kind, "key": name}
		if text != "" && kind == "keyDown" {
			event["text"] = text
		}
		if strings.HasPrefix(name, "Arrow") || name == "Home" || name == "End" {
			event["code"] = name
		}
		p.call("Input.dispatchKeyEvent", event)
	}
}

// Screenshot writes a picture of the page, where a path is given.
func (p *Page) Screenshot(path string) {
	p.t.Helper()
	if path == "" {
		return
	}
	var shot struct{ Data []byte }
	if err := json.Unmarshal(p.call("Page.captureScreenshot", nil), &shot); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(path, shot.Data, 0o600); err != nil {
		p.t.Fatal(err)
	}
}

// Close closes the page.
func (p *Page) Close() {
	p.t.Helper()
	p.call("Page.close", nil)
}
