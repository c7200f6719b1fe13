package object

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

func initFloatMethods() {
	method := func(name, sig, doc string, f func(t *Thread, f float64, a []Value) (Value, error)) {
		FloatType.AddMethod(name, sig, doc, func(t *Thread, a []Value) (Value, error) {
			return f(t, float64(a[0].(Float)), a[1:])
		})
	}
	same := func(_ *Thread, f float64, _ []Value) (Value, error) { return Float(f), nil }
	FloatType.AddProperty("real", "the real part of a complex number", func(_ *Thread, v Value) (Value, error) { return v, nil })
	FloatType.AddProperty("imag", "the imaginary part of a complex number", func(*Thread, Value) (Value, error) { return Float(0), nil })
	method("conjugate", "", "Return self, the complex conjugate of any float.", same)
	method("__float__", "", "", same)
	method("__abs__", "", "", func(t *Thread, f float64, _ []Value) (Value, error) { return Float(math.Abs(f)), nil })
	toInt := func(t *Thread, f float64, _ []Value) (Value, error) { return floatToInt(f) }
	method("__int__", "", "", toInt)
	method("__trunc__", "", "", toInt)
	method("__floor__", "", "", func(t *Thread, f float64, _ []Value) (Value, error) { return floatToInt(math.Floor(f)) })
	method("__ceil__", "", "", func(t *Thread, f float64, _ []Value) (Value, error) { return floatToInt(math.Ceil(f)) })
	method("__round__", "ndigits=None, /", "", func(t *Thread, f float64, a []Value) (Value, error) { return Round(t, Float(f), a[0]) })
	FloatType.AddMethod("__divmod__", "value, /", "", divModMethod)
	method("is_integer", "", "Return True if the float is an integer.", func(_ *Thread, f float64, _ []Value) (Value, error) {
		return NewBool(math.Floor(f) == f && !math.IsInf(f, 0)), nil
	})
	method("as_integer_ratio", "", "Return integer ratio.", func(_ *Thread, f float64, _ []Value) (Value, error) {
		switch {
		case math.IsNaN(f):
			return nil, Errorf(ValueError, "cannot convert NaN to integer ratio")
		case math.IsInf(f, 0):
			return nil, Errorf(OverflowError, "cannot convert Infinity to integer ratio")
		}
		r := new(big.Rat)
		r.SetFloat64(f)
		return NewTuple(NewBig(r.Num()), NewBig(r.Denom())), nil
	})
	method("hex", "", "Return a hexadecimal representation of a floating-point number.", func(_ *Thread, f float64, _ []Value) (Value, error) {
		return Str(floatHex(f)), nil
	})
	FloatType.AddClassMethod("__getformat__", "typestr, /", "You probably don't want to use this function.", func(_ *Thread, a []Value) (Value, error) {
		switch s, ok := a[1].(Str); {
		case !ok:
			return nil, Errorf(TypeError, "__getformat__() argument must be str, not %s", typeName(a[1]))
		case s == "double" || s == "float":
			return Str("IEEE, little-endian"), nil
		}
		return nil, Errorf(ValueError, "__getformat__() argument 1 must be 'double' or 'float'")
	})
	FloatType.AddClassMethod("fromhex", "string, /", "Create a floating-point number from a hexadecimal string.", func(t *Thread, a []Value) (Value, error) {
		s, ok := a[1].(Str)
		if !ok {
			return nil, Errorf(TypeError, "bad argument type for built-in operation")
		}
		f, err := parseFloatHex(string(s))
		if err != nil {
			return nil, err
		}
		if class := a[0].(*Type); class != FloatType {
			return Call(t, class, Float(f))
		}
		return Float(f), nil
	})
}

// floatHex is f.hex(): thirteen hexadecimal digits after the point, as a float
// has them.
func floatHex(f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return floatRepr(f)
	}
	sign := ""
	if math.Signbit(f) {
		sign = "-"
	}
	const fraction, bias = 52, 1023
	b := math.Float64bits(f)
	digits := strconv.FormatUint(b&(1<<fraction-1)|1<<fraction, 16)[1:]
	switch e := int(b >> fraction & 0x7ff); {
	case f == 0:
		return sign + "0x0.0p+0"
	case e == 0:
		return sign + "0x0." + digits + "p-1022"
	case e < bias:
		return sign + "0x1." + digits + "p" + strconv.Itoa(e-bias)
	default:
		return sign + "0x1." + digits + "p+" + strconv.Itoa(e-bias)
	}
}

// parseFloatHex is float.fromhex(s): the prefix and the exponent may be left
// out.
func parseFloatHex(s string) (float64, error) {
	bad := Errorf(ValueError, "invalid hexadecimal floating-point string")
	s = strings.Trim(s, asciiSpace)
	unsigned := strings.TrimLeft(s, "+-")
	if len(s)-len(unsigned) > 1 || unsigned == "" {
		return 0, bad
	}
	lower := strings.ToLower(unsigned)
	switch lower {
	case "nan", "inf", "infinity":
		f, _ := floatText(s)
		return f, nil
	}
	lower = strings.TrimPrefix(lower, "0x")
	mantissa, exponent, ok := strings.Cut(lower, "p")
	if !ok {
		exponent = "0"
	}
	if strings.Trim(mantissa, "0123456789abcdef.") != "" || strings.Contains(exponent, "_") {
		return 0, bad
	}
	f, err := strconv.ParseFloat("0x"+mantissa+"p"+exponent, 64)
	switch {
	case math.IsInf(f, 0):
		return 0, Errorf(OverflowError, "hexadecimal value too large to represent as a float")
	case err != nil:
		return 0, bad
	}
	if s[0] == '-' {
		f = -f
	}
	return f, nil
}
