package object

import (
	"math/big"
	"math/bits"
)

// AddInt is a + b.
func AddInt(a, b int64) Value {
	if s := a + b; (a^s)&(b^s) >= 0 {
		return NewInt(s)
	}
	return bigBinaryOf(Add, a, b)
}

// SubInt is a - b.
func SubInt(a, b int64) Value {
	if s := a - b; (a^b)&(a^s) >= 0 {
		return NewInt(s)
	}
	return bigBinaryOf(Sub, a, b)
}

// MulInt is a * b.
func MulInt(a, b int64) Value {
	if int64(int32(a)) == a && int64(int32(b)) == b {
		return NewInt(a * b)
	}
	return mulWide(a, b)
}

func mulWide(a, b int64) Value {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	high := int64(hi)
	if a < 0 {
		high -= b
	}
	if b < 0 {
		high -= a
	}
	if high == int64(lo)>>63 {
		return NewInt(int64(lo))
	}
	return bigBinaryOf(Mul, a, b)
}

// bigBinaryOf is an operation on small numbers whose result is not small.
func bigBinaryOf(op BinaryOp, a, b int64) Value {
	x, y := big.NewInt(a), big.NewInt(b)
	switch op {
	case Add:
		return NewBig(x.Add(x, y))
	case Sub:
		return NewBig(x.Sub(x, y))
	}
	return NewBig(x.Mul(x, y))
}

func intBinary(_ *Thread, op BinaryOp, x, y Value) (Value, error) {
	a, bigA, ok1 := integer(x)
	b, bigB, ok2 := integer(y)
	switch {
	case !ok1 || !ok2:
		return nil, nil
	case bigA == nil && bigB == nil:
		return smallBinary(op, a, b)
	}
	return bigBinary(op, widen(a, bigA), widen(b, bigB))
}

func smallBinary(op BinaryOp, a, b int64) (Value, error) {
	switch op {
	case Add:
		return AddInt(a, b), nil
	case Sub:
		return SubInt(a, b), nil
	case Mul:
		return MulInt(a, b), nil
	case And:
		return NewInt(a & b), nil
	case Or:
		return NewInt(a | b), nil
	case Xor:
		return NewInt(a ^ b), nil
	case FloorDiv:
		if b == 0 {
			return nil, Errorf(ZeroDivisionError, "integer division or modulo by zero")
		}
		if b == -1 {
			return SubInt(0, a), nil
		}
		q, _ := floorDiv(a, b)
		return NewInt(q), nil
	case Mod:
		if b == 0 {
			return nil, Errorf(ZeroDivisionError, "integer modulo by zero")
		}
		_, r := floorDiv(a, b)
		return NewInt(r), nil
	case TrueDiv:
		const exact = 1 << 53
		if b != 0 && a <= exact && a >= -exact && b <= exact && b >= -exact {
			return Float(float64(a) / float64(b)), nil
		}
	case LShift:
		if b >= 0 && b < 63 && bits.Len64(uint64(a^a>>63))+int(b) < 64 {
			return NewInt(a << b), nil
		}
	case RShift:
		if b >= 0 {
			return NewInt(a >> min(b, 63)), nil
		}
	case Pow:
		if n, ok := smallPow(a, b); ok {
			return NewInt(n), nil
		}
	}
	return bigBinary(op, big.NewInt(a), big.NewInt(b))
}

// floorDiv rounds towards minus infinity; the remainder has b's sign.
func floorDiv(a, b int64) (q, r int64) {
	if b == -1 {
		return -a, 0
	}
	q, r = a/b, a%b
	if r != 0 && (r < 0) != (b < 0) {
		q--
		r += b
	}
	return q, r
}

// smallPow is a**b where that surely fits 63 bits.
func smallPow(a, b int64) (int64, bool) {
	if b < 0 || b > 62 || int64(bits.Len64(uint64(a^a>>63)+1))*b > 62 {
		return 0, false
	}
	n := int64(1)
	for ; b > 0; b-- {
		n *= a
	}
	return n, true
}

func bigBinary(op BinaryOp, x, y *big.Int) (Value, error) {
	z := new(big.Int)
	switch op {
	case Add:
		return NewBig(z.Add(x, y)), nil
	case Sub:
		return NewBig(z.Sub(x, y)), nil
	case Mul:
		if x.BitLen()+y.BitLen() > MaxIntBits {
			return nil, NewException(MemoryError)
		}
		return NewBig(z.Mul(x, y)), nil
	case And:
		return NewBig(z.And(x, y)), nil
	case Or:
		return NewBig(z.Or(x, y)), nil
	case Xor:
		return NewBig(z.Xor(x, y)), nil
	case TrueDiv:
		return bigTrueDiv(x, y)
	case FloorDiv:
		if y.Sign() == 0 {
			return nil, Errorf(ZeroDivisionError, "integer division or modulo by zero")
		}
		q, _ := bigFloorDiv(x, y)
		return NewBig(q), nil
	case Mod:
		if y.Sign() == 0 {
			return nil, Errorf(ZeroDivisionError, "integer modulo by zero")
		}
		_, r := bigFloorDiv(x, y)
		return NewBig(r), nil
	case LShift:
		switch {
		case y.Sign() < 0:
			return nil, Errorf(ValueError, "negative shift count")
		case x.Sign() == 0:
			return NewInt(0), nil
		case y.BitLen() > 66: // more digits than CPython can count
			return nil, Errorf(OverflowError, "too many digits in integer")
		case !y.IsInt64():
			return nil, NewException(MemoryError)
		case y.Int64() > MaxIntBits || int64(x.BitLen())+y.Int64() > MaxIntBits:
			return nil, NewException(MemoryError)
		}
		return NewBig(z.Lsh(x, uint(y.Int64()))), nil
	case RShift:
		switch {
		case y.Sign() < 0:
			return nil, Errorf(ValueError, "negative shift count")
		case !y.IsInt64() || y.Int64() > MaxIntBits:
			return NewInt(int64(min(x.Sign(), 0))), nil
		}
		return NewBig(z.Rsh(x, uint(y.Int64()))), nil
	case Pow:
		return bigPow(x, y)
	}
	return nil, nil
}

// bigFloorDiv rounds towards minus infinity; y is not 0.
func bigFloorDiv(x, y *big.Int) (q, r *big.Int) {
	q, r = new(big.Int).QuoRem(x, y, new(big.Int))
	if r.Sign() != 0 && (r.Sign() < 0) != (y.Sign() < 0) {
		q.Sub(q, big.NewInt(1))
		r.Add(r, y)
	}
	return q, r
}

func bigPow(x, y *big.Int) (Value, error) {
	if y.Sign() < 0 {
		a, err := bigToFloat(x)
		if err != nil {
			return nil, err
		}
		b, err := bigToFloat(y)
		if err != nil {
			return nil, err
		}
		return floatPow(a, b)
	}
	if x.BitLen() <= 1 { // 0, 1, -1
		switch {
		case y.Sign() == 0:
			return NewInt(1), nil
		case x.Sign() < 0 && y.Bit(0) == 0:
			return NewInt(1), nil
		}
		return NewBig(x), nil
	}
	if !y.IsInt64() || y.Int64() > MaxIntBits || int64(x.BitLen()-1)*y.Int64() > MaxIntBits {
		return nil, NewException(MemoryError)
	}
	return NewBig(new(big.Int).Exp(x, y, nil)), nil
}
