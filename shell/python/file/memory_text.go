package file

import (
	"io"
	"slices"
	"strings"

	"labsh/shell/python/object"
)

// MemoryText is io.StringIO: a text file in memory.
type MemoryText struct {
	object.Header
	runes  []rune
	at     int
	closed bool

	newline string // that ends a line, and that \n is written as
	// universal: \r and \r\n end a line too; translate: they are written as \n.
	universal, translate bool
	seen                 [3]bool // see Text
}

var memoryTextType = fileType("StringIO", "Text I/O implementation using an in-memory buffer.")

// Type is StringIO or a class below it.
func (m *MemoryText) Type() *object.Type { return m.ClassOr(memoryTextType) }

// Attrs are the attributes that a program gives it, as CPython's takes them.
func (m *MemoryText) Attrs() *object.Dict { return m.OwnAttrs() }

func (m *MemoryText) open() error {
	if m.closed {
		return closedFile("I/O operation on closed file")
	}
	return nil
}

var memoryTextInit = &object.Builtin{Name: "StringIO", Sig: "initial_value='', newline='\\n'", Fn: func(_ *object.Thread, a []object.Value) (object.Value, error) {
	return object.NewTuple(slices.Clone(a)...), nil
}}

func init() {
	c := memoryTextType
	c.New = func(_ *object.Thread, class *object.Type, _ object.Args) (object.Value, error) {
		m := &MemoryText{newline: "\n"}
		if m.GiveAttrs(); class != memoryTextType {
			m.SetClass(class)
		}
		return m, nil
	}
	c.Init = func(t *object.Thread, self object.Value, args object.Args) error {
		v, err := object.CallArgs(t, memoryTextInit, args)
		if err != nil {
			return err
		}
		a := v.(*object.Tuple).Elems
		m := self.(*MemoryText)
		if err := m.setNewline(t, a[1]); err != nil {
			return err
		}
		m.runes, m.at, m.closed = nil, 0, false
		switch s, ok := object.Plain(a[0]).(object.Str); {
		case ok:
			m.write(string(s))
			m.at = 0
		case a[0] != nil && a[0] != object.None:
			return object.Errorf(object.TypeError, "initial_value must be str or None, not %s", a[0].Type().Name)
		}
		return nil
	}
	c.Iter = func(_ *object.Thread, v object.Value) (object.Value, error) { return v, v.(*MemoryText).open() }
	c.Next = func(t *object.Thread, v object.Value) (object.Value, error) { return v.(*MemoryText).Next(t) }
	c.AddLater(addMemoryTextMethods)
}

func (m *MemoryText) setNewline(t *object.Thread, v object.Value) error {
	m.newline, m.universal, m.translate = "\n", false, false
	switch s, ok := object.Plain(v).(object.Str); {
	case v == object.None:
		m.universal, m.translate = true, true
	case ok && s == "":
		m.universal = true
	case ok && checkNewline(string(s)) == nil:
		m.newline = string(s)
	case ok:
		shown, err := object.Repr(t, v)
		if err != nil {
			return err
		}
		return object.Errorf(object.ValueError, "illegal newline value: %s", shown)
	case v != nil:
		return object.Errorf(object.TypeError, "newline must be str or None, not %s", v.Type().Name)
	}
	return nil
}

// rest is what follows the position, at most n characters where n is not negative.
func (m *MemoryText) rest(n int) []rune {
	p := m.runes[min(m.at, len(m.runes)):]
	if n >= 0 {
		p = p[:min(n, len(p))]
	}
	return p
}

// line is the rest of the line, of n characters at most.
func (m *MemoryText) line(n int) []rune {
	p := m.rest(-1)
	end := len(p)
	if m.universal {
		if i := slices.IndexFunc(p, func(r rune) bool { return r == '\n' || r == '\r' }); i >= 0 {
			end = i + 1
			if p[i] == '\r' && end < len(p) && p[end] == '\n' {
				end++
			}
		}
	} else {
		last := rune(m.newline[len(m.newline)-1])
		for i, r := range p {
			if r == last && (len(m.newline) == 1 || i > 0 && p[i-1] == '\r') {
				end = i + 1
				break
			}
		}
	}
	if n >= 0 {
		end = min(end, n)
	}
	return p[:end]
}

// take is the text of p, which the position goes past.
func (m *MemoryText) take(p []rune) object.Value {
	m.at += len(p)
	return textOf(p)
}

func textOf(p []rune) object.Value {
	b := make([]byte, 0, len(p))
	for _, r := range p {
		b = object.AppendRune(b, r)
	}
	return object.MakeStr(b)
}

// Next gives the next line.
func (m *MemoryText) Next(*object.Thread) (object.Value, error) {
	if err := m.open(); err != nil {
		return nil, err
	}
	p := m.line(-1)
	if len(p) == 0 {
		return nil, nil
	}
	return m.take(p), nil
}

// write puts s at the position; a gap before it is filled with zeros.
func (m *MemoryText) write(s string) {
	if m.universal && strings.ContainsAny(s, "\r\n") {
		m.seen = met(m.seen, s)
	}
	switch {
	case m.translate:
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	case m.newline != "\n":
		s = strings.ReplaceAll(s, "\n", m.newline)
	}
	if s == "" {
		return
	}
	for len(m.runes) < m.at {
		m.runes = append(m.runes, 0)
	}
	for len(s) > 0 {
		r, n := object.DecodeRune(s)
		if m.at < len(m.runes) {
			m.runes[m.at] = r
		} else {
			m.runes = append(m.runes, r)
		}
		m.at++
		s = s[n:]
	}
}

func (m *MemoryText) seek(t *object.Thread, a []object.Value) (object.Value, error) {
	to, err := object.AsInt(t, a[0])
	if err != nil {
		return nil, err
	}
	whence := int64(0)
	if a[1] != nil {
		if whence, err = object.AsInt(t, a[1]); err != nil {
			return nil, err
		}
	}
	switch {
	case whence < io.SeekStart || whence > io.SeekEnd:
		return nil, object.Errorf(object.ValueError, "Invalid whence (%d, should be 0, 1 or 2)", whence)
	case whence == io.SeekStart && to < 0:
		return nil, object.Errorf(object.ValueError, "Negative seek position %d", to)
	case whence != io.SeekStart && to != 0:
		return nil, object.Errorf(object.OSError, "Can't do nonzero cur-relative seeks")
	case whence == io.SeekCurrent:
		to = int64(m.at)
	case whence == io.SeekEnd:
		to = int64(len(m.runes))
	}
	m.at = int(to)
	return object.NewInt(to), nil
}

func addMemoryTextMethods() {
	add := func(name, sig, doc string, f func(t *object.Thread, m *MemoryText, a []object.Value) (object.Value, error)) {
		memoryTextType.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			m := a[0].(*MemoryText)
			if err := m.open(); err != nil {
				return nil, err
			}
			return f(t, m, a[1:])
		})
	}
	for name, part := range map[string]func(m *MemoryText, n int) []rune{"read": (*MemoryText).rest, "readline": (*MemoryText).line} {
		add(name, "size=-1, /", "Read at most size characters, returned as a string.", func(t *object.Thread, m *MemoryText, a []object.Value) (object.Value, error) {
			n, err := size(t, a[0])
			if err != nil {
				return nil, err
			}
			return m.take(part(m, n)), nil
		})
	}
	add("readlines", "hint=-1, /", "Return a list of lines from the stream.", func(t *object.Thread, m *MemoryText, a []object.Value) (object.Value, error) {
		return readLines(t, m, a[0])
	})
	add("write", "s, /", "Write string to file.", func(t *object.Thread, m *MemoryText, a []object.Value) (object.Value, error) {
		s, ok := object.Plain(a[0]).(object.Str)
		if !ok {
			return nil, object.Errorf(object.TypeError, "string argument expected, got '%s'", a[0].Type().Name)
		}
		if err := object.CheckSize(int64(max(m.at, len(m.runes))+len(s)), 4); err != nil {
			return nil, err
		}
		m.write(string(s))
		n, err := object.Len(t, s)
		return t.Int(int64(n)), err
	})
	add("seek", "pos, whence=0, /", "Change stream position.", func(t *object.Thread, m *MemoryText, a []object.Value) (object.Value, error) { return m.seek(t, a) })
	add("truncate", "pos=None, /", "Truncate size to pos.", func(t *object.Thread, m *MemoryText, a []object.Value) (object.Value, error) {
		size := int64(m.at)
		if a[0] != nil && a[0] != object.None {
			var err error
			if size, err = object.AsInt(t, a[0]); err != nil {
				return nil, err
			}
		}
		if size < 0 {
			return nil, object.Errorf(object.ValueError, "Negative size value %d", size)
		}
		m.runes = m.runes[:min(int64(len(m.runes)), size)]
		return object.NewInt(size), nil
	})
	add("tell", "", "Tell the current file position.", func(_ *object.Thread, m *MemoryText, _ []object.Value) (object.Value, error) {
		return object.NewInt(int64(m.at)), nil
	})
	add("getvalue", "", "Retrieve the entire contents of the object.", func(_ *object.Thread, m *MemoryText, _ []object.Value) (object.Value, error) {
		return textOf(m.runes), nil
	})
	addMemoryState(memoryTextType, func(v object.Value) (closed *bool, forget func() error) {
		m := v.(*MemoryText)
		return &m.closed, func() error {
			m.runes = nil
			return nil
		}
	})
	for name, get := range map[string]func(m *MemoryText) object.Value{
		"newlines":       func(m *MemoryText) object.Value { return lineEnds(m.seen) },
		"line_buffering": func(*MemoryText) object.Value { return object.False },
		"encoding":       func(*MemoryText) object.Value { return object.None },
		"errors":         func(*MemoryText) object.Value { return object.None },
	} {
		memoryTextType.AddProperty(name, "", func(_ *object.Thread, v object.Value) (object.Value, error) { return get(v.(*MemoryText)), nil })
	}
}
