package file

import (
	"math"

	"labsh/shell/python/object"
)

var (
	readerType = fileType("BufferedReader", "Create a new buffered reader using the given readable raw IO object.")
	writerType = fileType("BufferedWriter", "A buffer for a writeable sequential RawIO object.")
	randomType = fileType("BufferedRandom", "A buffered interface to random access streams.")
	pairType   = fileType("BufferedRWPair", "A buffered reader and writer object together.")
)

func init() {
	for _, c := range []*object.Type{readerType, writerType, randomType, pairType} {
		initBinary(c)
	}
}

func initBinary(c *object.Type) {
	if c != pairType {
		c.Repr = reprBinary
	}
	c.Iter = func(_ *object.Thread, v object.Value) (object.Value, error) {
		b := v.(*Binary)
		if err := b.attached(); err != nil {
			return nil, err
		}
		return v, b.open("I/O operation on closed file.")
	}
	c.Next = func(t *object.Thread, v object.Value) (object.Value, error) {
		return v.(*Binary).Next(t)
	}
	c.AddLater(func() {
		addBinaryReading(c)
		addBinaryWriting(c)
		addBinaryState(c)
	})
}

func reprBinary(t *object.Thread, v object.Value) (string, error) {
	b := v.(*Binary)
	s := "<" + b.Type().Name
	if b.Type() == b.class {
		s = "<_io." + b.class.Name
	}
	if b.raw != nil && b.raw.name != nil {
		n, err := object.Repr(t, b.raw.name())
		if err != nil {
			return "", err
		}
		s += " name=" + n
	}
	return s + ">", nil
}

// shown is what the program sees under a buffer.
func (r *Raw) shown() object.Value {
	if r.lies != nil {
		return r.lies
	}
	return r
}

// attached is the error of a buffer whose raw file was detached.
func (b *Binary) attached() error {
	if b.raw == nil {
		return object.Errorf(object.ValueError, "raw stream has been detached")
	}
	return nil
}

// Next gives the next line.
func (b *Binary) Next(t *object.Thread) (object.Value, error) {
	line, err := b.nextLine(t, -1)
	if len(line) == 0 || err != nil {
		return nil, err
	}
	return object.Bytes(line), nil
}

func (b *Binary) open(problem string) error {
	if b.raw.closed {
		return object.Errorf(object.ValueError, "%s", problem)
	}
	return nil
}

func (b *Binary) canRead(closed, operation string) error {
	if !b.readable {
		return object.Errorf(UnsupportedOperation, "%s", operation)
	}
	return b.open(closed)
}

// size reads an optional count of bytes or characters; None and none are -1.
func size(t *object.Thread, v object.Value) (int, error) {
	if v == nil || v == object.None {
		return -1, nil
	}
	if v.Type().Index == nil && !object.Is(v, object.IntType) {
		return 0, object.Errorf(object.TypeError, "argument should be integer or None, not '%s'", v.Type().Name)
	}
	n, err := object.AsInt(t, v)
	return int(min(n, math.MaxInt)), err
}

// adder adds methods to a class of buffers.
func adder(c *object.Type) func(name, sig, doc string, f func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error)) {
	return func(name, sig, doc string, f func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error)) {
		c.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			b := a[0].(*Binary)
			if err := b.attached(); err != nil {
				return nil, err
			}
			return f(t, b, a[1:])
		})
	}
}

func addBinaryWriting(c *object.Type) {
	add := adder(c)
	add("write", "buffer, /", "Write buffer b to the stream and return the number of bytes written.", func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
		if !b.writable {
			return nil, object.Errorf(UnsupportedOperation, "write")
		}
		data, err := object.Borrow(a[0])
		if err != nil {
			return nil, err
		}
		defer data.Return()
		if err := b.open("write to closed file"); err != nil {
			return nil, err
		}
		if err := b.put(t, data.P); err != nil {
			return nil, err
		}
		return object.NewInt(int64(len(data.P))), nil
	})
	add("writelines", "lines, /", "Write a list of lines to stream.", func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
		if err := b.open("I/O operation on closed file."); err != nil {
			return nil, err
		}
		return object.None, object.Iterate(t, a[0], func(line object.Value) error {
			_, err := object.CallMethod(t, b, "write", line)
			return err
		})
	})
	add("seek", "target, whence=0, /", "Change the stream position to the given byte offset and return it.", binarySeek)
	add("tell", "", "Return current stream position.", func(_ *object.Thread, b *Binary, _ []object.Value) (object.Value, error) {
		if _, ok := b.raw.stream.(Seeker); ok {
			if err := b.open("I/O operation on closed file"); err != nil {
				return nil, err
			}
		}
		pos, err := b.tell()
		return object.NewInt(pos), err
	})
	add("truncate", "pos=None, /", "Truncate the file to at most pos bytes and return its size.", func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
		if b.class != pairType {
			if err := b.open("truncate of closed file"); err != nil {
				return nil, err
			}
		}
		return b.truncate(t, a[0])
	})
}

func seekArgs(t *object.Thread, a []object.Value) (offset int64, whence int, err error) {
	if offset, err = object.AsInt(t, a[0]); err != nil || a[1] == nil {
		return offset, 0, err
	}
	w, err := object.AsInt(t, a[1])
	if err == nil && (w < 0 || w > 2) {
		err = object.Errorf(object.ValueError, "whence value %d unsupported", w)
	}
	return offset, int(w), err
}

func binarySeek(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
	if b.class == pairType {
		return nil, object.Errorf(UnsupportedOperation, "seek")
	}
	closed := b.open("seek of closed file")
	offset, whence, err := seekArgs(t, a)
	if closed != nil && (err == nil || object.IsException(err, object.ValueError)) {
		err = closed
	}
	if err != nil {
		return nil, err
	}
	pos, err := b.seek(t, offset, whence)
	return object.NewInt(pos), err
}

func (b *Binary) truncate(t *object.Thread, to object.Value) (object.Value, error) {
	if _, ok := b.raw.stream.(Seeker); !ok || !b.writable {
		return nil, object.Errorf(UnsupportedOperation, "truncate")
	}
	if err := b.flush(t); err != nil {
		return nil, err
	}
	if err := b.unreadToStream(); err != nil {
		return nil, err
	}
	return b.raw.truncate(t, to)
}

func addBinaryState(c *object.Type) {
	add := adder(c)
	if c != pairType {
		c.AddMethod("detach", "", "Disconnect this buffer from its underlying raw stream and return it.", func(t *object.Thread, a []object.Value) (object.Value, error) {
			b := a[0].(*Binary)
			if err := b.attached(); err != nil {
				return nil, err
			}
			if _, err := object.CallMethod(t, b, "flush"); err != nil {
				return nil, err
			}
			raw := b.raw
			b.raw, b.unread = nil, nil
			return raw.shown(), nil
		})
		c.AddProperty("raw", "", func(_ *object.Thread, v object.Value) (object.Value, error) {
			if raw := v.(*Binary).raw; raw != nil {
				return raw.shown(), nil
			}
			return object.None, nil
		})
	} else {
		add("detach", "", "Separate the underlying buffer from the stream.", func(*object.Thread, *Binary, []object.Value) (object.Value, error) {
			return nil, object.Errorf(UnsupportedOperation, "detach")
		})
	}
	addCommonMethods(c, func(v object.Value) (*Binary, error) {
		b := v.(*Binary)
		return b, b.attached()
	})
}
