package object

import "slices"

// Property is property(Get, Set, Del, Doc); each may be nil. Name is what the
// class statement bound it to.
type Property struct {
	Header
	Get, Set, Del, Doc Value
	Name               string
}

// StaticMethod and ClassMethod are functions that do not bind to an instance.
type (
	StaticMethod struct {
		Header
		Func Value
	}
	ClassMethod struct {
		Header
		Func Value
	}
)

func (p *Property) Type() *Type     { return p.typeOr(PropertyType) }
func (s *StaticMethod) Type() *Type { return s.typeOr(StaticMethodType) }
func (c *ClassMethod) Type() *Type  { return c.typeOr(ClassMethodType) }

func initDescriptors() {
	initProperty()
	GetSetType.DescrGet = func(t *Thread, d, instance Value, _ *Type) (Value, error) {
		if instance == nil {
			return d, nil
		}
		g := d.(*GetSet)
		if err := g.check(instance); err != nil {
			return nil, err
		}
		if isDerivable(g.Owner) {
			instance = Plain(instance)
		}
		return g.Get(t, instance)
	}
	GetSetType.DescrSet = func(t *Thread, d, instance, value Value) error {
		g := d.(*GetSet)
		if err := g.check(instance); err != nil {
			return err
		}
		if g.Set != nil {
			return g.Set(t, instance, value)
		}
		return Errorf(AttributeError, "attribute '%s' of '%s' objects is not writable", g.Name, g.Owner.cName())
	}
	GetSetType.Repr = func(_ *Thread, v Value) (string, error) {
		g := v.(*GetSet)
		return "<attribute '" + g.Name + "' of '" + g.Owner.cName() + "' objects>", nil
	}
	for name, get := range map[string]func(g *GetSet) Value{
		"__name__":     func(g *GetSet) Value { return Str(g.Name) },
		"__qualname__": func(g *GetSet) Value { return Str(g.Owner.Path() + "." + g.Name) },
		"__objclass__": func(g *GetSet) Value { return g.Owner },
		"__doc__":      func(g *GetSet) Value { return Str(g.Doc) },
	} {
		GetSetType.AddProperty(name, "", func(_ *Thread, v Value) (Value, error) { return get(v.(*GetSet)), nil })
	}

	StaticMethodType.New = func(_ *Thread, class *Type, _ Args) (Value, error) {
		return &StaticMethod{ownHeader(class, StaticMethodType), None}, nil
	}
	StaticMethodType.Init = wrapOne(func(v, f Value) { v.(*StaticMethod).Func = f })
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
	ClassMethodType.New = func(_ *Thread, class *Type, _ Args) (Value, error) {
		return &ClassMethod{ownHeader(class, ClassMethodType), None}, nil
	}
	ClassMethodType.Init = wrapOne(func(v, f Value) { v.(*ClassMethod).Func = f })
	ClassMethodType.DescrGet = func(t *Thread, d, instance Value, class *Type) (Value, error) {
		if class == nil {
			class = instance.Type()
		}
		f := d.(*ClassMethod).Func
		if get := f.Type().DescrGet; get != nil && !Binds(f) {
			return get(t, f, class, class)
		}
		return &BoundMethod{f, class}, nil
	}
	wrapsFunction(StaticMethodType, func(v Value) Value { return v.(*StaticMethod).Func })
	wrapsFunction(ClassMethodType, func(v Value) Value { return v.(*ClassMethod).Func })
}

// check refuses an instance of another class, which __get__ and __set__ may be given.
func (g *GetSet) check(instance Value) error {
	if Is(instance, g.Owner) {
		return nil
	}
	return notOf(g.Name, g.Owner, instance)
}

// notOf is the error for the attribute of a class that is asked for a value of another.
func notOf(name string, owner *Type, v Value) error {
	return Errorf(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner.cName(), v.Type().cName())
}

// wrapsFunction gives a class what its values have from the function inside.
func wrapsFunction(class *Type, inside func(v Value) Value) {
	class.Repr = func(t *Thread, v Value) (string, error) {
		s, err := Repr(t, inside(v))
		return "<" + class.Name + "(" + s + ")>", err
	}
	class.GetAttr = func(t *Thread, v Value, name string) (Value, error) {
		switch name {
		case "__func__", "__wrapped__":
			return inside(v), nil
		case "__isabstractmethod__":
			b, err := isAbstract(t, inside(v))
			return NewBool(b), err
		case "__name__", "__qualname__", "__doc__", "__module__", "__annotations__":
			return LookupAttr(t, inside(v), name)
		}
		return nil, nil
	}
}

// isAbstract reports whether f is a method that abc.abstractmethod has marked.
func isAbstract(t *Thread, f Value) (bool, error) {
	if f == nil {
		return false, nil
	}
	mark, err := LookupAttr(t, f, "__isabstractmethod__")
	if mark == nil || err != nil {
		return false, err
	}
	return Truth(t, mark)
}

func initProperty() {
	c := PropertyType
	c.New = func(_ *Thread, class *Type, _ Args) (Value, error) {
		return &Property{Header: ownHeader(class, PropertyType)}, nil
	}
	bind := &Builtin{Name: "property", Mod: "builtins", Sig: "fget=None, fset=None, fdel=None, doc=None", Fn: func(_ *Thread, a []Value) (Value, error) {
		return NewTuple(slices.Clone(a)...), nil
	}}
	c.Init = func(t *Thread, self Value, args Args) error {
		bound, err := CallArgs(t, bind, args)
		if err != nil {
			return err
		}
		p := self.(*Property)
		for i, to := range []*Value{&p.Get, &p.Set, &p.Del, &p.Doc} {
			if *to = bound.(*Tuple).Elems[i]; *to == None {
				*to = nil
			}
		}
		if p.class == nil || p.Doc != nil || p.Get == nil {
			return nil
		}
		// In a class below, the getter's __doc__ would hide behind the class's.
		doc, err := LookupAttr(t, p.Get, "__doc__")
		if doc == nil || err != nil {
			return err
		}
		return SetAttr(t, p, "__doc__", doc)
	}
	c.DescrGet = func(t *Thread, d, instance Value, _ *Type) (Value, error) {
		p := d.(*Property)
		if instance == nil {
			return p, nil
		}
		if p.Get == nil {
			return nil, p.lacks("getter", instance.Type())
		}
		return Call(t, p.Get, instance)
	}
	c.DescrSet = func(t *Thread, d, instance, value Value) error {
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
	for i, name := range []string{"getter", "setter", "deleter"} {
		c.AddMethod(name, "fn, /", "Descriptor to obtain a copy of the property with a different "+name+".", func(t *Thread, a []Value) (Value, error) {
			p := *a[0].(*Property)
			*[]*Value{&p.Get, &p.Set, &p.Del}[i] = a[1]
			if p.class == nil {
				return &p, nil
			}
			made, err := Call(t, p.class, orNone(p.Get), orNone(p.Set), orNone(p.Del), orNone(p.Doc))
			if q, ok := made.(*Property); ok {
				q.Name = p.Name
			}
			return made, err
		})
	}
	for name, get := range map[string]func(p *Property) Value{
		"fget": func(p *Property) Value { return p.Get },
		"fset": func(p *Property) Value { return p.Set },
		"fdel": func(p *Property) Value { return p.Del },
	} {
		c.AddAttribute(name, "", func(_ *Thread, v Value) (Value, error) { return orNone(get(v.(*Property))), nil }, func(*Thread, Value, Value) error {
			return Errorf(AttributeError, "readonly attribute")
		})
	}
	c.AddProperty("__isabstractmethod__", "", func(t *Thread, v Value) (Value, error) {
		p := v.(*Property)
		for _, f := range []Value{p.Get, p.Set, p.Del} {
			if yes, err := isAbstract(t, f); yes || err != nil {
				return NewBool(yes), err
			}
		}
		return False, nil
	})
	c.AddMethod("__set_name__", "*args", "Method to set name of a property.", func(_ *Thread, a []Value) (Value, error) {
		args := a[1].(*Tuple).Elems
		if len(args) != 2 {
			return nil, Errorf(TypeError, "__set_name__() takes 2 positional arguments but %d were given", len(args))
		}
		if name, ok := args[1].(Str); ok {
			a[0].(*Property).Name = string(name)
		}
		return None, nil
	})
	c.GetAttr = func(t *Thread, v Value, name string) (Value, error) {
		p := v.(*Property)
		switch {
		case name != "__doc__" || p.class != nil:
			return nil, nil
		case p.Doc != nil || p.Get == nil:
			return orNone(p.Doc), nil
		}
		return GetAttr(t, p.Get, name)
	}
	c.SetAttr = func(_ *Thread, v Value, name string, value Value) (bool, error) {
		p := v.(*Property)
		if name != "__doc__" || p.class != nil {
			return false, nil
		}
		p.Doc = orNone(value)
		return true, nil
	}
}

// lacks is the error of a property without a getter, setter or deleter.
func (p *Property) lacks(what string, class *Type) error {
	if p.Name == "" {
		return Errorf(AttributeError, "property of '%s' object has no %s", class.Path(), what)
	}
	return Errorf(AttributeError, "property '%s' of '%s' object has no %s", p.Name, class.Path(), what)
}

// ownHeader is the header of a value of class, empty where that is the built-in type
// itself.
func ownHeader(class, builtin *Type) Header {
	if class == builtin {
		return Header{}
	}
	return Header{class: class}
}

func wrapOne(set func(v, f Value)) func(*Thread, Value, Args) error {
	return func(_ *Thread, v Value, args Args) error {
		name := builtinBase(v.Type()).Name
		if len(args.Kw) > 0 {
			return Errorf(TypeError, "%s() takes no keyword arguments", name)
		}
		if len(args.Pos) != 1 {
			return Errorf(TypeError, "%s expected 1 argument, got %d", name, len(args.Pos))
		}
		set(v, args.Pos[0])
		return nil
	}
}

func orNone(v Value) Value {
	if v == nil {
		return None
	}
	return v
}
