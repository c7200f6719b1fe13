// Package libm has those functions of C's mathematical library that programs see most,
// with the bits that CPython shows on Linux: as good as always the nearest float.
// Package math of Go is off in the last digit more often.
package libm

import (
	"math"
	"math/big"
)

// pair is a number as the sum of two floats, the second no more than half a
// unit in the last place of the first.
//
// Source: T. J. Dekker, A floating-point technique for extending the available
// precision, 1971.
type pair struct{ hi, lo float64 }

// sumPair is a + b, exactly.
func sumPair(a, b float64) pair {
	s := a + b
	t := s - a
	return pair{s, (a - (s - t)) + (b - t)}
}

// productPair is a · b, exactly.
func productPair(a, b float64) pair {
	h := a * b
	return pair{h, math.FMA(a, b, -h)}
}

func (p pair) plus(q pair) pair {
	s := sumPair(p.hi, q.hi)
	t := sumPair(p.lo, q.lo)
	s = sumPair(s.hi, s.lo+t.hi)
	return sumPair(s.hi, s.lo+t.lo)
}

func (p pair) minus(q pair) pair { return p.plus(pair{-q.hi, -q.lo}) }

func (p pair) times(q pair) pair {
	h := productPair(p.hi, q.hi)
	return sumPair(h.hi, h.lo+(p.hi*q.lo+p.lo*q.hi))
}

func (p pair) over(d pair) pair {
	q := p.hi / d.hi
	r := p.minus(d.times(pair{q, 0}))
	q2 := r.hi / d.hi
	r = r.minus(d.times(pair{q2, 0}))
	return sumPair(q, q2).plus(pair{r.hi / d.hi, 0})
}

func (p pair) sqrt() pair {
	if p.hi <= 0 {
		return pair{}
	}
	s := math.Sqrt(p.hi)
	r := p.minus(productPair(s, s))
	return sumPair(s, r.hi/(2*s))
}

// scaled is p · 2**k, rounded to the nearest float.
func (p pair) scaled(k int) float64 {
	if k > -1000 && k < 1000 {
		return math.Ldexp(p.hi, k)
	}
	// Near the ends a float has fewer bits, and must be rounded only once.
	const exact = 200
	z := new(big.Float).SetPrec(exact).SetFloat64(p.hi)
	z.Add(z, new(big.Float).SetPrec(exact).SetFloat64(p.lo))
	f, _ := z.SetMantExp(z, k).Float64()
	return f
}
