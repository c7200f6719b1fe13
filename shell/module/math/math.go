// Package math is the module math.
package math

import (
	"math"

	"labsh/shell/python/libm"
	"labsh/shell/python/object"
)

// Module makes the module math.
//
// Source: CPython's Modules/mathmodule.c, here and below.
func Module() (*object.Module, error) {
	m := object.NewModule("math", "This module provides access to the mathematical functions\ndefined by the C standard.")
	for name, x := range map[string]float64{"pi": math.Pi, "e": math.E, "tau": 2 * math.Pi, "inf": math.Inf(1), "nan": object.NaN()} {
		m.Vars.Set(name, object.Float(x))
	}
	for _, f := range functions {
		m.AddFunc(f.name, "x, /", f.doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			x, err := real(t, a[0])
			if err != nil {
				return nil, err
			}
			r := f.f(x)
			if f.exact {
				return object.Float(r), nil
			}
			return checked(r, f.overflows, x)
		})
	}
	for name, f := range map[string]func(x, y float64) float64{
		"pow": libm.Pow, "atan2": libm.Atan2, "fmod": math.Mod, "copysign": math.Copysign, "remainder": math.Remainder, "nextafter": next,
	} {
		m.AddFunc(name, "x, y, /", docs[name], func(t *object.Thread, a []object.Value) (object.Value, error) {
			x, err := real(t, a[0])
			if err != nil {
				return nil, err
			}
			y, err := real(t, a[1])
			if err != nil {
				return nil, err
			}
			if name == "copysign" || name == "nextafter" {
				return object.Float(f(x, y)), nil
			}
			if name == "pow" && x == 0 && y < 0 && !math.IsInf(y, 0) {
				return nil, errDomain()
			}
			return checked(f(x, y), true, x, y)
		})
	}
	for name, f := range map[string]func(float64) bool{
		"isnan": math.IsNaN, "isinf": func(x float64) bool { return math.IsInf(x, 0) }, "isfinite": func(x float64) bool { return x-x == 0 },
	} {
		m.AddFunc(name, "x, /", docs[name], func(t *object.Thread, a []object.Value) (object.Value, error) {
			x, err := real(t, a[0])
			return object.NewBool(f(x)), err
		})
	}
	addRounding(m)
	addIntegers(m)
	addSums(m)
	addParts(m)
	addLogarithms(m)
	return m, nil
}

// function is one of a float that gives a float.
type function struct {
	name      string
	f         func(float64) float64
	overflows bool // an infinite result is too large, and not out of the domain
	exact     bool // no error is possible
	doc       string
}

var functions = []function{
	{"acos", libm.Acos, false, false, "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi."},
	{"acosh", math.Acosh, false, false, "Return the inverse hyperbolic cosine of x."},
	{"asin", libm.Asin, false, false, "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."},
	{"asinh", math.Asinh, false, false, "Return the inverse hyperbolic sine of x."},
	{"atan", libm.Atan, false, false, "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."},
	{"atanh", math.Atanh, false, false, "Return the inverse hyperbolic tangent of x."},
	{"cbrt", math.Cbrt, false, false, "Return the cube root of x."},
	{"cos", libm.Cos, false, false, "Return the cosine of x (measured in radians)."},
	{"cosh", libm.Cosh, true, false, "Return the hyperbolic cosine of x."},
	{"degrees", func(x float64) float64 { return x * (180 / math.Pi) }, false, true, "Convert angle x from radians to degrees."},
	{"erf", math.Erf, false, true, "Error function at x."},
	{"erfc", math.Erfc, false, true, "Complementary error function at x."},
	{"exp", libm.Exp, true, false, "Return e raised to the power of x."},
	{"exp2", libm.Exp2, true, false, "Return 2 raised to the power of x."},
	{"expm1", math.Expm1, true, false, "Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x."},
	{"fabs", math.Abs, false, true, "Return the absolute value of the float x."},
	{"gamma", gamma, true, false, "Gamma function at x."},
	{"lgamma", logGamma, true, false, "Natural logarithm of absolute value of Gamma function at x."},
	{"log1p", math.Log1p, false, false, "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero."},
	{"radians", func(x float64) float64 { return x * (math.Pi / 180) }, false, true, "Convert angle x from degrees to radians."},
	{"sin", libm.Sin, false, false, "Return the sine of x (measured in radians)."},
	{"sinh", libm.Sinh, true, false, "Return the hyperbolic sine of x."},
	{"sqrt", math.Sqrt, false, false, "Return the square root of x."},
	{"tan", libm.Tan, false, false, "Return the tangent of x (measured in radians)."},
	{"tanh", math.Tanh, false, false, "Return the hyperbolic tangent of x."},
	{"ulp", ulp, false, true, "Return the value of the least significant bit of the float x."},
}

var docs = map[string]string{
	"pow": "Return x**y (x to the power of y).", "atan2": "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered.",
	"fmod":      "Return fmod(x, y), according to platform C.\n\nx % y may differ.",
	"copysign":  "Return a float with the magnitude (absolute value) of x but the sign of y.\n\nOn platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.\n",
	"remainder": "Difference between x and the closest integer multiple of y.", "nextafter": "Return the next floating-point value after x towards y.",
	"isnan": "Return True if x is a NaN (not a number), and False otherwise.", "isinf": "Return True if x is a positive or negative infinity, and False otherwise.",
	"isfinite": "Return True if x is neither an infinity nor a NaN, and False otherwise.",
}

// real reads a real number.
func real(t *object.Thread, v object.Value) (float64, error) {
	if f, ok := v.(object.Float); ok {
		return float64(f), nil
	}
	return object.AsFloat(t, v)
}

// reals reads real numbers.
func reals(t *object.Thread, vs []object.Value) ([]float64, error) {
	fs := make([]float64, len(vs))
	for i, v := range vs {
		var err error
		if fs[i], err = real(t, v); err != nil {
			return nil, err
		}
	}
	return fs, nil
}

func errDomain() error { return object.Errorf(object.ValueError, "math domain error") }
func errRange() error  { return object.Errorf(object.OverflowError, "math range error") }

// checked raises what a result says of the arguments.
func checked(r float64, overflows bool, args ...float64) (object.Value, error) {
	if r-r == 0 {
		return object.Float(r), nil
	}
	bounded, number := true, true
	for _, x := range args {
		bounded = bounded && !math.IsInf(x, 0)
		number = number && !math.IsNaN(x)
	}
	switch {
	case math.IsNaN(r) && number:
		return nil, errDomain()
	case math.IsInf(r, 0) && bounded && number:
		if overflows {
			return nil, errRange()
		}
		return nil, errDomain()
	case math.IsNaN(r):
		return nanOf(args), nil
	}
	return object.Float(r), nil
}

// nanOf gives the NaN among the arguments: what it is passes through.
func nanOf(args []float64) object.Value {
	for _, x := range args {
		if math.IsNaN(x) {
			return object.Float(x)
		}
	}
	return object.Float(object.NaN())
}

func next(x, y float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case math.IsNaN(y) || x == y:
		return y
	}
	return math.Nextafter(x, y)
}

// ulp is the distance to the next float.
func ulp(x float64) float64 {
	x = math.Abs(x)
	if x-x != 0 {
		return x
	}
	if up := math.Nextafter(x, math.Inf(1)); !math.IsInf(up, 0) {
		return up - x
	}
	return x - math.Nextafter(x, 0)
}
