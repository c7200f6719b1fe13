package collections

import (
	"fmt"
	"slices"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// deque is a collections.deque: a ring of elements.
type deque struct {
	object.Header
	ring    []object.Value // a power of two of places, or none
	head, n int
	maxlen  int // -1 where there is no limit
	changes int // an iterator notices when elements came or went
}

var dequeType = sync.OnceValue(newDequeType)

func (d *deque) Type() *object.Type { return d.ClassOr(nil) }

// at is the place of element i.
func (d *deque) at(i int) *object.Value { return &d.ring[(d.head+i)&(len(d.ring)-1)] }

// elems are the elements in a slice of their own.
func (d *deque) elems() []object.Value {
	all := make([]object.Value, d.n)
	if d.n > 0 {
		copied := copy(all, d.ring[d.head:])
		copy(all[copied:], d.ring)
	}
	return all
}

// set makes these the elements; it keeps the slice.
func (d *deque) set(elems []object.Value) {
	d.ring, d.head, d.n = nil, 0, 0
	d.changes++
	for _, v := range elems {
		d.append(v) // there was room for them
	}
}

func (d *deque) grow() error {
	if err := object.CheckSize(2*int64(d.n), 16); err != nil {
		return err
	}
	ring := make([]object.Value, max(8, 2*len(d.ring)))
	copy(ring, d.elems())
	d.ring, d.head = ring, 0
	return nil
}

func (d *deque) append(v object.Value) error {
	if d.maxlen == 0 {
		return nil
	}
	if d.n == d.maxlen {
		d.popleft()
	}
	if d.n == len(d.ring) {
		if err := d.grow(); err != nil {
			return err
		}
	}
	d.n++
	*d.at(d.n - 1) = v
	d.changes++
	return nil
}

func (d *deque) appendleft(v object.Value) error {
	if d.maxlen == 0 {
		return nil
	}
	if d.n == d.maxlen {
		d.pop()
	}
	if d.n == len(d.ring) {
		if err := d.grow(); err != nil {
			return err
		}
	}
	d.n++
	d.head = (d.head - 1) & (len(d.ring) - 1)
	*d.at(0) = v
	d.changes++
	return nil
}

func (d *deque) pop() (object.Value, error) {
	if d.n == 0 {
		return nil, object.Errorf(object.IndexError, "pop from an empty deque")
	}
	at := d.at(d.n - 1)
	v := *at
	*at = nil
	d.n--
	d.changes++
	return v, nil
}

func (d *deque) popleft() (object.Value, error) {
	if d.n == 0 {
		return nil, object.Errorf(object.IndexError, "pop from an empty deque")
	}
	at := d.at(0)
	v := *at
	*at = nil
	d.head = (d.head + 1) & (len(d.ring) - 1)
	d.n--
	d.changes++
	return v, nil
}

// extend adds what v yields by add.
func (d *deque) extend(t *object.Thread, v object.Value, add func(object.Value) error) error {
	if v == object.Value(d) {
		v = object.NewList(d.elems()...)
	}
	return object.Iterate(t, v, add)
}

// copied is a deque of the same class with the same elements.
func (d *deque) copied(t *object.Thread) (*deque, error) {
	if class := d.Type(); class.Heap {
		args := []object.Value{d}
		if d.maxlen >= 0 {
			args = append(args, object.NewInt(int64(d.maxlen)))
		}
		v, err := object.Call(t, class, args...)
		if err != nil {
			return nil, err
		}
		c, ok := v.(*deque)
		if !ok {
			return nil, object.Errorf(object.TypeError, "%s() must return a deque, not %s", class.Name, v.Type().Name)
		}
		return c, nil
	}
	c := &deque{maxlen: d.maxlen, n: d.n, head: d.head, ring: slices.Clone(d.ring)}
	c.SetClass(d.Type())
	return c, nil
}

// find gives the first element from start to stop that equals v, or -1.
func (d *deque) find(t *object.Thread, v object.Value, start, stop int) (int, error) {
	changes := d.changes
	for i := start; i < min(stop, d.n); i++ {
		same, err := object.Equal(t, *d.at(i), v)
		switch {
		case err != nil:
			return -1, err
		case d.changes != changes:
			return -1, object.Errorf(object.RuntimeError, "deque mutated during iteration")
		case same:
			return i, nil
		}
		if err := t.Check(); err != nil {
			return -1, err
		}
	}
	return -1, nil
}

// delete removes element i.
func (d *deque) delete(i int) { d.set(slices.Delete(d.elems(), i, i+1)) }

// rotate moves n elements from the right end to the left.
func (d *deque) rotate(n int) {
	if d.n < 2 {
		return
	}
	n %= d.n
	for ; n > 0; n-- {
		v, _ := d.pop()
		_ = d.appendleft(v)
	}
	for ; n < 0; n++ {
		v, _ := d.popleft()
		_ = d.append(v)
	}
}

// index reads a subscript.
func (d *deque) index(t *object.Thread, key object.Value) (int, error) {
	if _, err := object.AsIndex(t, key); err != nil {
		return 0, object.Errorf(object.TypeError, "sequence index must be integer, not '%s'", key.Type().Name)
	}
	i, err := native.Size(t, key)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += d.n
	}
	if i < 0 || i >= d.n {
		return 0, object.Errorf(object.IndexError, "deque index out of range")
	}
	return i, nil
}

// repeat makes the elements n times what they are.
func (d *deque) repeat(n int) error {
	elems := d.elems()
	n = max(n, 0)
	if d.maxlen > 0 && len(elems) > 0 {
		n = min(n, d.maxlen/len(elems)+1) // the rest would fall out again
	}
	if len(elems) > 0 {
		if err := object.CheckSize(int64(n), int64(16*len(elems))); err != nil {
			return err
		}
	}
	d.set(slices.Repeat(elems, n))
	return nil
}

func (d *deque) repr(t *object.Thread) (string, error) {
	done, ok := t.Repring(d)
	if !ok {
		return "[...]", nil
	}
	defer done()
	text, err := object.Repr(t, object.NewList(d.elems()...))
	if d.maxlen >= 0 {
		return fmt.Sprintf("%s(%s, maxlen=%d)", d.Type().Name, text, d.maxlen), err
	}
	return d.Type().Name + "(" + text + ")", err
}

// dequeIterator goes through a deque from one end or the other.
type dequeIterator struct {
	of      *deque
	i       int
	changes int
	back    bool
}

var (
	forward  = sync.OnceValue(func() *object.Type { return iteratorType("_deque_iterator") })
	backward = sync.OnceValue(func() *object.Type { return iteratorType("_deque_reverse_iterator") })
)

func iteratorType(name string) *object.Type {
	class := object.NewIteratorType(name)
	class.Module = "_collections"
	class.AddMethod("__length_hint__", "", "Private method returning an estimate of len(list(it)).", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		it := a[0].(*dequeIterator)
		return object.NewInt(int64(it.of.n - it.i)), nil
	})
	return class
}

func (it *dequeIterator) Type() *object.Type {
	if it.back {
		return backward()
	}
	return forward()
}

func (it *dequeIterator) Next(*object.Thread) (object.Value, error) {
	switch d := it.of; {
	case it.changes != d.changes:
		it.i, it.changes = d.n, d.changes
		return nil, object.Errorf(object.RuntimeError, "deque mutated during iteration")
	case it.i >= d.n:
		return nil, nil
	case it.back:
		it.i++
		return *d.at(d.n - it.i), nil
	default:
		it.i++
		return *d.at(it.i - 1), nil
	}
}
