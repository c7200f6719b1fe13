package object

import (
	"unsafe"
	"weak"
)

// concats lets `s += piece` in a loop take linear time, as CPython's in-place
// growth of a string that nobody else holds does. A result that was itself the
// left operand of the next concatenation is copied into a buffer with room to
// spare; after that, pieces go into the room behind it. Strings that were made
// earlier stay as they are, since only the end of the buffer is ever written, and
// only by the one string that reaches up to it.
type concats struct {
	recent [4]growing
	next   int
}

// growing is a result that may grow. While size is 0 it is an ordinary string,
// of which only the address is kept; a wrong match costs some room, no more.
type growing struct {
	addr   uintptr
	used   int                // the string's length
	size   int                // the buffer's
	buffer weak.Pointer[byte] // not kept alive by being remembered
}

// growFrom is the length in bytes from which concatenations are remembered.
const growFrom = 128

// concat is x + y, of text or of bytes.
func (t *Thread) concat(kind unsafe.Pointer, x, y string) (Value, error) {
	n := len(x) + len(y)
	if err := CheckSize(int64(n), 1); err != nil {
		return nil, err
	}
	switch {
	case x == "":
		return rebox(nil, kind, y), nil
	case y == "":
		return rebox(nil, kind, x), nil
	case n < growFrom || t == nil:
		v, b := makeText(kind, n)
		copy(b[copy(b, x):], y)
		return v, nil
	}
	return rebox(nil, kind, t.grow(x, y)), nil
}

// grow is x + y for long strings, which it remembers.
func (t *Thread) grow(x, y string) string {
	n := len(x) + len(y)
	data := unsafe.StringData(x)
	addr := uintptr(unsafe.Pointer(data))
	for i := range t.concats.recent {
		g := &t.concats.recent[i]
		if g.addr != addr || g.used != len(x) {
			continue
		}
		if g.size >= n && g.buffer.Value() == data {
			copy(unsafe.Slice(data, g.size)[g.used:], y)
			g.used = n
			return unsafe.String(data, n)
		}
		b := make([]byte, 2*n)
		copy(b[copy(b, x):], y)
		data = unsafe.SliceData(b)
		*g = growing{uintptr(unsafe.Pointer(data)), n, len(b), weak.Make(data)}
		return unsafe.String(data, n)
	}
	s := x + y
	t.concats.recent[t.concats.next] = growing{addr: uintptr(unsafe.Pointer(unsafe.StringData(s))), used: n}
	t.concats.next = (t.concats.next + 1) % len(t.concats.recent)
	return s
}

// repeat is s * n; a negative n counts as 0.
func repeat(s string, n int64) (string, error) {
	if n <= 0 || s == "" {
		return "", nil
	}
	if n == 1 {
		return s, nil
	}
	if err := CheckSize(n, int64(len(s))); err != nil {
		return "", err
	}
	b := make([]byte, len(s)*int(n))
	for done := copy(b, s); done < len(b); done *= 2 {
		copy(b[done:], b[:done])
	}
	return unsafe.String(unsafe.SliceData(b), len(b)), nil
}
