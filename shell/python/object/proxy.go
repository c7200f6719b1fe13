package object

// MappingProxy is a view of a mapping that cannot be changed: a class's __dict__.
type MappingProxy struct{ Of Value }

// MappingProxyType is types.MappingProxyType.
var MappingProxyType = NewType(&Type{Name: "mappingproxy", Final: true})

// Type is mappingproxy.
func (*MappingProxy) Type() *Type { return MappingProxyType }

func initMappingProxy() {
	c := MappingProxyType
	of := func(v Value) Value {
		if p, ok := v.(*MappingProxy); ok {
			return p.Of
		}
		return v
	}
	c.New = func(_ *Thread, _ *Type, args Args) (Value, error) {
		if len(args.Pos) != 1 || len(args.Kw) > 0 {
			return nil, Errorf(TypeError, "mappingproxy() missing required argument 'mapping' (pos 1)")
		}
		if m := args.Pos[0]; m.Type().GetItem == nil || Is(m, ListType) || Is(m, TupleType) {
			return nil, Errorf(TypeError, "mappingproxy() argument must be a mapping, not %s", m.Type().Name)
		}
		return &MappingProxy{args.Pos[0]}, nil
	}
	c.Init = func(*Thread, Value, Args) error { return nil }
	c.Repr = func(t *Thread, v Value) (string, error) {
		s, err := Repr(t, of(v))
		return "mappingproxy(" + s + ")", err
	}
	c.Str = func(t *Thread, v Value) (string, error) { return ToStr(t, of(v)) }
	c.Hash = func(t *Thread, v Value) (int64, error) { return Hash(t, of(v)) }
	c.Len = func(t *Thread, v Value) (int, error) { return Len(t, of(v)) }
	c.Iter = func(t *Thread, v Value) (Value, error) { return of(v).Type().Iter(t, of(v)) }
	c.GetItem = func(t *Thread, v, key Value) (Value, error) { return GetItem(t, of(v), key) }
	c.Contains = func(t *Thread, v, item Value) (bool, error) { return Contains(t, of(v), item) }
	c.Compare = func(t *Thread, op CompareOp, x, y Value) (Value, error) { return Compare(t, op, of(x), of(y)) }
	c.Binary = func(t *Thread, op BinaryOp, x, y Value) (Value, error) {
		if op != Or {
			return nil, nil
		}
		return Binary(t, op, of(x), of(y))
	}
	for _, name := range []string{"get", "keys", "values", "items", "copy", "__reversed__"} {
		c.AddMethod(name, "*args, **kwargs", "", func(t *Thread, a []Value) (Value, error) {
			return CallMethodArgs(t, of(a[0]), name, slotArgs(a))
		})
	}
}

// dictOf is the class's __dict__.
func dictOf(class *Type) Value {
	d := class.own()
	if !class.Heap { // the slots, too
		d = d.Copy()
		for name := range slotNamed {
			if _, has := d.GetStr(name); !has {
				if w := class.slotMethod(name); w != nil {
					d.SetStr(name, w)
				}
			}
		}
	}
	return &MappingProxy{d}
}
