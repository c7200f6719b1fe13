package object

// Metaclass picks what a class statement calls to make the class of these bases: what
// metaclass= says, which need be no class, or the class of the first base.
func Metaclass(bases []Value, kw []Keyword) (meta Value, rest []Keyword, err error) {
	for i, k := range kw {
		if k.Name == "metaclass" {
			meta = k.Value
			rest = append(append(rest, kw[:i]...), kw[i+1:]...)
		}
	}
	switch {
	case meta != nil:
	case len(bases) > 0:
		meta, rest = bases[0].Type(), kw
	default:
		meta, rest = TypeType, kw
	}
	if class, ok := meta.(*Type); ok {
		if meta, err = metaclass(class, bases); err != nil {
			return nil, nil, err
		}
	}
	return meta, rest, nil
}

// Prepare gives what the names of a class's body go into.
func Prepare(t *Thread, meta Value, name string, bases []Value, kw []Keyword) (Value, error) {
	if meta == TypeType {
		return NewDict(), nil
	}
	prepare, err := LookupAttr(t, meta, "__prepare__")
	if err != nil && !IsException(err, AttributeError) {
		return nil, err
	}
	if prepare == nil {
		return NewDict(), nil
	}
	names, err := CallArgs(t, prepare, Args{Pos: []Value{Str(name), NewTuple(bases...)}, Kw: kw})
	if err != nil {
		return nil, err
	}
	if typ := names.Type(); typ.GetItem == nil || typ.IsSubclass(ListType) || typ.IsSubclass(TupleType) {
		what := "<metaclass>"
		if class, ok := meta.(*Type); ok {
			what = class.Name
		}
		return nil, Errorf(TypeError, "%s.__prepare__() must return a mapping, not %s", what, typ.Name)
	}
	return names, nil
}

// MakeClass calls the metaclass. cell is that of super() and __class__ in the body, or
// nil.
func MakeClass(t *Thread, meta Value, name string, bases []Value, names Value, kw []Keyword, cell *Cell) (Value, error) {
	if cell != nil {
		if err := SetItem(t, names, Str("__classcell__"), cell); err != nil {
			return nil, err
		}
	}
	class, err := CallArgs(t, meta, Args{Pos: []Value{Str(name), NewTuple(bases...), names}, Kw: kw})
	if err != nil || cell == nil {
		return class, err
	}
	if _, ok := class.(*Type); ok && cell.Value != class {
		shown, err := Repr(t, class)
		if err != nil {
			return nil, err
		}
		if cell.Value == nil {
			return nil, Errorf(RuntimeError, "__class__ not set defining '%s' as %s. Was __classcell__ propagated to type.__new__?", name, shown)
		}
		other, err := Repr(t, cell.Value)
		if err != nil {
			return nil, err
		}
		return nil, Errorf(TypeError, "__class__ set to %s defining '%s' as %s", other, name, shown)
	}
	return class, nil
}

// ResolveBases asks the bases that are no classes for those that they stand for.
func ResolveBases(t *Thread, bases []Value) (resolved []Value, changed bool, err error) {
	for i, b := range bases {
		entries := Value(nil)
		if _, class := b.(*Type); !class {
			if entries, err = LookupAttr(t, b, "__mro_entries__"); err != nil {
				return nil, false, err
			}
		}
		if entries == nil {
			if changed {
				resolved = append(resolved, b)
			}
			continue
		}
		found, err := Call(t, entries, NewTuple(bases...))
		if err != nil {
			return nil, false, err
		}
		tuple, ok := found.(*Tuple)
		if !ok {
			return nil, false, Errorf(TypeError, "__mro_entries__ must return a tuple")
		}
		if !changed {
			resolved, changed = append(resolved, bases[:i]...), true
		}
		resolved = append(resolved, tuple.Elems...)
	}
	if !changed {
		return bases, false, nil
	}
	return resolved, true, nil
}

// instanceOf is isinstance(v, class).
func instanceOf(t *Thread, v Value, class Value) (bool, error) {
	typ, isClass := class.(*Type)
	if isClass && v.Type() == typ {
		return true, nil
	}
	if yes, known, err := askClass(t, class, "__instancecheck__", v); known || err != nil {
		return yes, err
	}
	if !isClass {
		return false, nil
	}
	if v.Type().IsSubclass(typ) || !v.Type().Heap {
		return v.Type().IsSubclass(typ), nil
	}
	// An object may pretend to be of another class.
	other, err := LookupAttr(t, v, "__class__")
	if IsException(err, AttributeError) {
		err = nil
	}
	c, ok := other.(*Type)
	return ok && c.IsSubclass(typ), err
}

// subclassOf is issubclass(sub, class).
func subclassOf(t *Thread, sub, class Value) (bool, error) {
	if yes, known, err := askClass(t, class, "__subclasscheck__", sub); known || err != nil {
		return yes, err
	}
	c, ok1 := sub.(*Type)
	of, ok2 := class.(*Type)
	return ok1 && ok2 && c.IsSubclass(of), nil
}

// askClass calls the method of a metaclass, or of what acts as a class, that decides
// on its instances.
func askClass(t *Thread, class Value, method string, v Value) (yes, known bool, err error) {
	typ := class.Type()
	if !typ.Heap {
		return false, false, nil
	}
	f, ok := typ.Lookup(method)
	if own, _ := TypeType.Lookup(method); !ok || f == own {
		return false, false, nil
	}
	r, err := dunder(t, class, method, v)
	if err != nil {
		return false, true, err
	}
	yes, err = Truth(t, r)
	return yes, true, err
}

// actsAsClass reports whether isinstance() and issubclass() may be given v though it is
// no class: it has the method that they ask.
func actsAsClass(v Value, method string) bool {
	_, ok := v.Type().Lookup(method)
	return ok && v.Type().Heap
}
