package object

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// floatStyle is how a float becomes text.
//
// Source: PyOS_double_to_string of CPython's Python/pystrtod.c.
type floatStyle struct {
	kind      byte // e E f F g G, or r for the shortest text that reads back
	precision int
	alternate bool // keep the point, and with g the zeros
	pointZero bool // end in .0 what would look like an int
	noNegZero bool // no sign for what is rounded to zero
}

// text gives the sign, if negative, and the rest.
func (s floatStyle) text(x float64) (string, error) {
	upper := s.kind >= 'A' && s.kind <= 'Z'
	if upper {
		s.kind |= 0x20
	}
	out := ""
	switch {
	case math.IsNaN(x):
		out = "nan"
	case math.IsInf(x, 0):
		out = "inf"
	default:
		if err := CheckSize(int64(s.precision)+400, 1); err != nil {
			return "", err
		}
		out = s.finite(math.Abs(x))
	}
	if upper {
		out = strings.ToUpper(out)
	}
	if math.Signbit(x) && !math.IsNaN(x) && !(s.noNegZero && isZeroText(out)) {
		out = "-" + out
	}
	return out, nil
}

// isZeroText reports whether the digits before an exponent are all zero.
func isZeroText(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '1' && c <= '9' || c == 'i' || c == 'I':
			return false
		case c == 'e' || c == 'E':
			return true
		}
	}
	return true
}

// finite writes x, which is not negative.
func (s floatStyle) finite(x float64) string {
	if s.kind == 'f' {
		out := strconv.FormatFloat(x, 'f', s.precision, 64)
		if s.alternate && s.precision == 0 {
			out += "."
		}
		return out
	}
	// Digits d1 d2 d3 … with the decimal point after the first point of them.
	digits, point := floatDigits(x, s.kind, s.precision)
	end, exponent := len(digits), false
	switch s.kind {
	case 'e':
		exponent, end = true, s.precision+1
	case 'r':
		exponent = point <= -4 || point > 16
	case 'g':
		most := max(s.precision, 1)
		if s.alternate {
			end = most
		}
		if s.pointZero {
			most--
		}
		exponent = point <= -4 || point > most
	}
	power := point - 1
	if exponent {
		point = 1
	}
	if s.pointZero && !exponent {
		end = max(end, point+1)
	}
	end = max(end, point)
	digit := func(b *strings.Builder, from, to int) {
		for i := from; i < to; i++ {
			if i >= 0 && i < len(digits) {
				b.WriteByte(digits[i])
			} else {
				b.WriteByte('0')
			}
		}
	}
	var b strings.Builder
	digit(&b, min(point-1, 0), point)
	if end > point || s.alternate {
		b.WriteByte('.')
	}
	digit(&b, point, end)
	if exponent {
		fmt.Fprintf(&b, "e%+03d", power)
	}
	return b.String()
}

// floatDigits gives the significant digits of x, without zeros at the end, and
// the place of the decimal point among them.
func floatDigits(x float64, kind byte, precision int) (digits string, point int) {
	n := precision // after the first digit
	switch kind {
	case 'r':
		n = -1
	case 'g':
		n = max(precision, 1) - 1
	}
	// No float has more than 767 significant digits.
	n = min(n, 800)
	s := strconv.FormatFloat(x, 'e', n, 64)
	mantissa, power, _ := strings.Cut(s, "e")
	point, _ = strconv.Atoi(power)
	digits = strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0")
	if digits == "" {
		return "0", 1
	}
	return digits, point + 1
}
