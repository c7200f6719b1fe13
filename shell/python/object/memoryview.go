package object

import "slices"

// Memoryview is memoryview(obj): items of one format in the memory of bytes or a
// bytearray, in any number of dimensions, all of it or a part with steps.
//
// Source: Python's documentation of memoryview, and CPython's
// Objects/memoryobject.c for the words of the errors.
type Memoryview struct {
	obj      Value  // whose memory it is
	memory   []byte // all of it
	offset   int    // of the first item in memory
	item     itemFormat
	shape    []int     // items in each dimension
	strides  []int     // bytes from one item to the next, in each dimension
	dims     [2]int    // shape and strides, where there is one dimension
	exporter *exporter // nil for bytes, and once released
	readonly bool
	released bool
	lent     int    // loans under way
	hash     *int64 // once it was asked for
}

// Type is memoryview.
func (*Memoryview) Type() *Type { return MemoryviewType }

// newMemoryview shows the memory of v, or of what the memoryview v shows.
func newMemoryview(v Value) (*Memoryview, error) {
	m := &Memoryview{obj: v, item: octetFormat}
	switch v := Plain(v).(type) {
	case Bytes:
		l, _ := v.Borrow(false)
		m.memory, m.readonly = l.P, true
	case *Bytearray:
		m.memory, m.exporter = v.B, v.export()
		m.exporter.views++
	case *Memoryview:
		if err := v.open(); err != nil {
			return nil, err
		}
		return v.again(), nil
	default:
		return nil, Errorf(TypeError, "memoryview: a bytes-like object is required, not '%s'", v.Type().Name)
	}
	m.line(len(m.memory), 1)
	return m, nil
}

// line gives the view one dimension.
func (m *Memoryview) line(n, stride int) {
	m.dims = [2]int{n, stride}
	m.shape, m.strides = m.dims[:1:1], m.dims[1:]
}

// again is one more view of the same.
func (m *Memoryview) again() *Memoryview {
	v := &Memoryview{obj: m.obj, memory: m.memory, offset: m.offset, item: m.item, shape: m.shape, strides: m.strides, exporter: m.exporter, readonly: m.readonly}
	if len(m.shape) == 1 {
		// Its own: what lies within another view would keep that one.
		v.line(m.shape[0], m.strides[0])
	}
	if v.exporter != nil {
		v.exporter.views++
	}
	return v
}

// open is the error of a view that was released.
func (m *Memoryview) open() error {
	if m.released {
		return Errorf(ValueError, "operation forbidden on released memoryview object")
	}
	return nil
}

// Release gives the memory back: m.release().
func (m *Memoryview) Release() error {
	if m.lent > 0 {
		return Errorf(BufferError, "memoryview has %d exported buffer%s", m.lent, plural(m.lent))
	}
	if m.exporter != nil {
		m.exporter.views--
	}
	m.released, m.memory, m.exporter = true, nil, nil
	return nil
}

// Borrow lends the octets of a view in one piece.
func (m *Memoryview) Borrow(writable bool) (Loan, error) {
	switch {
	case m.released:
		return Loan{}, m.open()
	case writable && m.readonly:
		return Loan{}, Errorf(BufferError, "memoryview: underlying buffer is not writable")
	case !m.cContiguous():
		return Loan{}, Errorf(BufferError, "memoryview: underlying buffer is not C-contiguous")
	}
	return lend(m.piece(), &m.lent), nil
}

// count is the number of items.
func (m *Memoryview) count() int {
	n := 1
	for _, d := range m.shape {
		n *= d
	}
	return n
}

func (m *Memoryview) size() int { return m.count() * m.item.size }

// piece is the memory of a view in one piece.
func (m *Memoryview) piece() []byte {
	n := m.size()
	if n == 0 {
		return nil
	}
	return m.memory[m.offset : m.offset+n : m.offset+n]
}

// cContiguous reports whether the items lie one behind the other, the last index
// counting fastest.
func (m *Memoryview) cContiguous() bool {
	if len(m.shape) == 1 {
		return m.shape[0] == 1 || m.strides[0] == m.item.size
	}
	return m.packed(slices.Backward(m.shape))
}

// fContiguous is cContiguous with the first index counting fastest.
func (m *Memoryview) fContiguous() bool {
	if len(m.shape) == 1 {
		return m.cContiguous()
	}
	return m.packed(slices.All(m.shape))
}

func (m *Memoryview) packed(dims func(yield func(int, int) bool)) bool {
	if m.count() == 0 {
		return true
	}
	stride := m.item.size
	for i, n := range dims {
		if n > 1 && m.strides[i] != stride {
			return false
		}
		stride *= n
	}
	return true
}

// each calls f with the place in memory of every item, the last index counting
// fastest.
func (m *Memoryview) each(f func(at int) error) error { return m.eachFrom(0, m.offset, f) }

func (m *Memoryview) eachFrom(dim, at int, f func(at int) error) error {
	if dim == len(m.shape) {
		return f(at)
	}
	for range m.shape[dim] {
		if err := m.eachFrom(dim+1, at, f); err != nil {
			return err
		}
		at += m.strides[dim]
	}
	return nil
}

// gather is a copy of the octets of all items.
func (m *Memoryview) gather() []byte {
	if m.cContiguous() {
		return slices.Clone(m.piece())
	}
	out := make([]byte, 0, m.size())
	_ = m.each(func(at int) error {
		out = append(out, m.memory[at:at+m.item.size]...)
		return nil
	})
	return out
}

// get reads the item at a place in memory.
func (m *Memoryview) get(at int) Value { return m.item.unpack(m.memory[at : at+m.item.size]) }

// put writes the item at a place in memory. What turns v into a number may release
// the view meanwhile.
func (m *Memoryview) put(t *Thread, at int, v Value) error {
	var p [8]byte
	if err := m.item.pack(t, p[:m.item.size], v); err != nil {
		return err
	}
	if err := m.open(); err != nil {
		return err
	}
	copy(m.memory[at:at+m.item.size], p[:])
	return nil
}
