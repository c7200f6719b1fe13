package re

import (
	"fmt"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// match is a re.Match.
type match struct {
	of       *pattern
	subject  *subject
	at       spans
	pos, end int // of the search
}

func (*match) Type() *object.Type { return matchClass() }

var matchClass = sync.OnceValue(newMatchClass)

func newMatchClass() *object.Type {
	class := object.NewType(&object.Type{Name: "Match", Module: "re", Final: true, Static: true, Doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True."})
	class.New = cannotCreate("re.Match")
	class.Repr = func(t *object.Thread, v object.Value) (string, error) {
		m := v.(*match)
		text, err := object.Repr(t, m.group(0, nil))
		return fmt.Sprintf("<re.Match object; span=(%d, %d), match=%s>", m.at[0], m.at[1], text), err
	}
	class.GetItem = func(t *object.Thread, v, key object.Value) (object.Value, error) {
		m := v.(*match)
		i, err := m.index(t, key)
		if err != nil {
			return nil, err
		}
		return m.group(i, object.None), nil
	}
	add := func(name, sig, doc string, f func(t *object.Thread, m *match, a []object.Value) (object.Value, error)) {
		class.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			return f(t, a[0].(*match), a[1:])
		})
	}
	add("group", "*args", "Return subgroup(s) of the match by indices or names.\nFor 0 returns the entire match.", matchGroup)
	add("groups", "default=None", "Return a tuple containing all the subgroups of the match, from 1.\n\n  default\n    Is used for groups that did not participate in the match.", matchGroups)
	add("groupdict", "default=None", "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n  default\n    Is used for groups that did not participate in the match.", matchGroupdict)
	add("expand", "template", "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.", matchExpand)
	for i, name := range []string{"start", "end", "span"} {
		add(name, "group=0, /", map[string]string{
			"start": "Return index of the start of the substring matched by group.",
			"end":   "Return index of the end of the substring matched by group.",
			"span":  "For match object m, return the 2-tuple (m.start(group), m.end(group)).",
		}[name], func(t *object.Thread, m *match, a []object.Value) (object.Value, error) {
			g := 0
			if a[0] != nil {
				var err error
				if g, err = m.index(t, a[0]); err != nil {
					return nil, err
				}
			}
			if i == 2 {
				return m.span(g), nil
			}
			return object.NewInt(int64(m.at[2*g+i])), nil
		})
	}
	for _, name := range []string{"__copy__", "__deepcopy__"} {
		add(name, map[string]string{"__copy__": "", "__deepcopy__": "memo, /"}[name], "", func(_ *object.Thread, m *match, _ []object.Value) (object.Value, error) { return m, nil })
	}
	for name, get := range map[string]func(m *match) object.Value{
		"re":     func(m *match) object.Value { return m.of },
		"string": func(m *match) object.Value { return m.subject.value },
		"pos":    func(m *match) object.Value { return object.NewInt(int64(m.pos)) },
		"endpos": func(m *match) object.Value { return object.NewInt(int64(m.end)) },
		"regs":   (*match).regs,
		"lastindex": func(m *match) object.Value {
			if i := m.last(); i > 0 {
				return object.NewInt(int64(i))
			}
			return object.None
		},
		"lastgroup": func(m *match) object.Value {
			if i := m.last(); i > 0 {
				for _, g := range m.of.names {
					if g.number == i {
						return g.name
					}
				}
			}
			return object.None
		},
	} {
		class.AddProperty(name, "", func(_ *object.Thread, v object.Value) (object.Value, error) { return get(v.(*match)), nil })
	}
	addGeneric(class)
	return class
}

// cannotCreate is for a class whose objects functions make.
func cannotCreate(name string) func(*object.Thread, *object.Type, object.Args) (object.Value, error) {
	return func(*object.Thread, *object.Type, object.Args) (object.Value, error) {
		return nil, object.Errorf(object.TypeError, "cannot create '%s' instances", name)
	}
}

// addGeneric allows Match[str] in annotations.
func addGeneric(class *object.Type) {
	class.AddClassMethod("__class_getitem__", "item, /", "See PEP 585", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		args, ok := a[1].(*object.Tuple)
		if !ok {
			args = object.NewTuple(a[1])
		}
		return &object.Generic{Origin: class, Args: args}, nil
	})
}

// index is the number of a group that is given by number or name.
func (m *match) index(t *object.Thread, v object.Value) (int, error) {
	if name, ok := object.Plain(v).(object.Str); ok {
		for _, g := range m.of.names {
			if g.name == name {
				return g.number, nil
			}
		}
	} else if v.Type().Index != nil {
		i, err := native.Size(t, v)
		if err != nil && !object.IsException(err, object.OverflowError) {
			return 0, err
		}
		if err == nil && i >= 0 && 2*i < len(m.at) {
			return i, nil
		}
	}
	return 0, object.Errorf(object.IndexError, "no such group")
}

// group is what a group has matched, or missing.
func (m *match) group(i int, missing object.Value) object.Value {
	if m.at[2*i] < 0 {
		return missing
	}
	return m.subject.slice(m.at[2*i], m.at[2*i+1])
}

func (m *match) span(i int) object.Value {
	return object.NewPair(object.NewInt(int64(m.at[2*i])), object.NewInt(int64(m.at[2*i+1])))
}

func (m *match) regs() object.Value {
	regs := object.MakeTuple(len(m.at) / 2)
	for i := range regs.Elems {
		regs.Elems[i] = m.span(i)
	}
	return regs
}

// last is the group whose end was reached last. In a loop it is the one that ends last
// in the text, elsewhere the one whose ) stands last in the pattern.
func (m *match) last() int {
	var best closing
	for _, c := range m.of.closings {
		later := best.loop < 0 || c.loop != best.loop || m.at[2*c.group+1] >= m.at[2*best.group+1]
		if m.at[2*c.group] >= 0 && (best.group == 0 || later) {
			best = c
		}
	}
	return best.group
}

func matchGroup(t *object.Thread, m *match, a []object.Value) (object.Value, error) {
	which := a[0].(*object.Tuple).Elems
	if len(which) == 0 {
		return m.group(0, nil), nil
	}
	groups := object.MakeTuple(len(which))
	for i, v := range which {
		g, err := m.index(t, v)
		if err != nil {
			return nil, err
		}
		groups.Elems[i] = m.group(g, object.None)
	}
	if len(which) == 1 {
		return groups.Elems[0], nil
	}
	return groups, nil
}

// missing is the default of groups and groupdict.
func missing(v object.Value) object.Value {
	if v == nil {
		return object.None
	}
	return v
}

func matchGroups(_ *object.Thread, m *match, a []object.Value) (object.Value, error) {
	groups := object.MakeTuple(len(m.at)/2 - 1)
	for i := range groups.Elems {
		groups.Elems[i] = m.group(i+1, missing(a[0]))
	}
	return groups, nil
}

func matchGroupdict(_ *object.Thread, m *match, a []object.Value) (object.Value, error) {
	d := object.NewDict()
	for _, g := range m.of.names {
		d.SetStr(string(g.name), m.group(g.number, missing(a[0])))
	}
	return d, nil
}

func matchExpand(t *object.Thread, m *match, a []object.Value) (object.Value, error) {
	parts, err := m.of.template(t, a[0])
	if err != nil {
		return nil, err
	}
	out := joined{isText: m.of.isText}
	if err := out.template(parts, m.subject, m.at); err != nil {
		return nil, err
	}
	return out.made()
}
