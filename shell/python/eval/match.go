package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// A match statement is compiled to a chooser, which finds the case that the subject
// matches and binds its names, and the bodies of the cases.

// chooser gives the index of the case to run, or -1.
type chooser func(f *frame) (int, error)

// matcher reports whether v matches a pattern. What the pattern captures goes to
// caught, to be bound when all of it has matched.
type matcher func(f *frame, v object.Value, caught []object.Value) (bool, error)

func (c *compiler) match(n *syntax.Match) stmt {
	choose := c.chooser(n)
	bodies := make([]stmt, len(n.Cases))
	for i, k := range n.Cases {
		bodies[i] = c.block(k.Body)
	}
	return func(f *frame) (exit, error) {
		i, err := choose(f)
		if i < 0 || err != nil {
			return atEnd, err
		}
		return bodies[i](f)
	}
}

// matchCase is the pattern of a case and what becomes of its names.
type matchCase struct {
	matches matcher
	binds   []assigner
	guard   func(*frame) (bool, error)
}

func (c *compiler) chooser(n *syntax.Match) chooser {
	subject := c.expr(n.Subject)
	cases := make([]matchCase, len(n.Cases))
	for i, k := range n.Cases {
		p := &patternCompiler{compiler: c, places: map[string]int{}}
		cases[i].matches = p.pattern(k.Pattern)
		cases[i].binds = p.binds
		if k.Guard != nil {
			cases[i].guard = c.test(k.Guard, k.Guard.Range())
		}
	}
	return func(f *frame) (int, error) {
		v, err := subject(f)
		if err != nil {
			return -1, err
		}
		for i := range cases {
			k := &cases[i]
			caught := make([]object.Value, len(k.binds))
			ok, err := k.matches(f, v, caught)
			if err != nil {
				return -1, err
			}
			if !ok {
				continue
			}
			for j, bind := range k.binds {
				if err := bind(f, caught[j]); err != nil {
					return -1, err
				}
			}
			if k.guard != nil {
				if ok, err = k.guard(f); err != nil {
					return -1, err
				}
			}
			if ok {
				return i, nil
			}
		}
		return -1, nil
	}
}

// patternCompiler compiles the patterns of one case. The alternatives of an or
// pattern bind the same names, each of which has one place.
type patternCompiler struct {
	*compiler
	places map[string]int
	binds  []assigner
}

// place is where a name's value is kept until all has matched, -1 for `_`.
func (c *patternCompiler) place(name string) int {
	if name == "" {
		return -1
	}
	i, ok := c.places[name]
	if !ok {
		i = len(c.binds)
		c.places[name] = i
		c.binds = append(c.binds, c.store(name))
	}
	return i
}

func (c *patternCompiler) patterns(list []syntax.Pattern) []matcher {
	ms := make([]matcher, len(list))
	for i, p := range list {
		ms[i] = c.pattern(p)
	}
	return ms
}

func (c *patternCompiler) pattern(p syntax.Pattern) matcher {
	at := &place{Span: p.Range()}
	switch n := p.(type) {
	case *syntax.MatchValue:
		value := c.expr(n.Value)
		return func(f *frame, v object.Value, _ []object.Value) (bool, error) {
			x, err := value(f)
			if err != nil {
				return false, err
			}
			same, err := object.CompareBool(f.t, object.EQ, v, x)
			return same, f.failed(err, at)
		}
	case *syntax.MatchSingleton:
		one := constants[n.Name]
		return func(_ *frame, v object.Value, _ []object.Value) (bool, error) { return v == one, nil }
	case *syntax.MatchAs:
		i := c.place(n.Name)
		inner := matcher(func(*frame, object.Value, []object.Value) (bool, error) { return true, nil })
		if n.Pattern != nil {
			inner = c.pattern(n.Pattern)
		}
		return func(f *frame, v object.Value, caught []object.Value) (bool, error) {
			ok, err := inner(f, v, caught)
			if ok && i >= 0 {
				caught[i] = v
			}
			return ok, err
		}
	case *syntax.MatchOr:
		alternatives := c.patterns(n.Patterns)
		return func(f *frame, v object.Value, caught []object.Value) (bool, error) {
			for _, m := range alternatives {
				if ok, err := m(f, v, caught); ok || err != nil {
					return ok, err
				}
			}
			return false, nil
		}
	case *syntax.MatchSequence:
		return c.sequence(n, at)
	case *syntax.MatchMapping:
		return c.mapping(n, at)
	case *syntax.MatchClass:
		return c.class(n, at)
	}
	return nil
}

// sequence compiles `[a, *b]`. A star takes no pattern: its values are not looked at
// unless it has a name.
func (c *patternCompiler) sequence(n *syntax.MatchSequence, at *place) matcher {
	star, keep := -1, -1
	var inner []matcher
	for i, p := range n.Patterns {
		if s, ok := p.(*syntax.MatchStar); ok {
			star, keep = i, c.place(s.Name)
			continue
		}
		inner = append(inner, c.pattern(p))
	}
	return func(f *frame, v object.Value, caught []object.Value) (bool, error) {
		if !object.IsSequence(v.Type()) {
			return false, nil
		}
		size, err := object.Len(f.t, v)
		if err != nil {
			return false, f.fail(err, at)
		}
		if size < len(inner) || star < 0 && size > len(inner) {
			return false, nil
		}
		for i, m := range inner {
			from := i
			if star >= 0 && i >= star {
				from = size - len(inner) + i
			}
			x, err := object.GetItem(f.t, v, object.NewInt(int64(from)))
			if err != nil {
				return false, f.fail(err, at)
			}
			if ok, err := m(f, x, caught); !ok || err != nil {
				return false, err
			}
		}
		if keep < 0 {
			return true, nil
		}
		rest := object.NewList()
		for i := star; i < size-(len(inner)-star); i++ {
			x, err := object.GetItem(f.t, v, object.NewInt(int64(i)))
			if err == nil {
				err = rest.Append(x)
			}
			if err == nil {
				err = f.t.Check()
			}
			if err != nil {
				return false, f.fail(err, at)
			}
		}
		caught[keep] = rest
		return true, nil
	}
}

// missing stands for a key that a mapping does not have.
var missing object.Value = &object.Slice{}

func (c *patternCompiler) mapping(n *syntax.MatchMapping, at *place) matcher {
	keys, inner, rest := c.exprs(n.Keys), c.patterns(n.Patterns), c.place(n.Rest)
	return func(f *frame, v object.Value, caught []object.Value) (bool, error) {
		if !object.IsMapping(v.Type()) {
			return false, nil
		}
		size, err := object.Len(f.t, v)
		if err != nil || size < len(keys) {
			return false, f.failed(err, at)
		}
		taken := object.NewDict()
		values := make([]object.Value, len(keys))
		for i, key := range keys {
			k, err := key(f)
			if err != nil {
				return false, err
			}
			before := taken.Len()
			if err = taken.Set(f.t, k, object.None); err == nil && taken.Len() == before {
				text, _ := object.Repr(f.t, k)
				err = object.Errorf(object.ValueError, "mapping pattern checks duplicate key (%s)", text)
			}
			if err == nil {
				values[i], err = object.CallMethod(f.t, v, "get", k, missing)
			}
			if err != nil {
				return false, f.fail(err, at)
			}
			if values[i] == missing {
				return false, nil
			}
		}
		for i, m := range inner {
			if ok, err := m(f, values[i], caught); !ok || err != nil {
				return false, err
			}
		}
		if rest < 0 {
			return true, nil
		}
		others := object.NewDict()
		if err := others.Update(f.t, v); err != nil {
			return false, f.fail(err, at)
		}
		for _, k := range taken.Keys() {
			if _, err := others.Delete(f.t, k); err != nil {
				return false, f.fail(err, at)
			}
		}
		caught[rest] = others
		return true, nil
	}
}
