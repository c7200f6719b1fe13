package http

import (
	"fmt"
	"slices"
	"strings"

	"labsh/shell/command/request"

	"labsh/shell/command"

	"labsh/netlab/httpwire"
	"labsh/shell/command/line"
	"labsh/shell/command/literal"
)

// httpTwin is the request in Python: with requests for a URL, and otherwise the
// very bytes sent on the socket and the answer read by http.client.
func httpTwin(c *command.Call) (command.Twin, error) {
	h, err := readHTTP(c)
	if err != nil {
		return command.Twin{}, err
	}
	// The program reads the file itself.
	h.file = func(string) ([]byte, error) { return nil, nil }
	first, err := h.firstStep(c)
	if err != nil {
		return command.Twin{}, err
	}
	if h.offline {
		out, octets := h.octetLines(first.request)
		return command.Twin{Code: strings.Join(append(out, "request = "+octets, "request"), "\n")}, nil
	}
	if h.url != nil && !h.http10 && !h.noHost && !h.raw {
		r := request.Requests{Method: h.method, URL: h.urlSource(first.url), Timeout: h.seconds}
		if h.method != "HEAD" && !h.follow {
			r.Extra = append(r.Extra, "allow_redirects=False")
		} else if h.method == "HEAD" && h.follow {
			r.Extra = append(r.Extra, "allow_redirects=True")
		}
		if u := h.url.User; u != nil {
			password, _ := u.Password()
			r.Extra = append(r.Extra, fmt.Sprintf("auth=(%s, %s)", literal.Str(u.Username()), literal.Str(password)))
		}
		if err := r.Add(h.words); err != nil {
			return command.Twin{}, request.ItemError(err)
		}
		return command.Twin{Code: r.Lines(c)}, nil
	}
	out, octets := h.octetLines(first.request)
	name := first.self
	if h.url != nil {
		name = "connection"
		out = append(out, fmt.Sprintf("%s = socket.create_connection((%s, %d))", name, literal.Str(h.url.Host), h.url.Port))
		if h.url.Scheme == "https" {
			out = append(out, command.WrapTLS(name, literal.Str(h.url.Host), false)...)
		}
	}
	if h.seconds != "" {
		out = append(out, fmt.Sprintf("%s.settimeout(%s)", name, h.seconds))
	}
	out = append(out, fmt.Sprintf("%s.sendall(%s)", name, octets),
		"import http.client",
		fmt.Sprintf("response = http.client.HTTPResponse(%s, method=%s)", name, literal.Str(h.method)),
		"response.begin()",
		"body = response.read()")
	if h.url != nil {
		out = append(out, name+".close()")
	}
	return command.Twin{Code: strings.Join(append(out, "body"), "\n")}, nil
}

// urlSource is the URL in Python: for a program, with the line's expressions.
func (h *httpLine) urlSource(to *request.Target) string {
	a := h.typed
	if _, ok := a.FString(); !ok || a.Sep != "" || to.User != nil {
		return literal.Str(to.String())
	}
	prefix := "http://"
	switch text := a.Text(); {
	case request.SchemeWord().MatchString(text):
		prefix = ""
	case strings.HasPrefix(text, ":"):
		prefix = "http://localhost"
	}
	w := &line.Word{Quoted: true, Parts: append([]line.Part{{Text: prefix, Expr: -1}}, a.Parts...)}
	return a.With(w).Str()
}

// octetLines is a request as a bytes literal, a line of it a line. A file is read
// where the program runs, before: that has the line for it.
func (h *httpLine) octetLines(r *httpwire.Request) (before []string, octets string) {
	file := slices.IndexFunc(h.items, func(i httpwire.Item) bool { return i.Kind == httpwire.FileItem })
	own := slices.ContainsFunc(h.items, func(i httpwire.Item) bool {
		return i.Kind == httpwire.HeaderItem && strings.EqualFold(i.Name, contentLength)
	})
	var b strings.Builder
	b.WriteString("(\n")
	for line := range strings.SplitAfterSeq(string(r.Head()), "\n") {
		switch {
		case line == "":
		case file >= 0 && !own && strings.HasPrefix(line, contentLength+":"):
			b.WriteString("    " + literal.Octets([]byte(contentLength+": ")) + " + str(len(body)).encode() + " + literal.Octets([]byte("\r\n")) + "\n")
		default:
			b.WriteString("    " + literal.Octets([]byte(line)) + "\n")
		}
	}
	switch {
	case file >= 0:
		before = append(before, "body = open("+literal.Str(h.items[file].Value)+`, "rb").read()`)
		b.WriteString("    + body\n")
	case len(r.Body) > 0:
		b.WriteString("    " + literal.Octets(r.Body) + "\n")
	}
	b.WriteString(")")
	return before, b.String()
}

const contentLength = "Content-Length"
