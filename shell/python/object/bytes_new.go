package object

var (
	bytesCall     = &Builtin{Name: "bytes", Sig: "source=b'', encoding='utf-8', errors='strict'"}
	bytearrayCall = &Builtin{Name: "bytearray", Sig: "source=b'', encoding='utf-8', errors='strict'"}
)

// newOctets is the contents of bytes(…) or bytearray(…).
func newOctets(t *Thread, call *Builtin, outOfRange string, args Args) (string, error) {
	a, err := bindCall(call, args)
	if err != nil {
		return "", err
	}
	encoding, err := optionalStr(call.Name, "encoding", a[1], "")
	if err != nil {
		return "", err
	}
	errors, err := optionalStr(call.Name, "errors", a[2], "")
	if err != nil {
		return "", err
	}
	s, isStr := Plain(a[0]).(Str)
	switch {
	case isStr && a[1] != nil:
		return Encode(string(s), encoding, errors)
	case isStr:
		return "", Errorf(TypeError, "string argument without an encoding")
	case a[1] != nil:
		return "", Errorf(TypeError, "encoding without a string argument")
	case a[2] != nil:
		return "", Errorf(TypeError, "errors without a string argument")
	case a[0] == nil:
		return "", nil
	}
	if isIndex(a[0]) {
		n, _, err := repeatTimes(t, a[0])
		if err != nil {
			return "", err
		}
		if m, err := AsInt(t, a[0]); err == nil && m < 0 {
			return "", Errorf(ValueError, "negative count")
		}
		return repeat("\x00", n)
	}
	return gatherOctets(t, a[0], call.Name, outOfRange)
}

// gatherOctets gathers the ints that an iterable yields, or takes what is
// bytes-like.
func gatherOctets(t *Thread, v Value, kind, outOfRange string) (string, error) {
	if b, ok, err := wholeOctets(v); ok {
		return b, err
	}
	it, err := Iter(t, v)
	if IsException(err, TypeError) {
		err = Errorf(TypeError, "cannot convert '%s' object to %s", v.Type().Name, kind)
	}
	if err != nil {
		return "", err
	}
	var b []byte
	err = Iterate(t, it, func(e Value) error {
		c, err := octetArg(t, e, outOfRange)
		b = append(b, c)
		if err == nil {
			err = CheckSize(int64(len(b)), 1)
		}
		return err
	})
	return string(b), err
}

// bytesMethod is v.__bytes__(), nil where no class statement has one.
func bytesMethod(t *Thread, v Value) (Value, error) {
	f, _ := v.Type().Lookup("__bytes__")
	if _, builtin := f.(*Builtin); builtin || f == nil {
		return nil, nil
	}
	r, err := callSpecial(t, v, f, "__bytes__", nil)
	if _, ok := Plain(r).(Bytes); err == nil && !ok {
		err = Errorf(TypeError, "__bytes__ returned non-bytes (type %s)", r.Type().Name)
	}
	return r, err
}
