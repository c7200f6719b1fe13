package file

import (
	"context"
	"errors"
	"io"

	"labsh/shell/python/object"
)

var (
	readerType = fileType("BufferedReader", "Create a new buffered reader using the given readable raw IO object.")
	writerType = fileType("BufferedWriter", "A buffer for a writeable sequential RawIO object.")
	randomType = fileType("BufferedRandom", "A buffered interface to random access streams.")
	rawType    = fileType("FileIO", "Open a file.")
)

func init() {
	for _, c := range []*object.Type{readerType, writerType, randomType, rawType} {
		initBinary(c)
	}
}

func initBinary(c *object.Type) {
	c.Repr = func(t *object.Thread, v object.Value) (string, error) {
		b := v.(*Binary)
		s := "<_io." + c.Name
		if c == rawType && b.closed {
			return s + " [closed]>", nil
		}
		if b.name != nil {
			n, err := object.Repr(t, b.name)
			if err != nil {
				return "", err
			}
			s += " name=" + n
		}
		if c == rawType {
			s += " mode='" + b.mode + "' closefd=True"
		}
		return s + ">", nil
	}
	c.Iter = func(_ *object.Thread, v object.Value) (object.Value, error) {
		return v, v.(*Binary).open("I/O operation on closed file.")
	}
	c.Next = func(t *object.Thread, v object.Value) (object.Value, error) {
		return v.(*Binary).Next(t)
	}
	c.AddLater(func() { addBinaryMethods(c) })
}

// Next gives the next line.
func (b *Binary) Next(t *object.Thread) (object.Value, error) {
	if err := b.canRead("readline of closed file", "read"); err != nil {
		return nil, err
	}
	line, err := b.line(t, -1)
	if len(line) == 0 || err != nil {
		return nil, err
	}
	return object.Bytes(line), nil
}

func (b *Binary) open(problem string) error {
	if b.closed {
		if b.class == rawType && problem[len(problem)-1] != '.' {
			problem = "I/O operation on closed file"
		}
		return object.Errorf(object.ValueError, "%s", problem)
	}
	return nil
}

func (b *Binary) canRead(closed, operation string) error {
	if b.readable {
		return b.open(closed)
	}
	if b.class == rawType {
		operation = "File not open for reading"
	}
	return object.Errorf(UnsupportedOperation, "%s", operation)
}

func (b *Binary) canWrite(closed, operation string) error {
	if b.writable {
		return b.open(closed)
	}
	if b.class == rawType {
		operation = "File not open for writing"
	}
	return object.Errorf(UnsupportedOperation, "%s", operation)
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
	return int(n), err
}

type binaryMethod = func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error)

func addBinaryMethods(c *object.Type) {
	add := func(name, sig, doc string, f binaryMethod) {
		c.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			return f(t, a[0].(*Binary), a[1:])
		})
	}
	add("read", "size=-1, /", "Read and return up to n bytes.", binaryRead)
	add("read1", "size=-1, /", "Read and return up to n bytes, with at most one read() call.", binaryRead1)
	add("peek", "size=0, /", "Return bytes from the stream without advancing the position.", binaryPeek)
	add("readinto", "buffer, /", "Read bytes into buffer and return how many.", binaryReadInto)
	add("readline", "size=-1, /", "Read and return a line from the stream.", func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
		if err := b.canRead("readline of closed file", "read"); err != nil {
			return nil, err
		}
		n, err := size(t, a[0])
		if err != nil {
			return nil, err
		}
		line, err := b.line(t, n)
		return object.Bytes(line), err
	})
	add("readlines", "hint=-1, /", "Return a list of lines from the stream.", func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
		if err := b.open("I/O operation on closed file."); err != nil {
			return nil, err
		}
		return readLines(t, b, a[0])
	})
	add("write", "buffer, /", "Write buffer b to the stream and return the number of bytes written.", func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
		p, ok := object.AsBytes(a[0])
		if !ok && b.writable {
			return nil, object.NotBytes(a[0])
		}
		if err := b.canWrite("write to closed file", "write"); err != nil {
			return nil, err
		}
		return object.NewInt(int64(len(p))), b.put(t, append([]byte(nil), p...))
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
	add("tell", "", "Return current stream position.", func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
		if err := b.open("I/O operation on closed file"); err != nil {
			return nil, err
		}
		pos, err := b.tell()
		return object.NewInt(pos), err
	})
	add("truncate", "pos=None, /", "Truncate the file to at most pos bytes and return its size.", func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
		if err := b.open("truncate of closed file"); err != nil {
			return nil, err
		}
		return b.truncate(t, a[0])
	})
	addCommonMethods(c, func(v object.Value) *Binary { return v.(*Binary) })
}

func binaryRead(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
	if err := b.canRead("read of closed file", "read"); err != nil {
		return nil, err
	}
	n, err := size(t, a[0])
	if err != nil {
		return nil, err
	}
	if n < -1 && b.class != rawType {
		return nil, object.Errorf(object.ValueError, "read length must be non-negative or -1")
	}
	if b.class == rawType && n >= 0 {
		return binaryRead1(t, b, a)
	}
	if err := b.need(t, n); err != nil {
		return nil, err
	}
	if n < 0 {
		n = len(b.unread)
	}
	return object.Bytes(b.take(min(n, len(b.unread)))), nil
}

func binaryRead1(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
	if err := b.canRead("read of closed file", "read1"); err != nil {
		return nil, err
	}
	n, err := size(t, a[0])
	if err != nil {
		return nil, err
	}
	if n < 0 {
		n = chunkSize
	}
	if len(b.unread) == 0 && n > 0 {
		if _, err := b.fill(t); err != nil {
			return nil, err
		}
	}
	return object.Bytes(b.take(min(n, len(b.unread)))), nil
}

func binaryPeek(t *object.Thread, b *Binary, _ []object.Value) (object.Value, error) {
	if err := b.canRead("peek of closed file", "peek"); err != nil {
		return nil, err
	}
	if len(b.unread) == 0 {
		if _, err := b.fill(t); err != nil {
			return nil, err
		}
	}
	return object.Bytes(b.unread), nil
}

func binaryReadInto(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
	into, ok := a[0].(*object.Bytearray)
	if !ok {
		return nil, object.Errorf(object.TypeError, "readinto() argument must be read-write bytes-like object, not %s", a[0].Type().Name)
	}
	if err := b.canRead("readinto of closed file", "read"); err != nil {
		return nil, err
	}
	if err := b.need(t, len(into.B)); err != nil {
		return nil, err
	}
	n := copy(into.B, b.unread)
	b.take(n)
	return object.NewInt(int64(n)), nil
}

func binarySeek(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
	offset, err := object.AsInt(t, a[0])
	if err != nil {
		return nil, err
	}
	whence := int64(0)
	if a[1] != nil {
		if whence, err = object.AsInt(t, a[1]); err != nil {
			return nil, err
		}
	}
	if err := b.open("seek of closed file"); err != nil {
		return nil, err
	}
	if whence < 0 || whence > 2 {
		return nil, object.Errorf(object.ValueError, "whence value %d unsupported", whence)
	}
	pos, err := b.seek(t, offset, int(whence))
	return object.NewInt(pos), err
}

func (b *Binary) truncate(t *object.Thread, to object.Value) (object.Value, error) {
	if !b.writable {
		return nil, object.Errorf(UnsupportedOperation, "truncate")
	}
	if err := b.flush(t); err != nil {
		return nil, err
	}
	pos, err := b.tell()
	if err != nil {
		return nil, err
	}
	if to != nil && to != object.None {
		if pos, err = object.AsInt(t, to); err != nil {
			return nil, err
		}
	}
	return object.NewInt(pos), osError(b.stream.(Seeker).Truncate(pos), nil)
}

// readLines gathers lines until hint characters or bytes are there.
func readLines(t *object.Thread, lines object.Iterator, hint object.Value) (object.Value, error) {
	enough, err := size(t, hint)
	if err != nil {
		return nil, err
	}
	list, total := object.NewList(), 0
	for {
		line, err := lines.Next(t)
		if err != nil {
			return nil, err
		}
		if line == nil {
			return list, nil
		}
		list.Elems = append(list.Elems, line)
		n, err := object.Len(t, line)
		if err != nil {
			return nil, err
		}
		if total += n; enough > 0 && total >= enough || total > maxRead {
			return list, nil
		}
	}
}

// descriptor is fileno().
func (b *Binary) descriptor(t *object.Thread) (fd int, err error) {
	d, ok := b.stream.(Descriptor)
	if !ok {
		return 0, object.Errorf(UnsupportedOperation, "fileno")
	}
	err = b.wait(t, func(context.Context) error {
		fd, err = d.Fd()
		return err
	})
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return fd, osError(err, nil)
}
