package object

import (
	"math"
	"strconv"
	"strings"
)

// value writes v as the conversion says; index is the place of its type
// character in the format.
func (p *percent) value(v Value, c conversion, index int) error {
	if c == (conversion{precision: -1, kind: c.kind}) {
		switch x := v.(type) {
		case Str:
			if c.kind == 's' && !p.octets {
				p.out = append(p.out, x...)
				return CheckSize(int64(len(p.out)), 1)
			}
		case Int:
			if c.kind == 'd' || c.kind == 's' && !p.octets {
				p.out = strconv.AppendInt(p.out, int64(x), 10)
				return nil
			}
		}
	}
	switch c.kind {
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return p.integer(v, c)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		return p.float(v, c)
	case 'c':
		s, err := p.char(v)
		if err != nil {
			return err
		}
		return p.put(c, "", "", s, 1, false)
	case 's', 'r', 'a', 'b':
		if c.kind == 'b' && !p.octets {
			break
		}
		s, err := p.text(v, c.kind)
		if err != nil {
			return err
		}
		return p.cut(s, c)
	}
	if p.octets && c.kind >= 0x80 {
		// CPython's own error fails on an octet that is negative as a C char.
		return Errorf(OverflowError, "character argument not in range(0x110000)")
	}
	shown := "?"
	if c.kind >= ' ' && c.kind < 0x80 {
		shown = string(c.kind)
	}
	return Errorf(ValueError, "unsupported format character '%s' (0x%x) at index %d", shown, c.kind, index)
}

// cut writes text, no more of it than the precision.
func (p *percent) cut(s string, c conversion) error {
	if p.octets {
		if c.precision >= 0 && c.precision < len(s) {
			s = s[:c.precision]
		}
		return p.put(c, "", "", s, len(s), false)
	}
	x := p.t.text(s)
	n := x.n
	if c.precision >= 0 && c.precision < n {
		n = c.precision
		s = s[:x.offset(n)]
	}
	return p.put(c, "", "", s, n, false)
}

func (p *percent) text(v Value, kind rune) (string, error) {
	switch {
	case kind == 'a' || kind == 'r' && p.octets:
		return ASCII(p.t, v)
	case kind == 'r':
		return Repr(p.t, v)
	case !p.octets:
		return ToStr(p.t, v)
	}
	if b, ok := octets(v); ok {
		return b, nil
	}
	b, err := bytesMethod(p.t, v)
	if err == nil && b == nil {
		err = Errorf(TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", v.Type().Name)
	}
	if err != nil {
		return "", err
	}
	return string(Plain(b).(Bytes)), nil
}

func (p *percent) char(v Value) (string, error) {
	if p.octets {
		return p.octet(v)
	}
	if s, ok := Plain(v).(Str); ok && countRunes(string(s)) == 1 {
		return string(s), nil
	}
	if isIndex(v) {
		r, err := AsInt(p.t, v)
		switch {
		case IsException(err, OverflowError), err == nil && (r < 0 || r > 0x10ffff):
			return "", Errorf(OverflowError, "%%c arg not in range(0x110000)")
		case err == nil:
			return string(AppendRune(nil, rune(r))), nil
		}
	}
	return "", Errorf(TypeError, "%%c requires int or char")
}

func (p *percent) octet(v Value) (string, error) {
	if b, ok := BytesOrBytearray(v); ok && len(b) == 1 {
		return string(b), nil
	}
	if isIndex(v) {
		n, err := AsInt(p.t, v)
		switch {
		case IsException(err, OverflowError), err == nil && n != int64(byte(n)):
			return "", Errorf(OverflowError, "%%c arg not in range(256)")
		case err == nil:
			return string([]byte{byte(n)}), nil
		}
	}
	return "", Errorf(TypeError, "%%c requires an integer in range(256) or a single byte")
}

func (c conversion) signOf(negative bool) string {
	switch {
	case negative:
		return "-"
	case c.plus:
		return "+"
	case c.space:
		return " "
	}
	return ""
}

func (p *percent) integer(v Value, c conversion) error {
	hex := c.kind == 'o' || c.kind == 'x' || c.kind == 'X'
	n, err := p.asInt(v, hex)
	if IsException(err, TypeError) {
		want := "a real number"
		if hex {
			want = "an integer"
		}
		return Errorf(TypeError, "%%%c format: %s is required, not %s", c.kind, want, v.Type().Name)
	}
	if err != nil {
		return err
	}
	digits, negative, err := intText(p.t, n, c.kind)
	if err != nil {
		return err
	}
	if missing := c.precision - len(digits); missing > 0 {
		if err := CheckSize(int64(missing), 1); err != nil {
			return err
		}
		digits = strings.Repeat("0", missing) + digits
	}
	prefix := ""
	if c.alternate && hex {
		prefix = "0" + string(c.kind)
	}
	return p.put(c, c.signOf(negative), prefix, digits, len(digits), c.zero)
}

// asInt is the int that %d or, strictly, %x makes of v.
func (p *percent) asInt(v Value, strictly bool) (Value, error) {
	if strictly {
		return AsIndex(p.t, v)
	}
	if Is(v, IntType) {
		return AsIndex(p.t, v)
	}
	if !isIndex(v) && !Is(v, FloatType) {
		_, ok := v.Type().Lookup("__int__")
		if !ok {
			return nil, NewException(TypeError)
		}
	}
	return ToInt(p.t, v)
}

func (p *percent) float(v Value, c conversion) error {
	x, err := AsFloat(p.t, v)
	if err != nil {
		if p.octets && IsException(err, TypeError) {
			err = Errorf(TypeError, "float argument required, not %s", v.Type().Name)
		}
		return err
	}
	style := floatStyle{kind: byte(c.kind), precision: c.precision, alternate: c.alternate}
	if style.precision < 0 {
		style.precision = 6
	}
	s, err := style.text(x)
	if err != nil {
		return err
	}
	negative := math.Signbit(x) && !math.IsNaN(x)
	s = strings.TrimPrefix(s, "-")
	return p.put(c, c.signOf(negative), "", s, len(s), c.zero)
}
