package math

import (
	"math"

	"labsh/shell/python/libm"
	"labsh/shell/python/object"
)

// addSums adds what goes through a sequence.
func addSums(m *object.Module) {
	m.AddFunc("hypot", "*coordinates", "hypot(*coordinates) -> value\n\nMultidimensional Euclidean distance from the origin to a point.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		v, err := reals(t, a[0].(*object.Tuple).Elems)
		if err != nil {
			return nil, err
		}
		return object.Float(libm.Norm(v)), nil
	})
	m.AddFunc("dist", "p, q, /", "Return the Euclidean distance between two points p and q.", dist)
	m.AddFunc("prod", "iterable, /, *, start=1", "Calculate the product of all the elements in the input iterable.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		r := a[1]
		if r == nil {
			r = object.NewInt(1)
		}
		err := object.Iterate(t, a[0], func(v object.Value) (err error) {
			r, err = object.Binary(t, object.Mul, r, v)
			return err
		})
		return r, err
	})
	m.AddFunc("fsum", "seq, /", "Return an accurate floating point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating point arithmetic.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		var s exactSum
		if err := object.Iterate(t, a[0], func(v object.Value) error {
			x, err := real(t, v)
			if err != nil {
				return err
			}
			return s.add(x)
		}); err != nil {
			return nil, err
		}
		return s.result()
	})
}

func dist(t *object.Thread, a []object.Value) (object.Value, error) {
	p, err := object.Elements(t, a[0])
	if err != nil {
		return nil, err
	}
	q, err := object.Elements(t, a[1])
	if err != nil {
		return nil, err
	}
	if len(p) != len(q) {
		return nil, object.Errorf(object.ValueError, "both points must have the same number of dimensions")
	}
	var points [2][]float64
	for i, elems := range [][]object.Value{p, q} {
		if points[i], err = reals(t, elems); err != nil {
			return nil, err
		}
	}
	for i := range points[0] {
		points[0][i] -= points[1][i]
	}
	return object.Float(libm.Norm(points[0])), nil
}

// exactSum is a sum of floats as floats that do not overlap, the smallest first.
//
// Source: J. R. Shewchuk, Adaptive precision floating-point arithmetic and fast robust
// geometric predicates, 1997.
type exactSum struct {
	parts    []float64
	special  float64 // the sum of what was no finite number
	infinite float64 // of the infinities alone
}

func (s *exactSum) add(x float64) error {
	whole := x
	kept := s.parts[:0]
	for _, y := range s.parts {
		if math.Abs(x) < math.Abs(y) {
			x, y = y, x
		}
		hi := x + y
		if lo := y - (hi - x); lo != 0 {
			kept = append(kept, lo)
		}
		x = hi
	}
	s.parts = kept
	switch {
	case x == 0:
	case x-x == 0:
		s.parts = append(s.parts, x)
	case whole-whole == 0:
		return object.Errorf(object.OverflowError, "intermediate overflow in fsum")
	default:
		if math.IsInf(whole, 0) {
			s.infinite += whole
		}
		s.special += whole
		s.parts = s.parts[:0]
	}
	return nil
}

func (s *exactSum) result() (object.Value, error) {
	if s.special != 0 {
		if math.IsNaN(s.infinite) {
			return nil, object.Errorf(object.ValueError, "-inf + inf in fsum")
		}
		return object.Float(s.special), nil
	}
	hi, lo := 0.0, 0.0
	n := len(s.parts)
	for n > 0 && lo == 0 {
		n--
		x, y := hi, s.parts[n]
		hi = x + y
		lo = y - (hi - x)
	}
	// Halfway between two floats, what is left decides.
	if n > 0 && (lo < 0 && s.parts[n-1] < 0 || lo > 0 && s.parts[n-1] > 0) {
		y := lo * 2
		x := hi + y
		if y == x-hi {
			hi = x
		}
	}
	return object.Float(hi), nil
}
