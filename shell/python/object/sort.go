package object

import (
	"cmp"
	"slices"
)

// SortElems sorts in place and stably, by key unless that is nil or None; the
// only comparison used is <. After an error the elements are all there, in some
// order.
func SortElems(t *Thread, elems []Value, key Value, backwards bool) error {
	if (key == nil || key == None) && (sortAll[Int](elems) || sortAll[Str](elems)) {
		if backwards {
			slices.Reverse(elems)
		}
		return nil
	}
	s := make([]sortItem, len(elems))
	for i, e := range elems {
		s[i] = sortItem{e, e}
		if key != nil && key != None {
			k, err := Call(t, key, e)
			if err != nil {
				return err
			}
			s[i].key = k
		}
	}
	// Reversed twice, equal elements keep their order.
	if backwards {
		slices.Reverse(s)
	}
	sorted, err := sortItems(t, s)
	if backwards {
		slices.Reverse(sorted)
	}
	for i := range sorted {
		elems[i] = sorted[i].value
	}
	return err
}

// sortAll sorts elements that are all of a type of which equal ones are the same.
func sortAll[K Int | Str](elems []Value) bool {
	for _, e := range elems {
		if _, ok := e.(K); !ok {
			return false
		}
	}
	slices.SortFunc(elems, func(a, b Value) int { return cmp.Compare(a.(K), b.(K)) })
	return true
}

type sortItem struct{ key, value Value }

// sortItems sorts s, in its own place or another.
func sortItems(t *Thread, s []sortItem) ([]sortItem, error) {
	switch {
	case allKeys[Int](s):
		slices.SortStableFunc(s, byKey[Int])
		return s, nil
	case allKeys[Str](s):
		slices.SortStableFunc(s, byKey[Str])
		return s, nil
	}
	return mergeSort(t, s, make([]sortItem, len(s)))
}

func allKeys[K Value](s []sortItem) bool {
	for i := range s {
		if _, ok := s[i].key.(K); !ok {
			return false
		}
	}
	return true
}

func byKey[K interface {
	Value
	Int | Str
}](a, b sortItem) int {
	switch x, y := a.key.(K), b.key.(K); {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// mergeSort sorts s with the help of room, which is as long, and gives the one of
// the two that holds the result. On an error the result still holds each item once.
func mergeSort(t *Thread, s, room []sortItem) ([]sortItem, error) {
	const run = 63
	for i := 0; i < len(s); i += run {
		if err := sortRun(t, s[i:min(i+run, len(s))]); err != nil {
			return s, err
		}
	}
	for width := run; width < len(s); width *= 2 {
		for i := 0; i < len(s); i += 2 * width {
			mid, end := min(i+width, len(s)), min(i+2*width, len(s))
			if err := merge(t, room[i:end], s[i:mid], s[mid:end]); err != nil {
				return s, err
			}
		}
		s, room = room, s
	}
	return s, nil
}

// sortRun sorts a short stretch with the comparisons that CPython makes: what
// stands in order at its start is found, the rest is inserted by bisection.
//
// Source: count_run and binarysort of CPython's Objects/listobject.c.
func sortRun(t *Thread, s []sortItem) error {
	n, err := ordered(t, s)
	if err != nil {
		return err
	}
	for ; n < len(s); n++ {
		pivot := s[n]
		l, r := 0, n
		for l < r {
			mid := l + (r-l)/2
			less, err := lessItem(t, pivot, s[mid])
			switch {
			case err != nil:
				return err
			case less:
				r = mid
			default:
				l = mid + 1
			}
		}
		copy(s[l+1:n+1], s[l:n])
		s[l] = pivot
	}
	return nil
}

// ordered is how many items at the start of s are in order, those that fell
// strictly having been turned round.
func ordered(t *Thread, s []sortItem) (int, error) {
	if len(s) < 2 {
		return len(s), nil
	}
	falls, err := lessItem(t, s[1], s[0])
	if err != nil {
		return 0, err
	}
	n := 2
	for ; n < len(s); n++ {
		less, err := lessItem(t, s[n], s[n-1])
		if err != nil {
			return 0, err
		}
		if less != falls {
			break
		}
	}
	if falls {
		slices.Reverse(s[:n])
	}
	return n, nil
}

func merge(t *Thread, to, a, b []sortItem) error {
	if len(a) > 0 && len(b) > 0 {
		// Already in order: one comparison instead of many.
		less, err := lessItem(t, b[0], a[len(a)-1])
		if err != nil {
			return err
		}
		if !less {
			copy(to[copy(to, a):], b)
			return nil
		}
	}
	for len(a) > 0 && len(b) > 0 {
		less, err := lessItem(t, b[0], a[0])
		if err != nil {
			return err
		}
		if less {
			to[0], b = b[0], b[1:]
		} else {
			to[0], a = a[0], a[1:]
		}
		to = to[1:]
	}
	copy(to[copy(to, a):], b)
	return nil
}

func lessItem(t *Thread, a, b sortItem) (bool, error) {
	if err := t.Check(); err != nil {
		return false, err
	}
	return CompareBool(t, LT, a.key, b.key)
}
