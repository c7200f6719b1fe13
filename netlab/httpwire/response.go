package httpwire

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// Limits of what a Reader takes.
const (
	MaxLine        = 64 << 10 // bytes of one line
	MaxHead        = 1 << 20  // bytes of all status and header lines of one answer, interim ones too
	DefaultMaxBody = 64 << 20 // bytes of a body as received, when Want.MaxBody is 0
)

// Framing says how the end of a body is known (RFC 9112 §6.3).
type Framing int

const (
	NoBody   Framing = iota // by the method or status: HEAD, 1xx, 204, 304
	ByLength                // Content-Length
	ByChunks                // Transfer-Encoding: chunked
	UntilEnd                // the end of the stream
)

// Want says what answer is waited for.
type Want struct {
	Method    string // of the request: an answer to HEAD has no body
	HTTP10    bool   // the request was HTTP/1.0: the connection stays only if the answer says so
	MaxBody   int64  // bytes; 0 is DefaultMaxBody
	OnInterim func(Interim)
}

// An Interim is a 1xx answer, which another follows.
type Interim struct {
	StatusLine string
	StatusCode int
	Reason     string
	Header     Fields
	Raw        []byte
}

// A Response is one answer, as received and as understood.
type Response struct {
	StatusLine string // HTTP/1.1 200 OK
	Proto      string // HTTP/1.1
	StatusCode int
	Reason     string
	Header     Fields // order and letter case as received
	Trailer    Fields // after the last chunk
	Body       []byte // without the chunks' sizes; see Decode for gzip
	Framing    Framing
	Length     int64 // Content-Length, or -1
	KeepAlive  bool  // the connection may be used again
	Interim    []Interim

	Head int    // how many bytes of Raw the status line and headers are
	raw  []byte // the head, then the body; of chunks all but the body
}

// ReadResponse reads one answer, after any interim ones. On an error the
// Response holds what came (it is nil when not even a status line did), and
// the error is an *Error; the connection is then of no more use for HTTP.
func (r *Reader) ReadResponse(want Want) (*Response, error) {
	if want.MaxBody <= 0 {
		want.MaxBody = DefaultMaxBody
	}
	var interim []Interim
	for room := MaxHead; ; {
		raw, err := r.readHead(room)
		room -= len(raw)
		resp, parseErr := parseHead(raw, want)
		if resp != nil {
			resp.Interim = interim
		}
		if err != nil {
			return resp, err
		}
		if parseErr != nil {
			return resp, parseErr
		}
		if resp.StatusCode/100 != 1 || resp.StatusCode == http.StatusSwitchingProtocols {
			return resp, r.readBody(resp, want.MaxBody)
		}
		one := Interim{resp.StatusLine, resp.StatusCode, resp.Reason, resp.Header, fitted(resp.raw)}
		interim = append(interim, one)
		if want.OnInterim != nil {
			want.OnInterim(one)
		}
	}
}

// readHead reads a status line and headers, with the empty line, at most room
// bytes.
func (r *Reader) readHead(room int) ([]byte, error) {
	var raw []byte
	for {
		start := len(raw)
		var err error
		raw, err = r.readLine(raw, min(MaxLine, room-start))
		switch {
		case errors.Is(err, errLineTooLong) && len(raw)-start <= MaxLine:
			return raw, &Error{Kind: HeadTooLarge, Limit: MaxHead}
		case errors.Is(err, errLineTooLong):
			return raw, &Error{Kind: LineTooLong, Limit: MaxLine}
		case errors.Is(err, io.EOF) && len(raw) == 0:
			return raw, &Error{Kind: NoAnswer, Err: io.EOF}
		case errors.Is(err, io.EOF):
			return raw, &Error{Kind: CutShort, Got: int64(len(raw)), Want: -1, Err: io.ErrUnexpectedEOF}
		case err != nil:
			return raw, &Error{Kind: Broken, Got: int64(len(raw)), Err: err}
		}
		if start == 0 && !bytes.HasPrefix(raw, []byte("HTTP/")) {
			// Another protocol's greeting: it may never send an empty line.
			return raw, &Error{Kind: Malformed, Err: fmt.Errorf("it begins with %.40q", bytes.TrimRight(raw, "\r\n"))}
		}
		if line := string(raw[start:]); line == "\r\n" || line == "\n" {
			return raw, nil
		}
	}
}

// parseHead understands a head, with net/http's own reader for what decides
// where the body ends. Where that one refuses, the Response holds what can be
// shown.
func parseHead(raw []byte, want Want) (*Response, error) {
	line, rest, _ := strings.Cut(string(raw), "\n")
	resp := &Response{
		StatusLine: strings.TrimRight(line, "\r"),
		Header:     parseFields(rest),
		raw:        raw,
		Head:       len(raw),
		Length:     -1,
	}
	if len(raw) == 0 {
		return nil, nil
	}
	parsed, err := http.ReadResponse(bufio.NewReaderSize(bytes.NewReader(raw), min(len(raw), 4096)), &http.Request{Method: want.Method})
	if err != nil {
		return resp, &Error{Kind: Malformed, Err: err}
	}
	parsed.Body.Close()
	resp.Proto = parsed.Proto
	resp.StatusCode = parsed.StatusCode
	if len(parsed.Status) > 3 {
		resp.Reason = strings.TrimSpace(parsed.Status[3:])
	}
	resp.KeepAlive = !parsed.Close
	if want.HTTP10 && !strings.EqualFold(resp.Header.Get("Connection"), "keep-alive") {
		resp.KeepAlive = false
	}
	switch {
	case want.Method == http.MethodHead, parsed.StatusCode/100 == 1, parsed.StatusCode == 204, parsed.StatusCode == 304:
		resp.Framing = NoBody
	case want.Method == http.MethodConnect && parsed.StatusCode/100 == 2:
		resp.Framing, resp.KeepAlive = NoBody, true // what follows is the tunnel
	case len(parsed.TransferEncoding) > 0:
		resp.Framing = ByChunks
	case parsed.ContentLength >= 0:
		resp.Framing, resp.Length = ByLength, parsed.ContentLength
	default:
		resp.Framing, resp.KeepAlive = UntilEnd, false
	}
	return resp, nil
}

// readBody reads the body of resp as its framing says.
func (r *Reader) readBody(resp *Response, limit int64) error {
	var err error
	switch resp.Framing {
	case NoBody:
		return nil
	case ByLength:
		n := min(resp.Length, limit)
		resp.raw, err = r.readN(resp.raw, n, resp.Head+int(n))
		resp.Body = resp.raw[resp.Head:]
		if err == nil && resp.Length > limit {
			err = errTooMuch
		}
	case ByChunks:
		err = r.readChunks(resp, limit)
	case UntilEnd:
		resp.raw, err = r.readAll(resp.raw, limit)
		resp.raw = fitted(resp.raw)
		resp.Body = resp.raw[resp.Head:min(len(resp.raw), resp.Head+int(limit))]
	}
	if err == nil {
		return nil
	}
	resp.KeepAlive = false
	var known *Error
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, errTooMuch):
		return &Error{Kind: BodyTooLarge, Limit: limit}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &Error{Kind: CutShort, Got: int64(len(resp.Body)), Want: resp.Length, Err: io.ErrUnexpectedEOF}
	default:
		return &Error{Kind: Broken, Got: int64(len(resp.Body)), Want: resp.Length, Err: err}
	}
}
