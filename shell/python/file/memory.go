package file

import (
	"bytes"
	"io"

	"labsh/shell/python/object"
)

// Memory is io.BytesIO: a binary file in memory.
type Memory struct {
	object.Header
	of     *object.Bytearray // what it holds, which views may show; nil once it is closed
	at     int
	closed bool
}

var memoryType = fileType("BytesIO", "Buffered I/O implementation using an in-memory bytes buffer.")

// Type is BytesIO or a class below it.
func (m *Memory) Type() *object.Type { return m.ClassOr(memoryType) }

// Attrs are the attributes that a program gives it, as CPython's takes them.
func (m *Memory) Attrs() *object.Dict { return m.OwnAttrs() }

func (m *Memory) open() error {
	if m.closed {
		return closedFile("I/O operation on closed file.")
	}
	return nil
}

var memoryInit = &object.Builtin{Name: "BytesIO", Sig: "initial_bytes=b''", Fn: func(_ *object.Thread, a []object.Value) (object.Value, error) {
	return a[0], nil
}}

func init() {
	c := memoryType
	c.New = func(_ *object.Thread, class *object.Type, _ object.Args) (object.Value, error) {
		m := &Memory{of: &object.Bytearray{}}
		if m.GiveAttrs(); class != memoryType {
			m.SetClass(class)
		}
		return m, nil
	}
	c.Init = func(t *object.Thread, self object.Value, args object.Args) error {
		initial, err := object.CallArgs(t, memoryInit, args)
		if err != nil || initial == nil || initial == object.None {
			return err
		}
		data, err := object.Borrow(initial)
		if err != nil {
			return err
		}
		defer data.Return()
		m := self.(*Memory)
		m.of, m.at, m.closed = &object.Bytearray{B: bytes.Clone(data.P)}, 0, false
		return nil
	}
	c.Iter = func(_ *object.Thread, v object.Value) (object.Value, error) { return v, v.(*Memory).open() }
	c.Next = func(t *object.Thread, v object.Value) (object.Value, error) { return v.(*Memory).Next(t) }
	c.AddLater(addMemoryMethods)
}

// rest is what follows the position, at most n bytes of it where n is not negative.
func (m *Memory) rest(n int) []byte {
	p := m.of.B[min(m.at, len(m.of.B)):]
	if n >= 0 {
		p = p[:min(n, len(p))]
	}
	return p
}

// take is rest, which the position goes past.
func (m *Memory) take(p []byte) object.Value {
	m.at += len(p)
	return object.Bytes(p)
}

// line is the rest of the line, of n bytes at most.
func (m *Memory) line(n int) []byte {
	p := m.rest(n)
	if i := bytes.IndexByte(p, '\n'); i >= 0 {
		p = p[:i+1]
	}
	return p
}

// Next gives the next line.
func (m *Memory) Next(*object.Thread) (object.Value, error) {
	if err := m.open(); err != nil {
		return nil, err
	}
	p := m.line(-1)
	if len(p) == 0 {
		return nil, nil
	}
	return m.take(p), nil
}

// write puts p at the position; a gap before it is filled with zeros.
func (m *Memory) write(p []byte) error {
	if len(p) == 0 {
		return nil
	}
	if gap := m.at - len(m.of.B); gap > 0 {
		if err := object.CheckSize(int64(m.at), 1); err != nil {
			return err
		}
		if err := m.of.Splice(len(m.of.B), len(m.of.B), string(make([]byte, gap))); err != nil {
			return err
		}
	}
	if err := m.of.Splice(m.at, min(m.at+len(p), len(m.of.B)), string(p)); err != nil {
		return err
	}
	m.at += len(p)
	return nil
}

func (m *Memory) seek(t *object.Thread, a []object.Value) (object.Value, error) {
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
	case whence == io.SeekStart && to < 0:
		return nil, object.Errorf(object.ValueError, "negative seek value %d", to)
	case whence == io.SeekStart:
	case whence == io.SeekCurrent:
		to += int64(m.at)
	case whence == io.SeekEnd:
		to += int64(len(m.of.B))
	default:
		return nil, object.Errorf(object.ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	m.at = int(max(to, 0))
	return object.NewInt(int64(m.at)), nil
}

func (m *Memory) truncate(t *object.Thread, v object.Value) (object.Value, error) {
	size := int64(m.at)
	if v != nil && v != object.None {
		var err error
		if size, err = object.AsInt(t, v); err != nil {
			return nil, err
		}
	}
	if size < 0 {
		return nil, object.Errorf(object.ValueError, "negative size value %d", size)
	}
	if size < int64(len(m.of.B)) {
		if err := m.of.Splice(int(size), len(m.of.B), ""); err != nil {
			return nil, err
		}
	}
	return object.NewInt(size), nil
}

func addMemoryMethods() {
	add := func(name, sig, doc string, f func(t *object.Thread, m *Memory, a []object.Value) (object.Value, error)) {
		memoryType.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			m := a[0].(*Memory)
			if err := m.open(); err != nil {
				return nil, err
			}
			return f(t, m, a[1:])
		})
	}
	for name, part := range map[string]func(m *Memory, n int) []byte{"read": (*Memory).rest, "read1": (*Memory).rest, "readline": (*Memory).line} {
		add(name, "size=-1, /", "Read at most size bytes, returned as a bytes object.", func(t *object.Thread, m *Memory, a []object.Value) (object.Value, error) {
			n, err := size(t, a[0])
			if err != nil {
				return nil, err
			}
			return m.take(part(m, n)), nil
		})
	}
	add("readlines", "size=None, /", "List of bytes objects, each a line from the file.", func(t *object.Thread, m *Memory, a []object.Value) (object.Value, error) {
		return readLines(t, m, a[0])
	})
	add("readinto", "buffer, /", "Read bytes into buffer.", func(_ *object.Thread, m *Memory, a []object.Value) (object.Value, error) {
		into, err := object.BorrowWritable(a[0], "readinto() argument")
		if err != nil {
			return nil, err
		}
		defer into.Return()
		n := copy(into.P, m.rest(-1))
		m.at += n
		return object.NewInt(int64(n)), nil
	})
	add("write", "b, /", "Write bytes to file.", func(_ *object.Thread, m *Memory, a []object.Value) (object.Value, error) {
		data, err := object.Borrow(a[0])
		if err != nil {
			return nil, err
		}
		defer data.Return()
		return object.NewInt(int64(len(data.P))), m.write(data.P)
	})
	add("seek", "pos, whence=0, /", "Change stream position.", func(t *object.Thread, m *Memory, a []object.Value) (object.Value, error) { return m.seek(t, a) })
	add("truncate", "size=None, /", "Truncate the file to at most size bytes.", func(t *object.Thread, m *Memory, a []object.Value) (object.Value, error) {
		return m.truncate(t, a[0])
	})
	add("tell", "", "Current file position, an integer.", func(_ *object.Thread, m *Memory, _ []object.Value) (object.Value, error) {
		return object.NewInt(int64(m.at)), nil
	})
	add("getvalue", "", "Retrieve the entire contents of the BytesIO object.", func(_ *object.Thread, m *Memory, _ []object.Value) (object.Value, error) {
		return object.Bytes(m.of.B), nil
	})
	add("getbuffer", "", "Get a read-write view over the contents of the BytesIO object.", func(t *object.Thread, m *Memory, _ []object.Value) (object.Value, error) {
		return object.Call(t, object.MemoryviewType, m.of)
	})
	addMemoryState(memoryType, func(v object.Value) (closed *bool, forget func() error) {
		m := v.(*Memory)
		return &m.closed, func() error { return m.of.Splice(0, len(m.of.B), "") }
	})
}

// addMemoryState adds what files in memory have in common. state gives where a file
// keeps whether it is closed, and what to do when it is.
func addMemoryState(c *object.Type, state func(object.Value) (closed *bool, forget func() error)) {
	add := func(name, sig, doc string, f func(t *object.Thread, a []object.Value) (object.Value, error)) {
		c.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			if closed, _ := state(a[0]); *closed {
				return nil, closedFile("I/O operation on closed file.")
			}
			return f(t, a)
		})
	}
	for name, answer := range map[string]object.Value{"readable": object.True, "writable": object.True, "seekable": object.True, "isatty": object.False, "flush": object.None} {
		add(name, "", "", func(*object.Thread, []object.Value) (object.Value, error) { return answer, nil })
	}
	for _, name := range []string{"fileno", "detach"} {
		c.AddMethod(name, "", "", func(*object.Thread, []object.Value) (object.Value, error) {
			return nil, object.Errorf(UnsupportedOperation, "%s", name)
		})
	}
	add("writelines", "lines, /", "Write lines to the file.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, object.Iterate(t, a[1], func(line object.Value) error {
			_, err := object.CallMethod(t, a[0], "write", line)
			return err
		})
	})
	add("__enter__", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) { return a[0], nil })
	c.AddMethod("__exit__", "*args", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.CallMethod(t, a[0], "close")
	})
	c.AddMethod("close", "", "Disable all I/O operations.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		closed, forget := state(a[0])
		if err := forget(); err != nil {
			return nil, err
		}
		*closed = true
		return object.None, nil
	})
	c.AddProperty("closed", "True if the file is closed.", func(_ *object.Thread, v object.Value) (object.Value, error) {
		closed, _ := state(v)
		return object.NewBool(*closed), nil
	})
}
