package itertools

import (
	"fmt"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

func newCount(t *object.Thread, a []object.Value) (*iterator, error) {
	n, step := a[0], a[1]
	if n == nil {
		n = object.NewInt(0)
	}
	if step == nil {
		step = object.NewInt(1)
	}
	for _, v := range []object.Value{n, step} {
		if !isNumber(v) {
			return nil, object.Errorf(object.TypeError, "a number is required")
		}
	}
	return &iterator{
		next: func(t *object.Thread) (object.Value, error) {
			next, err := object.Binary(t, object.Add, n, step)
			if err != nil {
				return nil, err
			}
			v := n
			n = next
			return v, nil
		},
		repr: func(t *object.Thread) (string, error) { return countText(t, n, step) },
	}, nil
}

// isNumber is C's PyNumber_Check.
func isNumber(v object.Value) bool {
	class := v.Type()
	_, float := class.Lookup("__float__")
	_, integer := class.Lookup("__int__")
	return class.Index != nil || float || integer
}

func countText(t *object.Thread, n, step object.Value) (string, error) {
	from, err := object.Repr(t, n)
	if err != nil || step == object.Value(object.Int(1)) {
		return "count(" + from + ")", err
	}
	by, err := object.Repr(t, step)
	return "count(" + from + ", " + by + ")", err
}

func newRepeat(t *object.Thread, a []object.Value) (*iterator, error) {
	v, n := a[0], 0
	if a[1] == nil {
		return &iterator{
			next: func(*object.Thread) (object.Value, error) { return v, nil },
			repr: func(t *object.Thread) (string, error) {
				text, err := object.Repr(t, v)
				return "repeat(" + text + ")", err
			},
		}, nil
	}
	n, err := native.Size(t, a[1])
	if err != nil {
		return nil, err
	}
	n = max(n, 0)
	return &iterator{
		next: func(*object.Thread) (object.Value, error) {
			if n == 0 {
				return nil, nil
			}
			n--
			return v, nil
		},
		repr: func(t *object.Thread) (string, error) {
			text, err := object.Repr(t, v)
			return fmt.Sprintf("repeat(%s, %d)", text, n), err
		},
		left: func() int { return n },
	}, nil
}
