package socket

import (
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

// setsockopt tries the value as a number first and then as bytes, and words
// what is neither as the latter, as CPython does.
func setsockopt(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
	if len(a) == 4 && a[2] == object.None {
		// Only options of a null pointer take this form, and netlab knows none.
		return nil, object.NewException(object.OSError, object.NewInt(14), object.Str("Bad address"))
	}
	if err := countArgs("setsockopt", len(a), 3, 3); err != nil {
		return nil, err
	}
	level, err := native.Int(t, a[0])
	if err != nil {
		return nil, err
	}
	name, err := native.Int(t, a[1])
	if err != nil {
		return nil, err
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
