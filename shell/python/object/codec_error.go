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

// initCodecErrors gives the three exceptions their attributes, which their arguments
// fill.
func initCodecErrors() {
	for _, c := range []struct {
		class  *Type
		fields []string
	}{
		{UnicodeDecodeError, []string{"encoding", "object", "start", "end", "reason"}},
		{UnicodeEncodeError, []string{"encoding", "object", "start", "end", "reason"}},
		{UnicodeTranslateError, []string{"object", "start", "end", "reason"}},
	} {
		var plain []string
		for _, name := range c.fields {
			if name == "start" || name == "end" {
				c.class.addIndexField(name)
			} else {
				plain = append(plain, name)
			}
		}
		initFields(c.class, plain, func(_ *Thread, e *Exception, args []Value) error {
			if len(args) != len(c.fields) {
				return Errorf(TypeError, "function takes exactly %d arguments (%d given)", len(c.fields), len(args))
			}
			for i, name := range c.fields {
				v := args[i]
				switch {
				case name == "start" || name == "end":
					if !isIndex(v) {
						return Errorf(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
					}
				case name == "object" && c.class == UnicodeDecodeError:
				case !Is(v, StrType):
					return Errorf(TypeError, "argument %d must be str, not %s", i+1, v.Type().Name)
				}
				e.SetField(name, v)
			}
			if c.class == UnicodeDecodeError {
				if _, ok := octets(args[1]); !ok {
					return NotBytes(args[1])
				}
			}
			return nil
		})
	}
	UnicodeDecodeError.Str = strCodecError(func(e *Exception, encoding, reason string, start, end int64) string {
		b, _ := octets(orNone(e.Field("object")))
		if end == start+1 && start >= 0 && start < int64(len(b)) {
			return fmt.Sprintf("'%s' codec can't decode byte 0x%02x in position %d: %s", encoding, b[start], start, reason)
		}
		return fmt.Sprintf("'%s' codec can't decode bytes in position %d-%d: %s", encoding, start, end-1, reason)
	})
	character := func(e *Exception, start, end int64) (string, bool) {
		s, _ := e.Field("object").(Str)
		if x := newText(string(s)); end == start+1 && start >= 0 && start < int64(x.n) {
			r, _ := DecodeRune(x.s[x.offset(int(start)):])
			return string(appendEscape(nil, r)), true
		}
		return "", false
	}
	UnicodeEncodeError.Str = strCodecError(func(e *Exception, encoding, reason string, start, end int64) string {
		if c, ok := character(e, start, end); ok {
			return fmt.Sprintf("'%s' codec can't encode character '%s' in position %d: %s", encoding, c, start, reason)
		}
		return fmt.Sprintf("'%s' codec can't encode characters in position %d-%d: %s", encoding, start, end-1, reason)
	})
	UnicodeTranslateError.Str = strCodecError(func(e *Exception, _, reason string, start, end int64) string {
		if c, ok := character(e, start, end); ok {
			return fmt.Sprintf("can't translate character '%s' in position %d: %s", c, start, reason)
		}
		return fmt.Sprintf("can't translate characters in position %d-%d: %s", start, end-1, reason)
	})
}

// strCodecError words an exception from its attributes as they are now, nothing for
// one that was never filled.
func strCodecError(word func(e *Exception, encoding, reason string, start, end int64) string) func(*Thread, Value) (string, error) {
	return func(t *Thread, v Value) (string, error) {
		e := v.(*Exception)
		if e.Field("object") == nil {
			return "", nil
		}
		reason, err := ToStr(t, orNone(e.Field("reason")))
		if err != nil {
			return "", err
		}
		encoding, err := ToStr(t, orNone(e.Field("encoding")))
		if err != nil {
			return "", err
		}
		var at [2]int64
		for i, name := range [...]string{"start", "end"} {
			if n := e.Field(name); n != nil {
				if at[i], err = AsInt(t, n); err != nil {
					return "", err
				}
			}
		}
		return word(e, encoding, reason, at[0], at[1]), nil
	}
}

// addIndexField gives a class of exceptions an attribute that holds a position.
func (t *Type) addIndexField(name string) {
	t.AddAttribute(name, "", func(_ *Thread, v Value) (Value, error) {
		if n := v.(*Exception).Field(name); n != nil {
			return n, nil
		}
		return NewInt(0), nil
	}, func(t *Thread, v, value Value) error {
		if value == nil {
			return Errorf(TypeError, "can't delete numeric/char attribute")
		}
		if !Is(value, IntType) {
			return Errorf(TypeError, "an integer is required")
		}
		n, err := AsInt(t, value)
		if err == nil {
			v.(*Exception).SetField(name, NewInt(n))
		}
		return err
	})
}
