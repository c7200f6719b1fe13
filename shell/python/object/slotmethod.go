package object

// slotMethod gives a built-in type's slot as a method: list.__len__,
// Exception.__init__. Classes of Python find these through their built-in base.
func slotMethod(class *Type, name string) *Builtin {
	if len(name) < 5 || name[:2] != "__" {
		return nil
	}
	for c := class; c != nil; c = c.Base {
		if c.Heap {
			continue
		}
		if m := ownSlotMethod(c, name); m != nil {
			return m
		}
	}
	return nil
}

func wrapSlot(c *Type, name, sig string, fn Fn) *Builtin {
	return &Builtin{Name: name, Owner: c, Sig: sig, Fn: fn}
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

func ownSlotMethod(c *Type, name string) *Builtin {
	text := func(f func(*Thread, Value) (string, error)) *Builtin {
		if f == nil {
			return nil
		}
		return wrapSlot(c, name, "self, /", func(t *Thread, a []Value) (Value, error) {
			s, err := f(t, a[0])
			return Str(s), err
		})
	}
	switch name {
	case "__init__":
		if c.Init != nil {
			return wrapSlot(c, name, "self, *args, **kwargs", func(t *Thread, a []Value) (Value, error) {
				return None, c.Init(t, a[0], slotArgs(a))
			})
		}
	case "__new__":
		if c.New != nil {
			return &Builtin{Name: name, Mod: c.Module, Sig: "type, *args, **kwargs", Fn: func(t *Thread, a []Value) (Value, error) {
				class, ok := a[0].(*Type)
				if !ok {
					return nil, Errorf(TypeError, "%s.__new__(X): X is not a type object (%s)", c.Name, a[0].Type().Name)
				}
				args := slotArgs(a)
				if c == ObjectType {
					args = Args{}
				}
				return c.New(t, class, args)
			}}
		}
	case "__repr__":
		return text(c.Repr)
	case "__str__":
		return text(func(t *Thread, v Value) (string, error) {
			if c.Str != nil {
				return c.Str(t, v)
			}
			return Repr(t, v)
		})
	case "__format__":
		return wrapSlot(c, name, "self, format_spec, /", func(t *Thread, a []Value) (Value, error) {
			spec, ok := a[1].(Str)
			if !ok {
				return nil, Errorf(TypeError, "__format__() argument must be str, not %s", a[1].Type().Name)
			}
			s, err := c.Format(t, a[0], string(spec))
			return Str(s), err
		})
	case "__hash__":
		if c.Hash != nil {
			return wrapSlot(c, name, "self, /", func(t *Thread, a []Value) (Value, error) {
				h, err := c.Hash(t, a[0])
				return NewInt(h), err
			})
		}
	case "__len__":
		if c.Len != nil {
			return wrapSlot(c, name, "self, /", func(t *Thread, a []Value) (Value, error) {
				n, err := c.Len(t, a[0])
				return NewInt(int64(n)), err
			})
		}
	case "__bool__":
		if c.Truth != nil {
			return wrapSlot(c, name, "self, /", func(t *Thread, a []Value) (Value, error) {
				b, err := c.Truth(t, a[0])
				return NewBool(b), err
			})
		}
	case "__index__", "__int__":
		if c == IntType || c == BoolType {
			return wrapSlot(c, name, "self, /", func(t *Thread, a []Value) (Value, error) { return AsIndex(t, a[0]) })
		}
	case "__iter__":
		if c.Iter != nil {
			return wrapSlot(c, name, "self, /", func(t *Thread, a []Value) (Value, error) { return c.Iter(t, a[0]) })
		}
	case "__next__":
		if c.Next != nil {
			return wrapSlot(c, name, "self, /", func(t *Thread, a []Value) (Value, error) {
				v, err := c.Next(t, a[0])
				if v == nil && err == nil {
					return nil, NewException(StopIteration)
				}
				return v, err
			})
		}
	case "__contains__":
		if c.Contains != nil {
			return wrapSlot(c, name, "self, key, /", func(t *Thread, a []Value) (Value, error) {
				b, err := c.Contains(t, a[0], a[1])
				return NewBool(b), err
			})
		}
	case "__getitem__":
		if c.GetItem != nil {
			return wrapSlot(c, name, "self, key, /", func(t *Thread, a []Value) (Value, error) { return c.GetItem(t, a[0], a[1]) })
		}
	case "__setitem__":
		if c.SetItem != nil {
			return wrapSlot(c, name, "self, key, value, /", func(t *Thread, a []Value) (Value, error) {
				return None, c.SetItem(t, a[0], a[1], a[2])
			})
		}
	case "__delitem__":
		if c.SetItem != nil {
			return wrapSlot(c, name, "self, key, /", func(t *Thread, a []Value) (Value, error) {
				return None, c.SetItem(t, a[0], a[1], nil)
			})
		}
	case "__call__":
		if c.Call != nil {
			return wrapSlot(c, name, "self, *args, **kwargs", func(t *Thread, a []Value) (Value, error) {
				return c.Call(t, a[0], slotArgs(a))
			})
		}
	case "__getattribute__":
		return wrapSlot(c, name, "self, name, /", func(t *Thread, a []Value) (Value, error) {
			n, _ := a[1].(Str)
			return GetAttr(t, a[0], string(n))
		})
	case "__setattr__":
		return wrapSlot(c, name, "self, name, value, /", func(t *Thread, a []Value) (Value, error) {
			n, ok := a[1].(Str)
			if !ok {
				return nil, Errorf(TypeError, "attribute name must be string, not '%s'", a[1].Type().Name)
			}
			if c.SetAttr != nil {
				if known, err := c.SetAttr(t, a[0], string(n), a[2]); known || err != nil {
					return None, err
				}
			}
			return None, setOwnAttr(t, a[0], string(n), a[2])
		})
	}
	return operatorMethod(c, name)
}

func operatorMethod(c *Type, name string) *Builtin {
	orNotImplemented := func(v Value, err error) (Value, error) {
		if v == nil && err == nil {
			return NotImplemented, nil
		}
		return v, err
	}
	for op, m := range compareMethods {
		if m != name {
			continue
		}
		if c.Compare == nil && c != ObjectType {
			return nil
		}
		return wrapSlot(c, name, "self, value, /", func(t *Thread, a []Value) (Value, error) {
			if c.Compare != nil {
				return orNotImplemented(c.Compare(t, CompareOp(op), a[0], a[1]))
			}
			if CompareOp(op) == EQ && Identical(a[0], a[1]) {
				return True, nil
			}
			return NotImplemented, nil
		})
	}
	if c.Unary != nil {
		for op, m := range unaryMethods {
			if m == name {
				return wrapSlot(c, name, "self, /", func(t *Thread, a []Value) (Value, error) {
					return orNotImplemented(c.Unary(t, UnaryOp(op), a[0]))
				})
			}
		}
	}
	for op, m := range binaryMethods {
		op := BinaryOp(op)
		switch {
		case c.Binary != nil && name == "__"+m+"__":
			return wrapSlot(c, name, "self, value, /", func(t *Thread, a []Value) (Value, error) {
				return orNotImplemented(c.Binary(t, op, a[0], a[1]))
			})
		case c.Binary != nil && name == "__r"+m+"__":
			return wrapSlot(c, name, "self, value, /", func(t *Thread, a []Value) (Value, error) {
				return orNotImplemented(c.Binary(t, op, a[1], a[0]))
			})
		case c.InPlace != nil && name == "__i"+m+"__":
			return wrapSlot(c, name, "self, value, /", func(t *Thread, a []Value) (Value, error) {
				return orNotImplemented(c.InPlace(t, op, a[0], a[1]))
			})
		}
	}
	return nil
}

// slotNames lists the methods that the class's own slots stand for, for dir().
func slotNames(c *Type) []string {
	if c.Heap {
		return nil
	}
	names := []string{"__format__", "__getattribute__", "__new__", "__repr__", "__setattr__", "__str__", "__init__"}
	for _, s := range []struct {
		has   bool
		names []string
	}{
		{c.Hash != nil, []string{"__hash__"}},
		{c.Len != nil, []string{"__len__"}},
		{c.Truth != nil, []string{"__bool__"}},
		{c.Iter != nil, []string{"__iter__"}},
		{c.Next != nil, []string{"__next__"}},
		{c.Contains != nil, []string{"__contains__"}},
		{c.GetItem != nil, []string{"__getitem__"}},
		{c.SetItem != nil, []string{"__setitem__", "__delitem__"}},
		{c.Call != nil, []string{"__call__"}},
		{c.Compare != nil || c == ObjectType, compareMethods[:]},
	} {
		if s.has {
			names = append(names, s.names...)
		}
	}
	if c.Unary != nil {
		names = append(names, unaryMethods[:]...)
	}
	for _, m := range operatorsOf(c) {
		names = append(names, "__"+m+"__")
		if !(m == "add" && c.repeats) {
			names = append(names, "__r"+m+"__")
		}
	}
	return names
}

// operatorsOf lists the operators that a type takes part in, for dir().
func operatorsOf(c *Type) []string {
	switch c {
	case IntType:
		return []string{"add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor"}
	case FloatType:
		return []string{"add", "sub", "mul", "truediv", "floordiv", "mod", "pow"}
	case StrType, BytesType, BytearrayType:
		return []string{"add", "mul", "mod"}
	case ListType, TupleType:
		return []string{"add", "mul"}
	case DictType:
		return []string{"or"}
	case SetType, FrozensetType:
		return []string{"sub", "and", "or", "xor"}
	}
	return nil
}
