// Package math is the module math.
package math

import (
	"math"
	"math/big"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// Module makes the module math: the constants and the functions that programs
// of a class use.
func Module() (*object.Module, error) {
	m := object.NewModule("math", "This module provides access to the mathematical functions\ndefined by the C standard.")
	for name, x := range map[string]float64{"pi": math.Pi, "e": math.E, "tau": 2 * math.Pi, "inf": math.Inf(1), "nan": object.NaN()} {
		m.Vars.Set(name, object.Float(x))
	}
	for name, f := range map[string]func(float64) float64{
		"sqrt": math.Sqrt, "exp": math.Exp, "sin": math.Sin, "cos": math.Cos, "tan": math.Tan,
		"asin": math.Asin, "acos": math.Acos, "atan": math.Atan, "sinh": math.Sinh, "cosh": math.Cosh, "tanh": math.Tanh,
		"fabs": math.Abs, "log2": math.Log2, "log10": math.Log10, "log1p": math.Log1p, "cbrt": math.Cbrt,
		"degrees": func(x float64) float64 { return x * (180 / math.Pi) },
		"radians": func(x float64) float64 { return x * (math.Pi / 180) },
	} {
		m.AddFunc(name, "x, /", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			x, err := object.ToFloat(t, realNumber(a[0]))
			if err != nil {
				return nil, mustBeReal(err, a[0])
			}
			return finite(f(x), x)
		})
	}
	for name, f := range map[string]func(x, y float64) float64{"pow": math.Pow, "atan2": math.Atan2, "fmod": math.Mod, "copysign": math.Copysign} {
		m.AddFunc(name, "x, y, /", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			var xy [2]float64
			for i := range xy {
				var err error
				if xy[i], err = object.ToFloat(t, realNumber(a[i])); err != nil {
					return nil, mustBeReal(err, a[i])
				}
			}
			return finite(f(xy[0], xy[1]), xy[:]...)
		})
	}
	for name, f := range map[string]func(float64) float64{"floor": math.Floor, "ceil": math.Ceil, "trunc": math.Trunc} {
		m.AddFunc(name, "x, /", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			if object.Is(a[0], object.IntType) {
				return object.AsIndex(t, a[0])
			}
			x, err := object.ToFloat(t, realNumber(a[0]))
			if err != nil {
				return nil, mustBeReal(err, a[0])
			}
			return object.ToInt(t, object.Float(f(x)))
		})
	}
	for name, f := range map[string]func(float64) bool{
		"isnan": math.IsNaN, "isinf": func(x float64) bool { return math.IsInf(x, 0) },
		"isfinite": func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) },
	} {
		m.AddFunc(name, "x, /", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			x, err := object.ToFloat(t, realNumber(a[0]))
			if err != nil {
				return nil, mustBeReal(err, a[0])
			}
			return object.NewBool(f(x)), nil
		})
	}
	m.AddFunc("log", "x, base=None, /", "Return the logarithm of x to the given base.\n\nIf the base not specified, returns the natural logarithm (base e) of x.", mathLog)
	m.AddFunc("hypot", "*args", "Multidimensional Euclidean distance from the origin to a point.", mathHypot)
	m.AddFunc("factorial", "n, /", "Find n!.", mathFactorial)
	m.AddFunc("gcd", "*args", "Greatest Common Divisor.", mathGCD)
	m.AddFunc("isqrt", "n, /", "Return the integer part of the square root of the input.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := bigInt(t, a[0])
		if err != nil {
			return nil, err
		}
		if n.Sign() < 0 {
			return nil, object.Errorf(object.ValueError, "isqrt() argument must be nonnegative")
		}
		return object.NewBig(new(big.Int).Sqrt(n)), nil
	})
	m.AddFunc("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", "Determine whether two floating point numbers are close in value.", mathIsClose)
	return m, nil
}

// realNumber passes text on as what it is not, for float() would read it.
func realNumber(v object.Value) object.Value {
	switch v.(type) {
	case object.Str, object.Buffer:
		return object.None
	}
	return v
}

func mustBeReal(err error, v object.Value) error {
	if object.IsException(err, object.TypeError) {
		return object.Errorf(object.TypeError, "must be real number, not %s", v.Type().Name)
	}
	return err
}

// finite raises what C's errno would say of a result.
func finite(r float64, args ...float64) (object.Value, error) {
	bounded, number := true, true
	for _, x := range args {
		bounded = bounded && !math.IsInf(x, 0)
		number = number && !math.IsNaN(x)
	}
	switch {
	case math.IsNaN(r) && number:
		return nil, object.Errorf(object.ValueError, "math domain error")
	case math.IsInf(r, 0) && bounded && number:
		if args[0] == 0 || len(args) == 1 && args[0] == -1 {
			return nil, object.Errorf(object.ValueError, "math domain error")
		}
		return nil, object.Errorf(object.OverflowError, "math range error")
	}
	return object.Float(r), nil
}

func bigInt(t *object.Thread, v object.Value) (*big.Int, error) {
	n, err := object.AsIndex(t, v)
	if err != nil {
		return nil, err
	}
	if b, ok := n.(*object.BigInt); ok {
		return b.V, nil
	}
	return big.NewInt(int64(n.(object.Int))), nil
}

func mathLog(t *object.Thread, a []object.Value) (object.Value, error) {
	ln := func(v object.Value) (float64, error) {
		if b, ok := v.(*object.BigInt); ok && b.V.Sign() > 0 {
			var mantissa big.Float
			exponent := new(big.Float).SetInt(b.V).MantExp(&mantissa)
			f, _ := mantissa.Float64()
			return math.Log(f) + float64(exponent)*math.Ln2, nil
		}
		x, err := object.ToFloat(t, realNumber(v))
		if err != nil {
			return 0, mustBeReal(err, v)
		}
		if x <= 0 {
			return 0, object.Errorf(object.ValueError, "math domain error")
		}
		return math.Log(x), nil
	}
	x, err := ln(a[0])
	if err != nil || !native.Given(a[1]) {
		return object.Float(x), err
	}
	base, err := ln(a[1])
	if err != nil {
		return nil, err
	}
	if base == 0 {
		return nil, object.Errorf(object.ZeroDivisionError, "float division by zero")
	}
	return object.Float(x / base), nil
}

func mathHypot(t *object.Thread, a []object.Value) (object.Value, error) {
	r := 0.0
	for _, v := range a[0].(*object.Tuple).Elems {
		x, err := object.ToFloat(t, realNumber(v))
		if err != nil {
			return nil, mustBeReal(err, v)
		}
		r = math.Hypot(r, x)
	}
	return object.Float(r), nil
}

func mathFactorial(t *object.Thread, a []object.Value) (object.Value, error) {
	n, err := object.AsInt(t, a[0])
	switch {
	case err != nil:
		return nil, err
	case n < 0:
		return nil, object.Errorf(object.ValueError, "factorial() not defined for negative values")
	case n > 100_000:
		return nil, object.NewException(object.MemoryError)
	}
	return object.NewBig(new(big.Int).MulRange(1, n)), nil
}

func mathGCD(t *object.Thread, a []object.Value) (object.Value, error) {
	r := new(big.Int)
	for _, v := range a[0].(*object.Tuple).Elems {
		n, err := bigInt(t, v)
		if err != nil {
			return nil, err
		}
		r.GCD(nil, nil, r, new(big.Int).Abs(n))
	}
	return object.NewBig(r), nil
}

func mathIsClose(t *object.Thread, a []object.Value) (object.Value, error) {
	x := [4]float64{2: 1e-9}
	for i, v := range a {
		if v == nil {
			continue
		}
		var err error
		if x[i], err = object.ToFloat(t, realNumber(v)); err != nil {
			return nil, mustBeReal(err, v)
		}
	}
	if x[2] < 0 || x[3] < 0 {
		return nil, object.Errorf(object.ValueError, "tolerances must be non-negative")
	}
	if x[0] == x[1] {
		return object.True, nil
	}
	if math.IsInf(x[0], 0) || math.IsInf(x[1], 0) {
		return object.False, nil
	}
	diff := math.Abs(x[1] - x[0])
	return object.NewBool(diff <= math.Abs(x[2]*x[1]) || diff <= math.Abs(x[2]*x[0]) || diff <= x[3]), nil
}
