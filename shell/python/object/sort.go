package object

import "slices"

// SortElems sorts in place and stably, by key unless that is nil or None; the
// only comparison used is <. After an error the elements are all there, in some
// order.
func SortElems(t *Thread, elems []Value, key Value, backwards bool) error {
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
	const run = 8
	for i := 0; i < len(s); i += run {
		if err := insertionSort(t, s[i:min(i+run, len(s))]); err != nil {
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

func insertionSort(t *Thread, s []sortItem) error {
	for i := 1; i < len(s); i++ {
		for j := i; j > 0; j-- {
			less, err := lessItem(t, s[j], s[j-1])
			if err != nil {
				return err
			}
			if !less {
				break
			}
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
	return nil
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
