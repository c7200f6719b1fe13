package object

import "strings"

// octetSearch reads the arguments of find and its like on bytes: what to look
// for, an int or bytes-like, and the part to look in.
func octetSearch(t *Thread, a []Value) (part, sub string, at int, ok bool, err error) {
	v, start, end, err := searchArgs(t, a)
	if err != nil {
		return "", "", 0, false, err
	}
	if isIndex(v) {
		c, err := octetArg(t, v, "byte must")
		if err != nil {
			return "", "", 0, false, err
		}
		sub = string([]byte{c})
	} else if _, isBuffer := Plain(v).(Buffer); isBuffer {
		if sub, err = mustBeOctets(v); err != nil {
			return "", "", 0, false, err
		}
	} else {
		return "", "", 0, false, Errorf(TypeError, "argument should be integer or bytes-like object, not '%s'", v.Type().Name)
	}
	b, _ := octets(a[0])
	part, at, ok = octetsWithin(b, start, end)
	return part, sub, at, ok, nil
}

func octetsWithin(b string, start, end int) (part string, at int, ok bool) {
	start, end = searchRange(start, end, len(b))
	if start > end {
		return "", 0, false
	}
	return b[start:end], start, true
}

func (f finder) bytes(t *Thread, a []Value) (Value, error) {
	part, sub, at, ok, err := octetSearch(t, a)
	if err != nil {
		return nil, err
	}
	i := -1
	if ok {
		if i = f.in(part, sub); i >= 0 {
			i += at
		}
	}
	return f.result(i, "subsection not found")
}

func octetsCount(t *Thread, a []Value) (Value, error) {
	part, sub, _, ok, err := octetSearch(t, a)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return NewInt(0), nil
	case sub == "":
		return NewInt(int64(len(part)) + 1), nil
	}
	return NewInt(int64(strings.Count(part, sub))), nil
}

func octetsAffix(name string, has func(s, affix string) bool) Fn {
	return func(t *Thread, a []Value) (Value, error) {
		v, start, end, err := searchArgs(t, a)
		if err != nil {
			return nil, err
		}
		b, _ := octets(a[0])
		part, _, ok := octetsWithin(b, start, end)
		if affix, isOctets := octets(v); isOctets {
			return NewBool(ok && has(part, affix)), nil
		}
		tuple, isTuple := Plain(v).(*Tuple)
		if !isTuple {
			return nil, Errorf(TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name, v.Type().Name)
		}
		for _, e := range tuple.Elems {
			affix, err := mustBeOctets(e)
			if err != nil {
				return nil, err
			}
			if ok && has(part, affix) {
				return True, nil
			}
		}
		return False, nil
	}
}
