package object

import "strings"

// slotMethod gives a built-in type's slot as a method: list.__len__,
// Exception.__init__.
func (t *Type) slotMethod(name string) Value {
	slot, ok := slotNamed[name]
	if !ok || !t.provides(slot, name) {
		return nil
	}
	w, ok := t.wrapped.Load(name)
	if !ok {
		w, _ = t.wrapped.LoadOrStore(name, ownSlotMethod(t, name))
	}
	return w.(*Builtin)
}

// isSlotMethod reports whether f, nil for none, stands for a slot of a built-in type.
func isSlotMethod(f Value) bool {
	b, ok := f.(*Builtin)
	return f == nil || ok && b.slot
}

func wrapSlot(c *Type, name, sig string, fn Fn) *Builtin {
	return &Builtin{Name: name, Owner: c, Sig: sig, Fn: fn, slot: true}
}

// newOf is c.__new__(class, …).
func newOf(t *Thread, c *Type, args Args) (Value, error) {
	if len(args.Pos) == 0 {
		return nil, Errorf(TypeError, "%s.__new__(): not enough arguments", c.Name)
	}
	class, ok := args.Pos[0].(*Type)
	switch {
	case !ok:
		return nil, Errorf(TypeError, "%s.__new__(X): X is not a type object (%s)", c.Name, args.Pos[0].Type().Name)
	case !class.IsSubclass(c):
		return nil, Errorf(TypeError, "%s.__new__(%s): %s is not a subtype of %s", c.Name, class.Name, class.Name, c.Name)
	}
	if base := layout(class); base != c && !c.IsSubclass(base) {
		return nil, Errorf(TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", c.Name, class.Name, base.Name)
	}
	args.Pos = args.Pos[1:]
	return c.New(t, class, args)
}

// slotArgs turns the *args and **kwargs of a slot method into Args.
func slotArgs(a []Value) Args {
	args := Args{Pos: a[1].(*Tuple).Elems}
	kw := a[2].(*Dict)
	for i := 0; ; {
		k, v, next := kw.At(i)
		if k == nil {
			return args
		}
		args.Kw = append(args.Kw, Keyword{string(k.(Str)), v})
		i = next
	}
}

// ownSlotMethod makes the method for a slot that c provides.
func ownSlotMethod(c *Type, name string) *Builtin {
	of := func(sig string, fn Fn) *Builtin { return wrapSlot(c, name, sig, fn) }
	switch name {
	case "__init__":
		return of("self, *args, **kwargs", func(t *Thread, a []Value) (Value, error) { return None, c.Init(t, a[0], slotArgs(a)) })
	case "__new__":
		return &Builtin{Name: name, Mod: c.Module, Sig: "*args, **kwargs", of: c, Fn: func(t *Thread, a []Value) (Value, error) {
			return newOf(t, c, Args{Pos: a[0].(*Tuple).Elems, Kw: slotArgs(append([]Value{nil}, a...)).Kw})
		}}
	case "__repr__":
		return of("self, /", func(t *Thread, a []Value) (Value, error) {
			s, err := c.Repr(t, a[0])
			return Str(s), err
		})
	case "__str__":
		return of("self, /", func(t *Thread, a []Value) (Value, error) {
			text := c.Str
			if text == nil {
				text = Repr
			}
			s, err := text(t, a[0])
			return Str(s), err
		})
	case "__format__":
		return of("self, format_spec, /", func(t *Thread, a []Value) (Value, error) {
			spec, ok := Plain(a[1]).(Str)
			if !ok {
				return nil, Errorf(TypeError, "__format__() argument must be str, not %s", a[1].Type().Name)
			}
			s, err := c.Format(t, a[0], string(spec))
			return Str(s), err
		})
	case "__hash__":
		return of("self, /", func(t *Thread, a []Value) (Value, error) {
			h, err := c.Hash(t, a[0])
			return NewInt(h), err
		})
	case "__len__":
		return of("self, /", func(t *Thread, a []Value) (Value, error) {
			n, err := c.Len(t, a[0])
			return NewInt(int64(n)), err
		})
	case "__bool__":
		return of("self, /", func(t *Thread, a []Value) (Value, error) {
			b, err := c.Truth(t, a[0])
			return NewBool(b), err
		})
	case "__index__":
		return of("self, /", func(t *Thread, a []Value) (Value, error) { return c.Index(t, a[0]) })
	case "__iter__":
		return of("self, /", func(t *Thread, a []Value) (Value, error) { return c.Iter(t, a[0]) })
	case "__next__":
		return of("self, /", func(t *Thread, a []Value) (Value, error) {
			v, err := c.Next(t, a[0])
			if v == nil && err == nil {
				return nil, NewException(StopIteration)
			}
			return v, err
		})
	case "__contains__":
		return of("self, key, /", func(t *Thread, a []Value) (Value, error) {
			b, err := c.Contains(t, a[0], a[1])
			return NewBool(b), err
		})
	case "__getitem__":
		return of("self, key, /", func(t *Thread, a []Value) (Value, error) { return c.GetItem(t, a[0], a[1]) })
	case "__setitem__":
		return of("self, key, value, /", func(t *Thread, a []Value) (Value, error) { return None, c.SetItem(t, a[0], a[1], a[2]) })
	case "__delitem__":
		return of("self, key, /", func(t *Thread, a []Value) (Value, error) { return None, c.SetItem(t, a[0], a[1], nil) })
	case "__call__":
		return of("self, *args, **kwargs", func(t *Thread, a []Value) (Value, error) { return c.Call(t, a[0], slotArgs(a)) })
	case "__getattribute__":
		return of("self, name, /", func(t *Thread, a []Value) (Value, error) {
			attr, err := attrName(a[1])
			if err != nil {
				return nil, err
			}
			found, err := ownAttr(t, a[0], attr, builtinBase(a[0].Type()).GetAttr)
			if found == nil && err == nil {
				err = notFound(noAttribute(a[0], attr), a[0], attr)
			}
			return found, err
		})
	case "__setattr__", "__delattr__":
		set := func(t *Thread, v, key, value Value) (Value, error) {
			attr, err := attrName(key)
			if err != nil {
				return nil, err
			}
			if _, class := v.(*Type); class && c != TypeType {
				return nil, Errorf(TypeError, "can't apply this %s to %s object", name, v.Type().Name)
			}
			if set := builtinBase(v.Type()).SetAttr; set != nil {
				if known, err := set(t, v, attr, value); known || err != nil {
					return None, err
				}
			}
			return None, setOwnAttr(t, v, attr, value)
		}
		if name == "__delattr__" {
			return of("self, name, /", func(t *Thread, a []Value) (Value, error) { return set(t, a[0], a[1], nil) })
		}
		return of("self, name, value, /", func(t *Thread, a []Value) (Value, error) { return set(t, a[0], a[1], a[2]) })
	case "__get__":
		return of("self, instance, owner=None, /", func(t *Thread, a []Value) (Value, error) {
			if a[1] == None {
				a[1] = nil
			}
			class, _ := a[2].(*Type)
			switch {
			case a[1] == nil && class == nil:
				return nil, Errorf(TypeError, "__get__(None, None) is invalid")
			case class == nil:
				class = a[1].Type()
			}
			return c.DescrGet(t, a[0], a[1], class)
		})
	case "__set__":
		return of("self, instance, value, /", func(t *Thread, a []Value) (Value, error) {
			return None, c.DescrSet(t, a[0], a[1], a[2])
		})
	case "__delete__":
		return of("self, instance, /", func(t *Thread, a []Value) (Value, error) {
			return None, c.DescrSet(t, a[0], a[1], nil)
		})
	}
	return operatorMethod(c, name)
}

// attrName is the name of an attribute, for what takes one.
func attrName(v Value) (string, error) {
	if s, ok := Plain(v).(Str); ok {
		return string(s), nil
	}
	return "", Errorf(TypeError, "attribute name must be string, not '%s'", v.Type().Name)
}

func operatorMethod(c *Type, name string) *Builtin {
	method := func(f Fn) *Builtin {
		return wrapSlot(c, name, "self, value, /", func(t *Thread, a []Value) (Value, error) {
			v, err := f(t, a)
			switch {
			case v != nil || err != nil:
				return v, err
			case c.repeats && strings.HasSuffix(name, "mul__"): // a sequence's own say what is wrong
				_, err = AsIndex(t, a[1])
				return nil, err
			case c.concat != "" && strings.HasSuffix(name, "add__"):
				return nil, Errorf(TypeError, c.concat, a[1].Type().Name)
			}
			return NotImplemented, nil
		})
	}
	for op, m := range compareMethods {
		if m == name {
			return method(func(t *Thread, a []Value) (Value, error) {
				if c.Compare == nil {
					return compareObjects(t, CompareOp(op), a[0], a[1])
				}
				return c.Compare(t, CompareOp(op), a[0], a[1])
			})
		}
	}
	for op, m := range unaryMethods {
		if m == name {
			return wrapSlot(c, name, "self, /", func(t *Thread, a []Value) (Value, error) { return c.Unary(t, UnaryOp(op), a[0]) })
		}
	}
	for op, m := range binaryMethods {
		op := BinaryOp(op)
		switch name {
		case "__" + m + "__":
			return method(func(t *Thread, a []Value) (Value, error) { return c.Binary(t, op, a[0], a[1]) })
		case "__r" + m + "__":
			return method(func(t *Thread, a []Value) (Value, error) { return c.Binary(t, op, a[1], a[0]) })
		case "__i" + m + "__":
			return method(func(t *Thread, a []Value) (Value, error) { return c.InPlace(t, op, a[0], a[1]) })
		}
	}
	return nil
}

// compareObjects is object's comparison: by identity, and != is what == is not.
func compareObjects(t *Thread, op CompareOp, x, y Value) (Value, error) {
	switch {
	case op == EQ && Identical(x, y):
		return True, nil
	case op == NE:
		f := x.Type().Compare
		if f == nil {
			return nil, nil
		}
		eq, err := f(t, EQ, x, y)
		if eq == nil || err != nil {
			return nil, err
		}
		same, err := Truth(t, eq)
		return NewBool(!same), err
	}
	return nil, nil
}

// slotMethods lists the methods that the class's own slots stand for, for dir().
func (t *Type) slotMethods() []string {
	var names []string
	for slot, methods := range specials {
		for _, name := range methods {
			if t.provides(slot, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// operatorsOf lists the operators that a type takes part in; nil for all.
func operatorsOf(c *Type) []string {
	switch c {
	case IntType:
		return []string{"add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor"}
	case BoolType:
		return []string{"and", "or", "xor"}
	case FloatType:
		return []string{"add", "sub", "mul", "truediv", "floordiv", "mod", "pow"}
	case StrType, BytesType, BytearrayType:
		return []string{"add", "mul", "mod"}
	case ListType, TupleType:
		return []string{"add", "mul"}
	case DictType, TypeType:
		return []string{"or"}
	case SetType, FrozensetType:
		return []string{"sub", "and", "or", "xor"}
	}
	return nil
}
