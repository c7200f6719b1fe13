// Package operator is _operator: Python's operators as functions.
package operator

import "labsh/shell/python/object"

// binary are the operators with two operands, and the names of x op= y.
var binary = []struct {
	name string
	op   object.BinaryOp
}{
	{"add", object.Add}, {"sub", object.Sub}, {"mul", object.Mul}, {"truediv", object.TrueDiv}, {"floordiv", object.FloorDiv},
	{"mod", object.Mod}, {"pow", object.Pow}, {"lshift", object.LShift}, {"rshift", object.RShift},
	{"and_", object.And}, {"or_", object.Or}, {"xor", object.Xor}, {"matmul", object.MatMul},
}

var comparisons = []struct {
	name string
	op   object.CompareOp
}{{"lt", object.LT}, {"le", object.LE}, {"eq", object.EQ}, {"ne", object.NE}, {"ge", object.GE}, {"gt", object.GT}}

var unary = []struct {
	name string
	op   object.UnaryOp
}{{"neg", object.Neg}, {"pos", object.Pos}, {"invert", object.Invert}}

// others are the functions that are no operator of the three tables.
var others = []struct {
	name, sig string
	fn        object.Fn
}{
	{"inv", "a, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.Unary(t, object.Invert, a[0])
	}},
	{"abs", "a, /", func(t *object.Thread, a []object.Value) (object.Value, error) { return object.Abs(t, a[0]) }},
	{"index", "a, /", func(t *object.Thread, a []object.Value) (object.Value, error) { return object.AsIndex(t, a[0]) }},
	{"truth", "a, /", func(t *object.Thread, a []object.Value) (object.Value, error) { return boolean(object.Truth(t, a[0])) }},
	{"not_", "a, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		yes, err := object.Truth(t, a[0])
		return boolean(!yes, err)
	}},
	{"is_", "a, b, /", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewBool(object.Identical(a[0], a[1])), nil
	}},
	{"is_not", "a, b, /", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewBool(!object.Identical(a[0], a[1])), nil
	}},
	{"contains", "a, b, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return boolean(object.Contains(t, a[0], a[1]))
	}},
	{"getitem", "a, b, /", func(t *object.Thread, a []object.Value) (object.Value, error) { return object.GetItem(t, a[0], a[1]) }},
	{"setitem", "a, b, c, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, object.SetItem(t, a[0], a[1], a[2])
	}},
	{"delitem", "a, b, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, object.DelItem(t, a[0], a[1])
	}},
	{"concat", "a, b, /", func(t *object.Thread, a []object.Value) (object.Value, error) { return concat(t, a, object.Binary) }},
	{"iconcat", "a, b, /", func(t *object.Thread, a []object.Value) (object.Value, error) { return concat(t, a, object.InPlace) }},
	{"call", "obj, /, *args, **kwargs", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.CallArgs(t, a[0], arguments(a[1], a[2]))
	}},
}

func boolean(b bool, err error) (object.Value, error) { return object.NewBool(b), err }

// concat is + of sequences alone.
func concat(t *object.Thread, a []object.Value, plus func(*object.Thread, object.BinaryOp, object.Value, object.Value) (object.Value, error)) (object.Value, error) {
	if class := a[0].Type(); class.GetItem == nil {
		return nil, object.Errorf(object.TypeError, "'%s' object can't be concatenated", class.Name)
	}
	return plus(t, object.Add, a[0], a[1])
}

// arguments are those of a call, from *args and **kwargs.
func arguments(args, kwargs object.Value) object.Args {
	call := object.Args{Pos: args.(*object.Tuple).Elems}
	for _, name := range kwargs.(*object.Dict).Names() {
		v, _ := kwargs.(*object.Dict).GetStr(name)
		call.Kw = append(call.Kw, object.Keyword{Name: name, Value: v})
	}
	return call
}

// CoreModule makes _operator; what stands beside it in Python is lib/operator.py.
func CoreModule() (*object.Module, error) {
	m := object.NewModule("_operator", "Operator interface.")
	add := func(name, sig string, fn object.Fn) {
		m.AddFunc(name, sig, "Same as the operator.", fn)
	}
	for _, o := range binary {
		add(o.name, "a, b, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
			return object.Binary(t, o.op, a[0], a[1])
		})
		inPlace := "i" + o.name
		if last := len(inPlace) - 1; inPlace[last] == '_' {
			inPlace = inPlace[:last]
		}
		add(inPlace, "a, b, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
			return object.InPlace(t, o.op, a[0], a[1])
		})
	}
	for _, o := range comparisons {
		add(o.name, "a, b, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
			return object.Compare(t, o.op, a[0], a[1])
		})
	}
	for _, o := range unary {
		add(o.name, "a, /", func(t *object.Thread, a []object.Value) (object.Value, error) { return object.Unary(t, o.op, a[0]) })
	}
	for _, o := range others {
		add(o.name, o.sig, o.fn)
	}
	m.Vars.Set("itemgetter", itemGetter())
	m.Vars.Set("attrgetter", attrGetter())
	return m, nil
}
