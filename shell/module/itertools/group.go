package itertools

import (
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// grouping is what an iterator of groupby shares with the groups that it has given.
type grouping struct {
	source  object.Iterator
	keyFunc object.Value
	target  object.Value // the key of the group that was given last
	key, v  object.Value // the element that was looked at last and its key; v is nil when it was yielded
	current *iterator    // the group given last
}

func newGroupby(t *object.Thread, a []object.Value) (*iterator, error) {
	source, err := object.Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	g := &grouping{source: source, keyFunc: a[1]}
	return &iterator{next: g.next}, nil
}

// step looks at the next element; it reports false at the end.
func (g *grouping) step(t *object.Thread) (bool, error) {
	v, err := g.source.Next(t)
	if v == nil || err != nil {
		return false, err
	}
	key := v
	if native.Given(g.keyFunc) {
		if key, err = object.Call(t, g.keyFunc, v); err != nil {
			return false, err
		}
	}
	g.key, g.v = key, v
	return true, nil
}

// next gives the next key with its group.
func (g *grouping) next(t *object.Thread) (object.Value, error) {
	g.current = nil
	for {
		if g.key != nil {
			if g.target == nil {
				break
			}
			if same, err := object.Equal(t, g.target, g.key); !same || err != nil {
				if err != nil {
					return nil, err
				}
				break
			}
		}
		if more, err := g.step(t); !more || err != nil {
			return nil, err
		}
		if err := t.Check(); err != nil {
			return nil, err
		}
	}
	g.target = g.key
	group := &iterator{}
	key := g.key
	group.next = func(t *object.Thread) (object.Value, error) {
		if g.current != group {
			return nil, nil
		}
		if g.v == nil {
			if more, err := g.step(t); !more || err != nil {
				return nil, err
			}
		}
		if same, err := object.Equal(t, key, g.key); !same || err != nil {
			return nil, err
		}
		v := g.v
		g.v = nil
		return v, nil
	}
	group.SetClass(grouperType())
	g.current = group
	return object.NewPair(key, group), nil
}

// teeIterator is one of several that yield the same elements.
type teeIterator struct {
	from *teeSource
	at   *link
}

// link holds one element, and what follows it once it was asked for. What all iterators
// have passed is garbage.
type link struct {
	v    object.Value
	next *link
}

type teeSource struct {
	object.Iterator
	running bool
}

func (ti *teeIterator) copied(class *object.Type) *iterator {
	c := &teeIterator{ti.from, ti.at}
	it := &iterator{next: c.next, tee: c}
	it.SetClass(class)
	return it
}

func (ti *teeIterator) next(t *object.Thread) (object.Value, error) {
	if ti.at.next == nil {
		if ti.from.running {
			return nil, object.Errorf(object.RuntimeError, "cannot re-enter the tee iterator")
		}
		ti.from.running = true
		v, err := ti.from.Next(t)
		ti.from.running = false
		if v == nil || err != nil {
			return nil, err
		}
		ti.at.next = &link{v: v}
	}
	ti.at = ti.at.next
	return ti.at.v, nil
}

func tee(t *object.Thread, a []object.Value) (object.Value, error) {
	n := 2
	if a[1] != nil {
		var err error
		if n, err = native.Size(t, a[1]); err != nil {
			return nil, err
		}
	}
	if n < 0 {
		return nil, object.Errorf(object.ValueError, "n must be >= 0")
	}
	if err := object.CheckSize(int64(n), 128); err != nil {
		return nil, err
	}
	all := object.MakeTuple(n)
	if n == 0 {
		return all, nil
	}
	source, err := object.Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	first, ok := source.(*iterator)
	if !ok || first.tee == nil {
		first = (&teeIterator{&teeSource{Iterator: source}, new(link)}).copied(teeType())
	}
	for i := range all.Elems {
		all.Elems[i] = first
		first = first.tee.copied(teeType())
	}
	return all, nil
}

func newPairwise(t *object.Thread, a []object.Value) (*iterator, error) {
	source, err := object.Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	var old object.Value
	return &iterator{next: func(t *object.Thread) (object.Value, error) {
		if old == nil {
			first, err := source.Next(t)
			if first == nil || err != nil {
				return nil, err
			}
			old = first
		}
		v, err := source.Next(t)
		if v == nil || err != nil {
			return nil, err
		}
		pair := object.NewPair(old, v)
		old = v
		return pair, nil
	}}, nil
}

func newZipLongest(t *object.Thread, a []object.Value) (*iterator, error) {
	fill := a[1]
	if fill == nil {
		fill = object.None
	}
	of := a[0].(*object.Tuple).Elems
	sources := make([]object.Iterator, len(of)) // nil for one that has ended
	for i, v := range of {
		var err error
		if sources[i], err = object.Iter(t, v); err != nil {
			return nil, err
		}
	}
	open := len(sources)
	return &iterator{next: func(t *object.Thread) (object.Value, error) {
		if open == 0 {
			return nil, nil
		}
		tuple := object.MakeTuple(len(sources))
		for i, s := range sources {
			tuple.Elems[i] = fill
			if s == nil {
				continue
			}
			v, err := s.Next(t)
			if err != nil {
				open = 0
				return nil, err
			}
			if v != nil {
				tuple.Elems[i] = v
				continue
			}
			if sources[i], open = nil, open-1; open == 0 {
				return nil, nil
			}
		}
		return tuple, nil
	}}, nil
}
