package object

import "math/big"

func initNumbers() {
	initInt()
	IntType.AddLater(initIntMethods)
	initBool()
	initFloat()
	FloatType.AddLater(initFloatMethods)
}

// MaxIntBits bounds the ints that an operation makes: beyond it there is a
// MemoryError, before the memory is taken.
const MaxIntBits = 1 << 25

// integer gives the number that an int, a bool or a value of a subclass is: b where it
// is beyond 64 bits, else n.
func integer(v Value) (n int64, b *big.Int, ok bool) {
	switch v := v.(type) {
	case Int:
		return int64(v), nil, true
	case *BigInt:
		return 0, v.V, true
	case Bool:
		if v {
			return 1, nil, true
		}
		return 0, nil, true
	case *Derived:
		return integer(v.Value)
	}
	return 0, nil, false
}

// bigInteger is integer for those who compute with big numbers in any case;
// nil for what is no int. The result must not be changed.
func bigInteger(v Value) *big.Int {
	n, b, ok := integer(v)
	if !ok {
		return nil
	}
	return widen(n, b)
}

func widen(n int64, b *big.Int) *big.Int {
	if b != nil {
		return b
	}
	return big.NewInt(n)
}

// toFloat gives a number as a float; ok is false for what is no number.
func toFloat(v Value) (f float64, ok bool, err error) {
	if f, ok := Plain(v).(Float); ok {
		return float64(f), true, nil
	}
	n, b, ok := integer(v)
	switch {
	case !ok:
		return 0, false, nil
	case b == nil:
		return float64(n), true, nil
	}
	f, err = bigToFloat(b)
	return f, true, err
}

// AsFloat is float(v) for arguments that must be a real number: a float, an
// int, or an object with __float__ or __index__.
func AsFloat(t *Thread, v Value) (float64, error) {
	if !v.Type().Heap || Is(v, FloatType) {
		if f, ok, err := toFloat(v); ok {
			return f, err
		}
	}
	if f, ok, err := floatMethod(t, v); ok {
		return f, err
	}
	if v.Type().Index != nil {
		n, err := AsIndex(t, v)
		if err != nil {
			return 0, err
		}
		f, _, err := toFloat(n)
		return f, err
	}
	return 0, Errorf(TypeError, "must be real number, not %s", v.Type().Name)
}

// floatMethod is v.__float__(), where a class statement has one.
func floatMethod(t *Thread, v Value) (f float64, ok bool, err error) {
	if !v.Type().Defines("__float__") {
		return 0, false, nil
	}
	r, err := dunder(t, v, "__float__")
	if err != nil {
		return 0, true, err
	}
	x, ok := Plain(r).(Float)
	if !ok {
		return 0, true, Errorf(TypeError, "%s.__float__ returned non-float (type %s)", v.Type().Name, r.Type().Name)
	}
	return float64(x), true, nil
}
