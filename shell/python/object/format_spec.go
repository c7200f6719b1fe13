package object

import (
	"math"
	"strings"
)

// formatSpec is a parsed format specification:
//
//	[[fill]align][sign][z][#][0][width][grouping][.precision][type]
//
// Source: "Format Specification Mini-Language" of the Python docs, and
// CPython's Python/formatter_unicode.c.
type formatSpec struct {
	fill      string // one code point
	align     byte   // one of < > = ^
	sign      byte   // '+', '-', ' ', or 0
	noNegZero bool
	alternate bool
	width     int64  // -1 for none
	grouping  string // ",", "_" or ""
	groupSize int    // digits between two of them
	precision int64  // -1 for none
	kind      rune   // 0 for none
}

func isAlign(b byte) bool { return b == '<' || b == '>' || b == '=' || b == '^' }

// readSpec reads the specification for an object of the given type; kind and
// align are what holds when it says nothing.
func readSpec(spec, typeName string, kind rune, align byte) (*formatSpec, error) {
	f := &formatSpec{fill: " ", align: align, width: -1, precision: -1, kind: kind}
	s := spec
	_, n := DecodeRune(s)
	aligned, filled := false, false
	switch {
	case len(s) > n && isAlign(s[n]):
		f.fill, f.align, s = s[:n], s[n], s[n+1:]
		aligned, filled = true, true
	case s != "" && isAlign(s[0]):
		f.align, s = s[0], s[1:]
		aligned = true
	}
	next := func(chars string) byte {
		if s == "" || strings.IndexByte(chars, s[0]) < 0 {
			return 0
		}
		c := s[0]
		s = s[1:]
		return c
	}
	f.sign = next("+- ")
	f.noNegZero = next("z") != 0
	f.alternate = next("#") != 0
	if !filled && next("0") != 0 {
		f.fill = "0"
		if !aligned && align == '>' {
			f.align = '='
		}
	}
	var err error
	if f.width, s, err = readDigits(s); err != nil {
		return nil, err
	}
	if next(",") != 0 {
		f.grouping, f.groupSize = ",", 3
	}
	if next("_") != 0 {
		if f.grouping != "" {
			return nil, Errorf(ValueError, "Cannot specify both ',' and '_'.")
		}
		f.grouping, f.groupSize = "_", 3
	}
	if f.grouping == "_" && next(",") != 0 {
		return nil, Errorf(ValueError, "Cannot specify both ',' and '_'.")
	}
	if next(".") != 0 {
		if f.precision, s, err = readDigits(s); err != nil {
			return nil, err
		}
		if f.precision < 0 {
			return nil, Errorf(ValueError, "Format specifier missing precision")
		}
	}
	if s != "" {
		r, n := DecodeRune(s)
		if n < len(s) {
			return nil, Errorf(ValueError, "Invalid format specifier '%s' for object of type '%s'", spec, typeName)
		}
		f.kind = r
	}
	if err := f.checkGrouping(); err != nil {
		return nil, err
	}
	if err := CheckSize(max(f.width, 0), int64(len(f.fill))); err != nil {
		return nil, err
	}
	return f, nil
}

func (f *formatSpec) checkGrouping() error {
	if f.grouping == "" {
		return nil
	}
	switch f.kind {
	case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		return nil
	case 'b', 'o', 'x', 'X':
		if f.grouping == "_" {
			f.groupSize = 4
			return nil
		}
	}
	return Errorf(ValueError, "Cannot specify '%s' with '%s'.", f.grouping, shownKind(f.kind))
}

// shownKind is a type character as error messages show it.
func shownKind(r rune) string {
	if r > 32 && r < 128 {
		return string(r)
	}
	return "\\x" + hexDigits(uint32(r))
}

func hexDigits(u uint32) string {
	const digits = "0123456789abcdef"
	var b [8]byte
	i := len(b)
	for {
		i--
		b[i] = digits[u&15]
		if u >>= 4; u == 0 {
			return string(b[i:])
		}
	}
}

func unknownCode(kind rune, typeName string) error {
	return Errorf(ValueError, "Unknown format code '%s' for object of type '%s'", shownKind(kind), typeName)
}

// readDigits reads the number with which s begins, -1 when there is none.
func readDigits(s string) (n int64, rest string, err error) {
	i := 0
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		if n > (math.MaxInt64-9)/10 {
			return 0, "", Errorf(ValueError, "Too many decimal digits in format string")
		}
		n = n*10 + int64(s[i]-'0')
	}
	if i == 0 {
		return -1, s, nil
	}
	return n, s[i:], nil
}

// padded widens s, n code points long, to the width.
func (f *formatSpec) padded(s string, n int) string {
	missing := int(f.width) - n
	if missing <= 0 {
		return s
	}
	left := 0
	switch f.align {
	case '>', '=':
		left = missing
	case '^':
		left = missing / 2
	}
	return strings.Repeat(f.fill, left) + s + strings.Repeat(f.fill, missing-left)
}

// formatStr is format(v, spec) of a str.
func formatStr(t *Thread, v Value, spec string) (string, error) {
	if spec == "" {
		return ToStr(t, v)
	}
	s := string(Plain(v).(Str))
	f, err := readSpec(spec, v.Type().Name, 's', '<')
	if err != nil {
		return "", err
	}
	const where = "not allowed in string format specifier"
	switch {
	case f.kind != 's':
		return "", unknownCode(f.kind, v.Type().Name)
	case f.sign == ' ':
		return "", Errorf(ValueError, "Space "+where)
	case f.sign != 0:
		return "", Errorf(ValueError, "Sign "+where)
	case f.noNegZero:
		return "", Errorf(ValueError, "Negative zero coercion (z) "+where)
	case f.alternate:
		return "", Errorf(ValueError, "Alternate form (#) "+where)
	case f.align == '=':
		return "", Errorf(ValueError, "'=' alignment "+where)
	}
	x := t.text(s)
	if f.precision >= 0 && f.precision < int64(x.n) {
		n := int(f.precision)
		return f.padded(s[:x.offset(n)], n), nil
	}
	return f.padded(s, x.n), nil
}
