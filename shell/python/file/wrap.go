package file

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"labsh/shell/python/object"
)

// objectStream is a stream over file objects of the program's, or in memory: what is
// read comes from one, what is written goes to the other, which may be the same. It
// is called with the interpreter's lock.
type objectStream struct {
	in         *object.Interpreter
	from, to   object.Value
	readMethod string // read1, read or readinto
	pair       bool
}

// thread is the one that runs now, which is the one that has called.
func (s *objectStream) thread() *object.Thread { return s.in.Running() }

func (s *objectStream) Read(_ context.Context, p []byte) (int, error) {
	t := s.thread()
	if s.readMethod == "readinto" {
		b := &object.Bytearray{B: make([]byte, len(p))}
		v, err := object.CallMethod(t, s.from, s.readMethod, b)
		if err != nil {
			return 0, err
		}
		if v == object.None {
			return 0, ErrWouldBlock
		}
		n, err := object.AsInt(t, v)
		switch {
		case err != nil:
			return 0, err
		case n < 0 || n > int64(len(p)):
			return 0, object.Errorf(object.OSError, "raw readinto() returned invalid length %d (should have been between 0 and %d)", n, len(p))
		case n == 0:
			return 0, io.EOF
		}
		return copy(p, b.B[:n]), nil
	}
	v, err := object.CallMethod(t, s.from, s.readMethod, object.NewInt(int64(len(p))))
	switch {
	case err != nil:
		return 0, err
	case v == object.None:
		return 0, ErrWouldBlock
	}
	b, ok := object.AsBytes(v)
	switch {
	case !ok:
		return 0, object.Errorf(object.TypeError, "underlying %s() should have returned a bytes-like object, not '%s'", s.readMethod, v.Type().Name)
	case len(b) == 0:
		return 0, io.EOF
	case len(b) > len(p):
		return 0, object.Errorf(object.OSError, "%s() returned too much data: %d bytes requested, %d returned", s.readMethod, len(p), len(b))
	}
	return copy(p, b), nil
}

func (s *objectStream) Write(_ context.Context, p []byte) (int, error) {
	t := s.thread()
	v, err := object.CallMethod(t, s.to, "write", object.Bytes(bytes.Clone(p)))
	switch {
	case err != nil:
		return 0, err
	case v == object.None && s.readMethod == "readinto":
		return 0, ErrWouldBlock
	case !object.Is(v, object.IntType): // what others give a file is not looked at
		return len(p), nil
	}
	n, err := object.AsInt(t, v)
	if err == nil && (n < 0 || n > int64(len(p))) {
		err = object.Errorf(object.OSError, "raw write() returned invalid length %d (should have been between 0 and %d)", n, len(p))
	}
	return int(n), err
}

func (s *objectStream) Flush() error {
	_, err := object.CallMethod(s.thread(), s.to, "flush")
	return err
}

func (s *objectStream) Close() error {
	_, err := object.CallMethod(s.thread(), s.to, "close")
	if s.pair {
		_, other := object.CallMethod(s.thread(), s.from, "close")
		err = errors.Join(err, other)
	}
	return err
}

func (s *objectStream) Seek(offset int64, whence int) (int64, error) {
	t := s.thread()
	if s.pair {
		return 0, object.Errorf(UnsupportedOperation, "seek")
	}
	if whence == io.SeekCurrent && offset == 0 { // what tell() and seekable() ask
		if ok, err := object.CallMethod(t, s.from, "seekable"); err != nil {
			return 0, err
		} else if ok != object.True {
			return 0, object.Errorf(UnsupportedOperation, "File or stream is not seekable.")
		}
	}
	v, err := object.CallMethod(t, s.from, "seek", object.NewInt(offset), object.NewInt(int64(whence)))
	if err != nil {
		return 0, err
	}
	return object.AsInt(t, v)
}

func (s *objectStream) Truncate(size int64) error {
	_, err := object.CallMethod(s.thread(), s.to, "truncate", object.NewInt(size))
	return err
}

func (s *objectStream) Fd() (int, error) {
	t := s.thread()
	v, err := object.CallMethod(t, s.to, "fileno")
	if err != nil {
		return 0, err
	}
	n, err := object.AsInt(t, v)
	return int(n), err
}

func (s *objectStream) IsTerminal() bool {
	v, err := object.CallMethod(s.thread(), s.to, "isatty")
	return err == nil && v == object.True
}

// over makes a raw file over file objects.
func over(t *object.Thread, from, to object.Value, readMethod string, o RawOptions) *Raw {
	r := NewRaw(&objectStream{in: t.Interpreter(), from: from, to: to, readMethod: readMethod, pair: from != to}, o)
	r.held, r.lies = true, to
	if name, err := object.LookupAttr(t, to, "name"); err == nil && name != nil {
		r.name = func() object.Value { return name }
	}
	return r
}

// able asks a file object readable() or its like.
func able(t *object.Thread, f object.Value, question string) (bool, error) {
	v, err := object.CallMethod(t, f, question)
	if err != nil {
		return false, err
	}
	return object.Truth(t, v)
}

// constructor gives a class of files its call: New makes a file that is closed or
// detached, for __init__ of a class below may come first, and Init what make gives.
func constructor(c *object.Type, sig string, make func(t *object.Thread, a []object.Value) (object.Value, error)) {
	b := &object.Builtin{Name: c.Name, Sig: sig, Fn: make}
	c.New = func(_ *object.Thread, class *object.Type, _ object.Args) (object.Value, error) {
		var v interface {
			object.Value
			SetClass(*object.Type)
		}
		switch c {
		case textType:
			v = &Text{}
		case fileIO.Type:
			v = &Raw{class: fileIO, closed: true}
		default:
			v = &Binary{class: c}
		}
		if class != c {
			v.SetClass(class)
		}
		return v, nil
	}
	c.Init = func(t *object.Thread, self object.Value, args object.Args) error {
		made, err := object.CallArgs(t, b, args)
		if err != nil {
			return err
		}
		switch v := self.(type) {
		case *Text:
			h := v.Header
			*v = *made.(*Text)
			v.Header = h
		case *Raw:
			h := v.Header
			*v = *made.(*Raw)
			v.Header = h
		case *Binary:
			h := v.Header
			*v = *made.(*Binary)
			v.Header = h
		}
		return nil
	}
}

func init() {
	constructor(fileIO.Type, "file, mode='r', closefd=True, opener=None", func(t *object.Thread, a []object.Value) (object.Value, error) {
		mode := object.Str("r")
		if a[1] != nil {
			s, ok := object.Plain(a[1]).(object.Str)
			if !ok {
				return nil, object.Errorf(object.TypeError, "FileIO() argument 'mode' must be str, not %s", a[1].Type().Name)
			}
			mode = s
		}
		if strings.Trim(string(mode), "rwxab+") != "" {
			return nil, object.Errorf(object.ValueError, "invalid mode: %s", mode)
		}
		if !strings.Contains(string(mode), "b") {
			mode += "b"
		}
		return Open(t, []object.Value{a[0], mode, object.NewInt(0), nil, nil, nil, a[2], a[3]})
	})
	buffered := func(c *object.Type, question, operation string, o BinaryOptions) {
		constructor(c, "raw, buffer_size=8192", func(t *object.Thread, a []object.Value) (object.Value, error) {
			n, err := bufferSize(t, a[1])
			if err != nil {
				return nil, err
			}
			o := o
			o.ReadBuffer = n
			if o.Writable {
				o.WriteBuffer = n
			}
			if ok, err := able(t, a[0], question); err != nil {
				return nil, err
			} else if !ok {
				return nil, object.Errorf(UnsupportedOperation, "File or stream is not %s.", operation)
			}
			if raw, ok := a[0].(*Raw); ok && raw.Type() == raw.class.Type {
				return Buffer(raw, o), nil
			}
			return Buffer(over(t, a[0], a[0], "readinto", RawOptions{Readable: o.Readable, Writable: o.Writable}), o), nil
		})
	}
	buffered(readerType, "readable", "readable", BinaryOptions{Readable: true})
	buffered(writerType, "writable", "writable", BinaryOptions{Writable: true})
	buffered(randomType, "seekable", "seekable", BinaryOptions{Readable: true, Writable: true})
	constructor(pairType, "reader, writer, buffer_size=8192, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := bufferSize(t, a[2])
		if err != nil {
			return nil, err
		}
		for i, question := range []string{"readable", "writable"} {
			if ok, err := able(t, a[i], question); err != nil {
				return nil, err
			} else if !ok {
				return nil, object.Errorf(UnsupportedOperation, "File or stream is not %s.", question)
			}
		}
		o := BinaryOptions{Readable: true, Writable: true, ReadBuffer: n, WriteBuffer: n, Pair: true}
		return Buffer(over(t, a[0], a[1], "readinto", RawOptions{Readable: true, Writable: true}), o), nil
	})
	constructor(textType, "buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False", newWrapper)
}

func bufferSize(t *object.Thread, v object.Value) (int, error) {
	if v == nil {
		return BufferSize, nil
	}
	n, err := object.AsInt(t, v)
	if err == nil && n <= 0 {
		err = object.Errorf(object.ValueError, "buffer size must be strictly positive")
	}
	return int(min(n, MaxPiece)), err
}

// newWrapper is TextIOWrapper(buffer, encoding, errors, newline, line_buffering,
// write_through).
func newWrapper(t *object.Thread, a []object.Value) (object.Value, error) {
	var o TextOptions
	for i, given := range []struct {
		name string
		to   *string
	}{{"encoding", &o.Encoding}, {"errors", &o.Errors}} {
		s, ok := object.Plain(a[i+1]).(object.Str)
		if !ok && a[i+1] != nil && a[i+1] != object.None {
			return nil, object.Errorf(object.TypeError, "TextIOWrapper() argument '%s' must be str or None, not %s", given.name, a[i+1].Type().Name)
		}
		*given.to = string(s)
	}
	if s, ok := object.Plain(a[3]).(object.Str); ok {
		newline := string(s)
		o.Newline = &newline
	} else if a[3] != nil && a[3] != object.None {
		return nil, object.Errorf(object.TypeError, "TextIOWrapper() argument 'newline' must be str or None, not %s", a[3].Type().Name)
	}
	through := false
	for i, to := range map[int]*bool{4: &o.LineBuffered, 5: &through} {
		if a[i] != nil {
			var err error
			if *to, err = object.Truth(t, a[i]); err != nil {
				return nil, err
			}
		}
	}
	if b, ok := a[0].(*Binary); ok && b.Type() == b.class {
		return NewText(b, o)
	}
	bo := BinaryOptions{WriteBuffer: BufferSize}
	if through {
		bo.WriteBuffer = 0
	}
	var err error
	if bo.Readable, err = able(t, a[0], "readable"); err != nil {
		return nil, err
	}
	if bo.Writable, err = able(t, a[0], "writable"); err != nil {
		return nil, err
	}
	method := "read"
	if m, err := object.LookupAttr(t, a[0], "read1"); err == nil && m != nil {
		method = "read1"
	}
	x, err := NewText(Buffer(over(t, a[0], a[0], method, RawOptions{Readable: bo.Readable, Writable: bo.Writable}), bo), o)
	if err == nil {
		x.lies = a[0]
	}
	return x, err
}

// Classes are those of module io that are in Go.
func Classes() []*object.Type {
	return []*object.Type{fileIO.Type, readerType, writerType, randomType, pairType, textType, memoryType, memoryTextType}
}
