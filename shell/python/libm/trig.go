package libm

import (
	"math"
	"math/big"
	"sync"
)

// halfPi is π/2, with enough bits to reduce any float by.
var halfPi = sync.OnceValue(func() *big.Float {
	const bits = 1300
	// arctan of 1/n, as an integer of that many bits: π/4 = 4·arctan(1/5) - arctan(1/239).
	inverse := func(n int64) *big.Int {
		sum := new(big.Int)
		term := new(big.Int).Lsh(big.NewInt(1), bits)
		term.Quo(term, big.NewInt(n))
		for i := int64(1); term.Sign() != 0; i += 2 {
			part := new(big.Int).Quo(term, big.NewInt(i))
			if i%4 == 3 {
				part.Neg(part)
			}
			sum.Add(sum, part)
			term.Quo(term, big.NewInt(n*n))
		}
		return sum
	}
	p := inverse(5)
	p.Lsh(p, 2).Sub(p, inverse(239))
	return new(big.Float).SetMantExp(new(big.Float).SetPrec(bits).SetInt(p.Lsh(p, 1)), -bits)
})

// reduce gives x less the nearest multiple of π/2, and which multiple that is, modulo 4.
func reduce(x float64) (pair, int) {
	switch a := math.Abs(x); {
	case a <= math.Pi/4:
		return pair{x, 0}, 0
	case a < 1<<20:
		n := math.RoundToEven(x * (2 / math.Pi))
		// π/2 in parts: the product of n with the first three is exact.
		const p1, p2, p3, p4 = 0x1.921fb54400000p+0, 0x1.0b4611a600000p-34, 0x1.3198a2e000000p-69, 0x1.b839a252049c1p-104
		r := sumPair(x-n*p1, -n*p2)
		return r.plus(sumPair(-n*p3, -n*p4)), int(n) & 3
	}
	r := new(big.Float).SetPrec(halfPi().Prec()).SetFloat64(x)
	turns := new(big.Float).Quo(r, halfPi())
	q, _ := turns.Add(turns, big.NewFloat(math.Copysign(0.5, x))).Int(nil)
	whole := new(big.Float).SetPrec(2 * halfPi().Prec()).SetInt(q)
	r.Sub(r, whole.Mul(whole, halfPi()))
	hi, _ := r.Float64()
	lo, _ := r.Sub(r, big.NewFloat(hi)).Float64()
	return pair{hi, lo}, int(new(big.Int).And(q, big.NewInt(3)).Int64())
}

// factors are the inverse factorials with the signs that they have in the series of cos
// and sin.
var factors = func() (f [23]pair) {
	f[0] = pair{1, 0}
	for i := 1; i < len(f); i++ {
		f[i] = pair{math.Abs(f[i-1].hi), math.Copysign(1, f[i-1].hi) * f[i-1].lo}.over(pair{float64(i), 0})
		if i/2%2 == 1 {
			f[i] = pair{-f[i].hi, -f[i].lo}
		}
	}
	return f
}()

// series is Taylor's series of cos (from 0) or, over r, of sin (from 1), z being r².
func series(z pair, from int) pair {
	tail, i := 0.0, 20+from
	for ; i > 10; i -= 2 {
		tail = tail*z.hi + factors[i].hi
	}
	sum := pair{tail, 0}
	for ; i >= 0; i -= 2 {
		sum = sum.times(z).plus(factors[i])
	}
	return sum
}

// sinCos gives sin and cos of x, a finite number.
func sinCos(x float64) (sin, cos pair) {
	r, quadrant := reduce(x)
	z := r.times(r)
	sin, cos = series(z, 1).times(r), series(z, 0)
	if quadrant&1 == 1 {
		sin, cos = cos, pair{-sin.hi, -sin.lo}
	}
	if quadrant&2 == 2 {
		sin, cos = pair{-sin.hi, -sin.lo}, pair{-cos.hi, -cos.lo}
	}
	return sin, cos
}

// special numbers are the infinities, NaN, and what is so small that no step is needed.
func special(x float64) bool { return x-x != 0 || math.Abs(x) < 1e-150 }

// Sin is the sine.
func Sin(x float64) float64 {
	if special(x) {
		return math.Sin(x)
	}
	s, _ := sinCos(x)
	return s.hi
}

// Cos is the cosine.
func Cos(x float64) float64 {
	if special(x) {
		return math.Cos(x)
	}
	_, c := sinCos(x)
	return c.hi
}

// Tan is the tangent.
func Tan(x float64) float64 {
	if special(x) {
		return math.Tan(x)
	}
	s, c := sinCos(x)
	return s.over(c).hi
}

// angle is the angle of the point (x, y): one step from what math.Atan2 gives.
func angle(y, x pair) float64 {
	a := math.Atan2(y.hi, x.hi)
	_, ey := math.Frexp(y.hi)
	_, ex := math.Frexp(x.hi)
	const apart = 60 // powers of two from which the smaller hardly matters
	switch {
	case y.hi == 0 || x.hi == 0 || a-a != 0 || ey-ex > apart || math.IsInf(y.hi, 0) || math.IsInf(x.hi, 0) || ex-ey > apart && x.hi < 0:
		return a
	case ex-ey > apart:
		return y.hi / x.hi
	}
	k := -max(ex, ey)
	y = pair{math.Ldexp(y.hi, k), math.Ldexp(y.lo, k)}
	x = pair{math.Ldexp(x.hi, k), math.Ldexp(x.lo, k)}
	s, c := sinCos(a)
	d := y.times(c).minus(x.times(s)).over(x.times(c).plus(y.times(s)))
	return pair{a, 0}.plus(d).hi
}

// Atan is the angle with the tangent x.
func Atan(x float64) float64 {
	if special(x) {
		return math.Atan(x)
	}
	return angle(pair{x, 0}, pair{1, 0})
}

// Atan2 is the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	return angle(pair{y, 0}, pair{x, 0})
}

// beside is the root of 1 - x².
func beside(x float64) pair { return sumPair(1, -x).times(sumPair(1, x)).root() }

// Asin is the angle with the sine x.
func Asin(x float64) float64 {
	if special(x) || math.Abs(x) >= 1 {
		return math.Asin(x)
	}
	return angle(pair{x, 0}, beside(x))
}

// Acos is the angle with the cosine x.
func Acos(x float64) float64 {
	if x-x != 0 || math.Abs(x) >= 1 {
		return math.Acos(x)
	}
	return angle(beside(x), pair{x, 0})
}

// Norm is the root of the sum of the squares of v, without overflow before the end.
func Norm(v []float64) float64 {
	most, nan := 0.0, false
	for _, x := range v {
		if math.IsInf(x, 0) {
			return math.Inf(1)
		}
		nan = nan || x != x
		most = max(most, math.Abs(x))
	}
	switch {
	case nan:
		return math.NaN()
	case most == 0:
		return 0
	}
	_, k := math.Frexp(most)
	sum := pair{}
	for _, x := range v {
		x = math.Ldexp(x, -k)
		sum = sum.plus(productPair(x, x))
	}
	return sum.sqrt().scaled(k)
}
