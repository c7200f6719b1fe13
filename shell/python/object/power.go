package object

import (
	"math"
	"math/big"
)

// power is a ** b for finite numbers, a positive: exp(b·log(a)), carried out in
// twice the precision of a float so that the rounded result is that of the C library
// but for a case in some hundreds. math.Pow is often off in the last digit.
func power(a, b float64) float64 {
	switch b {
	case 0.5:
		return math.Sqrt(a)
	case 1:
		return a
	case 2:
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
	if k > -1000 && k < 1000 {
		return math.Ldexp(x.hi+x.lo, k)
	}
	// Near the ends a float has fewer bits, and must be rounded only once.
	const exact = 200
	z := new(big.Float).SetPrec(exact).SetFloat64(x.hi)
	z.Add(z, new(big.Float).SetPrec(exact).SetFloat64(x.lo))
	f, _ := z.SetMantExp(z, k).Float64()
	return f
}

// pair is a number as the sum of two floats, the second no more than half a
// unit in the last place of the first.
//
// Source: T. J. Dekker, A floating-point technique for extending the available
// precision, 1971.
type pair struct{ hi, lo float64 }

var ln2 = pair{math.Ln2, 2.3190468138462996e-17}

// sumPair is a + b, exactly.
func sumPair(a, b float64) pair {
	s := a + b
	t := s - a
	return pair{s, (a - (s - t)) + (b - t)}
}

func (p pair) plus(q pair) pair {
	s := sumPair(p.hi, q.hi)
	t := sumPair(p.lo, q.lo)
	s = sumPair(s.hi, s.lo+t.hi)
	return sumPair(s.hi, s.lo+t.lo)
}

func (p pair) times(q pair) pair {
	h := p.hi * q.hi
	l := math.FMA(p.hi, q.hi, -h)
	return sumPair(h, l+(p.hi*q.lo+p.lo*q.hi))
}

func (p pair) over(d pair) pair {
	q := p.hi / d.hi
	r := p.plus(d.times(pair{-q, 0}))
	q2 := r.hi / d.hi
	r = r.plus(d.times(pair{-q2, 0}))
	return sumPair(q, q2).plus(pair{r.hi / d.hi, 0})
}

// expPair is exp(p) as x·2**k.
func expPair(p pair) (x pair, k int) {
	const (
		halvings = 5
		terms    = 13
	)
	n := math.RoundToEven(p.hi / math.Ln2)
	r := p.plus(ln2.times(pair{-n, 0}))
	r = pair{r.hi / (1 << halvings), r.lo / (1 << halvings)}
	// Taylor's series, from its last term inwards: 1 + r(1 + r/2(1 + r/3(…
	x = pair{1, 0}
	for i := terms; i > 0; i-- {
		x = pair{1, 0}.plus(r.times(x).over(pair{float64(i), 0}))
	}
	for range halvings {
		x = x.times(x)
	}
	return x, int(n)
}

// logPair is log(a).
func logPair(a float64) pair {
	m, e := math.Frexp(a)
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	return logNearOne(m).plus(ln2.times(pair{float64(e), 0}))
}

// logNearOne is log(m) for m between half and twice the root of 2.
func logNearOne(m float64) pair {
	f := m - 1
	const small, terms = 1.0 / 128, 8
	if math.Abs(f) < small {
		// 2·atanh(s) with s = f/(2+f) keeps its precision where log is small.
		s := pair{f, 0}.over(sumPair(2, f))
		square := s.times(s)
		sum := pair{}
		for i := terms; i >= 0; i-- {
			sum = sum.times(square).plus(pair{1, 0}.over(pair{float64(2*i + 1), 0}))
		}
		sum = sum.times(s)
		return pair{2 * sum.hi, 2 * sum.lo}
	}
	// One step of Newton's method from the nearest float y: with
	// d = m·exp(-y) - 1, log(m) = y + log(1+d).
	y := math.Log(m)
	x, k := expPair(pair{-y, 0})
	x = pair{math.Ldexp(x.hi, k), math.Ldexp(x.lo, k)}
	d := x.times(pair{m, 0}).plus(pair{-1, 0})
	return pair{y, 0}.plus(d).plus(d.times(d).times(pair{-0.5, 0}))
}
