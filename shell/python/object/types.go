package object

// The built-in types. Their slots and methods are set by the functions that
// init calls, each beside the code it is about.
var (
	ObjectType = NewType(&Type{Name: "object", Doc: "The base class of the class hierarchy.\n\n" +
		"When called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n"})
	TypeType               = NewType(&Type{Name: "type", generic: true})
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

	ModuleType            = NewType(&Type{Name: "module"})
	BuiltinType           = NewType(&Type{Name: "builtin_function_or_method", Final: true})
	MethodDescriptorType  = NewType(&Type{Name: "method_descriptor", Final: true})
	WrapperDescriptorType = NewType(&Type{Name: "wrapper_descriptor", Final: true})
	MethodWrapperType     = NewType(&Type{Name: "method-wrapper", Final: true})
	MethodType            = NewType(&Type{Name: "method", Final: true})
	GetSetType            = NewType(&Type{Name: "getset_descriptor", Final: true})
	PropertyType          = NewType(&Type{Name: "property"})
	StaticMethodType      = NewType(&Type{Name: "staticmethod"})
	ClassMethodType       = NewType(&Type{Name: "classmethod"})
)

func init() {
	root = ObjectType
	initObject()
	initCallables()
	initDescriptors()
	initMembers()
	initMappingProxy()
	initClasses()
	initSingletons()
	initModule()
	initExceptions()
	initTraceback()
	initOSError()
	initNumbers()
	initText()
	initContainers()
	finishTypes()
	initDerived()
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
	ObjectType.New, ObjectType.Init = newObject, initObjectValue
	ObjectType.attrs.SetStr("__init_subclass__", &ClassMethod{Func: objectInitSubclass})
	ObjectType.AddAttribute("__class__", "the object's class", func(_ *Thread, v Value) (Value, error) { return v.Type(), nil }, setInstanceClass)
	ObjectType.AddClassMethod("__subclasshook__", "subclass, /", "Abstract classes can override this to customize issubclass().", func(*Thread, []Value) (Value, error) {
		return NotImplemented, nil
	})
	ObjectType.AddMethod("__dir__", "", "Default dir() implementation.", func(_ *Thread, a []Value) (Value, error) {
		var names []Value
		for _, n := range Dir(a[0]) {
			names = append(names, Str(n))
		}
		return NewList(names...), nil
	})
}

func initClasses() {
	TypeType.Call = callType
	TypeType.Repr = func(_ *Thread, v Value) (string, error) {
		c := v.(*Type)
		if c.Module == "builtins" {
			return "<class '" + c.Path() + "'>", nil
		}
		return "<class '" + c.Module + "." + c.Path() + "'>", nil
	}
	TypeType.New = newType
	TypeType.Init = func(_ *Thread, _ Value, args Args) error {
		if n := len(args.Pos); n != 1 && n != 3 {
			return Errorf(TypeError, "type.__init__() takes 1 or 3 arguments")
		}
		return nil
	}
	TypeType.AddClassMethod("__prepare__", "*args, **kwargs", "__prepare__() -> dict\nused for the class statement", func(*Thread, []Value) (Value, error) {
		return NewDict(), nil
	})
	TypeType.AddMethod("__instancecheck__", "instance, /", "Check if an object is an instance.", func(_ *Thread, a []Value) (Value, error) {
		return NewBool(Is(a[1], a[0].(*Type))), nil
	})
	TypeType.AddMethod("__subclasscheck__", "subclass, /", "Check if a class is a subclass.", func(_ *Thread, a []Value) (Value, error) {
		class, ok := a[1].(*Type)
		if !ok {
			return nil, Errorf(TypeError, "issubclass() arg 1 must be a class")
		}
		return NewBool(class.IsSubclass(a[0].(*Type))), nil
	})
	TypeType.AddMethod("__subclasses__", "", "Return a list of immediate subclasses.", func(_ *Thread, a []Value) (Value, error) {
		return NewList(typeValues(a[0].(*Type).Subclasses())...), nil
	})
	TypeType.AddMethod("mro", "", "Return a type's method resolution order.", func(_ *Thread, a []Value) (Value, error) {
		class := a[0].(*Type)
		mro, problem := linearize(class, class.Bases)
		if problem != "" {
			return nil, Errorf(TypeError, "%s", problem)
		}
		return NewList(typeValues(mro)...), nil
	})
}

func initSingletons() {
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
	MethodDescriptorType.Call, WrapperDescriptorType.Call = callBuiltin, callBuiltin
	MethodDescriptorType.DescrGet, WrapperDescriptorType.DescrGet = BindFunction, BindFunction
	MethodDescriptorType.Repr, WrapperDescriptorType.Repr = reprBuiltin, reprBuiltin
	MethodWrapperType.Call, MethodWrapperType.Repr = callBound, reprBuiltin
	MethodType.Call = callBound
	MethodType.Repr = func(t *Thread, v Value) (string, error) {
		m := v.(*BoundMethod)
		self, err := Repr(t, m.Self)
		return "<bound method " + functionName(t, m.Func) + " of " + self + ">", err
	}
	sameMethod := func(_ *Thread, op CompareOp, x, y Value) (Value, error) {
		a, ok1 := x.(*BoundMethod)
		b, ok2 := y.(*BoundMethod)
		if !ok1 || !ok2 || op != EQ && op != NE {
			return nil, nil
		}
		return NewBool((Identical(a.Func, b.Func) && Identical(a.Self, b.Self)) == (op == EQ)), nil
	}
	hashMethod := func(_ *Thread, v Value) (int64, error) {
		m, ok := v.(*BoundMethod)
		if !ok {
			return identityHash(v), nil
		}
		return identityHash(m.Self) ^ identityHash(m.Func), nil
	}
	for _, c := range []*Type{MethodType, BuiltinType, MethodWrapperType} {
		c.Compare, c.Hash = sameMethod, hashMethod
	}
	for _, c := range []*Type{BuiltinType, MethodDescriptorType, WrapperDescriptorType, MethodWrapperType} {
		c.GetAttr = func(_ *Thread, v Value, name string) (Value, error) {
			return functionAttr(v, name), nil
		}
	}
	MethodType.GetAttr = func(t *Thread, v Value, name string) (Value, error) {
		m := v.(*BoundMethod)
		switch name {
		case "__self__":
			return m.Self, nil
		case "__func__":
			return m.Func, nil
		}
		if _, own := MethodType.Lookup(name); own {
			return nil, nil
		}
		return LookupAttr(t, m.Func, name) // of a method of Python's all else is the function's
	}
	MethodType.New = func(_ *Thread, _ *Type, args Args) (Value, error) {
		switch {
		case len(args.Pos) != 2 || len(args.Kw) > 0:
			return nil, Errorf(TypeError, "method expected 2 arguments, got %d", len(args.Pos))
		case args.Pos[0].Type().Call == nil:
			return nil, Errorf(TypeError, "first argument must be callable")
		case args.Pos[1] == None:
			return nil, Errorf(TypeError, "instance must not be None")
		}
		return &BoundMethod{args.Pos[0], args.Pos[1]}, nil
	}
	MethodType.Init = func(*Thread, Value, Args) error { return nil }
}

// functionName is a function's qualified name, ? where it has none.
func functionName(t *Thread, f Value) string {
	for _, attr := range []string{"__qualname__", "__name__"} {
		if name, err := LookupAttr(t, f, attr); err == nil {
			if s, ok := name.(Str); ok {
				return string(s)
			}
		}
	}
	return "?"
}

// functionAttr gives what Go functions and methods say of themselves.
func functionAttr(v Value, name string) Value {
	m, _ := v.(*BoundMethod)
	if m != nil {
		v = m.Func
	}
	b := v.(*Builtin)
	switch name {
	case "__self__":
		switch {
		case m != nil:
			return m.Self
		case b.of != nil:
			return b.of
		}
	case "__objclass__":
		if b.Owner != nil {
			return b.Owner
		}
	case "__name__":
		return Str(baseName(b.FuncName()))
	case "__qualname__":
		if b.of != nil {
			return Str(b.of.(*Type).Path() + "." + b.Name)
		}
		return Str(b.FuncName())
	case "__module__":
		if b.Owner == nil && b.of == nil {
			return Str(b.Mod)
		}
		return None
	case "__doc__":
		return Str(b.Doc)
	case "__text_signature__":
		return Str("(" + b.Sig + ")")
	}
	return nil
}
