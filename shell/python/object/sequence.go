package object

import "strings"

// reprElems is the reprs of elems between commas.
func reprElems(t *Thread, elems []Value) (string, error) {
	var b strings.Builder
	for i := range elems {
		if i > 0 {
			b.WriteString(", ")
		}
		s, err := Repr(t, elems[i])
		if err != nil {
			return "", err
		}
		b.WriteString(s)
	}
	return b.String(), nil
}

// compareElems compares two sequences as list and tuple do: the first elements
// that differ decide, else the lengths.
func compareElems(t *Thread, op CompareOp, x, y []Value) (Value, error) {
	if len(x) != len(y) && (op == EQ || op == NE) {
		return NewBool(op == NE), nil
	}
	for i := 0; i < len(x) && i < len(y); i++ {
		eq, err := Equal(t, x[i], y[i])
		if err != nil {
			return nil, err
		}
		if eq {
			continue
		}
		switch op {
		case EQ:
			return False, nil
		case NE:
			return True, nil
		}
		return Compare(t, op, x[i], y[i])
	}
	return NewBool(op.holds(len(x), len(y))), nil
}

// holds is `x op y` for numbers.
func (op CompareOp) holds(x, y int) bool {
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
