package object

import (
	"math"
	"strconv"
	"strings"

	"labsh/shell/python/libm"
)

func initFloat() {
	FloatType.New = func(t *Thread, class *Type, args Args) (Value, error) {
		if len(args.Kw) > 0 && !class.Defines("__init__") {
			return nil, Errorf(TypeError, "float() takes no keyword arguments")
		}
		switch len(args.Pos) {
		case 0:
			return derive(class, Float(0), nil)
		case 1:
			f, err := ToFloat(t, args.Pos[0])
			return derive(class, Float(f), err)
		}
		return nil, Errorf(TypeError, "float expected at most 1 argument, got %d", len(args.Pos))
	}
	FloatType.Repr = func(_ *Thread, v Value) (string, error) { return floatRepr(float64(v.(Float))), nil }
	FloatType.Format = func(t *Thread, v Value, spec string) (string, error) {
		if spec == "" {
			return ToStr(t, v)
		}
		return formatFloat(t, v, spec)
	}
	FloatType.Hash = func(_ *Thread, v Value) (int64, error) {
		if f := float64(Plain(v).(Float)); !math.IsNaN(f) {
			return hashFloat(f), nil
		}
		return identityHash(v), nil // as a NaN equals nothing else
	}
	FloatType.Truth = func(_ *Thread, v Value) (bool, error) { return v.(Float) != 0, nil }
	FloatType.Binary = floatBinary
	FloatType.Compare = compareNumbers
	FloatType.Unary = func(_ *Thread, op UnaryOp, x Value) (Value, error) {
		x = Plain(x)
		switch op {
		case Neg:
			return -x.(Float), nil
		case Pos:
			return x, nil
		}
		return nil, nil
	}
}

// floatRepr is repr(f): the shortest decimal that reads back as f, with an
// exponent from 1e16 on and below 1e-4.
func floatRepr(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if strings.IndexByte(s, '.') < 0 {
		s += ".0"
	}
	return s
}

// ToFloat is float(v).
func ToFloat(t *Thread, v Value) (float64, error) {
	if v.Type().Heap {
		if f, ok, err := floatMethod(t, v); ok {
			return f, err
		}
	}
	if s, ok := Plain(v).(Str); ok {
		return parseFloat(t, v, string(s))
	}
	if b, ok := AsBytes(v); ok {
		return parseFloat(t, v, string(b))
	}
	f, err := AsFloat(t, v)
	if err != nil && v.Type().Index == nil && IsException(err, TypeError) {
		err = Errorf(TypeError, "float() argument must be a string or a real number, not '%s'", v.Type().Name)
	}
	return f, err
}

// parseFloat is float(s); v is the argument as it was given, for the error.
func parseFloat(t *Thread, v Value, s string) (float64, error) {
	if f, ok := floatText(strings.Trim(asciiDigits(v, s), asciiSpace)); ok {
		return f, nil
	}
	r, err := Repr(t, v)
	if err != nil {
		return 0, err
	}
	return 0, Errorf(ValueError, "could not convert string to float: %s", firstRunes(r, 200))
}

// NaN is what is not a number as C has it, and struct.pack shows it; the bits of
// Go's are others.
func NaN() float64 { return math.Float64frombits(0x7ff8 << 48) }

// floatText reads a decimal number as Python does: underscores may stand
// between digits, and nan, inf and infinity are numbers.
func floatText(s string) (float64, bool) {
	unsigned := strings.TrimLeft(s, "+-")
	if len(s)-len(unsigned) > 1 {
		return 0, false
	}
	if len(unsigned) <= len("infinity") {
		switch strings.ToLower(unsigned) {
		case "nan":
			if s[0] == '-' {
				return -NaN(), true
			}
			return NaN(), true
		case "inf", "infinity":
			if s[0] == '-' {
				return math.Inf(-1), true
			}
			return math.Inf(1), true
		}
	}
	for i := range len(unsigned) {
		switch c := unsigned[i]; {
		case asciiDigit(c), c == '.', c|0x20 == 'e', c == '+', c == '-':
		case c == '_' && i > 0 && i+1 < len(unsigned) && asciiDigit(unsigned[i-1]) && asciiDigit(unsigned[i+1]):
		default:
			return 0, false
		}
	}
	// A number beyond the largest is infinite, and that is no error.
	f, err := strconv.ParseFloat(fewDigits(strings.ReplaceAll(s, "_", "")), 64)
	return f, err == nil || math.IsInf(f, 0)
}

// fewDigits shortens a number of so many digits that strconv counts them no more, to
// one that rounds alike.
func fewDigits(s string) string {
	const enough = 770 // of which a float's decimal point between two floats has 767
	if len(s) <= enough {
		return s
	}
	mantissa, exponent, _ := strings.Cut(strings.ToLower(s), "e")
	whole, fraction, _ := strings.Cut(strings.TrimLeft(mantissa, "+-"), ".")
	power := 0
	if exponent != "" {
		var err error
		if power, err = strconv.Atoi(exponent); err != nil {
			return s
		}
	}
	digits := strings.TrimLeft(whole+fraction, "0")
	power -= len(fraction)
	if cut := len(digits) - enough; cut > 0 && strings.Trim(digits, "0123456789") == "" {
		rest := strings.Trim(digits[enough:], "0")
		digits, power = digits[:enough], power+cut
		if rest != "" {
			digits, power = digits+"1", power-1
		}
	} else {
		return s
	}
	if s[0] == '-' {
		digits = "-" + digits
	}
	return digits + "e" + strconv.Itoa(power)
}

func asciiDigit(c byte) bool { return c >= '0' && c <= '9' }

func floatBinary(_ *Thread, op BinaryOp, x, y Value) (Value, error) {
	if op >= LShift {
		return nil, nil
	}
	a, ok, err := toFloat(x)
	if !ok || err != nil {
		return nil, err
	}
	b, ok, err := toFloat(y)
	if !ok || err != nil {
		return nil, err
	}
	switch op {
	case Add:
		return Float(a + b), nil
	case Sub:
		return Float(a - b), nil
	case Mul:
		return Float(a * b), nil
	case TrueDiv:
		if b == 0 {
			return nil, Errorf(ZeroDivisionError, "float division by zero")
		}
		return Float(a / b), nil
	case FloorDiv:
		if b == 0 {
			return nil, Errorf(ZeroDivisionError, "float floor division by zero")
		}
		q, _ := floatDivMod(a, b)
		return Float(q), nil
	case Mod:
		if b == 0 {
			return nil, Errorf(ZeroDivisionError, "float modulo")
		}
		_, r := floatDivMod(a, b)
		return Float(r), nil
	}
	return floatPow(a, b)
}

// floatDivMod is divmod(a, b) for b other than 0.
//
// Source: _float_div_mod of CPython's Objects/floatobject.c.
func floatDivMod(a, b float64) (q, r float64) {
	r = math.Mod(a, b)
	div := (a - r) / b
	switch {
	case r == 0:
		r = math.Copysign(0, b)
	case (b < 0) != (r < 0):
		r += b
		div--
	}
	if div == 0 {
		return math.Copysign(0, a/b), r
	}
	if q = math.Floor(div); div-q > 0.5 {
		q++
	}
	return q, r
}

// floatPow is a ** b.
//
// Source: float_pow of CPython's Objects/floatobject.c.
func floatPow(a, b float64) (Value, error) {
	odd := math.Abs(math.Mod(b, 2)) == 1
	switch {
	case a == 0 && b < 0 && !math.IsInf(b, -1):
		return nil, Errorf(ZeroDivisionError, "0.0 cannot be raised to a negative power")
	case math.IsNaN(a) || math.IsNaN(b) || math.IsInf(a, 0) || math.IsInf(b, 0) || a == 0 || b == 0:
		return Float(math.Pow(a, b)), nil
	case a < 0 && b != math.Floor(b):
		return nil, Errorf(ValueError, "negative number cannot be raised to a fractional power: there are no complex numbers here")
	}
	z := libm.Pow(math.Abs(a), b)
	if math.IsInf(z, 0) {
		return nil, NewException(OverflowError, NewInt(34), Str("Numerical result out of range"))
	}
	if a < 0 && odd {
		z = -z
	}
	return Float(z), nil
}
