package object

import (
	"math"
	"math/big"
	"strconv"
)

// Round is round(v, ndigits); ndigits is nil or None when it is not given.
// Halves go to the even neighbour, and a float is rounded by its exact value.
func Round(t *Thread, v, ndigits Value) (Value, error) {
	if ndigits == None {
		ndigits = nil
	}
	number := v
	if v.Type().Defines("__round__") {
		number = None
	}
	if f, ok := Plain(number).(Float); ok {
		if ndigits == nil {
			return floatToInt(math.RoundToEven(float64(f)))
		}
		n, err := roundDigits(t, ndigits)
		if err != nil {
			return nil, err
		}
		return roundFloat(float64(f), n)
	}
	if b := bigInteger(number); b != nil {
		if ndigits == nil {
			return AsIndex(t, v)
		}
		n, err := roundDigits(t, ndigits)
		if err != nil || n >= 0 {
			v, _ := AsIndex(t, v)
			return v, err
		}
		return roundInt(b, -n), nil
	}
	if _, ok := v.Type().Lookup("__round__"); !ok {
		return nil, Errorf(TypeError, "type %s doesn't define __round__ method", v.Type().Name)
	}
	if ndigits == nil {
		return dunder(t, v, "__round__")
	}
	return dunder(t, v, "__round__", ndigits)
}

// roundDigits is a number of digits; beyond some thousands, one is as good as
// another.
func roundDigits(t *Thread, v Value) (int, error) {
	i, err := AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	const many = 1 << 30
	n, b, _ := integer(i)
	if b != nil {
		n = int64(b.Sign()) * many
	}
	return int(max(-many, min(n, many))), nil
}

// roundFloat is round(f, n).
//
// Source: float___round___impl of CPython's Objects/floatobject.c.
func roundFloat(f float64, n int) (Value, error) {
	const maxDigits, minDigits = 323, -308
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0) || n > maxDigits:
		return Float(f), nil
	case n < minDigits:
		return Float(0 * f), nil
	case n >= 0:
		z, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', n, 64), 64)
		return roundedFloat(z)
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-n)), nil)
	x, _ := new(big.Float).SetFloat64(math.Abs(f)).Int(nil)
	whole := new(big.Float).SetInt(x)
	exact := whole.Cmp(new(big.Float).SetFloat64(math.Abs(f))) == 0
	q := divideNear(x, unit, !exact)
	z, _ := q.Mul(q, unit).Float64()
	return roundedFloat(math.Copysign(z, f))
}

func roundedFloat(f float64) (Value, error) {
	if math.IsInf(f, 0) {
		return nil, Errorf(OverflowError, "rounded value too large to represent")
	}
	return Float(f), nil
}

// roundInt rounds to a multiple of 10**n.
func roundInt(x *big.Int, n int) Value {
	// Three bits are less than one decimal digit.
	if n > x.BitLen()/3+1 {
		return NewInt(0)
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
	q := divideNear(new(big.Int).Abs(x), unit, false)
	if q.Mul(q, unit); x.Sign() < 0 {
		q.Neg(q)
	}
	return NewBig(q)
}

// divideNear is x / y to the nearest int, halves to the even one; more tells that
// x is a little larger than it says. Both are positive.
func divideNear(x, y *big.Int, more bool) *big.Int {
	q, r := new(big.Int).QuoRem(x, y, new(big.Int))
	switch r.Lsh(r, 1).Cmp(y) {
	case 1:
		return q.Add(q, big.NewInt(1))
	case 0:
		if more || q.Bit(0) == 1 {
			return q.Add(q, big.NewInt(1))
		}
	}
	return q
}

// DivMod is divmod(x, y).
func DivMod(t *Thread, x, y Value) (Value, error) {
	for _, c := range []struct {
		v, other Value
		name     string
	}{{x, y, "__divmod__"}, {y, x, "__rdivmod__"}} {
		if !c.v.Type().Defines(c.name) {
			continue
		}
		if r, err := dunder(t, c.v, c.name, c.other); r != NotImplemented || err != nil {
			return r, err
		}
	}
	a, b := bigInteger(x), bigInteger(y)
	if a != nil && b != nil {
		if b.Sign() == 0 {
			return nil, Errorf(ZeroDivisionError, "integer division or modulo by zero")
		}
		q, r := bigFloorDiv(a, b)
		return NewTuple(NewBig(q), NewBig(r)), nil
	}
	f, ok1, err1 := toFloat(x)
	g, ok2, err2 := toFloat(y)
	if ok1 && ok2 {
		switch {
		case err1 != nil:
			return nil, err1
		case err2 != nil:
			return nil, err2
		case g == 0:
			return nil, Errorf(ZeroDivisionError, "float divmod()")
		}
		q, r := floatDivMod(f, g)
		return NewTuple(Float(q), Float(r)), nil
	}
	return nil, Errorf(TypeError, "unsupported operand type(s) for divmod(): '%s' and '%s'", x.Type().cName(), y.Type().cName())
}

// Pow3 is pow(x, y, mod); mod is None or nil when it is not given.
func Pow3(t *Thread, x, y, mod Value) (Value, error) {
	if mod == nil || mod == None {
		return Binary(t, Pow, x, y)
	}
	if f, _ := x.Type().Lookup("__pow__"); x.Type().Heap && !isSlotMethod(f) {
		if r, err := dunder(t, x, "__pow__", y, mod); r != NotImplemented || err != nil {
			return r, err
		}
	}
	a, b, m := bigInteger(x), bigInteger(y), bigInteger(mod)
	if a == nil || b == nil || m == nil {
		for _, v := range []Value{x, y, mod} {
			if _, ok := Plain(v).(Float); ok {
				return nil, Errorf(TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
			}
		}
		return nil, Errorf(TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", x.Type().Name, y.Type().Name, mod.Type().Name)
	}
	if m.Sign() == 0 {
		return nil, Errorf(ValueError, "pow() 3rd argument cannot be 0")
	}
	positive := new(big.Int).Abs(m)
	r := new(big.Int).Mod(a, positive)
	if b.Sign() < 0 {
		if r = r.ModInverse(r, positive); r == nil {
			return nil, Errorf(ValueError, "base is not invertible for the given modulus")
		}
		b = new(big.Int).Neg(b)
	}
	if r, err := modularPower(t, r, b, positive); err != nil {
		return nil, err
	} else if m.Sign() < 0 && r.Sign() > 0 {
		return NewBig(r.Add(r, m)), nil
	} else {
		return NewBig(r), nil
	}
}

// modularPower is x ** y % m for x and y not negative and m positive. A long
// calculation can be interrupted.
func modularPower(t *Thread, x, y, m *big.Int) (*big.Int, error) {
	const wordBits, brief = 64, 1 << 28 // multiplications of words
	words := float64(m.BitLen()) / wordBits
	if words*words*float64(y.BitLen()) < brief {
		return new(big.Int).Exp(x, y, m), nil
	}
	z := big.NewInt(1)
	for i := y.BitLen() - 1; i >= 0; i-- {
		if err := t.Check(); err != nil {
			return nil, err
		}
		z.Mod(z.Mul(z, z), m)
		if y.Bit(i) == 1 {
			z.Mod(z.Mul(z, x), m)
		}
	}
	return z, nil
}

// Abs is abs(v).
func Abs(t *Thread, v Value) (Value, error) {
	if v.Type().Defines("__abs__") {
		return dunder(t, v, "__abs__")
	}
	if f, ok := Plain(v).(Float); ok {
		return Float(math.Abs(float64(f))), nil
	}
	if n, b, ok := integer(v); ok {
		switch {
		case b != nil && b.Sign() < 0:
			return NewBig(new(big.Int).Neg(b)), nil
		case b != nil:
			return Plain(v), nil
		case n < 0:
			return SubInt(0, n), nil
		}
		return NewInt(n), nil
	}
	if _, ok := v.Type().Lookup("__abs__"); ok {
		return dunder(t, v, "__abs__")
	}
	return nil, Errorf(TypeError, "bad operand type for abs(): '%s'", v.Type().Name)
}
