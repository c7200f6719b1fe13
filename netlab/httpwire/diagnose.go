package httpwire

import (
	"bytes"
	"errors"
	"net/url"
	"strconv"
	"strings"
)

// A Cause names what may be behind an answer, or behind none, for those who word
// it.
type Cause string

// The causes, and the Subject of a Diagnosis that has one.
const (
	// MissingHost: a 400 to an HTTP/1.1 request without Host.
	MissingHost Cause = "http-missing-host"
	// MissingEmptyLine: no answer, because no empty line ended the headers.
	MissingEmptyLine Cause = "http-missing-empty-line"
	// BareLineFeed: a 400 to lines that end in LF without CR.
	BareLineFeed Cause = "http-bare-line-feed"
	// BadRequestLine: a 400 to a request line that is not three words with one
	// space between.
	BadRequestLine Cause = "http-request-line"
	// BodyUnsent: no answer, because less of the body was sent than
	// Content-Length says; Subject is that length.
	BodyUnsent Cause = "http-body-unsent"
	// GoesToTLS: a redirect to https; Subject is the new address.
	GoesToTLS Cause = "http-to-https"
	// Redirected: another redirect; Subject is the new address.
	Redirected Cause = "http-redirect"
	// PlainOnTLS: a port that speaks TLS was spoken to without it.
	PlainOnTLS Cause = "http-plain-on-tls"
)

// A Diagnosis is what may be behind an answer, or behind none.
type Diagnosis struct {
	Cause   Cause
	Subject string // what there is to name, as received or sent; "" for most causes
}

// Diagnose says what may be wrong, from the bytes sent and what came of them:
// an answer, an error, or neither yet (while one waits). It is nil where there
// is nothing useful to say.
func Diagnose(sent []byte, resp *Response, err error) *Diagnosis {
	return diagnose(func() head { return inspect(sent) }, resp, err)
}

// DiagnoseRequest is Diagnose for a request that was sent whole.
func DiagnoseRequest(r *Request, resp *Response, err error) *Diagnosis {
	return diagnose(func() head {
		h := inspect(r.Head())
		h.body = len(r.Body)
		return h
	}, resp, err)
}

func diagnose(sent func() head, resp *Response, err error) *Diagnosis {
	switch {
	case resp != nil && resp.StatusCode == 400:
		return diagnoseRefusal(sent(), resp)
	case resp != nil && resp.StatusCode/100 == 3 && resp.Header.Get("Location") != "":
		return diagnoseRedirect(resp.Header.Get("Location"))
	case speaksTLS(resp, err):
		return &Diagnosis{Cause: PlainOnTLS}
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

func diagnoseRefusal(h head, resp *Response) *Diagnosis {
	words := strings.Split(h.line, " ")
	said := bytes.ToLower(resp.Body[:min(len(resp.Body), 4096)])
	switch {
	case bytes.Contains(said, []byte("https port")) || bytes.Contains(said, []byte("https server")):
		return &Diagnosis{Cause: PlainOnTLS}
	case len(words) != 3 || words[0] == "" || words[1] == "" || !strings.HasPrefix(words[2], "HTTP/"):
		return &Diagnosis{Cause: BadRequestLine}
	case words[2] == "HTTP/1.1" && !h.fields.Has("Host"):
		return &Diagnosis{Cause: MissingHost}
	case h.bareLF:
		return &Diagnosis{Cause: BareLineFeed}
	default:
		return nil
	}
}

func diagnoseRedirect(location string) *Diagnosis {
	to, err := url.Parse(location)
	if err == nil && strings.EqualFold(to.Scheme, "https") {
		return &Diagnosis{Cause: GoesToTLS, Subject: location}
	}
	return &Diagnosis{Cause: Redirected, Subject: location}
}

// speaksTLS tells an answer that is a TLS alert record (RFC 8446 §5.1).
func speaksTLS(resp *Response, err error) bool {
	var e *Error
	return errors.As(err, &e) && resp != nil && len(resp.raw) > 2 && resp.raw[0] == 0x15 && resp.raw[1] == 3
}

// diagnoseSilence says what a server still waits for.
func diagnoseSilence(h head) *Diagnosis {
	words := strings.Fields(h.line)
	if len(words) == 0 || !isToken(words[0]) || !strings.Contains(h.line, "HTTP/") {
		return nil
	}
	if !h.complete {
		return &Diagnosis{Cause: MissingEmptyLine}
	}
	if length := h.fields.Get("Content-Length"); length != "" {
		if n, err := strconv.Atoi(length); err == nil && n > h.body {
			return &Diagnosis{Cause: BodyUnsent, Subject: length}
		}
	}
	return nil
}
