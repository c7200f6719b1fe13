package libm

import (
	"math"
	"sync"
)

const steps = 64 // of the table, from 1 to 2

// powers are 2**(i/steps).
var powers = sync.OnceValue(func() (t [steps]pair) {
	root := pair{2, 0}
	for n := 1; n < steps; n *= 2 {
		root = root.root()
	}
	t[0] = pair{1, 0}
	for i := 1; i < steps; i++ {
		t[i] = t[i-1].times(root)
	}
	return t
})

// root is sqrt with all the bits that a pair has.
func (p pair) root() pair {
	s := p.sqrt()
	s = s.plus(p.over(s))
	return pair{s.hi / 2, s.lo / 2}
}

var (
	ln2   = pair{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	log2e = pair{0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56}
	third = pair{1, 0}.over(pair{3, 0})
	// tails are 1/3!, 1/4! and so on.
	tails = [...]float64{1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320}
)

// expPair is exp(p) as x·2**k.
func expPair(p pair) (x pair, k int) {
	n := math.RoundToEven(p.hi * (steps / math.Ln2))
	// ln(2)/steps in three parts: the product of n with the first two is exact.
	const l1, l2, l3 = 0x1.62e42fef80000p-7, 0x1.1cf79abc80000p-42, 0x1.e3b39803f2f6bp-78
	r := sumPair(p.hi-n*l1, -n*l2)
	r = sumPair(r.hi, r.lo+(p.lo-n*l3))
	square := r.times(r)
	e := r.plus(pair{square.hi / 2, square.lo / 2})
	tail := 0.0
	for i := len(tails) - 1; i >= 0; i-- {
		tail = tail*r.hi + tails[i]
	}
	e = sumPair(e.hi, e.lo+tail*r.hi*square.hi)
	t := powers()[int(n)&(steps-1)]
	return t.plus(t.times(e)), int(n) >> 6
}

// Exp is e**x.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		return math.Exp(x)
	case x > 710:
		return math.Inf(1)
	case x < -746:
		return 0
	}
	p, k := expPair(pair{x, 0})
	return p.scaled(k)
}

// Sinh is the hyperbolic sine.
func Sinh(x float64) float64 {
	if !(math.Abs(x) > far) {
		return math.Sinh(x)
	}
	return math.Copysign(Cosh(x), x)
}

// Cosh is the hyperbolic cosine.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	if !(a > far) || a > 711 {
		return math.Cosh(x)
	}
	p, k := expPair(pair{a, 0})
	return p.scaled(k - 1)
}

const far = 22 // from 0: what e**-x adds to e**x is lost

// Exp2 is 2**x.
func Exp2(x float64) float64 {
	if n := math.Floor(x); n == x || math.IsNaN(x) || math.Abs(x) > 1100 {
		return math.Exp2(x)
	}
	n := math.RoundToEven(x)
	p, k := expPair(ln2.times(pair{x - n, 0}))
	return p.scaled(k + int(n))
}

// logPair is log(a), a being positive.
func logPair(a float64) pair {
	m, e := math.Frexp(a)
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	l := logNearOne(m)
	if e == 0 {
		return l
	}
	return l.plus(ln2.times(pair{float64(e), 0}))
}

// logNearOne is log(m) for m between half and twice the root of 2.
func logNearOne(m float64) pair {
	f := m - 1
	if math.Abs(f) < 1.0/128 {
		// 2·atanh(s) with s = f/(2+f) keeps its precision where log is small.
		s := pair{f, 0}.over(sumPair(2, f))
		z := s.times(s)
		tail := z.hi * z.hi * (1.0/5 + z.hi*(1.0/7+z.hi*(1.0/9+z.hi*(1.0/11))))
		sum := s.plus(s.times(z.times(third).plus(pair{tail, 0})))
		return pair{2 * sum.hi, 2 * sum.lo}
	}
	// One step of Newton's method from the nearest float y: with
	// d = m·exp(-y) - 1, log(m) = y + log(1+d).
	y := math.Log(m)
	x, k := expPair(pair{-y, 0})
	scale := math.Ldexp(1, k)
	d := x.times(pair{m * scale, 0}).plus(pair{-1, 0})
	return pair{y, 0}.plus(d)
}

// Log is the natural logarithm.
func Log(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log(x)
	}
	return logPair(x).hi
}

// Log2 is the logarithm with base 2.
func Log2(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log2(x)
	}
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	return logNearOne(m).times(log2e).plus(pair{float64(e), 0}).hi
}

// Log10 is the logarithm with base 10, added up as the C library does.
func Log10(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log10(x)
	}
	const two = math.Ln2 / math.Ln10
	const hi = 0x1.34413509f6p-2 // of two, so that the product with e is exact
	m, e := math.Frexp(x)
	if e > 0 {
		m, e = 2*m, e-1
	}
	return float64(e)*(two-hi) + math.Log10E*Log(m) + float64(e)*hi
}

// Pow is a**b.
func Pow(a, b float64) float64 {
	switch {
	case math.IsNaN(a) || math.IsNaN(b) || math.IsInf(a, 0) || math.IsInf(b, 0) || a == 0 || b == 0 || a == 1 || a < 0 && b != math.Floor(b):
		return math.Pow(a, b)
	case a < 0:
		if math.Abs(math.Mod(b, 2)) == 1 {
			return -Pow(-a, b)
		}
		return Pow(-a, b)
	case b == 1:
		return a
	case b == 2:
		return a * a
	}
	const over, under = 710, -746 // beyond, exp is infinite, or zero
	switch approx := b * math.Log(a); {
	case approx > over:
		return math.Inf(1)
	case approx < under:
		return 0
	}
	x, k := expPair(logPair(a).times(pair{b, 0}))
	return x.scaled(k)
}

// Gamma is the gamma function, by Stirling's series where that is as good as exact:
// there math.Gamma is off by many units in the last place.
func Gamma(x float64) float64 {
	if !(x > 30 && x < 172) {
		return math.Gamma(x)
	}
	constant := pair{0x1.d67f1c864beb5p-1, -0x1.65b5a1b7ff5dfp-55} // log(2π)/2
	z := 1 / (x * x)
	rest := (1.0/12 - z*(1.0/360-z*(1.0/1260-z/1680))) / x
	p, k := expPair(logPair(x).times(sumPair(x, -0.5)).plus(constant).plus(sumPair(-x, rest)))
	return p.scaled(k)
}
