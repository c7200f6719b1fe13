package object

import "strings"

// initText sets up str, bytes, bytearray and memoryview.
func initText() {
	initCodecErrors()
	initStr()
	initBytes()
	initBytearray()
	initMemoryview()
	for _, class := range []*Type{BytesType, BytearrayType} {
		class.AddLater(func() { initOctetMethods(class) })
	}
}

// likewise makes b a value of the type that a method of self gives: bytes, or
// a new bytearray. Bytes that are self's are self.
func likewise(self Value, b string) Value {
	if _, ok := self.(*Bytearray); ok {
		return &Bytearray{B: []byte(b)}
	}
	return rebox(self, bytesKind, b)
}

func initBytes() {
	BytesType.Doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object"
	BytesType.New = func(t *Thread, class *Type, args Args) (Value, error) {
		if len(args.Pos) == 1 && len(args.Kw) == 0 {
			if b, err := bytesMethod(t, args.Pos[0]); b != nil || err != nil {
				return derive(class, b, err)
			}
		}
		b, err := newOctets(t, bytesCall, "bytes must", args)
		return derive(class, Bytes(b), err)
	}
	BytesType.Repr = func(_ *Thread, v Value) (string, error) { return reprOctets(string(v.(Bytes)), '\\'), nil }
	BytesType.Str = func(t *Thread, v Value) (string, error) { return BytesType.Repr(t, v) } // whatever the __repr__ of a class below
	BytesType.Hash = func(_ *Thread, v Value) (int64, error) { return hashText(string(v.(Bytes))), nil }
	BytesType.Len = func(_ *Thread, v Value) (int, error) { return len(v.(Bytes)), nil }
	BytesType.Iter = func(_ *Thread, v Value) (Value, error) { return &bytesIterator{rest: v.(Bytes)}, nil }
	BytesType.GetItem = func(t *Thread, v, key Value) (Value, error) {
		b := string(v.(Bytes))
		if s, ok := key.(*Slice); ok {
			part, err := sliceOctets(t, b, s)
			return Bytes(part), err
		}
		i, err := sequenceIndex(t, key, len(b), "byte", "index")
		if err != nil {
			return nil, err
		}
		return NewInt(int64(b[i])), nil
	}
	BytesType.AddLater(func() {
		BytesType.AddMethod("__bytes__", "", "Convert this value to exact type bytes.", func(_ *Thread, a []Value) (Value, error) { return a[0], nil })
	})
	for _, class := range []*Type{BytesType, BytearrayType} {
		class.Contains = octetsContain
		class.Binary = octetsBinary
		class.Compare = compareOctets
	}
}

// compareOctets leaves bytes beside a memoryview to the latter, which knows only ==
// and !=; a bytearray takes any bytes-like object.
func compareOctets(_ *Thread, op CompareOp, x, y Value) (Value, error) {
	a, _ := octets(x)
	b, ok := octets(y)
	if _, isView := y.(*Memoryview); isView && Is(x, BytesType) || !ok {
		return nil, nil
	}
	return compareStrings(op, a, b), nil
}

func sliceOctets(t *Thread, b string, s *Slice) (string, error) {
	start, stop, step, n, err := SliceIndices(t, s, len(b))
	switch {
	case err != nil || n <= 0:
		return "", err
	case step == 1:
		return b[start:stop], nil
	}
	return everyByte(b, start, step, n), nil
}

// octetArg reads an int in range(256).
func octetArg(t *Thread, v Value, what string) (byte, error) {
	n, err := AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	if i, ok := n.(Int); ok && i >= 0 && i <= 255 {
		return byte(i), nil
	}
	return 0, Errorf(ValueError, "%s be in range(0, 256)", what)
}

func octetsContain(t *Thread, v, item Value) (bool, error) {
	b, _ := octets(v)
	if isIndex(item) {
		c, err := octetArg(t, item, "byte must")
		return err == nil && strings.IndexByte(b, c) >= 0, err
	}
	sub, err := mustBeOctets(item)
	return err == nil && strings.Contains(b, sub), err
}

func octetsBinary(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	a, isLeft := octets(x)
	if _, isView := x.(*Memoryview); isView {
		isLeft = false
	}
	switch op {
	case Add:
		b, ok := octets(y)
		if !isLeft || !ok {
			return nil, nil
		}
		s, err := t.concat(bytesKind, a, b)
		if err != nil || Is(x, BytesType) {
			return s, err
		}
		return likewise(x, string(s.(Bytes))), nil
	case Mul:
		self := x
		if !isLeft {
			self, y = y, x
			a, _ = octets(self)
		}
		n, ok, err := repeatTimes(t, y)
		if !ok || err != nil {
			return nil, err
		}
		if _, fixed := self.(Bytes); fixed && n == 1 {
			return self, nil
		}
		s, err := repeat(a, n)
		if err != nil {
			return nil, err
		}
		return likewise(self, s), nil
	case Mod:
		if !isLeft {
			return nil, nil
		}
		s, err := percentBytes(t, a, y)
		if err != nil {
			return nil, err
		}
		return likewise(x, string(s)), nil
	}
	return nil, nil
}

var bytesIteratorType = NewIteratorType("bytes_iterator")

type bytesIterator struct{ rest Bytes }

func (*bytesIterator) Type() *Type { return bytesIteratorType }

func (it *bytesIterator) Next(*Thread) (Value, error) {
	if it.rest == "" {
		return nil, nil
	}
	c := it.rest[0]
	it.rest = it.rest[1:]
	return NewInt(int64(c)), nil
}
