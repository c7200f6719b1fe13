package file

import (
	"labsh/shell/python/object"
)

func addBinaryReading(c *object.Type) {
	add := adder(c)
	add("read", "size=-1, /", "Read and return up to n bytes.", binaryRead)
	add("read1", "size=-1, /", "Read and return up to n bytes, with at most one read() call.", binaryRead1)
	if c != writerType {
		add("peek", "size=0, /", "Return bytes from the stream without advancing the position.", binaryPeek)
	}
	add("readinto", "buffer, /", "Read bytes into buffer and return how many.", binaryReadInto(false))
	add("readinto1", "buffer, /", "Read bytes into buffer with at most one read() call, and return how many.", binaryReadInto(true))
	add("readline", "size=-1, /", "Read and return a line from the stream.", func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
		n, err := size(t, a[0])
		if err != nil {
			return nil, err
		}
		line, err := b.nextLine(t, n)
		return object.Bytes(line), err
	})
	add("readlines", "hint=-1, /", "Return a list of lines from the stream.", func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
		if err := b.open("I/O operation on closed file."); err != nil {
			return nil, err
		}
		return readLines(t, b, a[0])
	})
}

// nextLine is line of a file that may be closed, or not for reading.
func (b *Binary) nextLine(t *object.Thread, limit int) ([]byte, error) {
	if err := b.attached(); err != nil {
		return nil, err
	}
	closed := "readline of closed file"
	if b.class == pairType {
		closed = "peek of closed file"
	}
	if err := b.canRead(closed, "read"); err != nil {
		return nil, err
	}
	return b.line(t, limit)
}

func binaryRead(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
	if err := b.canRead("read of closed file", "read"); err != nil {
		return nil, err
	}
	n, err := size(t, a[0])
	if err != nil {
		return nil, err
	}
	if n < -1 {
		return nil, object.Errorf(object.ValueError, "read length must be non-negative or -1")
	}
	err = b.need(t, n)
	if err == ErrWouldBlock && len(b.unread) == 0 {
		return object.None, nil
	}
	if err != nil && err != ErrWouldBlock {
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
		n = b.readBuffer
	}
	if len(b.unread) == 0 {
		p := make([]byte, min(n, MaxPiece))
		n, err := b.raw.read(t, p)
		if err != nil && err != ErrWouldBlock {
			return nil, err
		}
		return object.Bytes(p[:n]), nil
	}
	return object.Bytes(b.take(min(n, len(b.unread)))), nil
}

func binaryPeek(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
	if a[0] != nil {
		if _, err := object.AsInt(t, a[0]); err != nil {
			return nil, err
		}
	}
	if err := b.canRead("peek of closed file", "peek"); err != nil {
		return nil, err
	}
	if len(b.unread) == 0 {
		if _, err := b.fill(t, 0); err != nil && err != ErrWouldBlock {
			return nil, err
		}
	}
	return object.Bytes(b.unread), nil
}

// binaryReadInto is readinto, which fills the buffer unless the stream ends or
// would block, and readinto1, which reads from the stream once at most.
func binaryReadInto(once bool) func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
	return func(t *object.Thread, b *Binary, a []object.Value) (object.Value, error) {
		if !b.readable {
			return nil, object.Errorf(UnsupportedOperation, "read")
		}
		into, err := object.BorrowWritable(a[0], "readinto() argument")
		if err != nil {
			return nil, err
		}
		defer into.Return()
		if err := b.open("readinto of closed file"); err != nil {
			return nil, err
		}
		n := copy(into.P, b.unread)
		b.take(n)
		for n < len(into.P) && !(once && n > 0) {
			end, err := b.fill(t, len(into.P)-n)
			switch {
			case err == ErrWouldBlock && n == 0:
				return object.None, nil
			case err != nil && err != ErrWouldBlock:
				return nil, err
			}
			got := copy(into.P[n:], b.unread)
			b.take(got)
			if n += got; end || err != nil {
				break
			}
		}
		return object.NewInt(int64(n)), nil
	}
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
