package httpwire

import (
	"bytes"
	"errors"
	"net/url"
	"strconv"
	"strings"
)

// A HintKey names a diagnosis, for those who word it.
type HintKey string

// The diagnoses, and what their Subject is.
const (
	// MissingHost: a 400 to an HTTP/1.1 request without Host.
	MissingHost HintKey = "http-missing-host"
	// MissingEmptyLine: no answer, because no empty line ended the headers;
	// Subject is the last line sent.
	MissingEmptyLine HintKey = "http-missing-empty-line"
	// BareLineFeed: a 400 to lines that end in LF without CR.
	BareLineFeed HintKey = "http-bare-line-feed"
	// BlankInRequestLine: a 400 to a request line that is not three words with
	// one blank between; Subject is that line.
	BlankInRequestLine HintKey = "http-request-line"
	// BodyUnsent: no answer, because less of the body was sent than
	// Content-Length says.
	BodyUnsent HintKey = "http-body-unsent"
	// GoesToTLS: a redirect to https; Subject is the new address.
	GoesToTLS HintKey = "http-to-https"
	// Redirected: another redirect; Subject is the new address.
	Redirected HintKey = "http-redirect"
	// PlainOnTLS: a port that speaks TLS was spoken to without it.
	PlainOnTLS HintKey = "http-plain-on-tls"
)

// A Hint is what may be behind an answer, or behind none. It has French and
// English texts; the shell may have its own.
type Hint struct {
	Key     HintKey
	Subject string
	FR, EN  string
}

// Diagnose says what may be wrong, from the bytes sent and what came of them:
// an answer, an error, or neither yet (while one waits). It is nil where there
// is nothing useful to say.
func Diagnose(sent []byte, resp *Response, err error) *Hint {
	return diagnose(func() head { return inspect(sent) }, resp, err)
}

// DiagnoseRequest is Diagnose for a request that was sent whole.
func DiagnoseRequest(r *Request, resp *Response, err error) *Hint {
	return diagnose(func() head {
		h := inspect(r.Head())
		h.body = len(r.Body)
		return h
	}, resp, err)
}

func diagnose(sent func() head, resp *Response, err error) *Hint {
	switch {
	case resp != nil && resp.StatusCode == 400:
		return diagnoseRefusal(sent(), resp)
	case resp != nil && resp.StatusCode/100 == 3 && resp.Header.Has("Location"):
		return diagnoseRedirect(resp.Header.Get("Location"))
	case speaksTLS(resp, err):
		return plainOnTLS()
	case resp == nil || resp.StatusCode == 0:
		return diagnoseSilence(sent())
	default:
		return nil
	}
}

// head is what one can tell of a request's bytes.
type head struct {
	line     string // the request line
	fields   Fields
	complete bool // an empty line ends it
	bareLF   bool // a line of it ends in LF alone
	body     int  // bytes after the empty line
}

func inspect(sent []byte) head {
	var h head
	rest := sent
	for first := true; len(rest) > 0; first = false {
		end := bytes.IndexByte(rest, '\n')
		if end < 0 {
			end = len(rest) - 1
		} else if end == 0 || rest[end-1] != '\r' {
			h.bareLF = true
		}
		text := strings.TrimRight(string(rest[:end+1]), "\r\n")
		rest = rest[end+1:]
		switch {
		case first:
			h.line = text
		case text == "":
			h.complete, h.body = true, len(rest)
			return h
		default:
			h.fields = append(h.fields, parseFields(text)...)
		}
	}
	return h
}

func diagnoseRefusal(h head, resp *Response) *Hint {
	words := strings.Split(h.line, " ")
	said := bytes.ToLower(resp.Body[:min(len(resp.Body), 4096)])
	switch {
	case bytes.Contains(said, []byte("https port")) || bytes.Contains(said, []byte("https server")):
		return plainOnTLS()
	case len(words) != 3 || words[0] == "" || words[1] == "" || !strings.HasPrefix(words[2], "HTTP/"):
		return &Hint{Key: BlankInRequestLine, Subject: h.line,
			FR: "la ligne de requête est : MÉTHODE, un espace, /chemin, un espace, HTTP/1.1, sans espace à la fin",
			EN: "the request line is: METHOD, a blank, /path, a blank, HTTP/1.1, with no blank at the end"}
	case words[2] == "HTTP/1.1" && !h.fields.Has("Host"):
		return &Hint{Key: MissingHost, Subject: "Host",
			FR: "il manque l'en-tête Host, obligatoire en HTTP/1.1 (RFC 9112 §3.2)",
			EN: "the Host header is missing, which HTTP/1.1 requires (RFC 9112 §3.2)"}
	case h.bareLF:
		return &Hint{Key: BareLineFeed, Subject: `\n`,
			FR: `chaque ligne doit finir par \r\n ; ce serveur n'accepte pas \n seul`,
			EN: `each line must end in \r\n; this server does not take \n alone`}
	default:
		return nil
	}
}

func diagnoseRedirect(location string) *Hint {
	to, err := url.Parse(location)
	if err == nil && strings.EqualFold(to.Scheme, "https") {
		return &Hint{Key: GoesToTLS, Subject: location,
			FR: "le serveur renvoie vers https, donc vers TLS : http GET " + location,
			EN: "the server sends you to https, that is TLS: http GET " + location}
	}
	return &Hint{Key: Redirected, Subject: location,
		FR: "la ressource est ailleurs : demander " + location + ", ou ajouter --follow",
		EN: "the resource is elsewhere: ask for " + location + ", or add --follow"}
}

func plainOnTLS() *Hint {
	return &Hint{Key: PlainOnTLS,
		FR: "ce port parle TLS : se connecter avec tls, ou demander une adresse https",
		EN: "this port speaks TLS: connect with tls, or ask for an https address"}
}

// speaksTLS tells an answer that is a TLS alert record (RFC 8446 §5.1).
func speaksTLS(resp *Response, err error) bool {
	var e *Error
	return errors.As(err, &e) && resp != nil && len(resp.raw) > 2 && resp.raw[0] == 0x15 && resp.raw[1] == 3
}

// diagnoseSilence says what a server still waits for.
func diagnoseSilence(h head) *Hint {
	words := strings.Fields(h.line)
	if len(words) == 0 || !isToken(words[0]) || !strings.Contains(h.line, "HTTP/") {
		return nil
	}
	if !h.complete {
		last := h.line
		if n := len(h.fields); n > 0 {
			last = h.fields[n-1].Name + ": " + h.fields[n-1].Value
		}
		return &Hint{Key: MissingEmptyLine, Subject: last,
			FR: `le serveur attend la ligne vide qui termine les en-têtes : envoyer "\r\n"`,
			EN: `the server waits for the empty line that ends the headers: send "\r\n"`}
	}
	if length := h.fields.Get("Content-Length"); length != "" {
		if n, err := strconv.Atoi(length); err == nil && n > h.body {
			return &Hint{Key: BodyUnsent, Subject: length,
				FR: "le serveur attend le reste du corps annoncé par Content-Length : " + length,
				EN: "the server waits for the rest of the body that Content-Length announced: " + length}
		}
	}
	return nil
}
