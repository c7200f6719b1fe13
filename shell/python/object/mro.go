package object

import "strings"

// linearize gives the method resolution order of a class with these bases: C3,
// which keeps the order of the bases, and that of the orders of each. It says what
// is wrong where there is none.
//
// Source: "The Python 2.3 Method Resolution Order"; CPython's words for errors.
func linearize(class *Type, bases []*Type) (mro []*Type, problem string) {
	if len(bases) == 1 {
		return append([]*Type{class}, bases[0].mro...), ""
	}
	for i, b := range bases {
		for _, c := range bases[:i] {
			if b == c {
				return nil, "duplicate base class " + b.Name
			}
		}
	}
	lists := make([][]*Type, 0, len(bases)+1)
	for _, b := range bases {
		lists = append(lists, b.mro)
	}
	lists = append(lists, bases)
	mro = []*Type{class}
	for {
		next, left := nextInLine(lists)
		if next == nil && left {
			return nil, inconsistent(lists)
		}
		if next == nil {
			return mro, ""
		}
		mro = append(mro, next)
		for i, l := range lists {
			if len(l) > 0 && l[0] == next {
				lists[i] = l[1:]
			}
		}
	}
}

// nextInLine is the first head that stands in no list's tail, and whether any list
// is left.
func nextInLine(lists [][]*Type) (next *Type, left bool) {
	for _, l := range lists {
		if len(l) > 0 {
			left = true
			if !inTail(lists, l[0]) {
				return l[0], true
			}
		}
	}
	return nil, left
}

func inTail(lists [][]*Type, c *Type) bool {
	for _, l := range lists {
		for i := 1; i < len(l); i++ {
			if l[i] == c {
				return true
			}
		}
	}
	return false
}

func inconsistent(lists [][]*Type) string {
	var names []string
	seen := map[*Type]bool{}
	for _, l := range lists {
		if len(l) > 0 && !seen[l[0]] {
			seen[l[0]] = true
			names = append(names, l[0].Name)
		}
	}
	return "Cannot create a consistent method resolution\norder (MRO) for bases " + strings.Join(names, ", ")
}

// layout is the built-in type whose Go representation the instances of class have:
// the nearest that makes its values itself, [ObjectType] for plain instances.
func layout(class *Type) *Type {
	for class.Base != nil && (class.Heap || !class.defines(slotNew)) {
		class = class.Base
	}
	return class
}

// solid is the nearest class that decides on the layout, one with members of its own
// among them.
func solid(class *Type) *Type {
	for class.Heap && class.members == class.Base.members {
		class = class.Base
	}
	if class.Heap {
		return class
	}
	return layout(class)
}

// bestBase is the base that decides on the layout of a class.
func bestBase(bases []*Type) (*Type, error) {
	var best, firm *Type
	for _, b := range bases {
		if b.Final {
			return nil, Errorf(TypeError, "type '%s' is not an acceptable base type", b.QualName())
		}
		switch s := solid(b); {
		case best == nil || s != firm && s.IsSubclass(firm):
			best, firm = b, s
		case !firm.IsSubclass(s):
			return nil, Errorf(TypeError, "multiple bases have instance lay-out conflict")
		}
	}
	return best, nil
}

// setBases is class.__bases__ = value.
func (t *Type) setBases(th *Thread, value Value) error {
	tuple, ok := value.(*Tuple)
	switch {
	case !ok && value == nil:
		return Errorf(TypeError, "cannot delete '__bases__' attribute of type '%s'", t.Name)
	case !ok:
		return Errorf(TypeError, "can only assign tuple to %s.__bases__, not %s", t.Name, value.Type().Name)
	case len(tuple.Elems) == 0:
		return Errorf(TypeError, "can only assign non-empty tuple to %s.__bases__, not ()", t.Name)
	}
	bases := make([]*Type, len(tuple.Elems))
	for i, v := range tuple.Elems {
		b, ok := v.(*Type)
		if !ok {
			return Errorf(TypeError, "%s.__bases__ must be tuple of classes, not '%s'", t.Name, v.Type().Name)
		}
		if b.IsSubclass(t) {
			return Errorf(TypeError, "a __bases__ item causes an inheritance cycle")
		}
		bases[i] = b
	}
	best, err := bestBase(bases)
	if err != nil {
		return err
	}
	if layout(best) != layout(t.Base) || best.members != t.Base.members || best.noDict != t.Base.noDict {
		return Errorf(TypeError, "__bases__ assignment: '%s' object layout differs from '%s'", best.Name, t.Base.Name)
	}
	oldBases, oldBase := t.Bases, t.Base
	t.Bases, t.Base = bases, best
	if err := t.reorder(th); err != nil {
		t.Bases, t.Base = oldBases, oldBase
		_ = t.reorder(th) // as it was before
		return err
	}
	for _, b := range oldBases {
		b.dropSub(t)
	}
	for _, b := range bases {
		b.addSub(t)
	}
	return nil
}

// reorder finds the order of the class and of those below it anew, after a change of
// its bases.
func (t *Type) reorder(th *Thread) error {
	if err := t.order(th); err != nil {
		return err
	}
	t.forget()
	t.pointSlots()
	for _, s := range t.Subclasses() {
		if err := s.reorder(th); err != nil {
			return err
		}
	}
	return nil
}
