package httpwire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxFile is the greatest file that an @item sends, in bytes.
const MaxFile = 64 << 20

// Build says what request to make.
type Build struct {
	Method string // GET
	Target string // /index.php; spaces and letters beyond ASCII are percent-encoded
	Host   string // localhost:8080, as a Host header says it
	Items  []Item

	HTTP10    bool   // HTTP/1.0 rather than 1.1
	NoHost    bool   // leave Host out, to see what a server says
	UserAgent string // labsh/1.0; none when empty

	// File gives what a file holds that an item names, as [ReadFile] does; nil for
	// one that opens it.
	File func(path string) ([]byte, error)
}

// A Request is a message to send: all that Bytes writes.
type Request struct {
	Method, Target, Proto string
	Header                Fields
	Body                  []byte
}

// New makes the request that b describes: Host, User-Agent and Accept, then
// the items' headers in their order, then what the body needs. A header item
// takes the place of the usual header of that name. Errors are *ItemError, or
// a file's.
func New(b Build) (*Request, error) {
	if !isToken(b.Method) {
		return nil, &ItemError{b.Method, "no HTTP method"}
	}
	r := &Request{Method: b.Method, Target: encodeTarget(b.Target), Proto: "HTTP/1.1"}
	if b.HTTP10 {
		r.Proto = "HTTP/1.0"
	}
	if strings.ContainsAny(b.Host, "\r\n\x00 /") {
		return nil, &ItemError{b.Host, "no host"}
	}
	own, err := ownFields(b.Items)
	if err != nil {
		return nil, err
	}
	usual := Fields{{"Host", b.Host}, {"User-Agent", b.UserAgent}, {"Accept", "*/*"}}
	for _, f := range usual {
		leftOut := f.Name == "Host" && b.NoHost || f.Name == "User-Agent" && f.Value == ""
		if !leftOut && !own.Has(f.Name) {
			r.Header = append(r.Header, f)
		}
	}
	for _, f := range own {
		if f.Value != "" {
			r.Header = append(r.Header, f)
		}
	}
	for _, item := range b.Items {
		if item.Kind == QueryItem {
			r.addQuery(item.Name, item.Value)
		}
	}
	file := b.File
	if file == nil {
		file = openAndRead
	}
	return r, r.addBody(b.Items, own, file)
}

func ownFields(items []Item) (Fields, error) {
	var own Fields
	for _, item := range items {
		if item.Kind != HeaderItem {
			continue
		}
		if !isToken(item.Name) {
			return nil, &ItemError{item.Name, "no header name"}
		}
		if strings.ContainsAny(item.Value, "\r\n\x00") {
			return nil, &ItemError{item.Value, "a header's value is one line"}
		}
		own = append(own, Field{item.Name, strings.TrimSpace(item.Value)})
	}
	return own, nil
}

// encodeTarget percent-encodes what cannot stand in a request line, as
// Python's requests does; what is encoded already stays.
func encodeTarget(target string) string {
	if target == "" {
		return "/"
	}
	const safe = "!#$%&'()*+,/:;=?@[]~-._"
	var b strings.Builder
	for _, c := range []byte(target) {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		digit := c >= '0' && c <= '9'
		if letter || digit || strings.IndexByte(safe, c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func (r *Request) addQuery(name, value string) {
	sep := "?"
	if strings.Contains(r.Target, "?") {
		sep = "&"
	}
	r.Target += sep + url.QueryEscape(name) + "=" + url.QueryEscape(value)
}

// addBody makes the body of JSON items or of one file, and the headers that it
// needs. A Content-Length or Transfer-Encoding of the user's own is left alone,
// right or wrong: one may want to see what a server says to it.
func (r *Request) addBody(items []Item, own Fields, file func(path string) ([]byte, error)) error {
	var keys []string
	values := make(map[string]string)
	media := ""
	for _, item := range items {
		switch item.Kind {
		case StringItem, JSONItem:
			if media == "file" {
				return &ItemError{item.Name, "a body is either a file or JSON fields"}
			}
			media = "application/json"
			value := pythonString(item.Value)
			if item.Kind == JSONItem {
				var err error
				if value, err = pythonJSON(item.Value); err != nil {
					return &ItemError{item.Value, "invalid JSON: " + err.Error()}
				}
			}
			if _, ok := values[item.Name]; !ok {
				keys = append(keys, item.Name)
			}
			values[item.Name] = value
		case FileItem:
			if media != "" {
				return &ItemError{"@" + item.Value, "a body is either one file or JSON fields"}
			}
			media = "file"
			body, err := file(item.Value)
			if err != nil {
				return err
			}
			r.Body = body
			if kind := mime.TypeByExtension(filepath.Ext(item.Value)); kind != "" && !own.Has("Content-Type") {
				r.Header = append(r.Header, Field{"Content-Type", kind})
			}
		}
	}
	if media == "" {
		return nil
	}
	if media == "application/json" {
		parts := make([]string, len(keys))
		for i, key := range keys {
			parts[i] = pythonString(key) + ": " + values[key]
		}
		r.Body = []byte("{" + strings.Join(parts, ", ") + "}")
		if !own.Has("Content-Type") {
			r.Header = append(r.Header, Field{"Content-Type", media})
		}
	}
	if !own.Has("Content-Length") && !own.Has("Transfer-Encoding") {
		r.Header = append(r.Header, Field{"Content-Length", strconv.Itoa(len(r.Body))})
	}
	return nil
}

func openAndRead(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return ReadFile(file)
}

// ReadFile reads what an item's file holds: at most MaxFile bytes, more are an
// *ItemError.
func ReadFile(file *os.File) ([]byte, error) {
	var body []byte
	if info, err := file.Stat(); err == nil && info.Size() < MaxFile {
		body = make([]byte, 0, info.Size()+headRoom) // and the read that meets the end
	}
	body, err := gather(body, io.LimitReader(file, MaxFile+1), MaxFile+1)
	if err == nil && len(body) > MaxFile {
		err = &ItemError{"@" + file.Name(), fmt.Sprintf("the file is over %d bytes", MaxFile)}
	}
	return fitted(body), err
}

// pythonJSON is JSON text spaced and escaped as Python's json.dumps writes it; its
// numbers stay as they were typed.
func pythonJSON(text string) (string, error) {
	var flat bytes.Buffer
	if err := json.Compact(&flat, []byte(text)); err != nil {
		return "", err
	}
	var b strings.Builder
	for rest := flat.Bytes(); len(rest) > 0; {
		n := 1
		switch c := rest[0]; c {
		case '"':
			for ; rest[n] != '"'; n++ {
				if rest[n] == '\\' {
					n++
				}
			}
			n++
			var s string
			if err := json.Unmarshal(rest[:n], &s); err != nil {
				return "", err
			}
			if strings.ContainsRune(s, utf8.RuneError) { // perhaps half of a pair, which no Go string holds
				b.Write(rest[:n])
			} else {
				b.WriteString(pythonString(s))
			}
		case ',', ':':
			b.Write([]byte{c, ' '})
		default:
			b.WriteByte(c)
		}
		rest = rest[n:]
	}
	return b.String(), nil
}

// pythonString is s as Python's json.dumps writes it, so that the same fields
// make the same bytes here and in Python: ASCII alone, \u escapes elsewhere.
func pythonString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c == '\t':
			b.WriteString(`\t`)
		case c == '\b':
			b.WriteString(`\b`)
		case c == '\f':
			b.WriteString(`\f`)
		case c < 0x20 || c >= 0x7f && c < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, c)
		case c >= 0x10000:
			high, low := utf16.EncodeRune(c)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Head is the request line and headers as they are sent, with the empty line.
func (r *Request) Head() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s %s\r\n", r.Method, r.Target, r.Proto)
	for _, f := range r.Header {
		fmt.Fprintf(&b, "%s: %s\r\n", f.Name, f.Value)
	}
	b.WriteString("\r\n")
	return b.Bytes()
}

// Bytes are the very bytes to send.
func (r *Request) Bytes() []byte { return append(r.Head(), r.Body...) }

// headRoom is what ReadFile leaves in a body's memory for the head.
const headRoom = 4 << 10

// TakeBytes is Bytes without a second copy of a long body: the head takes the room that the
// body's memory has, and r.Body is a part of what is returned.
func (r *Request) TakeBytes() []byte {
	head, n := r.Head(), len(r.Body)
	if cap(r.Body)-n < len(head) {
		head = append(head, r.Body...)
		r.Body = head[len(head)-n:]
		return head
	}
	all := r.Body[:len(head)+n]
	copy(all[len(head):], all[:n])
	copy(all, head)
	r.Body = all[len(head):]
	return all
}

// together is the longest body that Parts sends with the head, in bytes.
const together = 64 << 10

// Parts are the bytes to send: in one part, or those of a long body, which are
// not copied, in a second one.
func (r *Request) Parts() [][]byte {
	if len(r.Body) <= together {
		return [][]byte{r.Bytes()}
	}
	return [][]byte{r.Head(), r.Body}
}
