package http

import (
	"mime"
	"path/filepath"
	"strings"

	"labsh/netlab/httpwire"
	"labsh/shell/command"
	"labsh/shell/command/literal"
	"labsh/shell/command/request"
)

// httpTwin is the request in Python: with requests where that sends the same, and
// otherwise the very bytes on a socket, whose answer read_response reads.
func httpTwin(c *command.Call) (command.Twin, error) {
	h, err := readHTTP(c)
	if err != nil {
		return command.Twin{}, err
	}
	if h.wrong != nil {
		return command.Twin{Code: h.requestsLines(c)}, nil
	}
	// The program reads the file itself.
	h.file = func(string) ([]byte, error) { return nil, nil }
	first, err := h.firstStep(c)
	if err != nil {
		return command.Twin{}, err
	}
	if h.byRequests() && !h.offline {
		return command.Twin{Code: h.requestsLines(c)}, nil
	}
	w := newWireTwin(c, h, first)
	if h.offline {
		return command.Twin{Code: w.code(w.request)}, nil
	}
	return command.Twin{Code: w.exchange()}, nil
}

// requestsLines are the call of module requests.
func (h *httpLine) requestsLines(c *command.Call) string {
	whole, name, password := request.URLWord(h.typed, h.url.User)
	r := request.Requests{Method: h.method, URL: whole, Timeout: h.seconds}
	if h.method != "HEAD" && !h.follow {
		r.Extra = append(r.Extra, "allow_redirects=False")
	} else if h.method == "HEAD" && h.follow {
		r.Extra = append(r.Extra, "allow_redirects=True")
	}
	if name != nil {
		r.Extra = append(r.Extra, "auth=("+credential(name)+", "+credential(password)+")")
	}
	for _, item := range h.items {
		if item.Kind == httpwire.FileItem {
			r.Media(mime.TypeByExtension(filepath.Ext(item.Value)))
		}
	}
	r.AddItems(h.items)
	return r.Lines(c)
}

// credential is a user's name or password for requests, which takes text for latin-1.
func credential(a *command.Arg) string {
	if strings.IndexFunc(a.Text(), func(r rune) bool { return r > 0x7e }) < 0 {
		return request.Text(a)
	}
	return request.Encoded(a)
}

const contentLength = "Content-Length"

// indented is a text one level further in.
func indented(text string) string { return "    " + strings.ReplaceAll(text, "\n", "\n    ") }

// octets is text as a bytes literal.
func octets(text string) string { return literal.Octets([]byte(text)) }
