package object

import (
	"fmt"
	"strings"
)

// encodeFailure is a run of characters that a codec has no octets for: from
// start to end of s, in bytes.
type encodeFailure struct {
	encoding, s string
	start, end  int
	reason      string
}

func (f encodeFailure) exception() *Exception {
	start := countRunes(f.s[:f.start])
	return NewException(UnicodeEncodeError, Str(f.encoding), Str(f.s),
		NewInt(int64(start)), NewInt(int64(start+countRunes(f.s[f.start:f.end]))), Str(f.reason))
}

// replacement is what an error handler puts in place of the run: text for the
// codec to encode, or octets as they are.
func (f encodeFailure) replacement(errors string) (repl string, octets bool, err error) {
	run := f.s[f.start:f.end]
	switch errors {
	case "", "strict":
		return "", false, f.exception()
	case "ignore":
		return "", false, nil
	case "replace":
		return strings.Repeat("?", countRunes(run)), false, nil
	}
	var b []byte
	for i := 0; i < len(run); {
		r, n := DecodeRune(run[i:])
		i += n
		switch errors {
		case "backslashreplace":
			b = appendEscape(b, r)
		case "xmlcharrefreplace":
			b = fmt.Appendf(b, "&#%d;", r)
		case "surrogateescape":
			if r < 0xDC80 || r > 0xDCFF {
				if f.encoding != "charmap" {
					f.start += i - n
				}
				return "", false, f.exception()
			}
			b, octets = append(b, byte(r)), true
		case "surrogatepass":
			if !isSurrogate(r) || f.encoding[:3] != "utf" {
				return "", false, f.exception()
			}
			b, octets = appendSurrogate(b, r, f.encoding), true
		default:
			return "", false, unknownHandler(errors)
		}
	}
	return string(b), octets, nil
}

func unknownHandler(errors string) error {
	return Errorf(LookupError, "unknown error handler name '%s'", errors)
}

// appendSurrogate writes a surrogate as if it were a character.
func appendSurrogate(b []byte, r rune, encoding string) []byte {
	if encoding == "utf-8" {
		return AppendRune(b, r)
	}
	width := 2
	if strings.HasPrefix(encoding, "utf-32") {
		width = 4
	}
	return appendUnit(b, uint32(r), width, strings.HasSuffix(encoding, "-be"))
}

// decodeFailure is a run of octets that a codec cannot read.
type decodeFailure struct {
	encoding, b string
	start, end  int
	reason      string
}

func (f decodeFailure) exception() *Exception {
	return NewException(UnicodeDecodeError, Str(f.encoding), Bytes(f.b),
		NewInt(int64(f.start)), NewInt(int64(f.end)), Str(f.reason))
}

// replacement is what an error handler puts in place of the run, and the
// offset at which decoding goes on.
func (f decodeFailure) replacement(errors string) (repl string, next int, err error) {
	run := f.b[f.start:f.end]
	switch errors {
	case "", "strict":
		return "", 0, f.exception()
	case "ignore":
		return "", f.end, nil
	case "replace":
		return "\ufffd", f.end, nil
	case "backslashreplace":
		var b []byte
		for i := 0; i < len(run); i++ {
			b = fmt.Appendf(b, "\\x%02x", run[i])
		}
		return string(b), f.end, nil
	case "surrogateescape":
		var b []byte
		for i := 0; i < len(run) && run[i] >= 0x80; i++ {
			b = AppendRune(b, 0xDC00+rune(run[i]))
		}
		if len(b) == 0 {
			return "", 0, f.exception()
		}
		return string(b), f.start + len(b)/3, nil
	case "surrogatepass":
		if r, n := surrogateAt(f.b[f.start:], f.encoding); n > 0 {
			return string(AppendRune(nil, r)), f.start + n, nil
		}
		return "", 0, f.exception()
	case "xmlcharrefreplace", "namereplace":
		return "", 0, Errorf(TypeError, "don't know how to handle UnicodeDecodeError in error callback")
	}
	return "", 0, unknownHandler(errors)
}

// surrogateAt reads the surrogate with which b begins.
func surrogateAt(b, encoding string) (r rune, n int) {
	switch {
	case encoding == "utf-8":
		if len(b) >= 3 && isSurrogateForm(b[0], b[1], b[2]) {
			return surrogateForm(b[1], b[2]), 3
		}
		return 0, 0
	case strings.HasPrefix(encoding, "utf-16"):
		n = 2
	case strings.HasPrefix(encoding, "utf-32"):
		n = 4
	default:
		return 0, 0
	}
	if len(b) < n {
		return 0, 0
	}
	if r = rune(unit(b, n, strings.HasSuffix(encoding, "-be"))); isSurrogate(r) {
		return r, n
	}
	return 0, 0
}

// initCodecErrors gives the two exceptions their five attributes, which are
// their arguments.
func initCodecErrors() {
	for _, class := range []*Type{UnicodeDecodeError, UnicodeEncodeError} {
		class.GetAttr = func(t *Thread, v Value, name string) (Value, error) {
			args := v.(*Exception).Args.Elems
			for i, attr := range [...]string{"encoding", "object", "start", "end", "reason"} {
				if name == attr && len(args) == 5 {
					return args[i], nil
				}
			}
			return BaseException.GetAttr(t, v, name)
		}
		class.Init = func(t *Thread, self Value, args Args) error {
			if len(args.Pos) != 5 {
				return Errorf(TypeError, "function takes exactly 5 arguments (%d given)", len(args.Pos))
			}
			for i, want := range []*Type{StrType, StrType, IntType, IntType, StrType} {
				v := args.Pos[i]
				if i == 1 && class == UnicodeDecodeError {
					if _, ok := octets(v); !ok {
						return NotBytes(v)
					}
					continue
				}
				switch {
				case Is(v, want):
				case want == IntType:
					return Errorf(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
				default:
					return Errorf(TypeError, "argument %d must be str, not %s", i+1, v.Type().Name)
				}
			}
			return BaseException.Init(t, self, args)
		}
	}
	UnicodeDecodeError.Str = func(t *Thread, v Value) (string, error) {
		a := v.(*Exception).Args.Elems
		if len(a) != 5 {
			return BaseException.Str(t, v)
		}
		b, _ := octets(a[1])
		start, end := errorRange(a[2], a[3], len(b))
		if end == start+1 {
			return fmt.Sprintf("'%s' codec can't decode byte 0x%02x in position %d: %s", a[0], b[start], start, a[4]), nil
		}
		return fmt.Sprintf("'%s' codec can't decode bytes in position %d-%d: %s", a[0], start, end-1, a[4]), nil
	}
	UnicodeEncodeError.Str = func(t *Thread, v Value) (string, error) {
		a := v.(*Exception).Args.Elems
		if len(a) != 5 {
			return BaseException.Str(t, v)
		}
		x := newText(string(a[1].(Str)))
		start, end := errorRange(a[2], a[3], x.n)
		if end == start+1 {
			r, _ := DecodeRune(x.s[x.offset(start):])
			return fmt.Sprintf("'%s' codec can't encode character '%s' in position %d: %s", a[0], appendEscape(nil, r), start, a[4]), nil
		}
		return fmt.Sprintf("'%s' codec can't encode characters in position %d-%d: %s", a[0], start, end-1, a[4]), nil
	}
}

// errorRange brings the range that an exception names into n elements.
func errorRange(first, last Value, n int) (start, end int) {
	if i, err := AsInt(nil, first); err == nil {
		start = int(min(max(i, 0), int64(max(n-1, 0))))
	}
	if i, err := AsInt(nil, last); err == nil {
		end = int(min(max(i, 1), int64(n)))
	}
	return start, end
}
