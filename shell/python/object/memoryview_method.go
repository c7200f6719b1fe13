package object

import "math"

// maxDimensions is how many a memoryview may have: CPython's PyBUF_MAX_NDIM.
const maxDimensions = 64

func addMemoryviewMethods(c *Type) {
	add := func(name, sig, doc string, f func(t *Thread, m *Memoryview, a []Value) (Value, error)) {
		c.AddMethod(name, sig, doc, func(t *Thread, a []Value) (Value, error) {
			m := a[0].(*Memoryview)
			if err := m.open(); err != nil {
				return nil, err
			}
			return f(t, m, a[1:])
		})
	}
	release := func(_ *Thread, a []Value) (Value, error) { return None, a[0].(*Memoryview).Release() }
	c.AddMethod("release", "", "Release the underlying buffer exposed by the memoryview object.", release)
	c.AddMethod("__exit__", "*args", "", release)
	add("__enter__", "", "", func(_ *Thread, m *Memoryview, _ []Value) (Value, error) { return m, nil })
	add("tobytes", "order='C'", "Return the data in the buffer as a byte string.", memoryviewToBytes)
	add("tolist", "", "Return the data in the buffer as a list of elements.", func(_ *Thread, m *Memoryview, _ []Value) (Value, error) {
		return m.list(0, m.offset), nil
	})
	add("hex", "sep=None, bytes_per_sep=1", "Return the data in the buffer as a str of hexadecimal numbers.", func(t *Thread, m *Memoryview, a []Value) (Value, error) {
		return octetsHex(t, []Value{TakeBytes(m.gather()), a[0], a[1]})
	})
	add("toreadonly", "", "Return a readonly version of the memoryview.", func(_ *Thread, m *Memoryview, _ []Value) (Value, error) {
		v := m.again()
		v.readonly = true
		return v, nil
	})
	add("cast", "format, shape=None", "Cast a memoryview to a new format or shape.", memoryviewCast)
}

func (m *Memoryview) list(dim, at int) Value {
	if dim == len(m.shape) {
		return m.get(at)
	}
	elems := make([]Value, m.shape[dim])
	for i := range elems {
		elems[i] = m.list(dim+1, at)
		at += m.strides[dim]
	}
	return NewList(elems...)
}

// memoryviewToBytes is m.tobytes(order); "A" is Fortran's order where the memory
// is in it.
func memoryviewToBytes(_ *Thread, m *Memoryview, a []Value) (Value, error) {
	order := "C"
	if a[0] != nil && a[0] != None {
		s, ok := Plain(a[0]).(Str)
		if !ok {
			return nil, Errorf(TypeError, "tobytes() argument 'order' must be str or None, not %s", a[0].Type().Name)
		}
		order = string(s)
	}
	switch order {
	case "C":
	case "A", "F":
		if order == "F" || m.fContiguous() && !m.cContiguous() {
			return TakeBytes(m.transposed().gather()), nil
		}
	default:
		return nil, Errorf(ValueError, "order must be 'C', 'F' or 'A'")
	}
	return TakeBytes(m.gather()), nil
}

// transposed has the dimensions the other way round; it is no view of its own.
func (m *Memoryview) transposed() *Memoryview {
	v := *m
	v.shape, v.strides = reversed(m.shape), reversed(m.strides)
	return &v
}

func reversed(ns []int) []int {
	out := make([]int, 0, len(ns))
	for i := len(ns) - 1; i >= 0; i-- {
		out = append(out, ns[i])
	}
	return out
}

// memoryviewCast is m.cast(format, shape).
func memoryviewCast(t *Thread, m *Memoryview, a []Value) (Value, error) {
	format, ok := Plain(a[0]).(Str)
	if !ok {
		return nil, Errorf(TypeError, "cast() argument 'format' must be str, not %s", typeName(a[0]))
	}
	if !m.cContiguous() {
		return nil, Errorf(TypeError, "memoryview: casts are restricted to C-contiguous views")
	}
	if (a[1] != nil || len(m.shape) != 1) && m.count() == 0 {
		return nil, Errorf(TypeError, "memoryview: cannot cast view with zeros in shape or strides")
	}
	var dims []Value
	if a[1] != nil {
		switch s := a[1].(type) {
		case *List:
			dims = s.Elems
		case *Tuple:
			dims = s.Elems
		default:
			return nil, Errorf(TypeError, "shape must be a list or a tuple")
		}
		if len(dims) > maxDimensions {
			return nil, Errorf(ValueError, "memoryview: number of dimensions must not exceed %d", maxDimensions)
		}
		if len(m.shape) != 1 && len(dims) != 1 {
			return nil, Errorf(TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D")
		}
	}
	if _, err := Encode(string(format), "ascii", "strict"); err != nil {
		return nil, err
	}
	item, ok := itemFormats[string(format)]
	switch {
	case !ok:
		return nil, Errorf(ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'")
	case !m.item.octet() && !item.octet():
		return nil, Errorf(TypeError, "memoryview: cannot cast between two non-byte formats")
	case m.size()%item.size != 0:
		return nil, Errorf(TypeError, "memoryview: length is not a multiple of itemsize")
	}
	shape := []int{m.size() / item.size}
	if a[1] != nil {
		var err error
		if shape, err = m.castShape(t, item, dims); err != nil {
			return nil, err
		}
	}
	v := m.again()
	v.item, v.shape, v.strides = item, shape, make([]int, len(shape))
	stride := item.size
	for i := len(shape) - 1; i >= 0; i-- {
		v.strides[i] = stride
		stride *= shape[i]
	}
	return v, nil
}

// castShape reads the shape that a cast asks for, which must hold all of the memory.
func (m *Memoryview) castShape(_ *Thread, item itemFormat, dims []Value) ([]int, error) {
	shape := make([]int, len(dims))
	left := m.size() / item.size
	n := 1
	for i, d := range dims {
		if !Is(d, IntType) {
			return nil, Errorf(TypeError, "memoryview.cast(): elements of shape must be integers")
		}
		size, large, _ := integer(d)
		if large != nil || size <= 0 {
			return nil, Errorf(ValueError, "memoryview.cast(): elements of shape must be integers > 0")
		}
		if size > int64(math.MaxInt/n) {
			return nil, Errorf(ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX")
		}
		shape[i] = int(size)
		n *= int(size)
	}
	if n != left {
		return nil, Errorf(TypeError, "memoryview: product(shape) * itemsize != buffer size")
	}
	return shape, nil
}
