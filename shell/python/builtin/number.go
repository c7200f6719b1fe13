package builtin

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"labsh/shell/python/object"
)

var numberFunctions = []object.Builtin{
	{Name: "abs", Sig: "x, /", Fn: abs, Doc: "Return the absolute value of the argument."},
	{Name: "round", Sig: "number, ndigits=None", Fn: round,
		Doc: "Round a number to a given precision in decimal digits.\n\n" +
			"The return value is an integer if ndigits is omitted or None.  Otherwise\n" +
			"the return value has the same type as the number.  ndigits may be negative."},
	{Name: "divmod", Sig: "x, y, /", Fn: divmod, Doc: "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."},
	{Name: "pow", Sig: "base, exp, mod=None", Fn: pow,
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

// toBig gives an int of any kind as a big.Int, which must not be changed.
func toBig(t *object.Thread, v object.Value) (*big.Int, error) {
	n, err := object.AsIndex(t, v)
	if err != nil {
		return nil, err
	}
	if b, ok := n.(*object.BigInt); ok {
		return b.V, nil
	}
	return big.NewInt(int64(n.(object.Int))), nil
}

func isInt(v object.Value) bool { return object.Is(v, object.IntType) }

// special calls the method of a Python class that stands for a built-in
// function; ok tells whether there is one.
func special(t *object.Thread, v object.Value, name string, args ...object.Value) (r object.Value, ok bool, err error) {
	if !v.Type().Heap {
		return nil, false, nil
	}
	if _, ok := v.Type().Lookup(name); !ok {
		return nil, false, nil
	}
	r, err = object.CallMethod(t, v, name, args...)
	return r, true, err
}

func abs(t *object.Thread, a []object.Value) (object.Value, error) {
	if r, ok, err := special(t, a[0], "__abs__"); ok {
		return r, err
	}
	switch x := a[0].(type) {
	case object.Float:
		return object.Float(math.Abs(float64(x))), nil
	case object.Int:
		if x >= 0 {
			return x, nil
		}
		return object.Unary(t, object.Neg, x)
	}
	if isInt(a[0]) {
		n, err := toBig(t, a[0])
		if err != nil {
			return nil, err
		}
		return object.NewBig(new(big.Int).Abs(n)), nil
	}
	return nil, object.Errorf(object.TypeError, "bad operand type for abs(): '%s'", a[0].Type().Name)
}

func round(t *object.Thread, a []object.Value) (object.Value, error) {
	digits := a[1]
	if digits == object.None {
		digits = nil
	}
	args := a[1:1]
	if digits != nil {
		args = a[1:2]
	}
	if r, ok, err := special(t, a[0], "__round__", args...); ok {
		return r, err
	}
	f, isFloat := a[0].(object.Float)
	if !isFloat && !isInt(a[0]) {
		return nil, object.Errorf(object.TypeError, "type %s doesn't define __round__ method", a[0].Type().Name)
	}
	if digits == nil {
		if isFloat {
			return roundToInt(float64(f))
		}
		return object.AsIndex(t, a[0])
	}
	n, err := toBig(t, digits)
	if err != nil {
		return nil, err
	}
	if isFloat {
		return roundFloat(float64(f), n)
	}
	return roundInt(t, a[0], n)
}

func roundToInt(f float64) (object.Value, error) {
	switch {
	case math.IsInf(f, 0):
		return nil, object.Errorf(object.OverflowError, "cannot convert float infinity to integer")
	case math.IsNaN(f):
		return nil, object.Errorf(object.ValueError, "cannot convert float NaN to integer")
	}
	n, _ := big.NewFloat(math.RoundToEven(f)).Int(nil)
	return object.NewBig(n), nil
}

// roundFloat rounds the exact decimal value of f, half to even, as CPython's
// dtoa does.
func roundFloat(f float64, digits *big.Int) (object.Value, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) || digits.Cmp(big.NewInt(323)) > 0 || f == 0 {
		return object.Float(f), nil
	}
	if digits.Cmp(big.NewInt(-309)) < 0 {
		return object.Float(math.Copysign(0, f)), nil
	}
	n := int(digits.Int64())
	if n >= 0 {
		r, err := strconv.ParseFloat(strconv.FormatFloat(f, 'f', n, 64), 64)
		if err != nil {
			return nil, object.Errorf(object.OverflowError, "rounded value too large to represent")
		}
		return object.Float(r), nil
	}
	exact, _ := new(big.Float).SetFloat64(f).Rat(nil)
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-n)), nil)
	num, den := exact.Num(), new(big.Int).Mul(exact.Denom(), scale)
	q := divideHalfEven(num, den)
	r, _ := new(big.Float).SetInt(q.Mul(q, scale)).Float64()
	if math.IsInf(r, 0) {
		return nil, object.Errorf(object.OverflowError, "rounded value too large to represent")
	}
	if r == 0 {
		r = math.Copysign(0, f)
	}
	return object.Float(r), nil
}

// divideHalfEven is num/den to the nearest integer, den > 0.
func divideHalfEven(num, den *big.Int) *big.Int {
	q, m := new(big.Int).DivMod(num, den, new(big.Int))
	m.Lsh(m, 1)
	if c := m.Cmp(den); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return q
}

func roundInt(t *object.Thread, v object.Value, digits *big.Int) (object.Value, error) {
	x, err := toBig(t, v)
	if err != nil {
		return nil, err
	}
	if digits.Sign() >= 0 {
		return object.NewBig(x), nil
	}
	n := new(big.Int).Neg(digits)
	// Ten to that power is beyond twice the number: the result is 0.
	if !n.IsInt64() || n.Int64() > int64(x.BitLen()) {
		return object.NewInt(0), nil
	}
	scale := new(big.Int).Exp(big.NewInt(10), n, nil)
	q := divideHalfEven(x, scale)
	return object.NewBig(q.Mul(q, scale)), nil
}

func divmod(t *object.Thread, a []object.Value) (object.Value, error) {
	x, y := a[0], a[1]
	if r, ok, err := special(t, x, "__divmod__", y); ok && (err != nil || r != object.NotImplemented) {
		return r, err
	}
	if r, ok, err := special(t, y, "__rdivmod__", x); ok && (err != nil || r != object.NotImplemented) {
		return r, err
	}
	number := func(v object.Value) bool { return isInt(v) || object.Is(v, object.FloatType) }
	if !number(x) || !number(y) {
		return nil, object.Errorf(object.TypeError, "unsupported operand type(s) for divmod(): '%s' and '%s'", x.Type().Name, y.Type().Name)
	}
	if nonzero, err := object.Truth(t, y); err != nil {
		return nil, err
	} else if !nonzero {
		if isInt(x) && isInt(y) {
			return nil, object.Errorf(object.ZeroDivisionError, "integer division or modulo by zero")
		}
		return nil, object.Errorf(object.ZeroDivisionError, "float divmod()")
	}
	q, err := object.Binary(t, object.FloorDiv, x, y)
	if err != nil {
		return nil, err
	}
	m, err := object.Binary(t, object.Mod, x, y)
	if err != nil {
		return nil, err
	}
	return object.NewTuple(q, m), nil
}

func pow(t *object.Thread, a []object.Value) (object.Value, error) {
	if a[2] == nil || a[2] == object.None {
		return object.Binary(t, object.Pow, a[0], a[1])
	}
	if r, ok, err := special(t, a[0], "__pow__", a[1], a[2]); ok {
		return r, err
	}
	if !isInt(a[0]) || !isInt(a[1]) || !isInt(a[2]) {
		for _, v := range a {
			if object.Is(v, object.FloatType) {
				return nil, object.Errorf(object.TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
			}
		}
		return nil, object.Errorf(object.TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", a[0].Type().Name, a[1].Type().Name, a[2].Type().Name)
	}
	var n [3]*big.Int
	for i := range n {
		var err error
		if n[i], err = toBig(t, a[i]); err != nil {
			return nil, err
		}
	}
	base, exp, mod := n[0], n[1], n[2]
	if mod.Sign() == 0 {
		return nil, object.Errorf(object.ValueError, "pow() 3rd argument cannot be 0")
	}
	m := new(big.Int).Abs(mod)
	if exp.Sign() < 0 {
		if base = new(big.Int).ModInverse(base, m); base == nil {
			return nil, object.Errorf(object.ValueError, "base is not invertible for the given modulus")
		}
		exp = new(big.Int).Neg(exp)
	}
	r := new(big.Int).Exp(base, exp, m)
	if mod.Sign() < 0 && r.Sign() != 0 {
		r.Add(r, mod)
	}
	return object.NewBig(r), nil
}

func ord(_ *object.Thread, a []object.Value) (object.Value, error) {
	n := 0
	if s, ok := a[0].(object.Str); ok {
		if r, ok := onlyRune(string(s)); ok {
			return object.NewInt(int64(r)), nil
		}
		n = utf8.RuneCountInString(string(s))
	} else if b, ok := object.AsBytes(a[0]); ok {
		if len(b) == 1 {
			return object.NewInt(int64(b[0])), nil
		}
		n = len(b)
	} else {
		return nil, object.Errorf(object.TypeError, "ord() expected string of length 1, but %s found", a[0].Type().Name)
	}
	return nil, object.Errorf(object.TypeError, "ord() expected a character, but string of length %d found", n)
}

// onlyRune gives the code point that is all of s, a lone surrogate too.
func onlyRune(s string) (rune, bool) {
	if r, n := utf8.DecodeRuneInString(s); n == len(s) && n > 0 && (r != utf8.RuneError || n == 3) {
		return r, true
	}
	if len(s) == 3 && s[0] == 0xed && s[1] >= 0xa0 {
		return rune(s[0]&0xf)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), true
	}
	return 0, false
}

func chr(t *object.Thread, a []object.Value) (object.Value, error) {
	v, err := object.AsIndex(t, a[0])
	if err != nil {
		return nil, err
	}
	n, ok := v.(object.Int)
	if !ok || n != object.Int(int32(n)) {
		if b, isBig := v.(*object.BigInt); isBig && b.V.Sign() < 0 || !isBig && n < 0 {
			return nil, object.Errorf(object.OverflowError, "signed integer is less than minimum")
		}
		if ok {
			return nil, object.Errorf(object.OverflowError, "signed integer is greater than maximum")
		}
		return nil, object.Errorf(object.OverflowError, "Python int too large to convert to C int")
	}
	if n < 0 || n > utf8.MaxRune {
		return nil, object.Errorf(object.ValueError, "chr() arg not in range(0x110000)")
	}
	if n >= 0xd800 && n <= 0xdfff {
		return object.Str([]byte{0xe0 | byte(n>>12), 0x80 | byte(n>>6)&0x3f, 0x80 | byte(n)&0x3f}), nil
	}
	return object.Str(string(rune(n))), nil
}

func inBase(base int, prefix string) object.Fn {
	return func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := toBig(t, a[0])
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
