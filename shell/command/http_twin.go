package command

import (
	"fmt"
	"slices"
	"strings"

	"labsh/netlab/httpwire"
	"labsh/shell/command/line"
	"labsh/shell/command/literal"
)

// httpTwin is the request in Python: with requests for a URL, and otherwise the
// very bytes sent on the socket and the answer read by http.client.
func httpTwin(c *Call) (Twin, error) {
	h, err := readHTTP(c)
	if err != nil {
		return Twin{}, err
	}
	first, err := h.firstStep(c)
	if err != nil {
		return Twin{}, err
	}
	if h.offline {
		return Twin{Code: "request = " + h.octetLines(first.request) + "\nrequest"}, nil
	}
	if h.url != nil && !h.http10 && !h.noHost && !h.raw {
		r := requestsCall{method: h.method, url: h.urlSource(first.url), timeout: h.seconds}
		if h.method != "HEAD" && !h.follow {
			r.extra = append(r.extra, "allow_redirects=False")
		} else if h.method == "HEAD" && h.follow {
			r.extra = append(r.extra, "allow_redirects=True")
		}
		if u := h.url.user; u != nil {
			password, _ := u.Password()
			r.extra = append(r.extra, fmt.Sprintf("auth=(%s, %s)", literal.Str(u.Username()), literal.Str(password)))
		}
		if err := r.add(h.words); err != nil {
			return Twin{}, itemError(err)
		}
		return Twin{Code: r.lines(c)}, nil
	}
	var out []string
	name := first.self
	if h.url != nil {
		name = "connection"
		out = append(out, fmt.Sprintf("%s = socket.create_connection((%s, %d))", name, literal.Str(h.url.host), h.url.port))
		if h.url.scheme == "https" {
			out = append(out, tlsLines(name, literal.Str(h.url.host), false)...)
		}
	}
	if h.seconds != "" {
		out = append(out, fmt.Sprintf("%s.settimeout(%s)", name, h.seconds))
	}
	out = append(out, fmt.Sprintf("%s.sendall(%s)", name, h.octetLines(first.request)),
		"import http.client",
		fmt.Sprintf("response = http.client.HTTPResponse(%s, method=%s)", name, literal.Str(h.method)),
		"response.begin()",
		"body = response.read()")
	if h.url != nil {
		out = append(out, name+".close()")
	}
	return Twin{Code: strings.Join(append(out, "body"), "\n")}, nil
}

// urlSource is the URL in Python: for a program, with the line's expressions.
func (h *httpLine) urlSource(to *address) string {
	a := h.typed
	if _, ok := a.FString(); !ok || a.Sep != "" || to.user != nil {
		return literal.Str(to.String())
	}
	prefix := "http://"
	switch text := a.Text(); {
	case schemeWord().MatchString(text):
		prefix = ""
	case strings.HasPrefix(text, ":"):
		prefix = "http://localhost"
	}
	w := &line.Word{Quoted: true, Parts: append([]line.Part{{Text: prefix, Expr: -1}}, a.Parts...)}
	return a.With(w).Str()
}

// octetLines is a request as a bytes literal, a line of it a line; a file is
// read where the program runs.
func (h *httpLine) octetLines(r *httpwire.Request) string {
	var b strings.Builder
	b.WriteString("(\n")
	for line := range strings.SplitAfterSeq(string(r.Head()), "\n") {
		if line != "" {
			b.WriteString("    " + literal.Octets([]byte(line)) + "\n")
		}
	}
	file := slices.IndexFunc(h.items, func(i httpwire.Item) bool { return i.Kind == httpwire.FileItem })
	switch {
	case file >= 0:
		b.WriteString("    + open(" + literal.Str(h.items[file].Value) + `, "rb").read()` + "\n")
	case len(r.Body) > 0:
		b.WriteString("    " + literal.Octets(r.Body) + "\n")
	}
	b.WriteString(")")
	return b.String()
}

// requestsCall is a call of module requests to be written.
type requestsCall struct {
	method  string
	url     string // Python source
	params  []string
	headers []string
	json    []string
	data    string
	timeout string
	extra   []string
}

// lines are the call and the name of what it gives, as the lab sheet has it.
func (r *requestsCall) lines(c *Call) string {
	args := []string{r.url}
	function := "requests." + strings.ToLower(r.method)
	switch r.method {
	case "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS":
	default:
		function = "requests.request"
		args = []string{literal.Str(r.method), r.url}
	}
	for _, group := range []struct {
		name  string
		items []string
	}{{"params", r.params}, {"headers", r.headers}, {"json", r.json}} {
		if len(group.items) > 0 {
			args = append(args, group.name+"={"+strings.Join(group.items, ", ")+"}")
		}
	}
	if r.data != "" {
		args = append(args, "data="+r.data)
	}
	if r.timeout != "" {
		args = append(args, "timeout="+r.timeout)
	}
	name := "response"
	if len(c.Targets) == 1 {
		name = c.Targets[0]
	}
	return fmt.Sprintf("%s = %s(%s)\n%[1]s", name, function, strings.Join(append(args, r.extra...), ", "))
}

// add writes the items of a line into the call.
func (r *requestsCall) add(words []*Arg) error {
	for _, a := range words {
		item, err := a.item()
		if err != nil {
			return err
		}
		// An item read from one word has its name in it: there is no source to
		// keep.
		value := literal.Str(item.Value)
		if a.Sep != "" {
			value = a.Str()
		}
		name := literal.Str(item.Name)
		switch item.Kind {
		case httpwire.HeaderItem:
			if item.Value == "" {
				value = "None" // leaves the usual header out
			}
			r.headers = append(r.headers, name+": "+value)
		case httpwire.QueryItem:
			r.params = append(r.params, name+": "+a.number(value, item.Value))
		case httpwire.StringItem:
			r.json = append(r.json, name+": "+value)
		case httpwire.JSONItem:
			literal, err := a.jsonSource(item.Value)
			if err != nil {
				return err
			}
			r.json = append(r.json, name+": "+literal)
		case httpwire.FileItem:
			r.data = "open(" + literal.Str(item.Value) + `, "rb").read()`
		}
	}
	return nil
}

// number gives a whole number in its plain form as it is, other text as source.
func (a *Arg) number(source, text string) string {
	if name, _, ok := a.ByName(); ok {
		return name
	}
	digits := strings.TrimPrefix(text, "-")
	if digits == "" || len(digits) > 18 || strings.Trim(digits, "0123456789") != "" || digits[0] == '0' && text != "0" {
		return source
	}
	return text
}

// jsonSource is the Python source of a JSON item's value.
func (a *Arg) jsonSource(text string) (string, error) {
	if name, _, ok := a.ByName(); ok && a.Sep == ":=" {
		return name, nil
	}
	return pythonLiteral(text)
}
