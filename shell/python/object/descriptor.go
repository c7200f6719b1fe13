package object

// Property is property(Get, Set, Del, Doc); each may be nil. Name is what the
// class statement bound it to.
type Property struct {
	Get, Set, Del, Doc Value
	Name               string
}

// StaticMethod and ClassMethod are functions that do not bind to an instance.
type (
	StaticMethod struct{ Func Value }
	ClassMethod  struct{ Func Value }
)

func (*Property) Type() *Type     { return PropertyType }
func (*StaticMethod) Type() *Type { return StaticMethodType }
func (*ClassMethod) Type() *Type  { return ClassMethodType }

func initDescriptors() {
	newProperty := &Builtin{Name: "property", Mod: "builtins", Sig: "fget=None, fset=None, fdel=None, doc=None", Fn: func(_ *Thread, a []Value) (Value, error) {
		p := &Property{}
		for i, to := range []*Value{&p.Get, &p.Set, &p.Del, &p.Doc} {
			if a[i] != nil && a[i] != None {
				*to = a[i]
			}
		}
		return p, nil
	}}
	PropertyType.New = func(t *Thread, _ *Type, args Args) (Value, error) { return CallArgs(t, newProperty, args) }
	PropertyType.DescrGet = func(t *Thread, d, instance Value, class *Type) (Value, error) {
		p := d.(*Property)
		if instance == nil {
			return p, nil
		}
		if p.Get == nil {
			return nil, p.lacks("getter", class)
		}
		return Call(t, p.Get, instance)
	}
	PropertyType.DescrSet = func(t *Thread, d, instance, value Value) error {
		p := d.(*Property)
		f, what, args := p.Set, "setter", []Value{instance, value}
		if value == nil {
			f, what, args = p.Del, "deleter", args[:1]
		}
		if f == nil {
			return p.lacks(what, instance.Type())
		}
		_, err := Call(t, f, args...)
		return err
	}
	for name, with := range map[string]func(p *Property, f Value){
		"getter":  func(p *Property, f Value) { p.Get = f },
		"setter":  func(p *Property, f Value) { p.Set = f },
		"deleter": func(p *Property, f Value) { p.Del = f },
	} {
		PropertyType.AddMethod(name, "fn, /", "Descriptor to obtain a copy of the property with a different "+name+".", func(_ *Thread, a []Value) (Value, error) {
			p := *a[0].(*Property)
			with(&p, a[1])
			return &p, nil
		})
	}
	PropertyType.AddProperty("fget", "", func(_ *Thread, v Value) (Value, error) { return orNone(v.(*Property).Get), nil })
	PropertyType.AddProperty("fset", "", func(_ *Thread, v Value) (Value, error) { return orNone(v.(*Property).Set), nil })
	PropertyType.AddProperty("fdel", "", func(_ *Thread, v Value) (Value, error) { return orNone(v.(*Property).Del), nil })
	PropertyType.GetAttr = func(t *Thread, v Value, name string) (Value, error) {
		p := v.(*Property)
		switch {
		case name != "__doc__":
			return nil, nil
		case p.Doc != nil || p.Get == nil:
			return orNone(p.Doc), nil
		}
		return GetAttr(t, p.Get, name)
	}

	GetSetType.DescrGet = func(t *Thread, d, instance Value, _ *Type) (Value, error) {
		if instance == nil {
			return d, nil
		}
		return d.(*GetSet).Get(t, instance)
	}
	GetSetType.DescrSet = func(_ *Thread, d, instance, value Value) error {
		g := d.(*GetSet)
		return Errorf(AttributeError, "attribute '%s' of '%s' objects is not writable", g.Name, g.Owner.QualName())
	}
	StaticMethodType.New = wrapOne(func(f Value) Value { return &StaticMethod{f} })
	StaticMethodType.DescrGet = func(_ *Thread, d, _ Value, _ *Type) (Value, error) {
		return d.(*StaticMethod).Func, nil
	}
	StaticMethodType.Call = func(t *Thread, v Value, args Args) (Value, error) {
		if err := t.Dive(); err != nil {
			return nil, err
		}
		defer t.Rise()
		return CallArgs(t, v.(*StaticMethod).Func, args)
	}
	ClassMethodType.New = wrapOne(func(f Value) Value { return &ClassMethod{f} })
	ClassMethodType.DescrGet = func(_ *Thread, d, _ Value, class *Type) (Value, error) {
		if f, ok := d.(*ClassMethod).Func.(Function); ok {
			return &BoundMethod{f, class}, nil
		}
		return d.(*ClassMethod).Func, nil
	}
}

func (p *Property) lacks(what string, class *Type) error {
	if p.Name == "" {
		return Errorf(AttributeError, "property of '%s' object has no %s", class.Name, what)
	}
	return Errorf(AttributeError, "property '%s' of '%s' object has no %s", p.Name, class.Name, what)
}

func wrapOne(wrap func(Value) Value) func(*Thread, *Type, Args) (Value, error) {
	return func(_ *Thread, class *Type, args Args) (Value, error) {
		if len(args.Pos) != 1 || len(args.Kw) > 0 {
			return nil, Errorf(TypeError, "%s expected 1 argument, got %d", class.Name, len(args.Pos))
		}
		return wrap(args.Pos[0]), nil
	}
}

func orNone(v Value) Value {
	if v == nil {
		return None
	}
	return v
}
