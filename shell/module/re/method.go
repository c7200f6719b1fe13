package re

import (
	"slices"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

type method = func(t *object.Thread, p *pattern, a []object.Value) (object.Value, error)

// methods are those that take a string and the part of it that is looked at.
var methods = map[string]method{
	"match":     one(matching),
	"fullmatch": one(full),
	"search":    one(search),
	"findall":   patternFindall,
	"finditer":  patternFinditer,
}

var docs = map[string]string{
	"match":     "Matches zero or more characters at the beginning of the string.",
	"fullmatch": "Matches against all of the string.",
	"search":    "Scan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches.",
	"findall":   "Return a list of all non-overlapping matches of pattern in string.",
	"finditer":  "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object.",
}

// one is the method for one match, in a way.
func one(w way) method {
	return func(t *object.Thread, p *pattern, a []object.Value) (object.Value, error) {
		s, pos, end, err := p.part(t, a)
		if err != nil || pos > end {
			return object.None, err
		}
		return p.first(t, s, w, pos, end)
	}
}

// first is the match found from a place on, or None.
func (p *pattern) first(t *object.Thread, s *subject, w way, pos, end int) (object.Value, error) {
	walk := walk{program: &p.program, t: t, subject: s, way: w, pos: pos, end: end}
	_, err := walk.step()
	if err != nil || !walk.matched {
		return object.None, err
	}
	return &match{p, s, walk.at, pos, end}, nil
}

// each calls found for all matches in a part of a subject.
func (p *pattern) each(t *object.Thread, s *subject, pos, end int, found func(spans) (bool, error)) error {
	walk := walk{program: &p.program, t: t, subject: s, way: search, pos: pos, end: end, found: found}
	return walk.run()
}

// result is what findall has of a match: all of it, its group or its groups.
func (p *pattern) result(s *subject, at spans) object.Value {
	m := match{p, s, at, 0, 0}
	empty := object.Value(object.Str(""))
	if !s.isText {
		empty = object.Bytes("")
	}
	switch n := len(at) / 2; n {
	case 1:
		return m.group(0, empty)
	case 2:
		return m.group(1, empty)
	default:
		groups := object.MakeTuple(n - 1)
		for i := range groups.Elems {
			groups.Elems[i] = m.group(i+1, empty)
		}
		return groups
	}
}

func patternFindall(t *object.Thread, p *pattern, a []object.Value) (object.Value, error) {
	s, pos, end, err := p.part(t, a)
	if err != nil {
		return nil, err
	}
	var values []object.Value
	err = p.each(t, s, pos, end, func(at spans) (bool, error) {
		values = append(values, p.result(s, at))
		return true, nil
	})
	return object.NewList(values...), err
}

// matches is what finditer gives.
type matches struct {
	of    *pattern
	walk  walk
	pos   int
	ahead []*match // found, and not given yet
	over  bool
}

var matchesClass = object.NewIteratorType("callable_iterator")

func (*matches) Type() *object.Type { return matchesClass }

// Next gives the next match. Some are found at a time, which is quicker.
func (it *matches) Next(t *object.Thread) (object.Value, error) {
	const most = 32
	if len(it.ahead) == 0 && !it.over {
		w := &it.walk
		w.t, w.hurried = t, false
		w.found = func(at spans) (bool, error) {
			it.ahead = append(it.ahead, &match{it.of, w.subject, at, it.pos, w.end})
			w.at, w.hurried = nil, true
			return len(it.ahead) < most, nil
		}
		err := w.run()
		it.over = err != nil || !w.stopped
		if err != nil {
			return nil, err
		}
	}
	if len(it.ahead) == 0 {
		return nil, nil
	}
	m := it.ahead[0]
	it.ahead = it.ahead[1:]
	return m, nil
}

func patternFinditer(t *object.Thread, p *pattern, a []object.Value) (object.Value, error) {
	s, pos, end, err := p.part(t, a)
	return &matches{of: p, pos: pos, walk: walk{program: &p.program, subject: s, way: search, pos: pos, end: end}}, err
}

func patternSplit(t *object.Thread, p *pattern, a []object.Value) (object.Value, error) {
	s, err := p.subject(t, a[0])
	if err != nil {
		return nil, err
	}
	most, err := limit(t, a[1])
	if err != nil {
		return nil, err
	}
	var parts []object.Value
	last, n := 0, 0
	if most >= 0 {
		err = p.each(t, s, 0, len(s.runes), func(at spans) (bool, error) {
			parts = append(parts, s.slice(last, at[0]))
			m := match{p, s, at, 0, 0}
			for i := 1; i < len(at)/2; i++ {
				parts = append(parts, m.group(i, object.None))
			}
			last = at[1]
			n++
			return n != most, nil
		})
	}
	parts = append(parts, s.slice(last, len(s.runes)))
	return object.NewList(parts...), err
}

// limit reads a number of times, of which 0 is no limit.
func limit(t *object.Thread, v object.Value) (int, error) {
	if v == nil {
		return 0, nil
	}
	return native.Size(t, v)
}

func patternSub(t *object.Thread, p *pattern, a []object.Value) (object.Value, error) {
	v, _, err := p.replace(t, a[0], a[1], a[2])
	return v, err
}

func patternSubn(t *object.Thread, p *pattern, a []object.Value) (object.Value, error) {
	v, n, err := p.replace(t, a[0], a[1], a[2])
	if err != nil {
		return nil, err
	}
	return object.NewPair(v, object.NewInt(int64(n))), nil
}

// replace puts repl in the place of matches, count at most, and counts them.
func (p *pattern) replace(t *object.Thread, repl, v, count object.Value) (object.Value, int, error) {
	calls := repl.Type().Call != nil
	var parts []object.Value
	if !calls {
		var err error
		if parts, err = p.template(t, repl); err != nil {
			return nil, 0, err
		}
	}
	s, err := p.subject(t, v)
	if err != nil {
		return nil, 0, err
	}
	most, err := limit(t, count)
	if err != nil {
		return nil, 0, err
	}
	out := &joined{isText: p.isText}
	last, n := 0, 0
	if most >= 0 {
		err = p.each(t, s, 0, len(s.runes), func(at spans) (bool, error) {
			if at[0] > last {
				out.part(s, last, at[0])
			}
			last = at[1]
			n++
			if !calls {
				return n != most, out.template(parts, s, at)
			}
			r, err := object.Call(t, repl, &match{p, s, slices.Clone(at), 0, len(s.runes)})
			if err == nil && r != object.None {
				err = out.value(r)
			}
			return n != most, err
		})
	}
	switch {
	case err != nil:
		return nil, 0, err
	case n == 0:
		return s.slice(0, len(s.runes)), 0, nil
	case last < len(s.runes):
		out.part(s, last, len(s.runes))
	}
	made, err := out.made()
	return made, n, err
}
