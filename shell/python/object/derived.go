package object

// Derived is an instance of a class statement that extends int, float, str, bytes or
// tuple: what it is to those who ask no further is Value, of the built-in type
// itself.
type Derived struct {
	Header
	Value Value
}

// Type is the class.
func (d *Derived) Type() *Type { return d.class }

// Plain gives what a [Derived] stands for, and any other value as it is: who looks for
// a Str, Int, Float, Bytes or *Tuple, or a value of a subclass, looks at Plain(v).
func Plain(v Value) Value {
	if d, ok := v.(*Derived); ok {
		return d.Value
	}
	return v
}

// derive makes what the constructor of a built-in type gives an instance of the class
// that was called.
func derive(class *Type, v Value, err error) (Value, error) {
	if err != nil || isDerivable(class) {
		return v, err
	}
	return &Derived{Header{class: class}, Plain(v)}, nil
}

// initDerived makes the built-in types whose values have a class of their own only as
// a [Derived] known as such.
func initDerived() {
	for _, class := range []*Type{IntType, FloatType, StrType, BytesType, TupleType} {
		class.derived = derivedSlots(class)
		class.AddLater(func() {
			class.AddMethod("__getnewargs__", "", "", func(_ *Thread, a []Value) (Value, error) { return NewTuple(a[0]), nil })
		})
	}
	FloatType.derived.Hash = FloatType.Hash // a NaN is known by its place
}

func isDerivable(class *Type) bool { return class.derived != nil }

// slotsOf is the type whose slots a class inherits from the built-in type base: base
// itself or, where the instances are [Derived], one whose slots take those.
func slotsOf(base *Type) *Type {
	if base.derived != nil {
		return base.derived
	}
	return base
}

// derivedSlots unwraps what a slot is given of its own type alone; operators,
// comparisons and formats are used to any value.
func derivedSlots(b *Type) *Type {
	return &Type{
		New: b.New, Init: b.Init, Binary: b.Binary, Unary: b.Unary, Compare: b.Compare, repeats: b.repeats, concat: b.concat,
		Str: unwrapped(b.Str), Repr: unwrapped(b.Repr), Hash: unwrapped(b.Hash), Truth: unwrapped(b.Truth), Len: unwrapped(b.Len),
		Index: unwrapped(b.Index), Iter: unwrapped(b.Iter), Contains: unwrappedWith(b.Contains), GetItem: unwrappedWith(b.GetItem),
		Format: b.Format,
	}
}

func unwrapped[R any](slot func(*Thread, Value) (R, error)) func(*Thread, Value) (R, error) {
	if slot == nil {
		return nil
	}
	return func(t *Thread, v Value) (R, error) { return slot(t, Plain(v)) }
}

func unwrappedWith[R any](slot func(*Thread, Value, Value) (R, error)) func(*Thread, Value, Value) (R, error) {
	if slot == nil {
		return nil
	}
	return func(t *Thread, v, other Value) (R, error) { return slot(t, Plain(v), other) }
}

// ofItself are the methods for which an instance of a subclass counts as what it is.
var ofItself = []string{"__format__", "__mod__", "__rmod__", "__getattribute__", "__setattr__", "__delattr__"}

// plainArgs unwraps the arguments of a method of a built-in type: self and, as nothing
// depends on their class, the others but a tuple, which may have an __iter__ of its
// own, what a method of tuple looks for, and those of *args.
func (b *Builtin) plainArgs(args []Value, varArg int) []Value {
	for i, v := range args {
		if i == varArg {
			break
		}
		d, ok := v.(*Derived)
		if !ok || i > 0 && (b.Owner == TupleType || d.class.IsSubclass(TupleType)) {
			continue
		}
		plain := append([]Value(nil), args...)
		plain[i] = d.Value
		return b.plainArgs(plain, varArg)
	}
	return args
}
