package object

var (
	binaryMethods  = [...]string{"add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul"}
	compareMethods = [...]string{"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"}
	unaryMethods   = [...]string{"__neg__", "__pos__", "__invert__"}
)

// CallSpecial calls a method of v's class that Python calls by itself, as it calls
// __dir__: it must exist, and is not looked for in v.
func CallSpecial(t *Thread, v Value, name string, args ...Value) (Value, error) {
	return dunder(t, v, name, args...)
}

// dunder calls v's method of that name; it must exist.
func dunder(t *Thread, v Value, name string, args ...Value) (Value, error) {
	f, ok := v.Type().Lookup(name)
	if !ok {
		return nil, noAttribute(v, name)
	}
	return callSpecial(t, v, f, name, args)
}

// callSpecial calls f, which was found under that name on the class of v.
func callSpecial(t *Thread, v, f Value, name string, args []Value) (Value, error) {
	if f == None {
		if words, ok := withoutMethod[name]; ok {
			return nil, Errorf(TypeError, words, v.Type().Name)
		}
	}
	if err := t.Dive(); err != nil {
		return nil, err
	}
	defer t.Rise()
	return callFound(t, v, f, Args{Pos: args})
}

// callFound calls what was found as a method on the class of v.
func callFound(t *Thread, v, f Value, args Args) (Value, error) {
	if Binds(f) {
		if len(args.Kw) == 0 {
			return callSelf(t, f, v, args.Pos)
		}
		args.Pos = append([]Value{v}, args.Pos...)
		return CallArgs(t, f, args)
	}
	bound, err := Bind(t, f, v, v.Type())
	if err != nil {
		return nil, err
	}
	return CallArgs(t, bound, args)
}

// withoutMethod words what a class cannot do that has set a method to None.
var withoutMethod = map[string]string{
	"__iter__":     "'%s' object is not iterable",
	"__contains__": "'%s' object is not a container",
	"__reversed__": "'%s' object is not reversible",
}

func dunderText(name string) func(*Thread, Value) (string, error) {
	return func(t *Thread, v Value) (string, error) {
		r, err := dunder(t, v, name)
		if err != nil {
			return "", err
		}
		s, ok := Plain(r).(Str)
		if !ok {
			return "", Errorf(TypeError, "%s returned non-string (type %s)", name, r.Type().Name)
		}
		return string(s), nil
	}
}

// dunders point a slot each at the methods that it stands for.
var dunders [slotCount]func(class *Type)

func init() {
	dunders = [slotCount]func(class *Type){
		slotRepr: func(c *Type) { c.Repr = dunderText("__repr__") },
		slotStr:  func(c *Type) { c.Str = dunderText("__str__") },
		slotFormat: func(c *Type) {
			c.Format = func(t *Thread, v Value, spec string) (string, error) {
				r, err := dunder(t, v, "__format__", Str(spec))
				if err != nil {
					return "", err
				}
				s, ok := Plain(r).(Str)
				if !ok {
					return "", Errorf(TypeError, "__format__ must return a str, not %s", r.Type().Name)
				}
				return string(s), nil
			}
		},
		slotInit: func(c *Type) {
			c.Init = func(t *Thread, self Value, args Args) error {
				f, _ := self.Type().Lookup("__init__")
				r, err := callFound(t, self, f, args)
				if err == nil && r != None {
					return Errorf(TypeError, "__init__() should return None, not '%s'", r.Type().Name)
				}
				return err
			}
		},
		slotNew: func(c *Type) {
			c.New = func(t *Thread, class *Type, args Args) (Value, error) {
				f, _ := class.Lookup("__new__")
				f, err := Bind(t, f, nil, class)
				if err != nil {
					return nil, err
				}
				args.Pos = append([]Value{class}, args.Pos...)
				return CallArgs(t, f, args)
			}
		},
		slotHash: func(c *Type) {
			c.Hash = func(t *Thread, v Value) (int64, error) {
				r, err := dunder(t, v, "__hash__")
				if err != nil {
					return 0, err
				}
				if !isIndex(r) {
					return 0, Errorf(TypeError, "__hash__ method should return an integer")
				}
				if n, ok := r.(Int); ok && n != -1 {
					return int64(n), nil // as it is: another object's hash, most often
				}
				return Hash(t, Plain(r))
			}
		},
		slotTruth: func(c *Type) {
			c.Truth = func(t *Thread, v Value) (bool, error) {
				r, err := dunder(t, v, "__bool__")
				if err != nil {
					return false, err
				}
				b, ok := r.(Bool)
				if !ok {
					return false, Errorf(TypeError, "__bool__ should return bool, returned %s", r.Type().Name)
				}
				return bool(b), nil
			}
		},
		slotLen: func(c *Type) {
			c.Len = func(t *Thread, v Value) (int, error) {
				r, err := dunder(t, v, "__len__")
				if err != nil {
					return 0, err
				}
				n, err := AsInt(t, r)
				if big, ok := r.(*BigInt); ok && big.V.Sign() < 0 {
					n, err = -1, nil
				}
				if IsException(err, OverflowError) {
					err = Errorf(OverflowError, "cannot fit '%s' into an index-sized integer", r.Type().Name)
				}
				if err == nil && n < 0 {
					err = Errorf(ValueError, "__len__() should return >= 0")
				}
				return int(n), err
			}
		},
		slotIndex: func(c *Type) {
			c.Index = func(t *Thread, v Value) (Value, error) {
				r, err := dunder(t, v, "__index__")
				if err == nil && !isIndex(r) {
					err = Errorf(TypeError, "__index__ returned non-int (type %s)", r.Type().Name)
				}
				return Plain(r), err
			}
		},
		slotIter: func(c *Type) {
			c.Iter = func(t *Thread, v Value) (Value, error) { return dunder(t, v, "__iter__") }
		},
		slotNext: func(c *Type) {
			c.Next = func(t *Thread, v Value) (Value, error) {
				r, err := dunder(t, v, "__next__")
				if IsException(err, StopIteration) {
					return nil, nil
				}
				return r, err
			}
		},
		slotContains: func(c *Type) {
			c.Contains = func(t *Thread, v, item Value) (bool, error) {
				r, err := dunder(t, v, "__contains__", item)
				if err != nil {
					return false, err
				}
				return Truth(t, r)
			}
		},
		slotGetItem: func(c *Type) {
			c.GetItem = func(t *Thread, v, key Value) (Value, error) { return dunder(t, v, "__getitem__", key) }
		},
		slotSetItem: func(c *Type) { c.SetItem = setItemDunder },
		slotBinary:  func(c *Type) { c.Binary = binaryDunder },
		slotInPlace: func(c *Type) { c.InPlace = inPlaceDunder },
		slotUnary:   func(c *Type) { c.Unary = unaryDunder },
		slotCompare: func(c *Type) { c.Compare = compareDunder },
		slotGetAttr: func(c *Type) { c.GetAttr = getAttrDunder },
		slotCall: func(c *Type) {
			c.Call = func(t *Thread, v Value, args Args) (Value, error) {
				// Each turn may have one argument more than the last.
				if err := t.Enter(); err != nil {
					return nil, err
				}
				defer t.Leave()
				f, _ := v.Type().Lookup("__call__")
				return callFound(t, v, f, args)
			}
		},
		slotSetAttr: func(c *Type) { c.SetAttr = setAttrDunder },
		slotDescrGet: func(c *Type) {
			c.DescrGet = func(t *Thread, d, instance Value, class *Type) (Value, error) {
				return dunder(t, d, "__get__", orNone(instance), class)
			}
		},
		slotDescrSet: func(c *Type) {
			c.DescrSet = func(t *Thread, d, instance, value Value) error {
				name, args := "__set__", []Value{instance, value}
				if value == nil {
					name, args = "__delete__", args[:1]
				}
				if _, ok := d.Type().Lookup(name); !ok {
					return NewException(AttributeError, Str(name))
				}
				_, err := dunder(t, d, name, args...)
				return err
			}
		},
	}
}

// getAttrDunder is an attribute of a class that has a __getattribute__.
func getAttrDunder(t *Thread, v Value, name string) (Value, error) {
	return dunder(t, v, "__getattribute__", Str(name))
}

func setAttrDunder(t *Thread, v Value, name string, value Value) (bool, error) {
	method, args := "__setattr__", []Value{Str(name), value}
	if value == nil {
		method, args = "__delattr__", args[:1]
	}
	_, err := dunder(t, v, method, args...)
	return true, err
}

func setItemDunder(t *Thread, v, key, value Value) error {
	name, args := "__setitem__", []Value{key, value}
	if value == nil {
		name, args = "__delitem__", args[:1]
	}
	if _, ok := v.Type().Lookup(name); !ok {
		if value == nil {
			return noDeletion(v, key)
		}
		return Errorf(TypeError, "'%s' object does not support item assignment", v.Type().Name)
	}
	_, err := dunder(t, v, name, args...)
	return err
}

// tryOperator is v.name(other), which stands for x op y; nil where the class has no
// such method or it does not know how.
func tryOperator(t *Thread, v Value, name string, other Value, slot func(c *Type) (Value, error)) (Value, error) {
	f, ok := v.Type().Lookup(name)
	if !ok {
		return nil, nil
	}
	if b, ok := f.(*Builtin); ok && b.slot {
		return slot(b.Owner)
	}
	return orNil(callSpecial(t, v, f, name, []Value{other}))
}

func orNil(r Value, err error) (Value, error) {
	if r == NotImplemented {
		r = nil
	}
	return r, err
}

// binaryDunder is x op y where one of the operands has an operator as a method: the
// left one is asked first, unless the right one's class is below the left one's and
// has other methods.
func binaryDunder(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	forward, backward := specials[slotBinary][op], specials[slotBinary][int(op)+len(binaryMethods)]
	tx, ty := x.Type(), y.Type()
	slot := func(c *Type) (Value, error) { return c.Binary(t, op, x, y) }
	right := tx != ty
	if right && ty.IsSubclass(tx) {
		theirs, ok := ty.Lookup(backward)
		ours, _ := tx.Lookup(backward)
		if ok && theirs != ours {
			right = false
			if r, err := tryOperator(t, y, backward, x, slot); r != nil || err != nil {
				return r, err
			}
		}
	}
	if r, err := tryOperator(t, x, forward, y, slot); r != nil || err != nil || !right {
		return r, err
	}
	return tryOperator(t, y, backward, x, slot)
}

func inPlaceDunder(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	return tryOperator(t, x, specials[slotInPlace][op], y, func(c *Type) (Value, error) { return c.InPlace(t, op, x, y) })
}

func compareDunder(t *Thread, op CompareOp, x, y Value) (Value, error) {
	f, ok := x.Type().Lookup(compareMethods[op])
	if !ok {
		return nil, nil
	}
	if !Binds(f) {
		if _, err := Bind(t, f, x, x.Type()); err != nil {
			return nil, nil // as in CPython: a method that cannot be had is none
		}
	}
	return orNil(callSpecial(t, x, f, compareMethods[op], []Value{y}))
}

func unaryDunder(t *Thread, op UnaryOp, x Value) (Value, error) {
	if _, ok := x.Type().Lookup(unaryMethods[op]); !ok {
		return nil, nil
	}
	return dunder(t, x, unaryMethods[op])
}

// builtinBase is the nearest base that no class statement made.
func builtinBase(c *Type) *Type {
	for c.Heap && c.Base != nil {
		c = c.Base
	}
	return c
}
