package file

import (
	"bytes"
	"io"

	"labsh/shell/python/object"
)

var fileIO = &RawClass{
	Type:   fileType("FileIO", "Open a file."),
	Closed: "I/O operation on closed file", ClosedAble: "I/O operation on closed file",
	NotReadable: "File not open for reading", NotWritable: "File not open for writing",
	Buffer: "readinto() argument", Seek: "File or stream is not seekable.",
}

func init() {
	fileIO.Type.Repr = func(t *object.Thread, v object.Value) (string, error) {
		r := v.(*Raw)
		s := "<_io.FileIO"
		if r.closed {
			return s + " [closed]>", nil
		}
		if r.name != nil {
			n, err := object.Repr(t, r.name())
			if err != nil {
				return "", err
			}
			s += " name=" + n
		}
		closes, err := object.Repr(t, object.NewBool(!r.leavesOpen))
		return s + " mode='" + r.mode + "' closefd=" + closes + ">", err
	}
	InitRaw(fileIO.Type)
	fileIO.Type.AddLater(func() {
		fileIO.Type.AddProperty("closefd", "", func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.NewBool(!v.(*Raw).leavesOpen), nil
		})
	})
}

// InitRaw gives a class of raw files its slots and methods.
func InitRaw(c *object.Type) {
	c.Iter = func(_ *object.Thread, v object.Value) (object.Value, error) { return v, v.(*Raw).openIO() }
	c.Next = func(t *object.Thread, v object.Value) (object.Value, error) { return v.(*Raw).Next(t) }
	c.AddLater(func() {
		addRawMethods(c)
		addRawState(c)
	})
}

func closedFile(text string) error { return object.Errorf(object.ValueError, "%s", text) }

func (r *Raw) open() error {
	if r.closed {
		return closedFile(r.class.Closed)
	}
	return nil
}

// openIO is open in the words of io.IOBase.
func (r *Raw) openIO() error {
	if r.closed {
		return closedFile("I/O operation on closed file.")
	}
	return nil
}

func (r *Raw) canRead() error {
	err := r.open()
	if err == nil && !r.readable {
		err = object.Errorf(UnsupportedOperation, "%s", r.class.NotReadable)
	}
	return err
}

func (r *Raw) canWrite() error {
	err := r.open()
	if err == nil && !r.writable {
		err = object.Errorf(UnsupportedOperation, "%s", r.class.NotWritable)
	}
	return err
}

// able is readable() and its like.
func (r *Raw) able(yes bool) (object.Value, error) {
	if r.closed {
		return nil, closedFile(r.class.ClosedAble)
	}
	return object.NewBool(yes), nil
}

// Next gives the next line.
func (r *Raw) Next(t *object.Thread) (object.Value, error) {
	line, err := r.line(t, -1)
	if len(line) == 0 || err != nil {
		return nil, err
	}
	return object.Bytes(line), nil
}

// noneRead is what a line of a raw file is when there is nothing to read yet.
func noneRead() error {
	return object.Errorf(object.OSError, "read() should have returned a bytes object, not 'NoneType'")
}

// line reads byte by byte, no further than the end of the line.
func (r *Raw) line(t *object.Thread, limit int) ([]byte, error) {
	if err := r.canRead(); err != nil {
		return nil, err
	}
	var line []byte
	p := make([]byte, 1)
	for limit < 0 || len(line) < limit {
		n, err := r.read(t, p)
		switch {
		case err == ErrWouldBlock:
			return nil, noneRead()
		case err != nil:
			return nil, err
		}
		if line = append(line, p[:n]...); n == 0 || p[0] == '\n' {
			break
		}
		if len(line) > maxRead {
			return nil, object.NewException(object.MemoryError)
		}
	}
	return line, nil
}

// orNone makes b the value of a read, None where it would have blocked.
func orNone(b []byte, err error) (object.Value, error) {
	switch {
	case err == ErrWouldBlock:
		return object.None, nil
	case err != nil:
		return nil, err
	}
	return object.TakeBytes(b), nil
}

func addRawMethods(c *object.Type) {
	add := func(name, sig, doc string, f func(t *object.Thread, r *Raw, a []object.Value) (object.Value, error)) {
		c.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			return f(t, a[0].(*Raw), a[1:])
		})
	}
	add("read", "size=-1, /", "Read at most size bytes, with one system call; all, when it is negative.", rawRead)
	add("readall", "", "Read all data from the file.", func(t *object.Thread, r *Raw, _ []object.Value) (object.Value, error) {
		if err := r.canRead(); err != nil {
			return nil, err
		}
		return orNone(r.readAll(t))
	})
	add("readinto", "buffer, /", "Read bytes into buffer and return how many.", rawReadInto)
	add("readline", "size=-1, /", "Read and return a line from the stream.", func(t *object.Thread, r *Raw, a []object.Value) (object.Value, error) {
		n, err := size(t, a[0])
		if err != nil {
			return nil, err
		}
		line, err := r.line(t, n)
		return object.Bytes(line), err
	})
	add("readlines", "hint=-1, /", "Return a list of lines from the stream.", func(t *object.Thread, r *Raw, a []object.Value) (object.Value, error) {
		if err := r.openIO(); err != nil {
			return nil, err
		}
		return readLines(t, r, a[0])
	})
	add("write", "b, /", "Write bytes, with one system call, and return how many were written.", rawWrite)
	add("writelines", "lines, /", "Write a list of lines to stream.", func(t *object.Thread, r *Raw, a []object.Value) (object.Value, error) {
		if err := r.openIO(); err != nil {
			return nil, err
		}
		return object.None, object.Iterate(t, a[0], func(line object.Value) error {
			_, err := object.CallMethod(t, r, "write", line)
			return err
		})
	})
	add("seek", "pos, whence=0, /", "Move to new file position and return the file position.", func(t *object.Thread, r *Raw, a []object.Value) (object.Value, error) {
		offset, whence, err := seekArgs(t, a)
		if err != nil {
			return nil, err
		}
		return r.seek(offset, whence)
	})
	add("tell", "", "Current file position.", func(_ *object.Thread, r *Raw, _ []object.Value) (object.Value, error) {
		return r.seek(0, io.SeekCurrent)
	})
	add("truncate", "size=None, /", "Truncate the file to at most size bytes and return the truncated size.", func(t *object.Thread, r *Raw, a []object.Value) (object.Value, error) {
		if _, ok := r.stream.(Seeker); !ok {
			return nil, object.Errorf(UnsupportedOperation, "truncate")
		}
		if err := r.canWrite(); err != nil {
			return nil, err
		}
		return r.truncate(t, a[0])
	})
}

func (r *Raw) seek(offset int64, whence int) (object.Value, error) {
	s, err := r.seeker()
	if err == nil || r.class == fileIO {
		if closed := r.open(); closed != nil {
			err = closed
		}
	}
	if err != nil {
		return nil, err
	}
	pos, err := s.Seek(offset, whence)
	return object.NewInt(pos), osError(err, nil)
}

func (r *Raw) truncate(t *object.Thread, to object.Value) (object.Value, error) {
	s, err := r.seeker()
	if err != nil {
		return nil, err
	}
	var pos int64
	if to != nil && to != object.None {
		pos, err = object.AsInt(t, to)
	} else {
		pos, err = s.Seek(0, io.SeekCurrent)
	}
	if err == nil {
		err = s.Truncate(pos)
	}
	return object.NewInt(pos), osError(err, nil)
}

func rawRead(t *object.Thread, r *Raw, a []object.Value) (object.Value, error) {
	n, err := size(t, a[0])
	if r.class != fileIO && a[0] != nil { // io.RawIOBase's
		_, err = object.AsInt(t, a[0])
	}
	if err == nil {
		err = r.canRead()
	}
	switch {
	case err != nil:
		return nil, err
	case n < 0:
		return orNone(r.readAll(t))
	}
	if err := object.CheckSize(int64(n), 1); err != nil {
		return nil, err
	}
	p := make([]byte, n)
	n, err = r.read(t, p)
	return orNone(bytes.Clone(p[:n]), err)
}

func rawReadInto(t *object.Thread, r *Raw, a []object.Value) (object.Value, error) {
	if err := r.canRead(); err != nil {
		return nil, err
	}
	into, err := object.BorrowWritable(a[0], r.class.Buffer)
	if err != nil {
		return nil, err
	}
	defer into.Return()
	p := make([]byte, len(into.P))
	n, err := r.read(t, p)
	switch {
	case err == ErrWouldBlock:
		return object.None, nil
	case err != nil:
		return nil, err
	}
	return object.NewInt(int64(copy(into.P, p[:n]))), nil
}

func rawWrite(t *object.Thread, r *Raw, a []object.Value) (object.Value, error) {
	if err := r.canWrite(); err != nil {
		return nil, err
	}
	data, err := object.Borrow(a[0])
	if err != nil {
		return nil, err
	}
	defer data.Return()
	n, err := r.write(t, data.P)
	switch {
	case err == ErrWouldBlock:
		return object.None, nil
	case err != nil:
		return nil, err
	}
	return object.NewInt(int64(n)), nil
}

func addRawState(c *object.Type) {
	add := func(name, doc string, f func(t *object.Thread, r *Raw) (object.Value, error)) {
		c.AddMethod(name, "", doc, func(t *object.Thread, a []object.Value) (object.Value, error) { return f(t, a[0].(*Raw)) })
	}
	add("readable", "True if file was opened in a read mode.", func(_ *object.Thread, r *Raw) (object.Value, error) { return r.able(r.readable) })
	add("writable", "True if file was opened in a write mode.", func(_ *object.Thread, r *Raw) (object.Value, error) { return r.able(r.writable) })
	add("seekable", "True if file supports random-access.", func(_ *object.Thread, r *Raw) (object.Value, error) { return r.able(r.seekable()) })
	add("isatty", "True if the file is connected to a TTY device.", func(t *object.Thread, r *Raw) (object.Value, error) { return r.terminal(t) })
	add("fileno", "Return the underlying file descriptor (an integer).", func(t *object.Thread, r *Raw) (object.Value, error) { return r.fileno(t) })
	add("flush", "Flush write buffers, if applicable.", func(_ *object.Thread, r *Raw) (object.Value, error) { return object.None, r.openIO() })
	add("close", "Close the file.", func(t *object.Thread, r *Raw) (object.Value, error) { return object.None, r.Close(t) })
	add("__enter__", "", func(_ *object.Thread, r *Raw) (object.Value, error) { return r, r.openIO() })
	c.AddMethod("__exit__", "*args", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, a[0].(*Raw).Close(t)
	})
	c.AddProperty("closed", "True if the file is closed", func(_ *object.Thread, v object.Value) (object.Value, error) {
		return object.NewBool(v.(*Raw).closed), nil
	})
	c.AddProperty("mode", "String giving the file mode", func(_ *object.Thread, v object.Value) (object.Value, error) {
		return object.Str(v.(*Raw).mode), nil
	})
	c.AddProperty("name", "", func(_ *object.Thread, v object.Value) (object.Value, error) {
		if r := v.(*Raw); r.name != nil {
			return r.name(), nil
		}
		return nil, object.Errorf(object.AttributeError, "'%s.%s' object has no attribute 'name'", c.Module, c.Name)
	})
}

func (r *Raw) fileno(t *object.Thread) (object.Value, error) {
	if err := r.open(); err != nil {
		return nil, err
	}
	fd, err := r.descriptor(t)
	return object.NewInt(int64(fd)), err
}
