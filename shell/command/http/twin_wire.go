package http

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"labsh/netlab"
	"labsh/netlab/httpwire"
	"labsh/shell/command"
	"labsh/shell/command/literal"
	"labsh/shell/command/request"
	"labsh/shell/module/socket"
)

// wireTwin is an exchange over a socket in Python: the request is written as it goes
// over the wire.
type wireTwin struct {
	c     *command.Call
	line  *httpLine
	first *hop

	// The line's words: for a program that reads one twice, with the values in variables.
	typed *command.Arg
	items []request.Item

	imports []string
	before  []string // lines
	socket  string   // a name
	// split is the variable with a URL's parts, where the program takes it apart; "" where
	// the twin has.
	split   string
	request string // the name of the request's bytes
	body    string // and of its body's; "" where that is written out
}

// safeTarget are the characters of a request's target that are not percent-encoded,
// beside those that Python never does.
const safeTarget = "!#$%&'()*+,/:;=?@[]"

func newWireTwin(c *command.Call, h *httpLine, first *hop) *wireTwin {
	w := &wireTwin{c: c, line: h, first: first, typed: h.typed, items: h.items, socket: first.self, request: request.Free(c, "request")}
	w.bind()
	if h.url != nil {
		w.socket = request.Free(c, "connection")
		if c.Symbolic() && request.Computed(w.typed) {
			w.splitURL()
		}
	}
	w.setBody()
	w.setRequest()
	return w
}

// bind puts the values of expressions into variables: what stands in the request in
// another order, or twice, is to be evaluated once and as the line has it.
func (w *wireTwin) bind() {
	words := []*command.Arg{w.typed}
	for _, item := range w.items {
		words = append(words, item.Key, item.Text)
	}
	lines, bound := request.Bound(w.c, words)
	if !w.c.Symbolic() || len(lines) == 0 || len(lines) == 1 && w.line.url == nil {
		return
	}
	w.before, w.typed = lines, bound[0]
	w.items = append([]request.Item(nil), w.items...)
	for i := range w.items {
		w.items[i].Key, w.items[i].Text = bound[1+2*i], bound[2+2*i]
	}
}

// splitURL leaves it to the program to take the URL apart.
func (w *wireTwin) splitURL() {
	whole, _, _ := request.URLWord(w.typed, w.line.url.User)
	w.split = request.Free(w.c, "address")
	w.imports = append(w.imports, "import urllib.parse")
	w.before = append(w.before, w.split+" = urllib.parse.urlsplit("+request.Text(whole)+")")
}

// setBody writes what the body is made of, where it has expressions or is a file.
func (w *wireTwin) setBody() {
	for _, item := range w.items {
		computed := w.c.Symbolic() && (request.Computed(item.Key) || request.Computed(item.Text))
		switch {
		case item.Kind == httpwire.FileItem:
			w.body = request.Free(w.c, "body")
			w.before = append(w.before, w.body+" = open("+request.Text(item.Text)+`, "rb").read()`)
			return
		case (item.Kind == httpwire.StringItem || item.Kind == httpwire.JSONItem) && computed:
			w.body = request.Free(w.c, "body")
			source := request.NewBody(w.items).Source()
			if strings.Contains(source, " + ") {
				source = "(" + source + ")"
			}
			w.before = append(w.before, w.body+" = "+source+".encode()")
			return
		}
	}
}

// A piece of the request's bytes: a text that is written out, or Python source.
type piece struct{ text, source string }

// setRequest writes the request, a line of it a line.
func (w *wireTwin) setRequest() {
	pieces := w.target()
	own := 0
	usual := len(w.first.request.Header) - w.ownFields() - w.bodyFields()
	headers := w.headerItems()
	for i, f := range w.first.request.Header {
		whole := piece{text: f.Name + ": " + f.Value + "\r\n"}
		switch {
		case i < usual && f.Name == "Host":
			pieces = append(pieces, w.host(f)...)
			continue
		case i >= usual && own < len(headers):
			if item := headers[own]; item != nil && w.c.Symbolic() && (request.Computed(item.Key) || request.Computed(item.Text)) {
				line := request.Join(item.Key, request.Literal(item.Key, ": "), item.Text, request.Literal(item.Key, "\r\n"))
				whole = piece{source: request.Encoded(line)}
			}
			own++
		case f.Name == contentLength && w.body != "":
			pieces = append(pieces, piece{text: contentLength + ": "}, piece{source: "str(len(" + w.body + ")).encode()"}, piece{text: "\r\n"})
			continue
		}
		pieces = append(pieces, whole)
	}
	pieces = append(pieces, piece{text: "\r\n"})
	switch {
	case w.body != "":
		pieces = append(pieces, piece{source: w.body})
	case len(w.first.request.Body) > 0:
		pieces = append(pieces, piece{text: string(w.first.request.Body)})
	}
	w.before = append(w.before, w.request+" = ("+written(pieces)+"\n)")
}

// written are pieces as Python, each line of the request and each expression on a line.
func written(pieces []piece) string {
	var lines []piece
	for _, p := range pieces {
		if n := len(lines) - 1; n >= 0 && p.source == "" && lines[n].source == "" && !strings.HasSuffix(lines[n].text, "\n") {
			lines[n].text += p.text
			continue
		}
		lines = append(lines, p)
	}
	var b strings.Builder
	for i, p := range lines {
		b.WriteString("\n    ")
		if i > 0 && (p.source != "" || lines[i-1].source != "") {
			b.WriteString("+ ")
		}
		if p.source != "" {
			b.WriteString(p.source)
		} else {
			b.WriteString(octets(p.text))
		}
	}
	return b.String()
}

// headerItems are the line's own headers that are sent, in their order; nil stands for
// one that the line does not have as an item.
func (w *wireTwin) headerItems() []*request.Item {
	var sent []*request.Item
	credentials := 0 // in front, of a URL
	if w.first.url.User != nil {
		credentials = 1
	}
	for i, item := range w.first.items {
		if item.Kind != httpwire.HeaderItem || strings.TrimSpace(item.Value) == "" {
			continue
		}
		var own *request.Item
		if k := i - credentials; k >= 0 && k < len(w.items) {
			own = &w.items[k]
		}
		sent = append(sent, own)
	}
	return sent
}

func (w *wireTwin) ownFields() int { return len(w.headerItems()) }

// bodyFields is how many headers the body has brought.
func (w *wireTwin) bodyFields() int {
	return len(w.first.request.Header) - len(w.without(httpwire.StringItem, httpwire.JSONItem, httpwire.FileItem).Header)
}

// without is the request without items of some kinds.
func (w *wireTwin) without(kinds ...httpwire.ItemKind) *httpwire.Request {
	plain := *w.first
	plain.items = slices.DeleteFunc(slices.Clone(w.first.items), func(i httpwire.Item) bool { return slices.Contains(kinds, i.Kind) })
	if plain.build(w.c, w.line, w.first.request.Method) != nil { // it was built before, with more
		return w.first.request
	}
	return plain.request
}

// target is the request's first line.
func (w *wireTwin) target() []piece {
	r := w.first.request
	computed := w.c.Symbolic() && request.Computed(w.typed)
	for _, item := range w.items {
		computed = computed || item.Kind == httpwire.QueryItem && w.c.Symbolic() && (request.Computed(item.Key) || request.Computed(item.Text))
	}
	if !computed {
		return []piece{{text: r.Method + " " + r.Target + " " + r.Proto + "\r\n"}}
	}
	if w.split == "" {
		w.imports = append(w.imports, "import urllib.parse")
	}
	pieces := []piece{{text: r.Method + " "}}
	quoted := func(call string) piece { return piece{source: "urllib.parse." + call + ".encode()"} }
	path := w.first.url.Path
	switch {
	case w.split != "":
		source := fmt.Sprintf(`(%s.path or "/") + ("?" + %[1]s.query if %[1]s.query else "")`, w.split)
		pieces = append(pieces, quoted("quote("+source+", safe="+literal.Str(safeTarget)+")"))
	case request.Computed(w.typed):
		pieces = append(pieces, quoted("quote("+request.Text(w.typed)+", safe="+literal.Str(safeTarget)+")"))
	default:
		pieces = append(pieces, piece{text: w.without(httpwire.QueryItem).Target})
	}
	sep := "?"
	if strings.Contains(path, "?") {
		sep = "&"
	}
	for _, item := range w.items {
		if item.Kind != httpwire.QueryItem {
			continue
		}
		part := func(a *command.Arg, text string) piece {
			if request.Computed(a) {
				return quoted("quote_plus(" + request.Text(a) + ")")
			}
			return piece{text: url.QueryEscape(text)}
		}
		pieces = append(pieces, piece{text: sep}, part(item.Key, item.Name), piece{text: "="}, part(item.Text, item.Value))
		sep = "&"
	}
	return append(pieces, piece{text: " " + r.Proto + "\r\n"})
}

// host is the Host header: in a program its port is that of the connection.
func (w *wireTwin) host(f httpwire.Field) []piece {
	if w.split != "" {
		return []piece{{text: "Host: "}, {source: w.split + `.netloc.rpartition("@")[2].encode()`}, {text: "\r\n"}}
	}
	if inside, ok := w.peer(f.Value); ok {
		return []piece{{source: `f"Host: ` + inside + `\r\n".encode()`}}
	}
	return []piece{{text: f.Name + ": " + f.Value + "\r\n"}}
}

// peer is a server's address in a program, as what stands in an f-string: its port is
// that of the connection, which may be another each time.
func (w *wireTwin) peer(address string) (inside string, ok bool) {
	sock, ok := socket.Of(w.first.socket)
	if !ok || !w.c.Symbolic() || w.line.url != nil {
		return "", false
	}
	_, port, ok := netlab.SplitHostPort(sock.Remote())
	name, cut := strings.CutSuffix(address, ":"+strconv.Itoa(port))
	return strings.NewReplacer("{", "{{", "}", "}}").Replace(literal.Inside(name)) + ":{" + w.socket + ".getpeername()[1]}", ok && cut
}

// at is the Python of where the request goes, "" where its Host header says it.
func (w *wireTwin) at() string {
	u := w.first.url
	if w.first.request.Header.Get("Host") == u.Authority {
		return ""
	}
	if w.split != "" {
		return w.split + `.scheme + "://" + ` + w.split + `.netloc.rpartition("@")[2]`
	}
	if inside, ok := w.peer(u.Authority); ok {
		return `f"` + u.Scheme + "://" + inside + `"`
	}
	return literal.Str(u.Scheme + "://" + u.Authority)
}

// code is the twin's lines, with imports first.
func (w *wireTwin) code(lines ...string) string {
	return strings.Join(append(append(w.imports, w.before...), lines...), "\n")
}

// exchange is the twin that sends the request and reads the answer.
func (w *wireTwin) exchange() string {
	name := request.ResponseName(w.c)
	read := "read_response(" + w.socket + ", " + w.request
	if w.line.limit != "" {
		read += ", limit=" + w.line.limit
	}
	if at := w.at(); at != "" {
		read += ", at=" + at
	}
	ask := w.socket + ".sendall(" + w.request + ")\n" + name + " = " + read + ")"
	var lines []string
	switch {
	case w.line.url != nil:
		lines = append(lines, "with "+w.connection()+" as "+w.socket+":", indented(ask))
	case w.line.seconds != "":
		before := request.Free(w.c, "timeout")
		lines = append(lines, before+" = "+w.socket+".gettimeout()", w.socket+".settimeout("+w.line.seconds+")",
			"try:", indented(ask), "finally:", "    "+w.socket+".settimeout("+before+")")
	default:
		lines = append(lines, ask)
	}
	if w.line.follow {
		limit := ""
		if w.line.seconds != "" {
			limit = ", timeout=" + w.line.seconds
		}
		lines = append(lines, name+" = follow_redirects("+name+limit+")")
	}
	return w.code(append(lines, name)...)
}

// connection is a connection of the exchange's own.
func (w *wireTwin) connection() string {
	u := w.first.url
	host, port := literal.Str(u.Host), strconv.Itoa(u.Port)
	if w.split != "" {
		host, port = w.split+".hostname", w.split+".port or "+usualPort(u)
	}
	limit := ""
	if w.line.seconds != "" {
		limit = ", timeout=" + w.line.seconds
	}
	plain := fmt.Sprintf("socket.create_connection((%s, %s)%s)", host, port, limit)
	if u.Scheme != "https" {
		return plain
	}
	w.imports = append(w.imports, "import ssl")
	return "ssl.create_default_context().wrap_socket(" + plain + ", server_hostname=" + host + ")"
}

func usualPort(u *request.Target) string {
	if u.Scheme == "https" {
		return "443"
	}
	return "80"
}
