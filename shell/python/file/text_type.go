package file

import (
	"io"
	"strings"

	"labsh/shell/python/object"
)

var textType = fileType("TextIOWrapper", "Character and line based layer over a BufferedIOBase object, buffer.")

// Type is TextIOWrapper or a class below it.
func (x *Text) Type() *object.Type { return x.ClassOr(textType) }

// Attrs are the attributes that a program gives it, as CPython's takes them.
func (x *Text) Attrs() *object.Dict { return x.OwnAttrs() }

// Close flushes and closes the file.
func (x *Text) Close(t *object.Thread) error { return x.buffer.Close(t) }

// shownUnder is what the program sees under the file: its buffer, or the object of the
// program's that the buffer lies on.
func (x *Text) shownUnder(b *Binary) object.Value {
	if x.lies != nil {
		return x.lies
	}
	return b
}

// attached is the error of a file whose buffer was detached.
func (x *Text) attached() error {
	if x.buffer == nil {
		return object.Errorf(object.ValueError, "underlying buffer has been detached")
	}
	return nil
}

func (x *Text) open() error {
	if err := x.attached(); err != nil {
		return err
	}
	return x.buffer.open("I/O operation on closed file.")
}

func (x *Text) canRead() error {
	if err := x.open(); err != nil {
		return err
	}
	if !x.buffer.readable {
		return object.Errorf(UnsupportedOperation, "not readable")
	}
	return nil
}

// Next gives the next line.
func (x *Text) Next(t *object.Thread) (object.Value, error) {
	if err := x.canRead(); err != nil {
		return nil, err
	}
	x.iterating = true
	line, err := x.line(t, -1)
	if line == "" || err != nil {
		if err == nil {
			x.iterating = false
		}
		return nil, err
	}
	return object.Str(line), nil
}

func init() {
	textType.Repr = func(t *object.Thread, v object.Value) (string, error) {
		x := v.(*Text)
		s := "<_io.TextIOWrapper"
		if b := x.buffer; b != nil && b.class != pairType && b.raw != nil && b.raw.name != nil {
			n, err := object.Repr(t, b.raw.name())
			if err != nil {
				return "", err
			}
			s += " name=" + n
		}
		if x.mode != "" {
			s += " mode='" + x.mode + "'"
		}
		return s + " encoding='" + x.shown + "'>", nil
	}
	textType.Iter = func(_ *object.Thread, v object.Value) (object.Value, error) { return v, v.(*Text).open() }
	textType.Next = func(t *object.Thread, v object.Value) (object.Value, error) { return v.(*Text).Next(t) }
	textType.AddLater(addTextMethods)
}

func addTextMethods() {
	add := func(name, sig, doc string, f func(t *object.Thread, x *Text, a []object.Value) (object.Value, error)) {
		textType.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			x := a[0].(*Text)
			if err := x.attached(); err != nil {
				return nil, err
			}
			return f(t, x, a[1:])
		})
	}
	add("read", "size=-1, /", "Read and return up to n characters; all, when it is negative or left out.", func(t *object.Thread, x *Text, a []object.Value) (object.Value, error) {
		n, err := size(t, a[0])
		if err != nil {
			return nil, err
		}
		if err := x.canRead(); err != nil {
			return nil, err
		}
		s, err := x.read(t, n)
		return object.Str(s), err
	})
	add("readline", "size=-1, /", "Read until a newline or the end; an empty string at the end.", func(t *object.Thread, x *Text, a []object.Value) (object.Value, error) {
		n := int64(-1)
		if a[0] != nil {
			var err error
			if n, err = object.AsInt(t, a[0]); err != nil {
				return nil, err
			}
		}
		if err := x.canRead(); err != nil {
			return nil, err
		}
		s, err := x.line(t, int(n))
		return object.Str(s), err
	})
	add("readlines", "hint=-1, /", "Return a list of lines from the stream.", func(t *object.Thread, x *Text, a []object.Value) (object.Value, error) {
		if err := x.canRead(); err != nil {
			return nil, err
		}
		defer func(was bool) { x.iterating = was }(x.iterating)
		return readLines(t, x, a[0])
	})
	add("write", "text, /", "Write a string and return the number of its characters.", func(t *object.Thread, x *Text, a []object.Value) (object.Value, error) {
		s, ok := object.Plain(a[0]).(object.Str)
		if !ok {
			return nil, object.Errorf(object.TypeError, "write() argument must be str, not %s", a[0].Type().Name)
		}
		if err := x.open(); err != nil {
			return nil, err
		}
		if !x.buffer.writable {
			return nil, object.Errorf(UnsupportedOperation, "not writable")
		}
		if err := x.write(t, string(s)); err != nil {
			return nil, err
		}
		n, err := object.Len(t, s)
		return object.NewInt(int64(n)), err
	})
	add("writelines", "lines, /", "Write a list of lines to stream.", func(t *object.Thread, x *Text, a []object.Value) (object.Value, error) {
		if err := x.open(); err != nil {
			return nil, err
		}
		return object.None, object.Iterate(t, a[0], func(line object.Value) error {
			_, err := object.CallMethod(t, x, "write", line)
			return err
		})
	})
	add("seek", "cookie, whence=0, /", "Set the stream position, and return the new stream position.", textSeek)
	add("tell", "", "Return the stream position as an opaque number.", func(t *object.Thread, x *Text, _ []object.Value) (object.Value, error) {
		if err := x.open(); err != nil {
			return nil, err
		}
		if !x.buffer.raw.seekable() {
			return nil, object.Errorf(UnsupportedOperation, "underlying stream is not seekable")
		}
		if x.iterating {
			return nil, object.Errorf(object.OSError, "telling position disabled by next() call")
		}
		pos, err := x.buffer.tell()
		return object.NewInt(pos), err
	})
	add("truncate", "pos=None, /", "Truncate the file to at most pos bytes and return its size.", func(t *object.Thread, x *Text, a []object.Value) (object.Value, error) {
		if err := x.open(); err != nil {
			return nil, err
		}
		return x.buffer.truncate(t, a[0])
	})
	add("reconfigure", "*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None",
		"Reconfigure the text stream with new parameters.", textReconfigure)
	add("detach", "", "Separate the underlying buffer from the TextIOWrapper and return it.", func(t *object.Thread, x *Text, _ []object.Value) (object.Value, error) {
		if _, err := object.CallMethod(t, x, "flush"); err != nil {
			return nil, err
		}
		b := x.buffer
		x.buffer, x.checked = nil, 0
		return x.shownUnder(b), nil
	})
	addCommonMethods(textType, func(v object.Value) (*Binary, error) {
		x := v.(*Text)
		if err := x.attached(); err != nil {
			return nil, err
		}
		return x.buffer, x.buffer.attached()
	})

	property := func(name string, get func(x *Text) object.Value) {
		textType.AddProperty(name, "", func(_ *object.Thread, v object.Value) (object.Value, error) { return get(v.(*Text)), nil })
	}
	property("encoding", func(x *Text) object.Value { return object.Str(x.shown) })
	property("errors", func(x *Text) object.Value { return object.Str(x.errors) })
	property("buffer", func(x *Text) object.Value {
		if x.buffer == nil {
			return object.None
		}
		return x.shownUnder(x.buffer)
	})
	property("mode", func(x *Text) object.Value { return object.Str(x.mode) })
	property("line_buffering", func(x *Text) object.Value { return object.NewBool(x.lineBuffered) })
	property("write_through", func(*Text) object.Value { return object.False })
	property("newlines", func(x *Text) object.Value { return lineEnds(x.seen) })
}

func textSeek(t *object.Thread, x *Text, a []object.Value) (object.Value, error) {
	whence := int64(0)
	var err error
	if a[1] != nil {
		if whence, err = object.AsInt(t, a[1]); err != nil {
			return nil, err
		}
	}
	if err := x.open(); err != nil {
		return nil, err
	}
	if !x.buffer.raw.seekable() {
		return nil, object.Errorf(UnsupportedOperation, "underlying stream is not seekable")
	}
	zero, err := object.Equal(t, a[0], object.NewInt(0))
	if err != nil {
		return nil, err
	}
	switch {
	case whence < 0 || whence > 2:
		return nil, object.Errorf(object.ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
	case whence == io.SeekCurrent && !zero:
		return nil, object.Errorf(UnsupportedOperation, "can't do nonzero cur-relative seeks")
	case whence == io.SeekEnd && !zero:
		return nil, object.Errorf(UnsupportedOperation, "can't do nonzero end-relative seeks")
	case whence == io.SeekCurrent && x.iterating:
		return nil, object.Errorf(object.OSError, "telling position disabled by next() call")
	}
	if negative, err := object.CompareBool(t, object.LT, a[0], object.NewInt(0)); err != nil {
		return nil, err
	} else if negative {
		n, err := object.Repr(t, a[0])
		if err != nil {
			return nil, err
		}
		return nil, object.Errorf(object.ValueError, "negative seek position %s", n)
	}
	offset, err := object.AsInt(t, a[0])
	if err != nil {
		return nil, err
	}
	pos, err := x.buffer.seek(t, offset, int(whence))
	x.checked, x.iterating = 0, false
	return object.NewInt(pos), err
}

func textReconfigure(t *object.Thread, x *Text, a []object.Value) (object.Value, error) {
	given := func(v object.Value) (string, bool) {
		s, ok := object.Plain(v).(object.Str)
		return string(s), ok
	}
	if name, ok := given(a[0]); ok {
		c := canonical[strings.ToLower(name)]
		if c == "" {
			return nil, object.Errorf(object.LookupError, "unknown encoding: %s", name)
		}
		x.encoding, x.shown, x.checked = c, name, 0
	}
	if e, ok := given(a[1]); ok {
		x.errors = e
	}
	if n, ok := given(a[2]); ok {
		if err := checkNewline(n); err != nil {
			return nil, err
		}
		x.newline, x.universal, x.translate = n, n == "", false
	}
	if a[3] != nil && a[3] != object.None {
		on, err := object.Truth(t, a[3])
		if err != nil {
			return nil, err
		}
		x.lineBuffered = on
	}
	return object.None, nil
}
