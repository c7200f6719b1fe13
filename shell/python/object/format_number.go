package object

import (
	"math"
	"strconv"
	"strings"
)

// number is a number in pieces, ready to be laid out.
type number struct {
	sign   string // "", "-", "+" or " "
	prefix string // "0x" and the like
	digits string // of the integer part; none for inf, nan and a character
	rest   string // point, fraction, exponent, percent sign
}

// layOut groups the digits, and pads to the width: by zeros among the digits
// where the specification says so, else around the whole or after the sign.
func (f *formatSpec) layOut(n number, restRunes int) string {
	fixed := len(n.sign) + len(n.prefix) + restRunes
	least := 0
	if f.fill == "0" && f.align == '=' {
		least = int(f.width) - fixed
	}
	digits := ""
	if n.digits != "" {
		digits = groupDigits(n.digits, f.grouping, f.groupSize, least)
	}
	head := n.sign + n.prefix
	if f.align == '=' {
		missing := int(f.width) - fixed - len(digits)
		if missing > 0 {
			head += strings.Repeat(f.fill, missing)
		}
		return head + digits + n.rest
	}
	return f.padded(head+digits+n.rest, fixed+len(digits))
}

// groupDigits puts sep between groups of digits, and zeros before them up to
// the least width; or one beyond, since a separator is never the first character.
func groupDigits(digits, sep string, size, least int) string {
	if sep == "" {
		if len(digits) < least {
			return strings.Repeat("0", least-len(digits)) + digits
		}
		return digits
	}
	var b []byte // from the right
	for i, inGroup := len(digits)-1, 0; i >= 0 || len(b) < least; i-- {
		if inGroup == size {
			b = append(b, sep[0])
			inGroup = 0
		}
		c := byte('0')
		if i >= 0 {
			c = digits[i]
		}
		b = append(b, c)
		inGroup++
	}
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

func (f *formatSpec) signOf(negative bool) string {
	switch {
	case negative:
		return "-"
	case f.sign == '+' || f.sign == ' ':
		return string(f.sign)
	}
	return ""
}

// formatInt is format(v, spec) of an int, a bool or an enumeration's member.
func formatInt(t *Thread, v Value, spec string) (string, error) {
	f, err := readSpec(spec, v.Type().Name, 'd', '>')
	if err != nil {
		return "", err
	}
	switch f.kind {
	case 'b', 'c', 'd', 'o', 'x', 'X', 'n':
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		x, err := AsFloat(t, v)
		if err != nil {
			return "", err
		}
		return f.float(x)
	default:
		return "", unknownCode(f.kind, v.Type().Name)
	}
	switch {
	case f.precision >= 0:
		return "", Errorf(ValueError, "Precision not allowed in integer format specifier")
	case f.noNegZero:
		return "", Errorf(ValueError, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	if f.kind == 'c' {
		return f.char(v)
	}
	digits, negative, err := intText(t, v, f.kind)
	if err != nil {
		return "", err
	}
	n := number{sign: f.signOf(negative), digits: digits}
	if f.alternate {
		switch f.kind {
		case 'b', 'o', 'x', 'X':
			n.prefix = "0" + string(f.kind)
		}
	}
	return f.layOut(n, 0), nil
}

// intText is the digits of an int in the base that a type character names.
func intText(t *Thread, v Value, kind rune) (digits string, negative bool, err error) {
	base := 10
	switch kind {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'x', 'X':
		base = 16
	}
	small, big, _ := integer(v)
	switch {
	case big == nil:
		digits = strconv.FormatInt(small, base)
	case base == 10:
		if digits, err = bigString(t, big); err != nil {
			return "", false, err
		}
	default:
		digits = big.Text(base)
	}
	if digits[0] == '-' {
		digits, negative = digits[1:], true
	}
	if kind == 'X' {
		digits = strings.ToUpper(digits)
	}
	return digits, negative, nil
}

// char is the type c: the character of that number.
func (f *formatSpec) char(v Value) (string, error) {
	if f.sign != 0 {
		return "", Errorf(ValueError, "Sign not allowed with integer format specifier 'c'")
	}
	if f.alternate {
		return "", Errorf(ValueError, "Alternate form (#) not allowed with integer format specifier 'c'")
	}
	r, big, _ := integer(v)
	if big != nil {
		return "", Errorf(OverflowError, "Python int too large to convert to C long")
	}
	if r < 0 || r > 0x10ffff {
		return "", Errorf(OverflowError, "%%c arg not in range(0x110000)")
	}
	return f.layOut(number{rest: string(AppendRune(nil, rune(r)))}, 1), nil
}

// formatFloat is format(v, spec) of a float.
func formatFloat(t *Thread, v Value, spec string) (string, error) {
	x, err := AsFloat(t, v)
	if err != nil {
		return "", err
	}
	f, err := readSpec(spec, v.Type().Name, 0, '>')
	if err != nil {
		return "", err
	}
	switch f.kind {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
		return f.float(x)
	}
	return "", unknownCode(f.kind, v.Type().Name)
}

func (f *formatSpec) float(x float64) (string, error) {
	if f.precision > math.MaxInt32 {
		return "", Errorf(ValueError, "precision too big")
	}
	style := floatStyle{kind: byte(f.kind), precision: int(f.precision), alternate: f.alternate, noNegZero: f.noNegZero}
	percent := ""
	switch f.kind {
	case 0:
		style.pointZero = true
		style.kind = 'g'
		if f.precision < 0 {
			style.kind = 'r'
		}
	case 'n':
		style.kind = 'g'
	case '%':
		style.kind, percent = 'f', "%"
		x *= 100
	}
	if style.precision < 0 {
		style.precision = 6
	}
	s, err := style.text(x)
	if err != nil {
		return "", err
	}
	s += percent
	n := number{sign: f.signOf(s[0] == '-')}
	s = strings.TrimPrefix(s, "-")
	i := 0
	for i < len(s) && asciiDigit(s[i]) {
		i++
	}
	n.digits, n.rest = s[:i], s[i:]
	return f.layOut(n, len(n.rest)), nil
}
