package socket

import (
	"encoding/binary"
	"math/big"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// addSocketOptions adds getsockopt and setsockopt, with numbers and bytes.
func addSocketOptions(class *object.Type) {
	addParsed(class, "getsockopt", 2, 3, "getsockopt(level, option[, buffersize]) -> value\n\nGet a socket option.  See the Unix manual for level and option.\nIf a nonzero buffersize argument is given, the return value is a\nstring of that length; otherwise it is an integer.", func(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
		var numbers [3]int
		for i, v := range a {
			var err error
			if numbers[i], err = native.Int(t, v); err != nil {
				return nil, err
			}
		}
		level, name, size := numbers[0], numbers[1], numbers[2]
		switch {
		case s.Family() == netlab.AF_VSOCK:
			return vsockOption(s, level, name, size)
		case size == 0:
			n, err := s.GetsockoptInt(level, name)
			return object.NewInt(int64(n)), Exception(err)
		case size < 0 || size > 1024:
			return nil, object.Errorf(object.OSError, "getsockopt buflen out of range")
		}
		p, err := s.GetsockoptBytes(level, name, size)
		return object.Bytes(p), Exception(err)
	})
	addParsed(class, "setsockopt", 0, 1<<30, "setsockopt(level, option, value: int)\nsetsockopt(level, option, value: buffer)\nsetsockopt(level, option, None, optlen: int)\n\nSet a socket option.  See the Unix manual for level and option.\nThe value argument can either be an integer, a string buffer, or\nNone, optlen.", setsockopt)
}

// vsockOption reads an option of an AF_VSOCK socket, whose numbers have 64 bits:
// vsock(7).
func vsockOption(s *netlab.Socket, level, name, size int) (object.Value, error) {
	if size != 0 {
		return nil, object.Errorf(object.OSError, "getsockopt string buffer not allowed")
	}
	p, err := s.GetsockoptBytes(level, name, 8)
	if err != nil {
		return nil, Exception(err)
	}
	var wide [8]byte
	copy(wide[:], p)
	return object.NewBig(new(big.Int).SetUint64(binary.NativeEndian.Uint64(wide[:]))), nil
}

// setsockopt tries the value as a number first and then as bytes, and words
// what is neither as the latter, as CPython does.
func setsockopt(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
	none := len(a) == 4 && a[2] == object.None
	if !none {
		if err := countArgs("setsockopt", len(a), 3, 3); err != nil {
			return nil, err
		}
	}
	level, err := native.Int(t, a[0])
	if err != nil {
		return nil, err
	}
	name, err := native.Int(t, a[1])
	if err != nil {
		return nil, err
	}
	if none {
		size, err := unsignedArg(t, a[3])
		if err != nil {
			return nil, countArgs("setsockopt", len(a), 3, 3)
		}
		return object.None, Exception(s.SetsockoptNone(level, name, int(uint32(size))))
	}
	if s.Family() == netlab.AF_VSOCK {
		if !object.Is(a[2], object.IntType) {
			return nil, object.Errorf(object.TypeError, "setsockopt() argument 3 must be int, not %s", a[2].Type().Name)
		}
		value, err := unsignedArg(t, a[2])
		if err != nil {
			return nil, err
		}
		return object.None, Exception(s.SetsockoptBytes(level, name, binary.NativeEndian.AppendUint64(nil, value)))
	}
	if value, err := native.Int(t, a[2]); err == nil {
		return object.None, Exception(s.SetsockoptInt(level, name, value))
	}
	p, err := native.Octets(a[2])
	if err != nil {
		return nil, err
	}
	return object.None, Exception(s.SetsockoptBytes(level, name, p))
}
