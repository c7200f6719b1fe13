package math

import (
	"math"
	"math/big"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// addIntegers adds the functions of integers.
func addIntegers(m *object.Module) {
	m.AddFunc("factorial", "n, /", "Find n!.\n\nRaise a ValueError if x is negative or non-integral.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := object.AsBig(t, a[0])
		if err != nil {
			return nil, err
		}
		return factorial(t, n)
	})
	m.AddFunc("isqrt", "n, /", "Return the integer part of the square root of the input.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := object.AsBig(t, a[0])
		if err != nil {
			return nil, err
		}
		if n.Sign() < 0 {
			return nil, object.Errorf(object.ValueError, "isqrt() argument must be nonnegative")
		}
		return object.NewBig(new(big.Int).Sqrt(n)), nil
	})
	m.AddFunc("gcd", "*integers", "Greatest Common Divisor.", folded(0, func(r, n *big.Int) *big.Int {
		return r.GCD(nil, nil, r, new(big.Int).Abs(n))
	}))
	m.AddFunc("lcm", "*integers", "Least Common Multiple.", folded(1, func(r, n *big.Int) *big.Int {
		if r.Sign() == 0 || n.Sign() == 0 {
			return r.SetInt64(0)
		}
		g := new(big.Int).GCD(nil, nil, new(big.Int).Abs(r), new(big.Int).Abs(n))
		return r.Abs(r.Mul(r.Quo(r, g), n))
	}))
	m.AddFunc("comb", "n, k, /", "Number of ways to choose k items from n items without repetition and without order.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, k, err := choice(t, a)
		if err != nil {
			return nil, err
		}
		rest := new(big.Int).Sub(n, k)
		if rest.Sign() < 0 {
			return object.NewInt(0), nil
		}
		if rest.Cmp(k) < 0 {
			k = rest
		}
		if !k.IsInt64() {
			return nil, object.Errorf(object.OverflowError, "min(n - k, k) must not exceed %d", int64(math.MaxInt64))
		}
		falling, err := fallingProduct(t, n, k.Int64())
		if err != nil {
			return nil, err
		}
		ways, err := fallingProduct(t, k, k.Int64())
		if err != nil {
			return nil, err
		}
		return object.NewBig(falling.Quo(falling, ways)), nil
	})
	m.AddFunc("perm", "n, k=None, /", "Number of ways to choose k items from n items without repetition and with order.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		if !native.Given(a[1]) {
			n, err := object.AsBig(t, a[0])
			if err != nil {
				return nil, err
			}
			return factorial(t, n)
		}
		n, k, err := choice(t, a)
		switch {
		case err != nil:
			return nil, err
		case n.Cmp(k) < 0:
			return object.NewInt(0), nil
		case !k.IsInt64():
			return nil, object.Errorf(object.OverflowError, "k must not exceed %d", int64(math.MaxInt64))
		}
		r, err := fallingProduct(t, n, k.Int64())
		if err != nil {
			return nil, err
		}
		return object.NewBig(r), nil
	})
}

// folded is a function of any number of integers; join puts one more into r. The
// result for none is start.
func folded(start int64, join func(r, n *big.Int) *big.Int) object.Fn {
	return func(t *object.Thread, a []object.Value) (object.Value, error) {
		r := big.NewInt(start)
		for _, v := range a[0].(*object.Tuple).Elems {
			n, err := object.AsBig(t, v)
			if err != nil {
				return nil, err
			}
			r = join(r, n)
		}
		return object.NewBig(r), nil
	}
}

// choice reads n and k of comb and perm.
func choice(t *object.Thread, a []object.Value) (n, k *big.Int, err error) {
	if n, err = object.AsBig(t, a[0]); err != nil {
		return nil, nil, err
	}
	if k, err = object.AsBig(t, a[1]); err != nil {
		return nil, nil, err
	}
	if n.Sign() < 0 {
		return nil, nil, object.Errorf(object.ValueError, "n must be a non-negative integer")
	}
	if k.Sign() < 0 {
		return nil, nil, object.Errorf(object.ValueError, "k must be a non-negative integer")
	}
	return n, k, nil
}

func factorial(t *object.Thread, n *big.Int) (object.Value, error) {
	switch {
	case n.Sign() < 0:
		return nil, object.Errorf(object.ValueError, "factorial() not defined for negative values")
	case !n.IsInt64():
		return nil, object.Errorf(object.OverflowError, "factorial() argument should not exceed %d", int64(math.MaxInt64))
	}
	r, err := fallingProduct(t, n, n.Int64())
	if err != nil {
		return nil, err
	}
	return object.NewBig(r), nil
}

// fallingProduct is n(n-1)…(n-k+1).
func fallingProduct(t *object.Thread, n *big.Int, k int64) (*big.Int, error) {
	const most = 1 << 27 // bits of a result
	if k > most || k*int64(n.BitLen()) > most {
		return nil, object.NewException(object.MemoryError)
	}
	if err := t.Check(); err != nil {
		return nil, err
	}
	if k < 64 {
		r, f := big.NewInt(1), new(big.Int).Set(n)
		for range k {
			r.Mul(r, f)
			f.Sub(f, one)
		}
		return r, nil
	}
	upper, err := fallingProduct(t, n, k/2)
	if err != nil {
		return nil, err
	}
	lower, err := fallingProduct(t, new(big.Int).Sub(n, big.NewInt(k/2)), k-k/2)
	if err != nil {
		return nil, err
	}
	return upper.Mul(upper, lower), nil
}

var one = big.NewInt(1)
