package object

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DefaultIntDigits is what sys.get_int_max_str_digits() is to begin with: longer ints
// are not converted from or to decimal text, which takes quadratic time.
const DefaultIntDigits = 4300

// intDigitsLimit is the number of digits that the interpreter converts.
func (t *Thread) intDigitsLimit() int {
	switch {
	case t == nil || t.interp == nil:
		return DefaultIntDigits
	case t.interp.IntDigits == 0:
		return math.MaxInt / 8
	}
	return t.interp.IntDigits
}

// bigString is str(b), within the limit of digits.
func bigString(t *Thread, b *big.Int) (string, error) {
	maxIntDigits := t.intDigitsLimit()
	const bitsPerDigit = 3.33 // a little more than log2(10)
	tooLong := func() (string, error) {
		return "", Errorf(ValueError, "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", maxIntDigits)
	}
	if float64(b.BitLen()) > bitsPerDigit*float64(maxIntDigits) {
		return tooLong()
	}
	s := b.String()
	if len(strings.TrimPrefix(s, "-")) > maxIntDigits {
		return tooLong()
	}
	return s, nil
}

// parseInt is int(s, base); v is the argument as it was given, for the error.
func parseInt(t *Thread, v Value, s string, base int) (Value, error) {
	if n, ok := plainInt(s); ok && base == 10 {
		return t.Int(n), nil
	}
	digits, radix, neg, ok := intDigits(asciiDigits(v, s), base)
	if !ok {
		return nil, invalidInt(t, v, base)
	}
	if len(digits) <= 18 && radix <= 10 || len(digits) <= 12 {
		n, err := strconv.ParseInt(digits, radix, 64)
		if err != nil {
			return nil, invalidInt(t, v, base)
		}
		if neg {
			n = -n
		}
		return NewInt(n), nil
	}
	for i := range len(digits) {
		if digitValue(digits[i]) >= radix {
			return nil, invalidInt(t, v, base)
		}
	}
	if maxIntDigits := t.intDigitsLimit(); len(digits) > maxIntDigits && radix&(radix-1) != 0 {
		return nil, Errorf(ValueError, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", maxIntDigits, len(digits))
	}
	n, ok := new(big.Int).SetString(digits, radix)
	if !ok {
		return nil, invalidInt(t, v, base)
	}
	if neg {
		n.Neg(n)
	}
	return NewBig(n), nil
}

// plainInt reads a few decimal digits, as most numbers are written.
func plainInt(s string) (n int64, ok bool) {
	if len(s) > 18 {
		return 0, false
	}
	for i := range len(s) {
		if !asciiDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, s != ""
}

func invalidInt(t *Thread, v Value, base int) error {
	if b, ok := AsBytes(v); ok {
		v = Bytes(b)
	}
	s, err := Repr(t, v)
	if err != nil {
		return err
	}
	return Errorf(ValueError, "invalid literal for int() with base %d: %s", base, firstRunes(s, 200))
}

// firstRunes cuts s after n code points.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// intDigits takes the spaces, the sign, the prefix and the underscores off s.
func intDigits(s string, base int) (digits string, radix int, neg, ok bool) {
	s = strings.Trim(s, asciiSpace)
	if s != "" && (s[0] == '+' || s[0] == '-') {
		neg = s[0] == '-'
		s = s[1:]
	}
	prefixed := 0
	if len(s) > 1 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			prefixed = 16
		case 'o':
			prefixed = 8
		case 'b':
			prefixed = 2
		}
	}
	zeroOnly := false
	switch {
	case prefixed != 0 && (base == 0 || base == prefixed):
		base = prefixed
		s = strings.TrimPrefix(s[2:], "_")
	case base == 0:
		base = 10
		zeroOnly = s != "" && s[0] == '0'
	}
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") || s[0] == '+' || s[0] == '-' {
		return "", 0, false, false
	}
	if strings.IndexByte(s, '_') >= 0 {
		s = strings.ReplaceAll(s, "_", "")
	}
	// base 0 reads as source does: 010 is no number.
	if zeroOnly && strings.Trim(s, "0") != "" {
		return "", 0, false, false
	}
	return s, base, neg, true
}

func digitValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		return int(c|0x20-'a') + 10
	}
	return 99
}

const asciiSpace = " \t\n\v\f\r"

// asciiDigits turns the decimal digits and spaces of any script into those of
// ASCII, as int() and float() read those of the text v.
func asciiDigits(v Value, s string) string {
	if _, isText := Plain(v).(Str); !isText || isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r < utf8.RuneSelf:
			return r
		case unicode.IsSpace(r) || unicode.Is(unicode.Z, r):
			return ' '
		}
		for _, span := range unicode.Nd.R16 {
			if rune(span.Lo) <= r && r <= rune(span.Hi) {
				return '0' + (r-rune(span.Lo))%10
			}
		}
		for _, span := range unicode.Nd.R32 {
			if rune(span.Lo) <= r && r <= rune(span.Hi) {
				return '0' + (r-rune(span.Lo))%10
			}
		}
		return r
	}, s)
}
