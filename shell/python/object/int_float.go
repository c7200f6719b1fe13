package object

import (
	"math"
	"math/big"
	"math/bits"
)

// bigToFloat rounds to the nearest float.
func bigToFloat(b *big.Int) (float64, error) {
	f, _ := b.Float64()
	if math.IsInf(f, 0) {
		return 0, Errorf(OverflowError, "int too large to convert to float")
	}
	return f, nil
}

// bigTrueDiv is x / y, rounded once, to the nearest float: the quotient is
// taken to more bits than a float has, the last of which tells whether more follow.
func bigTrueDiv(x, y *big.Int) (Value, error) {
	switch {
	case y.Sign() == 0:
		return nil, Errorf(ZeroDivisionError, "division by zero")
	case x.Sign() == 0:
		if y.Sign() < 0 {
			return Float(math.Copysign(0, -1)), nil
		}
		return Float(0), nil
	}
	const enough = 66
	shift := y.BitLen() - x.BitLen() + enough
	a, b := new(big.Int).Abs(x), new(big.Int).Abs(y)
	if shift >= 0 {
		a.Lsh(a, uint(shift))
	} else {
		b.Lsh(b, uint(-shift))
	}
	q, r := a.QuoRem(a, b, new(big.Int))
	if r.Sign() != 0 {
		q.SetBit(q, 0, 1)
	}
	z := new(big.Float).SetPrec(enough + 8).SetInt(q)
	f, _ := z.SetMantExp(z, -shift).Float64()
	if math.IsInf(f, 0) {
		return nil, Errorf(OverflowError, "integer division result too large for a float")
	}
	if x.Sign() != y.Sign() {
		f = -f
	}
	return Float(f), nil
}

// floatToInt is int(f): the fraction is cut off.
func floatToInt(f float64) (Value, error) {
	switch {
	case math.IsNaN(f):
		return nil, Errorf(ValueError, "cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return nil, Errorf(OverflowError, "cannot convert float infinity to integer")
	case math.Abs(f) < 1<<63:
		return NewInt(int64(f)), nil
	}
	n, _ := big.NewFloat(f).Int(nil)
	return NewBig(n), nil
}

// compareNumbers compares ints and floats by their exact values.
func compareNumbers(_ *Thread, op CompareOp, x, y Value) (Value, error) {
	x, y = Plain(x), Plain(y)
	if f, ok := x.(Float); ok {
		if g, ok := y.(Float); ok {
			return NewBool(holdsFloat(op, float64(f), float64(g))), nil
		}
		n, b, ok := integer(y)
		if !ok {
			return nil, nil
		}
		return NewBool(compareIntFloat(reflected[op], n, b, float64(f))), nil
	}
	a, bigA, ok := integer(x)
	if !ok {
		return nil, nil
	}
	b, bigB, ok := integer(y)
	switch {
	case !ok:
		return nil, nil
	case bigA == nil && bigB == nil:
		return NewBool(op.holds64(a, b)), nil
	}
	return NewBool(op.holds(widen(a, bigA).Cmp(widen(b, bigB)), 0)), nil
}

func (op CompareOp) holds64(x, y int64) bool {
	switch op {
	case LT:
		return x < y
	case LE:
		return x <= y
	case EQ:
		return x == y
	case NE:
		return x != y
	case GT:
		return x > y
	}
	return x >= y
}

func holdsFloat(op CompareOp, x, y float64) bool {
	switch op {
	case LT:
		return x < y
	case LE:
		return x <= y
	case EQ:
		return x == y
	case NE:
		return x != y
	case GT:
		return x > y
	}
	return x >= y
}

func compareIntFloat(op CompareOp, n int64, b *big.Int, f float64) bool {
	const exact = 1 << 53
	switch {
	case b == nil && n <= exact && n >= -exact:
		return holdsFloat(op, float64(n), f)
	case math.IsNaN(f):
		return op == NE
	case math.IsInf(f, 0):
		return holdsFloat(op, 0, f)
	}
	return op.holds(new(big.Float).SetInt(widen(n, b)).Cmp(big.NewFloat(f)), 0)
}

// hashModulus is the prime by which numbers are hashed, 2**61-1, so that equal
// ones of different types hash alike.
//
// Source: CPython's Python/pyhash.c.
const (
	hashBits    = 61
	hashModulus = 1<<hashBits - 1
	hashInf     = 314159
)

func hashInt(n int64) int64 {
	h := n % hashModulus
	if h == -1 {
		return -2
	}
	return h
}

func hashBig(b *big.Int) int64 {
	m := new(big.Int).Rem(b, big.NewInt(hashModulus))
	return hashInt(m.Int64())
}

func hashFloat(f float64) int64 {
	switch {
	case math.IsNaN(f):
		return 0
	case math.IsInf(f, 1):
		return hashInf
	case math.IsInf(f, -1):
		return -hashInf
	case math.Trunc(f) == f && math.Abs(f) < 1<<62:
		return hashInt(int64(f))
	}
	m, e := math.Frexp(math.Abs(f))
	const chunk = 28
	var x uint64
	for m != 0 {
		x = x<<chunk&hashModulus | x>>(hashBits-chunk)
		m *= 1 << chunk
		e -= chunk
		y := uint64(m)
		m -= float64(y)
		if x += y; x >= hashModulus {
			x -= hashModulus
		}
	}
	if e %= hashBits; e < 0 {
		e += hashBits
	}
	x = x<<e&hashModulus | x>>(hashBits-e)
	if f < 0 {
		return hashInt(-int64(x))
	}
	return int64(x)
}

// hashElems is a tuple's hash: xxHash of its elements' hashes.
//
// Source: CPython's Objects/tupleobject.c.
func hashElems(t *Thread, elems []Value) (int64, error) {
	const p1, p2, p5 uint64 = 11400714785074694791, 14029467366897019727, 2870177450012600261
	acc := p5
	for _, e := range elems {
		h, err := Hash(t, e)
		if err != nil {
			return 0, err
		}
		acc += uint64(h) * p2
		acc = bits.RotateLeft64(acc, 31) * p1
	}
	acc += uint64(len(elems)) ^ (p5 ^ 3527539)
	if acc == math.MaxUint64 {
		return 1546275796, nil
	}
	return int64(acc), nil
}
