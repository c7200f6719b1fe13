package file

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"labsh/shell/python/object"
)

// Text is a text file object over a binary one. What it has read ahead stays in
// the binary file's buffer as bytes: so tell() is a plain offset.
type Text struct {
	object.Header
	buffer *Binary      // nil once it was detached
	lies   object.Value // the object of the program's that buffer was made for, if it was
	codec
	shown   string // the encoding as it was given
	mode    string
	newline string // as given to open; universal tells None from ''
	// universal: \r and \r\n end a line too; translate: they are read as \n.
	universal, translate bool
	lineBuffered         bool
	iterating            bool // next() was called since the last seek
	checked              int  // bytes of buffer.unread known to decode
	seen                 [3]bool
}

// TextOptions describe a text file object. Newline is nil for None.
type TextOptions struct {
	Encoding, Errors string // "" for UTF-8 and strict
	Newline          *string
	Mode             string
	LineBuffered     bool
}

// NewText makes a text file object over a binary one; an unknown encoding is a
// LookupError, a newline that is none a ValueError.
func NewText(b *Binary, o TextOptions) (*Text, error) {
	x := &Text{buffer: b, mode: o.Mode, lineBuffered: o.LineBuffered, shown: o.Encoding}
	if x.shown == "" {
		x.shown = "UTF-8"
	}
	if x.encoding = canonical[strings.ToLower(x.shown)]; x.encoding == "" {
		return nil, object.Errorf(object.LookupError, "unknown encoding: %s", x.shown)
	}
	if x.errors = o.Errors; x.errors == "" {
		x.errors = "strict"
	}
	switch {
	case o.Newline == nil:
		x.universal, x.translate = true, true
	case *o.Newline == "":
		x.universal = true
	default:
		x.newline = *o.Newline
		if err := checkNewline(x.newline); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// checkNewline refuses a newline argument that is none.
func checkNewline(s string) error {
	switch s {
	case "", "\n", "\r", "\r\n":
		return nil
	}
	return object.Errorf(object.ValueError, "illegal newline value: %s", s)
}

// fill reads on and checks, as CPython's decoder does, that what came decodes.
func (x *Text) fill(t *object.Thread) (end bool, err error) {
	b := x.buffer
	end, err = b.fill(t, 0)
	if err == ErrWouldBlock { // read1() gives nothing then, which ends the text
		end, err = true, nil
	}
	if err != nil || x.errors != "strict" {
		return end, err
	}
	fresh := b.unread[min(x.checked, len(b.unread)):]
	whole := len(fresh)
	if !end {
		whole -= x.partial(fresh)
	}
	if x.encoding == "utf-8" && !utf8.Valid(fresh[:whole]) || x.encoding == "ascii" {
		if _, err := x.decode(t, fresh[:whole]); err != nil {
			b.unread, x.checked = nil, 0
			return end, err
		}
	}
	x.checked = len(b.unread) - (len(fresh) - whole)
	return end, nil
}

// take gives the first n unread bytes as text, its newlines translated.
func (x *Text) take(t *object.Thread, n int) (string, error) {
	p := x.buffer.take(n)
	x.checked = max(x.checked-n, 0)
	s, err := x.decode(t, p)
	if err != nil || !x.universal || !strings.Contains(s, "\r") {
		if x.universal && strings.Contains(s, "\n") {
			x.seen[1] = true
		}
		return s, err
	}
	x.note(s)
	if x.translate {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s, nil
}

// note remembers which line ends were met, for the attribute newlines.
func (x *Text) note(s string) { x.seen = met(x.seen, s) }

// met adds the line ends of s to those that were seen: \r, \n, \r\n.
func met(seen [3]bool, s string) [3]bool {
	crlf := strings.Count(s, "\r\n")
	return [3]bool{
		seen[0] || strings.Count(s, "\r") > crlf,
		seen[1] || strings.Count(s, "\n") > crlf,
		seen[2] || crlf > 0,
	}
}

// lineEnds is the attribute newlines.
func lineEnds(seen [3]bool) object.Value {
	var ends []object.Value
	for i, end := range []string{"\r", "\n", "\r\n"} {
		if seen[i] {
			ends = append(ends, object.Str(end))
		}
	}
	switch len(ends) {
	case 0:
		return object.None
	case 1:
		return ends[0]
	}
	return object.NewTuple(ends...)
}

// lineEnd finds the end of the first line in p, past its newline; -1 when it
// has not come yet.
func (x *Text) lineEnd(p []byte, from int, end bool) int {
	if !x.universal {
		from = max(0, from-len(x.newline)+1)
		if i := bytes.Index(p[from:], []byte(x.newline)); i >= 0 {
			return from + i + len(x.newline)
		}
		return -1
	}
	from = max(0, from-1)
	i := bytes.IndexAny(p[from:], "\r\n")
	if i < 0 {
		return -1
	}
	i += from
	switch {
	case p[i] == '\n':
		return i + 1
	case i+1 < len(p) && p[i+1] == '\n':
		return i + 2
	case i+1 < len(p) || end:
		return i + 1
	}
	return -1
}

// line reads a line of at most limit characters; limit < 0 sets none.
func (x *Text) line(t *object.Thread, limit int) (string, error) {
	from, end := 0, false
	for {
		p := x.buffer.unread
		stop := x.lineEnd(p, from, end)
		if limit >= 0 {
			within := p
			if stop >= 0 {
				within = p[:stop]
			}
			if n, enough := x.chars(within, limit, end || stop >= 0); enough {
				return x.take(t, n)
			}
		}
		switch {
		case stop >= 0:
			return x.take(t, stop)
		case end:
			return x.take(t, len(p))
		}
		from = len(p)
		var err error
		if end, err = x.fill(t); err != nil {
			return "", err
		}
	}
}

// chars counts limit characters of p and gives the offset after them; enough
// is false when p holds fewer, or when its last may go on in what follows.
func (x *Text) chars(p []byte, limit int, end bool) (n int, enough bool) {
	for ; limit > 0; limit-- {
		if n >= len(p) {
			return n, false
		}
		switch c := p[n]; {
		case c == '\r' && x.translate:
			if n+1 == len(p) && !end {
				return n, false
			}
			if n++; n < len(p) && p[n] == '\n' {
				n++
			}
		case c < utf8.RuneSelf || x.encoding != "utf-8":
			n++
		default:
			if !utf8.FullRune(p[n:]) && !end {
				return n, false
			}
			_, width := utf8.DecodeRune(p[n:])
			n += width
		}
	}
	return n, true
}

// read reads limit characters, or all when limit < 0.
func (x *Text) read(t *object.Thread, limit int) (string, error) {
	if limit < 0 {
		err := x.buffer.need(t, -1)
		switch {
		case err == ErrWouldBlock && len(x.buffer.unread) == 0:
			return "", object.Errorf(object.TypeError, "can't concat NoneType to bytes")
		case err != nil && err != ErrWouldBlock:
			return "", err
		}
		return x.take(t, len(x.buffer.unread))
	}
	end := false
	for {
		n, enough := x.chars(x.buffer.unread, limit, end)
		if enough || end {
			return x.take(t, n)
		}
		var err error
		if end, err = x.fill(t); err != nil {
			return "", err
		}
	}
}

// write encodes s and writes it.
func (x *Text) write(t *object.Thread, s string) error {
	lines := strings.ContainsAny(s, "\r\n")
	if x.newline == "\r" || x.newline == "\r\n" {
		s = strings.ReplaceAll(s, "\n", x.newline)
	}
	b, err := x.encode(t, s)
	if err != nil {
		return err
	}
	// As in CPython, what was read ahead is forgotten: the text goes after it.
	x.buffer.unread, x.checked = nil, 0
	if err := x.buffer.put(t, []byte(b)); err != nil {
		return err
	}
	if x.lineBuffered && lines {
		return x.buffer.flush(t)
	}
	return nil
}
