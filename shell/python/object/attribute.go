package object

import "strings"

// GetAttr is v.name.
func GetAttr(t *Thread, v Value, name string) (Value, error) {
	a, err := LookupAttr(t, v, name)
	if a == nil && err == nil {
		if m, ok := v.(*BoundMethod); ok && m.Type() == MethodType {
			v = m.Func
		}
		err = noAttribute(v, name)
	}
	if err != nil {
		return nil, notFound(err, v, name)
	}
	return a, nil
}

// notFound notes on an AttributeError what was asked for, unless it says so.
func notFound(err error, v Value, name string) error {
	if e, ok := AsException(err); ok && e.Type().IsSubclass(AttributeError) && e.Field("name") == nil && e.Field("obj") == nil {
		e.SetField("name", Str(name))
		e.SetField("obj", v)
	}
	return err
}

// LookupAttr is GetAttr that gives nil, nil when there is no such attribute.
func LookupAttr(t *Thread, v Value, name string) (Value, error) {
	typ := v.Type()
	a, err := ownAttr(t, v, name, typ.GetAttr)
	if a != nil || !typ.Heap || err != nil && !IsException(err, AttributeError) {
		return a, err
	}
	if _, ok := typ.Lookup("__getattr__"); ok {
		return dunder(t, v, "__getattr__", Str(name))
	}
	return nil, err
}

// ownAttr is object.__getattribute__, after what get, if it is not nil, knows.
func ownAttr(t *Thread, v Value, name string, get func(t *Thread, v Value, name string) (Value, error)) (Value, error) {
	if get != nil {
		if a, err := get(t, v, name); a != nil || err != nil {
			return a, err
		}
	}
	if class, ok := v.(*Type); ok {
		return classAttr(t, class, name)
	}
	typ := v.Type()
	found, ok := typ.Lookup(name)
	if ok && found.Type().DescrSet != nil && found.Type().DescrGet != nil {
		return found.Type().DescrGet(t, found, v, typ)
	}
	var own *Dict
	if a, isA := v.(attributed); isA {
		own = a.Attrs()
		if x, has := own.GetStr(name); has {
			return x, nil
		}
	}
	if ok {
		return Bind(t, found, v, typ)
	}
	switch name {
	case "__dict__":
		if own != nil {
			return own, nil
		}
	case "__doc__":
		return docOf(typ), nil
	case "__module__":
		if b, ok := v.(*Builtin); ok && b.Mod != "" {
			return Str(b.Mod), nil
		}
		return Str(typ.Module), nil
	}
	return nil, nil
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
	if class.meta != nil {
		found, ok := class.meta.Lookup(name)
		if ok && found.Type().DescrSet != nil && found.Type().DescrGet != nil {
			return found.Type().DescrGet(t, found, class, class.meta)
		}
	}
	switch name {
	case "__name__":
		return Str(class.Name), nil
	case "__qualname__":
		return Str(class.Path()), nil
	case "__module__":
		if m, ok := class.own().GetStr(name); ok {
			return m, nil
		}
		return Str(class.Module), nil
	case "__doc__":
		return Bind(t, docOf(class), nil, class)
	case "__dict__":
		return dictOf(class), nil
	case "__class__":
		return class.Type(), nil
	case "__annotations__":
		if notes, ok := class.own().GetStr(name); ok || !class.Heap {
			return notes, nil
		}
		notes := NewDict()
		class.SetClassAttr(name, notes)
		return notes, nil
	case "__abstractmethods__":
		if names, ok := class.own().GetStr(name); ok {
			return names, nil
		}
		return nil, NewException(AttributeError, Str(name))
	case "__base__":
		if class.Base == nil {
			return None, nil
		}
		return class.Base, nil
	case "__bases__":
		return NewTuple(typeValues(class.Bases)...), nil
	case "__mro__":
		return NewTuple(typeValues(class.mro)...), nil
	}
	if found, ok := class.Lookup(name); ok {
		return Bind(t, found, nil, class)
	}
	if found, ok := class.Type().Lookup(name); ok {
		return Bind(t, found, class, class.Type())
	}
	return nil, nil
}

// BindFunction is the slot DescrGet of functions.
func BindFunction(_ *Thread, f, instance Value, _ *Type) (Value, error) {
	if instance == nil {
		return f, nil
	}
	return &BoundMethod{f, instance}, nil
}

// Bind gives what an attribute found on a class is for an instance, nil for the class
// itself: a method, a property's value.
func Bind(t *Thread, found, instance Value, class *Type) (Value, error) {
	if f, ok := found.(Function); ok {
		if instance == nil || !Binds(f) {
			return f, nil
		}
		return &BoundMethod{f, instance}, nil
	}
	if get := found.Type().DescrGet; get != nil {
		return get(t, found, instance, class)
	}
	return found, nil
}

func typeValues(types []*Type) []Value {
	values := make([]Value, len(types))
	for i, c := range types {
		values[i] = c
	}
	return values
}

func noAttribute(v Value, name string) error {
	switch x := v.(type) {
	case *Type:
		if x.enum != nil {
			return Errorf(AttributeError, "%s", name)
		}
		return Errorf(AttributeError, "type object '%s' has no attribute '%s'", x.Name, name)
	case *Module:
		if x.Partial {
			return Errorf(AttributeError, "partially initialized module '%s' has no attribute '%s' (most likely due to a circular import)", x.Name, name)
		}
		return Errorf(AttributeError, "module '%s' has no attribute '%s'", x.Name, name)
	}
	return lacks(v.Type(), name)
}

// lacks is the error of a value of a class that has no attribute of a name.
func lacks(class *Type, name string) error {
	return Errorf(AttributeError, "'%s' object has no attribute '%s'", class.shown(), name)
}

// SetAttr is v.name = value; DelAttr is del v.name.
func SetAttr(t *Thread, v Value, name string, value Value) error {
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
	if class, ok := v.(*Type); ok {
		if !class.Heap {
			return Errorf(TypeError, "cannot set '%s' attribute of immutable type '%s'", name, class.Name)
		}
		return setTypeAttr(t, class, name, value)
	}
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
	case ok:
		return Errorf(AttributeError, "'%s' object attribute '%s' is read-only", typ.Name, name)
	}
	if value == nil && own != nil {
		return lacks(typ, name)
	}
	return noAttribute(v, name)
}

// setTypeAttr is type.__setattr__.
func setTypeAttr(t *Thread, class *Type, name string, value Value) error {
	if found, ok := class.Type().Lookup(name); ok && found.Type().DescrSet != nil {
		return found.Type().DescrSet(t, found, class, value)
	}
	switch name {
	case "__name__", "__qualname__":
		s, ok := value.(Str)
		switch {
		case value == nil:
			return Errorf(TypeError, "cannot delete '%s' attribute of type '%s'", name, class.Name)
		case !ok:
			return Errorf(TypeError, "can only assign string to %s.%s, not '%s'", class.Name, name, value.Type().Name)
		case name == "__name__" && strings.Contains(string(s), "\x00"):
			return Errorf(ValueError, "type name must not contain null characters")
		case name == "__name__":
			if class.Qual == "" {
				class.Qual = class.Name
			}
			class.Name = string(s)
		default:
			class.Qual = string(s)
		}
		return nil
	case "__module__":
		if s, ok := value.(Str); ok {
			class.Module = string(s)
		}
	case "__bases__":
		return class.setBases(t, value)
	case "__mro__", "__base__", "__dict__":
		return Errorf(AttributeError, "attribute '%s' of 'type' objects is not writable", name)
	case "__abstractmethods__":
		class.abstract = false
		if value != nil {
			var err error
			if class.abstract, err = Truth(t, value); err != nil {
				return err
			}
		}
	}
	if _, own := class.own().GetStr(name); value == nil && !own {
		return noAttribute(class, name)
	}
	class.SetClassAttr(name, value)
	return nil
}

// DelAttr is del v.name.
func DelAttr(t *Thread, v Value, name string) error { return SetAttr(t, v, name, nil) }

// Dir is dir(v), sorted.
func Dir(v Value) []string {
	typ, seen := v.Type(), map[string]bool{}
	add := func(names []string) {
		for _, n := range names {
			seen[n] = true
		}
	}
	switch x := v.(type) {
	case *Module:
		return sortedNames(x.Names())
	case *Type:
		typ = x
	default:
		if a, ok := v.(attributed); ok {
			add(a.Attrs().Names())
		}
	}
	for _, c := range typ.MRO() {
		add(c.own().Names())
		add(c.slotMethods())
	}
	add([]string{"__doc__"})
	names := make([]string, 0, len(seen))
	for n := range seen {
		names = append(names, n)
	}
	return sortedNames(names)
}
