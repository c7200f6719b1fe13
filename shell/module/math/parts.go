package math

import (
	"math"
	"math/big"

	"labsh/shell/python/libm"
	"labsh/shell/python/object"
)

// addRounding adds floor, ceil and trunc, which ask an object's own method.
func addRounding(m *object.Module) {
	for name, f := range map[string]func(float64) float64{"floor": math.Floor, "ceil": math.Ceil, "trunc": math.Trunc} {
		dunder := "__" + name + "__"
		m.AddFunc(name, "x, /", roundingDocs[name], func(t *object.Thread, a []object.Value) (object.Value, error) {
			switch x := a[0].(type) {
			case object.Float:
				return object.ToInt(t, object.Float(f(float64(x))))
			case object.Int, *object.BigInt, object.Bool:
				return object.AsIndex(t, x)
			}
			own, ok := a[0].Type().Lookup(dunder)
			if b, builtin := own.(*object.Builtin); ok && !(builtin && (b.Owner == object.IntType || b.Owner == object.FloatType)) {
				return object.CallSpecial(t, a[0], dunder)
			}
			if object.Is(a[0], object.IntType) {
				return object.AsIndex(t, a[0])
			}
			if name == "trunc" && !object.Is(a[0], object.FloatType) {
				return nil, object.Errorf(object.TypeError, "type %s doesn't define __trunc__ method", a[0].Type().Name)
			}
			x, err := real(t, a[0])
			if err != nil {
				return nil, err
			}
			return object.ToInt(t, object.Float(f(x)))
		})
	}
}

var roundingDocs = map[string]string{
	"floor": "Return the floor of x as an Integral.\n\nThis is the largest integer <= x.",
	"ceil":  "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.",
	"trunc": "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.",
}

// addParts adds what takes floats apart.
func addParts(m *object.Module) {
	m.AddFunc("modf", "x, /", "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		x, err := real(t, a[0])
		if err != nil {
			return nil, err
		}
		whole := math.Trunc(x)
		fraction := x - whole
		switch {
		case math.IsInf(x, 0):
			fraction = 0
		case math.IsNaN(x):
			whole, fraction = x, x
		}
		return object.NewTuple(object.Float(math.Copysign(fraction, x)), object.Float(whole)), nil
	})
	m.AddFunc("frexp", "x, /", "Return the mantissa and exponent of x, as pair (m, e).", func(t *object.Thread, a []object.Value) (object.Value, error) {
		x, err := real(t, a[0])
		if err != nil {
			return nil, err
		}
		f, e := math.Frexp(x)
		return object.NewTuple(object.Float(f), object.NewInt(int64(e))), nil
	})
	m.AddFunc("ldexp", "x, i, /", "Return x * (2**i).\n\nThis is essentially the inverse of frexp().", func(t *object.Thread, a []object.Value) (object.Value, error) {
		x, err := real(t, a[0])
		if err != nil {
			return nil, err
		}
		if !object.Is(a[1], object.IntType) {
			return nil, object.Errorf(object.TypeError, "Expected an int as second argument to ldexp.")
		}
		n, err := object.AsBig(t, a[1])
		if err != nil {
			return nil, err
		}
		const far = 1 << 20
		e := far * n.Sign()
		if n.IsInt64() {
			e = int(max(-far, min(n.Int64(), far)))
		}
		r := math.Ldexp(x, e)
		if math.IsInf(r, 0) && !math.IsInf(x, 0) {
			return nil, errRange()
		}
		return object.Float(r), nil
	})
	m.AddFunc("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", "Determine whether two floating point numbers are close in value.", isClose)
}

func isClose(t *object.Thread, a []object.Value) (object.Value, error) {
	x := [4]float64{2: 1e-9}
	for i, v := range a {
		if v == nil {
			continue
		}
		var err error
		if x[i], err = real(t, v); err != nil {
			return nil, err
		}
	}
	switch {
	case x[2] < 0 || x[3] < 0:
		return nil, object.Errorf(object.ValueError, "tolerances must be non-negative")
	case x[0] == x[1]:
		return object.True, nil
	case math.IsInf(x[0], 0) || math.IsInf(x[1], 0):
		return object.False, nil
	}
	diff := math.Abs(x[1] - x[0])
	return object.NewBool(diff <= math.Abs(x[2]*x[1]) || diff <= math.Abs(x[2]*x[0]) || diff <= x[3]), nil
}

// addLogarithms adds log, log2 and log10, which take ints of any size.
func addLogarithms(m *object.Module) {
	for name, f := range map[string]func(float64) float64{"log2": libm.Log2, "log10": libm.Log10} {
		m.AddFunc(name, "x, /", "Return the base "+name[3:]+" logarithm of x.", func(t *object.Thread, a []object.Value) (object.Value, error) {
			r, err := logarithm(t, a[0], f)
			return object.Float(r), err
		})
	}
	m.AddFunc("log", "*args", "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base not specified, returns the natural logarithm (base e) of x.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		args := a[0].(*object.Tuple).Elems
		switch {
		case len(args) == 0:
			return nil, object.Errorf(object.TypeError, "math.log requires 1 to 2 arguments")
		case len(args) > 2:
			return nil, object.Errorf(object.TypeError, "math.log requires 1 to 2 arguments")
		}
		x, err := logarithm(t, args[0], libm.Log)
		if err != nil || len(args) == 1 {
			return object.Float(x), err
		}
		base, err := logarithm(t, args[1], libm.Log)
		switch {
		case err != nil:
			return nil, err
		case base == 0:
			return nil, object.Errorf(object.ZeroDivisionError, "float division by zero")
		}
		return object.Float(x / base), nil
	})
}

// logarithm is f of a number, which may be an int that no float holds.
func logarithm(t *object.Thread, v object.Value, f func(float64) float64) (float64, error) {
	if b, ok := object.Plain(v).(*object.BigInt); ok && b.V.Sign() > 0 && b.V.BitLen() > 1000 {
		x, _ := new(big.Float).SetInt(b.V).Float64()
		if !math.IsInf(x, 0) {
			return f(x), nil
		}
		e := b.V.BitLen()
		m, _ := new(big.Float).SetMantExp(new(big.Float).SetInt(b.V), -e).Float64()
		return f(m) + f(2)*float64(e), nil
	}
	if b, ok := object.Plain(v).(*object.BigInt); ok && b.V.Sign() < 0 {
		return 0, errDomain()
	}
	x, err := real(t, v)
	if err == nil && x <= 0 {
		err = errDomain()
	}
	if err != nil {
		return 0, err
	}
	return f(x), nil
}

// gamma is the gamma function; NaN where it has a pole.
func gamma(x float64) float64 {
	if x == 0 {
		return math.NaN()
	}
	return libm.Gamma(x)
}

// logGamma is the logarithm of |gamma|; NaN where that has a pole.
func logGamma(x float64) float64 {
	switch a := math.Abs(x); {
	case math.IsInf(x, 0):
		return a
	case x <= 0 && x == math.Floor(x):
		return math.NaN()
	case a < 1e-20:
		return -libm.Log(a)
	}
	r, _ := math.Lgamma(x)
	return r
}
