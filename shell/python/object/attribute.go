package object

// GetAttr is v.name.
func GetAttr(t *Thread, v Value, name string) (Value, error) {
	a, err := LookupAttr(t, v, name)
	if a == nil && err == nil {
		return nil, noAttribute(v, name)
	}
	return a, err
}

// LookupAttr is GetAttr that gives nil, nil when there is no such attribute.
func LookupAttr(t *Thread, v Value, name string) (Value, error) {
	if class, ok := v.(*Type); ok {
		return classAttr(t, class, name)
	}
	typ := v.Type()
	if typ.GetAttr != nil {
		if a, err := typ.GetAttr(t, v, name); a != nil || err != nil {
			return a, err
		}
	}
	found, ok := typ.Lookup(name)
	if ok && found.Type().DescrSet != nil && found.Type().DescrGet != nil {
		return orGetAttr(t, v, name)(found.Type().DescrGet(t, found, v, typ))
	}
	var own *Dict
	if a, isA := v.(attributed); isA {
		own = a.Attrs()
		if x, has := own.GetStr(name); has {
			return x, nil
		}
	}
	if ok {
		if f, isF := found.(Function); isF {
			return &BoundMethod{f, v}, nil
		}
		if get := found.Type().DescrGet; get != nil {
			return get(t, found, v, typ)
		}
		return found, nil
	}
	switch name {
	case "__class__":
		return typ, nil
	case "__dict__":
		if own != nil {
			return own, nil
		}
	case "__doc__":
		return docOf(typ), nil
	case "__module__":
		return Str(typ.Module), nil
	}
	if w := slotMethod(typ, name); w != nil {
		return &BoundMethod{w, v}, nil
	}
	return orGetAttr(t, v, name)(nil, nil)
}

// orGetAttr puts what v's __getattr__ gives, if its class has one, in the place
// of an attribute that is missing or whose property raised AttributeError.
func orGetAttr(t *Thread, v Value, name string) func(Value, error) (Value, error) {
	return func(found Value, err error) (Value, error) {
		typ := v.Type()
		if found != nil || !typ.Heap || err != nil && !IsException(err, AttributeError) {
			return found, err
		}
		f, ok := typ.Lookup("__getattr__")
		if !ok {
			return found, err
		}
		if err := t.Dive(); err != nil {
			return nil, err
		}
		defer t.Rise()
		return Call(t, f, v, Str(name))
	}
}

func docOf(class *Type) Value {
	if d, ok := class.own().GetStr("__doc__"); ok {
		return d
	}
	if class.Doc == "" {
		return None
	}
	return Str(class.Doc)
}

// classAttr is class.name.
func classAttr(t *Thread, class *Type, name string) (Value, error) {
	switch name {
	case "__name__":
		return Str(class.Name), nil
	case "__qualname__":
		return Str(class.Path()), nil
	case "__module__":
		return Str(class.Module), nil
	case "__doc__":
		return docOf(class), nil
	case "__dict__":
		return class.own(), nil
	case "__class__":
		return class.Type(), nil
	case "__members__":
		if class.enum != nil {
			return class.enum.all.Copy(), nil
		}
	case "__base__":
		if class.Base == nil {
			return None, nil
		}
		return class.Base, nil
	case "__bases__":
		if class.Base == nil {
			return NewTuple(), nil
		}
		return NewTuple(class.Base), nil
	case "__mro__":
		var mro []Value
		for _, c := range class.MRO() {
			mro = append(mro, c)
		}
		return NewTuple(mro...), nil
	}
	if found, ok := class.Lookup(name); ok {
		if _, isF := found.(Function); !isF {
			if get := found.Type().DescrGet; get != nil {
				return get(t, found, nil, class)
			}
		}
		return found, nil
	}
	if w := slotMethod(class, name); w != nil {
		return w, nil
	}
	if found, ok := class.Type().Lookup(name); ok {
		if f, isF := found.(Function); isF {
			return &BoundMethod{f, class}, nil
		}
	}
	return nil, nil
}

func noAttribute(v Value, name string) error {
	var e *Exception
	switch x := v.(type) {
	case *Type:
		if x.enum != nil {
			return Errorf(AttributeError, "%s", name)
		}
		e = Errorf(AttributeError, "type object '%s' has no attribute '%s'", x.Name, name)
	case *Module:
		e = Errorf(AttributeError, "module '%s' has no attribute '%s'", x.Name, name)
	default:
		e = Errorf(AttributeError, "'%s' object has no attribute '%s'", v.Type().Name, name)
	}
	e.Suggest = func() string { return Closest(name, Dir(v)) }
	return e
}

// SetAttr is v.name = value; DelAttr is del v.name.
func SetAttr(t *Thread, v Value, name string, value Value) error {
	if class, ok := v.(*Type); ok {
		if !class.Heap {
			return Errorf(TypeError, "cannot set '%s' attribute of immutable type '%s'", name, class.Name)
		}
		class.SetClassAttr(name, value)
		return nil
	}
	if set := v.Type().SetAttr; set != nil {
		if known, err := set(t, v, name, value); known || err != nil {
			return err
		}
	}
	return setOwnAttr(t, v, name, value)
}

// setOwnAttr is object.__setattr__: a data descriptor of the class sets the
// attribute, and otherwise it goes into the object's __dict__.
func setOwnAttr(t *Thread, v Value, name string, value Value) error {
	typ := v.Type()
	found, ok := typ.Lookup(name)
	if ok && found.Type().DescrSet != nil {
		return found.Type().DescrSet(t, found, v, value)
	}
	var own *Dict
	if a, isA := v.(attributed); isA {
		own = a.Attrs()
	}
	switch {
	case own != nil && value != nil:
		own.SetStr(name, value)
		return nil
	case own != nil:
		if own.DeleteStr(name) {
			return nil
		}
	case ok || slotMethod(typ, name) != nil:
		return Errorf(AttributeError, "'%s' object attribute '%s' is read-only", typ.Name, name)
	}
	if value == nil && own != nil {
		return Errorf(AttributeError, "'%s' object has no attribute '%s'", typ.Name, name)
	}
	return noAttribute(v, name)
}

// DelAttr is del v.name.
func DelAttr(t *Thread, v Value, name string) error {
	if class, ok := v.(*Type); ok {
		if _, own := class.own().GetStr(name); !own {
			return noAttribute(v, name)
		}
	}
	return SetAttr(t, v, name, nil)
}

// Dir is dir(v), sorted.
func Dir(v Value) []string {
	seen := map[string]bool{}
	add := func(names []string) {
		for _, n := range names {
			seen[n] = true
		}
	}
	switch x := v.(type) {
	case *Module:
		return sortedNames(x.Names())
	case *Type:
		for _, c := range x.MRO() {
			add(c.own().Names())
			add(slotNames(c))
		}
	default:
		for _, c := range v.Type().MRO() {
			add(c.own().Names())
			add(slotNames(c))
		}
		if a, ok := v.(attributed); ok {
			add(a.Attrs().Names())
		}
	}
	add([]string{"__class__", "__doc__"})
	names := make([]string, 0, len(seen))
	for n := range seen {
		names = append(names, n)
	}
	return sortedNames(names)
}
