package object

// The built-in types. Their slots and methods are set by the functions that
// init calls, each beside the code it is about.
var (
	ObjectType             = NewType(&Type{Name: "object"})
	TypeType               = NewType(&Type{Name: "type"})
	NoneTypeType           = NewType(&Type{Name: "NoneType", Final: true})
	EllipsisTypeType       = NewType(&Type{Name: "ellipsis", Final: true})
	NotImplementedTypeType = NewType(&Type{Name: "NotImplementedType", Final: true})

	IntType   = NewType(&Type{Name: "int"})
	BoolType  = NewType(&Type{Name: "bool", Base: IntType, Final: true})
	FloatType = NewType(&Type{Name: "float"})

	StrType        = NewType(&Type{Name: "str", repeats: true, concat: "can only concatenate str (not \"%s\") to str"})
	BytesType      = NewType(&Type{Name: "bytes", repeats: true, concat: "can't concat %s to bytes"})
	BytearrayType  = NewType(&Type{Name: "bytearray", repeats: true, concat: "can't concat %s to bytearray"})
	MemoryviewType = NewType(&Type{Name: "memoryview", Final: true})

	TupleType     = NewType(&Type{Name: "tuple", repeats: true, generic: true, concat: "can only concatenate tuple (not \"%s\") to tuple"})
	ListType      = NewType(&Type{Name: "list", repeats: true, generic: true, concat: "can only concatenate list (not \"%s\") to list"})
	DictType      = NewType(&Type{Name: "dict", generic: true})
	SetType       = NewType(&Type{Name: "set", generic: true})
	FrozensetType = NewType(&Type{Name: "frozenset", generic: true})
	RangeType     = NewType(&Type{Name: "range", Final: true})
	SliceType     = NewType(&Type{Name: "slice", Final: true})

	ModuleType           = NewType(&Type{Name: "module"})
	BuiltinType          = NewType(&Type{Name: "builtin_function_or_method", Final: true})
	MethodDescriptorType = NewType(&Type{Name: "method_descriptor", Final: true})
	MethodType           = NewType(&Type{Name: "method", Final: true})
	GetSetType           = NewType(&Type{Name: "getset_descriptor", Final: true})
	PropertyType         = NewType(&Type{Name: "property"})
	StaticMethodType     = NewType(&Type{Name: "staticmethod"})
	ClassMethodType      = NewType(&Type{Name: "classmethod"})
)

func init() {
	root = ObjectType
	initObject()
	initCallables()
	initDescriptors()
	initModule()
	initExceptions()
	initOSError()
	initNumbers()
	initText()
	initContainers()
	finishTypes()
}

func initObject() {
	ObjectType.Repr = reprObject
	ObjectType.Format = func(t *Thread, v Value, spec string) (string, error) {
		if spec != "" {
			return "", Errorf(TypeError, "unsupported format string passed to %s.__format__", v.Type().Name)
		}
		return ToStr(t, v)
	}
	ObjectType.Hash = func(_ *Thread, v Value) (int64, error) { return identityHash(v), nil }
	ObjectType.New = func(_ *Thread, class *Type, args Args) (Value, error) {
		if class == ObjectType && len(args.Pos)+len(args.Kw) > 0 {
			return nil, Errorf(TypeError, "object() takes no arguments")
		}
		if builtinBase(class) != ObjectType {
			return nil, Errorf(TypeError, "cannot create '%s' instances", class.QualName())
		}
		return NewInstance(class), nil
	}
	ObjectType.Init = func(_ *Thread, self Value, args Args) error {
		c := self.Type()
		if _, own := c.Lookup("__new__"); own {
			return nil // a __new__ of the class's own has taken the arguments
		}
		if len(args.Pos)+len(args.Kw) > 0 && builtinBase(c) == ObjectType {
			return Errorf(TypeError, "%s() takes no arguments", c.Name)
		}
		return nil
	}
	TypeType.Call = callType
	TypeType.Repr = func(_ *Thread, v Value) (string, error) {
		c := v.(*Type)
		if c.Module == "builtins" {
			return "<class '" + c.Path() + "'>", nil
		}
		return "<class '" + c.Module + "." + c.Path() + "'>", nil
	}
	TypeType.New = func(_ *Thread, _ *Type, args Args) (Value, error) {
		if len(args.Pos) == 1 && len(args.Kw) == 0 {
			return args.Pos[0].Type(), nil
		}
		if len(args.Pos) != 3 {
			return nil, Errorf(TypeError, "type() takes 1 or 3 arguments")
		}
		return nil, Errorf(TypeError, "labsh's Python makes classes by a class statement, not by type()")
	}
	TypeType.AddMethod("__subclasses__", "", "Return a list of immediate subclasses.", func(_ *Thread, a []Value) (Value, error) {
		var subs []Value
		for _, c := range a[0].(*Type).subs {
			if class := c.Value(); class != nil {
				subs = append(subs, class)
			}
		}
		return NewList(subs...), nil
	})
	TypeType.AddMethod("mro", "", "Return a type's method resolution order.", func(_ *Thread, a []Value) (Value, error) {
		var mro []Value
		for _, c := range a[0].(*Type).MRO() {
			mro = append(mro, c)
		}
		return NewList(mro...), nil
	})
	for _, s := range []struct {
		class *Type
		value Value
		text  string
	}{{NoneTypeType, None, "None"}, {EllipsisTypeType, Ellipsis, "Ellipsis"}, {NotImplementedTypeType, NotImplemented, "NotImplemented"}} {
		s.class.Repr = func(*Thread, Value) (string, error) { return s.text, nil }
		s.class.New = func(_ *Thread, class *Type, args Args) (Value, error) {
			if len(args.Pos)+len(args.Kw) > 0 {
				return nil, Errorf(TypeError, "%s takes no arguments", class.Name)
			}
			return s.value, nil
		}
	}
	NoneTypeType.Truth = func(*Thread, Value) (bool, error) { return false, nil }
}

func initCallables() {
	BuiltinType.Call = func(t *Thread, v Value, args Args) (Value, error) {
		if m, ok := v.(*BoundMethod); ok {
			return callBound(t, m, args)
		}
		return callBuiltin(t, v, args)
	}
	BuiltinType.Repr = reprBuiltin
	MethodDescriptorType.Call = callBuiltin
	MethodDescriptorType.Repr = reprBuiltin
	MethodType.Call = callBound
	MethodType.Repr = func(t *Thread, v Value) (string, error) {
		m := v.(*BoundMethod)
		self, err := Repr(t, m.Self)
		return "<bound method " + m.Func.FuncName() + " of " + self + ">", err
	}
	sameMethod := func(_ *Thread, op CompareOp, x, y Value) (Value, error) {
		a, ok1 := x.(*BoundMethod)
		b, ok2 := y.(*BoundMethod)
		if !ok1 || !ok2 || op != EQ && op != NE {
			return nil, nil
		}
		return NewBool((a.Func == b.Func && Identical(a.Self, b.Self)) == (op == EQ)), nil
	}
	hashMethod := func(_ *Thread, v Value) (int64, error) {
		m, ok := v.(*BoundMethod)
		if !ok {
			return identityHash(v), nil
		}
		return identityHash(m.Self) ^ identityHash(m.Func), nil
	}
	MethodType.Compare, BuiltinType.Compare = sameMethod, sameMethod
	MethodType.Hash, BuiltinType.Hash = hashMethod, hashMethod
	for _, c := range []*Type{BuiltinType, MethodDescriptorType, MethodType} {
		c.GetAttr = func(_ *Thread, v Value, name string) (Value, error) {
			return functionAttr(v, name), nil
		}
	}
}

// functionAttr gives what Go functions and bound methods say of themselves.
func functionAttr(v Value, name string) Value {
	f, _ := v.(Function)
	if m, ok := v.(*BoundMethod); ok {
		f = m.Func
		switch name {
		case "__self__":
			return m.Self
		case "__func__":
			return m.Func
		}
	}
	b, _ := f.(*Builtin)
	switch name {
	case "__name__":
		return Str(baseName(f.FuncName()))
	case "__qualname__":
		return Str(f.FuncName())
	case "__doc__":
		if b != nil {
			return Str(b.Doc)
		}
		if d, err := GetAttr(nil, f, "__doc__"); err == nil {
			return d
		}
	case "__text_signature__":
		if b != nil {
			return Str("(" + b.Sig + ")")
		}
	}
	return nil
}
