package object

import (
	"fmt"
	"sync"
)

// NewClass makes the class of a class statement: attrs is what its body bound.
func NewClass(t *Thread, name, module string, base *Type, attrs *Dict) (*Type, error) {
	if base == nil {
		base = ObjectType
	}
	if base.Final {
		return nil, Errorf(TypeError, "type '%s' is not an acceptable base type", base.QualName())
	}
	class := NewType(&Type{Name: name, Module: module, Base: base, Heap: true, attrs: attrs})
	if q, ok := attrs.GetStr("__qualname__"); ok {
		path, isStr := q.(Str)
		if !isStr {
			return nil, Errorf(TypeError, "type __qualname__ must be a str, not %s", q.Type().Name)
		}
		class.Qual = string(path)
		attrs.DeleteStr("__qualname__")
	}
	own := func(name string) bool {
		_, ok := attrs.GetStr(name)
		return ok
	}
	if own("__eq__") && !own("__hash__") {
		attrs.SetStr("__hash__", None)
	}
	refreshSlots(class, own)
	return class, nameDescriptors(t, class)
}

// nameDescriptors tells the attributes of a new class what they are called,
// as __set_name__ does.
func nameDescriptors(t *Thread, class *Type) error {
	for _, name := range class.attrs.Names() {
		v, _ := class.attrs.GetStr(name)
		if p, ok := v.(*Property); ok {
			p.Name = name
			continue
		}
		if _, ok := v.Type().Lookup("__set_name__"); !ok {
			continue
		}
		if _, err := dunder(t, v, "__set_name__", class, Str(name)); err != nil {
			e := Errorf(RuntimeError, "Error calling __set_name__ on '%s' instance '%s' in '%s'", v.Type().Name, name, class.Name)
			e.Cause, _ = AsException(err)
			return e
		}
	}
	return nil
}

// refreshSlots points the slots of a class at those of its double-underscore
// methods that changed.
func refreshSlots(class *Type, changed func(name string) bool) {
	for name, point := range dunders() {
		if changed(name) {
			point(class)
		}
	}
	if h, ok := class.Lookup("__hash__"); ok && h == None {
		class.Hash = nil
	}
	for _, m := range binaryMethods {
		if changed("__"+m+"__") || changed("__r"+m+"__") {
			class.Binary, class.calls = binaryDunder, true
		}
		if changed("__i" + m + "__") {
			class.InPlace = inPlaceDunder
		}
	}
	for _, m := range compareMethods {
		if changed(m) {
			class.Compare = compareDunder
		}
	}
	for _, m := range unaryMethods {
		if changed(m) {
			class.Unary = unaryDunder
		}
	}
}

var (
	binaryMethods  = [...]string{"add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul"}
	compareMethods = [...]string{"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"}
	unaryMethods   = [...]string{"__neg__", "__pos__", "__invert__"}
)

// dunder calls v's method of that name; it must exist.
func dunder(t *Thread, v Value, name string, args ...Value) (Value, error) {
	f, ok := v.Type().Lookup(name)
	if !ok {
		return nil, noAttribute(v, name)
	}
	if err := t.Dive(); err != nil {
		return nil, err
	}
	defer t.Rise()
	if _, isF := f.(Function); !isF {
		if get := f.Type().DescrGet; get != nil {
			bound, err := get(t, f, v, v.Type())
			if err != nil {
				return nil, err
			}
			return Call(t, bound, args...)
		}
		return Call(t, f, args...)
	}
	return Call(t, f, append([]Value{v}, args...)...)
}

func dunderText(name string) func(*Thread, Value) (string, error) {
	return func(t *Thread, v Value) (string, error) {
		r, err := dunder(t, v, name)
		if err != nil {
			return "", err
		}
		s, ok := r.(Str)
		if !ok {
			return "", Errorf(TypeError, "%s returned non-string (type %s)", name, r.Type().Name)
		}
		return string(s), nil
	}
}

// dunders points one slot each at the method of that name.
var dunders = sync.OnceValue(func() map[string]func(class *Type) {
	return map[string]func(class *Type){
		"__repr__": func(c *Type) { c.Repr = dunderText("__repr__") },
		"__str__":  func(c *Type) { c.Str = dunderText("__str__") },
		"__format__": func(c *Type) {
			c.Format = func(t *Thread, v Value, spec string) (string, error) {
				r, err := dunder(t, v, "__format__", Str(spec))
				if err != nil {
					return "", err
				}
				s, ok := r.(Str)
				if !ok {
					return "", Errorf(TypeError, "__format__ must return a str, not %s", r.Type().Name)
				}
				return string(s), nil
			}
		},
		"__init__": func(c *Type) {
			c.Init = func(t *Thread, self Value, args Args) error {
				f, _ := self.Type().Lookup("__init__")
				args.Pos = append([]Value{self}, args.Pos...)
				r, err := CallArgs(t, f, args)
				if err == nil && r != None {
					return Errorf(TypeError, "__init__() should return None, not '%s'", r.Type().Name)
				}
				return err
			}
		},
		"__new__": func(c *Type) {
			c.New = func(t *Thread, class *Type, args Args) (Value, error) {
				f, _ := class.Lookup("__new__")
				if s, ok := f.(*StaticMethod); ok {
					f = s.Func
				}
				args.Pos = append([]Value{class}, args.Pos...)
				return CallArgs(t, f, args)
			}
		},
		"__hash__": func(c *Type) {
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
				return Hash(t, r)
			}
		},
		"__bool__": func(c *Type) {
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
		"__len__": func(c *Type) {
			c.Len = func(t *Thread, v Value) (int, error) {
				r, err := dunder(t, v, "__len__")
				if err != nil {
					return 0, err
				}
				n, err := AsInt(t, r)
				if IsException(err, OverflowError) {
					err = Errorf(OverflowError, "cannot fit '%s' into an index-sized integer", r.Type().Name)
				}
				if err == nil && n < 0 {
					err = Errorf(ValueError, "__len__() should return >= 0")
				}
				return int(n), err
			}
		},
		"__index__": func(c *Type) {
			c.Index = func(t *Thread, v Value) (Value, error) {
				r, err := dunder(t, v, "__index__")
				if err == nil && !isIndex(r) {
					err = Errorf(TypeError, "__index__ returned non-int (type %s)", r.Type().Name)
				}
				return r, err
			}
		},
		"__iter__": func(c *Type) {
			c.Iter = func(t *Thread, v Value) (Value, error) { return dunder(t, v, "__iter__") }
		},
		"__next__": func(c *Type) {
			c.Next = func(t *Thread, v Value) (Value, error) {
				r, err := dunder(t, v, "__next__")
				if IsException(err, StopIteration) {
					return nil, nil
				}
				return r, err
			}
		},
		"__contains__": func(c *Type) {
			c.Contains = func(t *Thread, v, item Value) (bool, error) {
				r, err := dunder(t, v, "__contains__", item)
				if err != nil {
					return false, err
				}
				return Truth(t, r)
			}
		},
		"__getitem__": func(c *Type) {
			c.GetItem = func(t *Thread, v, key Value) (Value, error) { return dunder(t, v, "__getitem__", key) }
		},
		"__setitem__": setItemDunder,
		"__delitem__": setItemDunder,
		"__call__": func(c *Type) {
			c.Call = func(t *Thread, v Value, args Args) (Value, error) {
				// Each turn may have one argument more than the last.
				if err := t.Enter(); err != nil {
					return nil, err
				}
				defer t.Leave()
				f, _ := v.Type().Lookup("__call__")
				args.Pos = append([]Value{v}, args.Pos...)
				return CallArgs(t, f, args)
			}
		},
		"__setattr__": setAttrDunder,
		"__delattr__": setAttrDunder,
		"__get__": func(c *Type) {
			c.DescrGet = func(t *Thread, d, instance Value, class *Type) (Value, error) {
				return dunder(t, d, "__get__", orNone(instance), class)
			}
		},
		"__set__": func(c *Type) {
			c.DescrSet = func(t *Thread, d, instance, value Value) error {
				name, args := "__set__", []Value{instance, value}
				if value == nil {
					name, args = "__delete__", args[:1]
					if _, ok := d.Type().Lookup(name); !ok {
						return NewException(AttributeError, Str(name))
					}
				}
				_, err := dunder(t, d, name, args...)
				return err
			}
		},
	}
})

func setAttrDunder(c *Type) {
	c.SetAttr = func(t *Thread, v Value, name string, value Value) (bool, error) {
		method, args := "__setattr__", []Value{Str(name), value}
		if value == nil {
			method, args = "__delattr__", args[:1]
		}
		if _, ok := v.Type().Lookup(method); !ok {
			if b := builtinBase(v.Type()); b.SetAttr != nil {
				return b.SetAttr(t, v, name, value)
			}
			return false, nil
		}
		_, err := dunder(t, v, method, args...)
		return true, err
	}
}

func setItemDunder(c *Type) {
	c.SetItem = func(t *Thread, v, key, value Value) error {
		name, args := "__setitem__", []Value{key, value}
		if value == nil {
			name, args = "__delitem__", args[:1]
		}
		if _, ok := v.Type().Lookup(name); !ok {
			if b := builtinBase(v.Type()); b.SetItem != nil {
				return b.SetItem(t, v, key, value)
			}
			if value == nil {
				return noDeletion(v, key)
			}
			return Errorf(TypeError, "'%s' object does not support item assignment", v.Type().Name)
		}
		_, err := dunder(t, v, name, args...)
		return err
	}
}

// builtinBase is the nearest base that no class statement made.
func builtinBase(c *Type) *Type {
	for c.Heap && c.Base != nil {
		c = c.Base
	}
	return c
}

func binaryDunder(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	m := binaryMethods[op]
	forward, backward := "__"+m+"__", "__r"+m+"__"
	tx, ty := x.Type(), y.Type()
	try := func(v Value, name string, other Value) (Value, error) {
		if _, ok := v.Type().Lookup(name); !ok {
			return nil, nil
		}
		r, err := dunder(t, v, name, other)
		if r == NotImplemented {
			r = nil
		}
		return r, err
	}
	right := func() (Value, error) {
		if tx == ty || !ty.calls {
			return nil, nil
		}
		return try(y, backward, x)
	}
	later := right
	if tx != ty && ty.IsSubclass(tx) {
		if r, err := right(); r != nil || err != nil {
			return r, err
		}
		later = func() (Value, error) { return nil, nil }
	}
	if tx.calls {
		if r, err := try(x, forward, y); r != nil || err != nil {
			return r, err
		}
	}
	if r, err := later(); r != nil || err != nil {
		return r, err
	}
	for _, c := range []*Type{tx, ty} {
		if b := builtinBase(c); c.Heap && b.Binary != nil {
			if r, err := b.Binary(t, op, x, y); r != nil || err != nil {
				return r, err
			}
		}
	}
	return nil, nil
}

func inPlaceDunder(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	name := "__i" + binaryMethods[op] + "__"
	if _, ok := x.Type().Lookup(name); !ok {
		if b := builtinBase(x.Type()); b.InPlace != nil {
			return b.InPlace(t, op, x, y)
		}
		return nil, nil
	}
	r, err := dunder(t, x, name, y)
	if r == NotImplemented {
		r = nil
	}
	return r, err
}

func compareDunder(t *Thread, op CompareOp, x, y Value) (Value, error) {
	name := compareMethods[op]
	if _, ok := x.Type().Lookup(name); !ok {
		if op == NE {
			if _, ok := x.Type().Lookup("__eq__"); ok {
				r, err := dunder(t, x, "__eq__", y)
				if err != nil || r == NotImplemented {
					return nil, err
				}
				eq, err := Truth(t, r)
				return NewBool(!eq), err
			}
		}
		if b := builtinBase(x.Type()); b.Compare != nil {
			return b.Compare(t, op, x, y)
		}
		return nil, nil
	}
	r, err := dunder(t, x, name, y)
	if r == NotImplemented {
		r = nil
	}
	return r, err
}

func unaryDunder(t *Thread, op UnaryOp, x Value) (Value, error) {
	if _, ok := x.Type().Lookup(unaryMethods[op]); !ok {
		if b := builtinBase(x.Type()); b.Unary != nil {
			return b.Unary(t, op, x)
		}
		return nil, nil
	}
	return dunder(t, x, unaryMethods[op])
}

// callType is a call of a class: New, then Init.
func callType(t *Thread, v Value, args Args) (Value, error) {
	class := v.(*Type)
	if class.New == nil {
		return nil, Errorf(TypeError, "cannot create '%s' instances", class.QualName())
	}
	if err := t.Dive(); err != nil {
		return nil, err
	}
	defer t.Rise()
	o, err := class.New(t, class, args)
	if err != nil || o == nil {
		return nil, err
	}
	if init := o.Type().Init; init != nil && o.Type().IsSubclass(class) {
		if err := init(t, o, args); err != nil {
			return nil, err
		}
	}
	return o, nil
}

func reprObject(_ *Thread, v Value) (string, error) {
	c := v.Type()
	name := c.Path()
	if c.Module != "builtins" {
		name = c.Module + "." + name
	}
	return fmt.Sprintf("<%s object at %s>", name, Address(v)), nil
}
