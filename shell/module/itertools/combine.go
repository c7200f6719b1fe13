package itertools

import (
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// chosen is the iterator of tuples made of pool's elements at indices; advance makes the
// indices those of the next tuple, and reports false when there is none.
func chosen(pool []object.Value, indices []int, none bool, advance func() bool) *iterator {
	begun := false
	return &iterator{next: func(*object.Thread) (object.Value, error) {
		if none || begun && !advance() {
			none = true
			return nil, nil
		}
		begun = true
		tuple := object.MakeTuple(len(indices))
		for i, at := range indices {
			tuple.Elems[i] = pool[at]
		}
		return tuple, nil
	}}
}

// drawn reads an iterable and a number r of elements to draw from it.
func drawn(t *object.Thread, iterable, number object.Value) (pool []object.Value, r int, err error) {
	if pool, err = object.Elements(t, iterable); err != nil {
		return nil, 0, err
	}
	if number == nil {
		return pool, len(pool), nil
	}
	if r, err = native.Size(t, number); err != nil {
		return nil, 0, err
	}
	if r < 0 {
		return nil, 0, object.Errorf(object.ValueError, "r must be non-negative")
	}
	return pool, r, object.CheckSize(int64(r), 16)
}

func newCombinations(t *object.Thread, a []object.Value) (*iterator, error) {
	pool, r, err := drawn(t, a[0], a[1])
	if err != nil {
		return nil, err
	}
	n := len(pool)
	if r > n {
		return chosen(nil, nil, true, nil), nil
	}
	indices := make([]int, r)
	for i := range indices {
		indices[i] = i
	}
	return chosen(pool, indices, false, func() bool {
		i := r - 1
		for i >= 0 && indices[i] == n-r+i {
			i--
		}
		if i < 0 {
			return false
		}
		for at := indices[i] + 1; i < r; i, at = i+1, at+1 {
			indices[i] = at
		}
		return true
	}), nil
}

func newPermutations(t *object.Thread, a []object.Value) (*iterator, error) {
	number := a[1]
	if number == object.None {
		number = nil
	}
	if number != nil && !object.Is(number, object.IntType) {
		return nil, object.Errorf(object.TypeError, "Expected int as r")
	}
	pool, r, err := drawn(t, a[0], number)
	if err != nil {
		return nil, err
	}
	n := len(pool)
	if r > n {
		return chosen(nil, nil, true, nil), nil
	}
	order := make([]int, n) // the first r of it are drawn
	for i := range order {
		order[i] = i
	}
	turns := make([]int, r) // how many elements are still to come to each place
	for i := range turns {
		turns[i] = n - i
	}
	return chosen(pool, order[:r], false, func() bool {
		for i := r - 1; i >= 0; i-- {
			if turns[i]--; turns[i] > 0 {
				j := n - turns[i]
				order[i], order[j] = order[j], order[i]
				return true
			}
			first := order[i]
			copy(order[i:], order[i+1:])
			order[n-1] = first
			turns[i] = n - i
		}
		return false
	}), nil
}

func newProduct(t *object.Thread, a []object.Value) (*iterator, error) {
	iterables, repeat := a[0].(*object.Tuple).Elems, 1
	if a[1] != nil {
		var err error
		if repeat, err = native.Size(t, a[1]); err != nil {
			return nil, err
		}
	}
	if repeat < 0 {
		return nil, object.Errorf(object.ValueError, "repeat argument cannot be negative")
	}
	if len(iterables) == 0 {
		repeat = 0
	}
	if int64(repeat) > 1<<28 {
		return nil, object.Errorf(object.OverflowError, "repeat argument too large")
	}
	if err := object.CheckSize(int64(len(iterables))*int64(repeat), 32); err != nil {
		return nil, err
	}
	once := make([][]object.Value, len(iterables))
	for i, v := range iterables {
		var err error
		if once[i], err = object.Elements(t, v); err != nil {
			return nil, err
		}
	}
	var pools [][]object.Value
	none := false
	for range repeat {
		for _, pool := range once {
			pools = append(pools, pool)
			none = none || len(pool) == 0
		}
	}
	indices := make([]int, len(pools))
	begun := false
	return &iterator{next: func(*object.Thread) (object.Value, error) {
		if none {
			return nil, nil
		}
		i := len(pools) - 1
		for ; begun && i >= 0; i-- {
			if indices[i]++; indices[i] < len(pools[i]) {
				break
			}
			indices[i] = 0
		}
		if begun && i < 0 {
			none = true
			return nil, nil
		}
		begun = true
		tuple := object.MakeTuple(len(pools))
		for i, pool := range pools {
			tuple.Elems[i] = pool[indices[i]]
		}
		return tuple, nil
	}}, nil
}
