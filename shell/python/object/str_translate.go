package object

import "strings"

// strMakeTrans is str.maketrans: a dict from code points to code points, text or
// None.
func strMakeTrans(t *Thread, a []Value) (Value, error) {
	table := NewDict()
	if a[1] == nil {
		from, ok := a[0].(*Dict)
		if !ok {
			return nil, Errorf(TypeError, "if you give only one argument to maketrans it must be a dict")
		}
		for i := 0; ; {
			key, value, next := from.At(i)
			if key == nil {
				return table, nil
			}
			switch k := Plain(key).(type) {
			case Str:
				if countRunes(string(k)) != 1 {
					return nil, Errorf(ValueError, "string keys in translate table must be of length 1")
				}
				r, _ := DecodeRune(string(k))
				key = NewInt(int64(r))
			default:
				if !Is(key, IntType) {
					return nil, Errorf(TypeError, "keys in translate table must be strings or integers")
				}
			}
			if err := table.Set(t, key, value); err != nil {
				return nil, err
			}
			i = next
		}
	}
	from, ok := Plain(a[0]).(Str)
	if !ok {
		return nil, Errorf(TypeError, "first maketrans argument must be a string if there is a second argument")
	}
	for i := 1; i <= 2; i++ {
		if a[i] == nil {
			continue
		}
		if _, ok := Plain(a[i]).(Str); !ok {
			return nil, Errorf(TypeError, "maketrans() argument %d must be str, not %s", i+1, typeName(a[i]))
		}
	}
	to := string(Plain(a[1]).(Str))
	if countRunes(string(from)) != countRunes(to) {
		return nil, Errorf(ValueError, "the first two maketrans arguments must have equal length")
	}
	set := func(r rune, v Value) error { return table.Set(t, NewInt(int64(r)), v) }
	for s := string(from); s != ""; {
		r, n := DecodeRune(s)
		q, m := DecodeRune(to)
		s, to = s[n:], to[m:]
		if err := set(r, NewInt(int64(q))); err != nil {
			return nil, err
		}
	}
	if drop, ok := Plain(a[2]).(Str); ok {
		for s := string(drop); s != ""; {
			r, n := DecodeRune(s)
			s = s[n:]
			if err := set(r, None); err != nil {
				return nil, err
			}
		}
	}
	return table, nil
}

// strTranslate asks the table, anything that can be subscripted, once for each
// code point that occurs; one that it does not know stays.
func strTranslate(t *Thread, a []Value) (Value, error) {
	known := map[rune]string{} // what the table said
	size := 0
	for s := string(a[0].(Str)); s != ""; {
		r, n := DecodeRune(s)
		to, ok := known[r]
		if !ok {
			var err error
			if to, err = translateRune(t, a[1], r, s[:n]); err != nil {
				return nil, err
			}
			known[r] = to
		}
		if size += len(to); size > MaxSize {
			return nil, NewException(MemoryError)
		}
		s = s[n:]
	}
	var b strings.Builder
	b.Grow(size)
	for s := string(a[0].(Str)); s != ""; {
		r, n := DecodeRune(s)
		b.WriteString(known[r])
		s = s[n:]
	}
	return Str(b.String()), nil
}

func translateRune(t *Thread, table Value, r rune, itself string) (string, error) {
	v, err := GetItem(t, table, NewInt(int64(r)))
	switch {
	case IsException(err, LookupError):
		return itself, nil
	case err != nil:
		return "", err
	case v == None:
		return "", nil
	}
	if s, ok := Plain(v).(Str); ok {
		return string(s), nil
	}
	if !Is(v, IntType) {
		return "", Errorf(TypeError, "character mapping must return integer, None or str")
	}
	c, err := AsInt(t, v)
	if err != nil && !IsException(err, OverflowError) {
		return "", err
	}
	if err != nil || c < 0 || c > 0x10ffff {
		return "", Errorf(ValueError, "character mapping must be in range(0x110000)")
	}
	return string(AppendRune(nil, rune(c))), nil
}
