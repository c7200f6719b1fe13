package builtin

import (
	"strings"
	"unicode/utf8"

	"labsh/shell/python/object"
)

var numberFunctions = []object.Builtin{
	{Name: "abs", Sig: "x, /", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) { return object.Abs(t, a[0]) }, Doc: "Return the absolute value of the argument."},
	{Name: "round", Sig: "number, ndigits=None", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) { return object.Round(t, a[0], a[1]) },
		Doc: "Round a number to a given precision in decimal digits.\n\n" +
			"The return value is an integer if ndigits is omitted or None.  Otherwise\n" +
			"the return value has the same type as the number.  ndigits may be negative."},
	{Name: "divmod", Sig: "x, y, /", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) { return object.DivMod(t, a[0], a[1]) }, Doc: "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."},
	{Name: "pow", Sig: "base, exp, mod=None", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.Pow3(t, a[0], a[1], a[2])
	},
		Doc: "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.\n\n" +
			"Some types, such as ints, are able to use a more efficient algorithm when\n" +
			"invoked using the three argument form."},
	{Name: "ord", Sig: "c, /", Fn: ord, Doc: "Return the Unicode code point for a one-character string."},
	{Name: "chr", Sig: "i, /", Fn: chr, Doc: "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."},
	{Name: "hex", Sig: "number, /", Fn: inBase(16, "0x"),
		Doc: "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'"},
	{Name: "oct", Sig: "number, /", Fn: inBase(8, "0o"),
		Doc: "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'"},
	{Name: "bin", Sig: "number, /", Fn: inBase(2, "0b"),
		Doc: "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'"},
}

func ord(t *object.Thread, a []object.Value) (object.Value, error) {
	n := 0
	if s, ok := object.Plain(a[0]).(object.Str); ok {
		if r, width := object.DecodeRune(string(s)); width == len(s) && width > 0 {
			return object.NewInt(int64(r)), nil
		}
		length, err := object.Len(t, s)
		if err != nil {
			return nil, err
		}
		n = length
	} else if b, ok := object.BytesOrBytearray(a[0]); ok {
		if len(b) == 1 {
			return object.NewInt(int64(b[0])), nil
		}
		n = len(b)
	} else {
		return nil, object.Errorf(object.TypeError, "ord() expected string of length 1, but %s found", a[0].Type().Name)
	}
	return nil, object.Errorf(object.TypeError, "ord() expected a character, but string of length %d found", n)
}

func chr(t *object.Thread, a []object.Value) (object.Value, error) {
	v, err := object.AsIndex(t, a[0])
	if err != nil {
		return nil, err
	}
	n, ok := v.(object.Int)
	if !ok || n != object.Int(int32(n)) {
		return nil, object.Errorf(object.OverflowError, "Python int too large to convert to C int")
	}
	if n < 0 || n > utf8.MaxRune {
		return nil, object.Errorf(object.ValueError, "chr() arg not in range(0x110000)")
	}
	return object.NewChar(rune(n)), nil
}

func inBase(base int, prefix string) object.Fn {
	return func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := object.AsBig(t, a[0])
		if err != nil {
			return nil, err
		}
		s := n.Text(base)
		if digits, negative := strings.CutPrefix(s, "-"); negative {
			return object.Str("-" + prefix + digits), nil
		}
		return object.Str(prefix + s), nil
	}
}
