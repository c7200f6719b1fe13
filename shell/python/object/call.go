package object

// Args are the arguments of a call.
type Args struct {
	Pos []Value
	Kw  []Keyword
}

// Keyword is `Name=Value`.
type Keyword struct {
	Name  string
	Value Value
}

// Call calls v.
func Call(t *Thread, v Value, pos ...Value) (Value, error) {
	return CallArgs(t, v, Args{Pos: pos})
}

// CallArgs calls v with all kinds of arguments.
func CallArgs(t *Thread, v Value, args Args) (Value, error) {
	if f := v.Type().Call; f != nil {
		return f(t, v, args)
	}
	return nil, Errorf(TypeError, "'%s' object is not callable", v.Type().Name)
}

// CallMethod is v.name(pos…), without making the bound method.
func CallMethod(t *Thread, v Value, name string, pos ...Value) (Value, error) {
	return CallMethodArgs(t, v, name, Args{Pos: pos})
}

// CallMethodArgs is CallMethod with all kinds of arguments.
func CallMethodArgs(t *Thread, v Value, name string, args Args) (Value, error) {
	if m, ok := method(v, name); ok {
		args.Pos = append([]Value{v}, args.Pos...)
		return CallArgs(t, m, args)
	}
	m, err := GetAttr(t, v, name)
	if err != nil {
		return nil, err
	}
	return CallArgs(t, m, args)
}

// method finds the function that v.name(…) calls with v before the arguments,
// where it is as plain as that.
func method(v Value, name string) (Value, bool) {
	m, ok := v.Type().Lookup(name)
	if !ok || !bindsTo(v, m) {
		return nil, false
	}
	if a, ok := v.(attributed); ok && a.Attrs().has(name) {
		return nil, false
	}
	return m, true
}

// bindsTo reports whether m, found on the class of v, is a function that becomes a
// method of v unless v has an attribute of that name.
func bindsTo(v, m Value) bool {
	_, class := v.(*Type)
	return !class && v.Type().GetAttr == nil && Binds(m)
}

// Function is a value that binds as a method when it is found on a class.
type Function interface {
	Value
	FuncName() string // its qualified name
}

// Binds reports whether v, found on a class, becomes a method: functions of Python
// do, and of those in Go the ones that are methods.
func Binds(v Value) bool {
	if b, ok := v.(*Builtin); ok {
		return b.Owner != nil
	}
	_, ok := v.(Function)
	return ok
}

// BoundMethod is a function, or something else that may be called, with its first
// argument.
type BoundMethod struct {
	Func Value
	Self Value
}

// Type is method for functions of Python, builtin_function_or_method for methods in Go.
func (m *BoundMethod) Type() *Type {
	if b, ok := m.Func.(*Builtin); ok && b.slot {
		return MethodWrapperType
	} else if ok && b.Owner != nil {
		return BuiltinType
	}
	return MethodType
}

func callBound(t *Thread, v Value, args Args) (Value, error) {
	m := v.(*BoundMethod)
	if len(args.Kw) == 0 {
		return callSelf(t, m.Func, m.Self, args.Pos)
	}
	pos := make([]Value, 0, len(args.Pos)+1)
	args.Pos = append(append(pos, m.Self), args.Pos...)
	return CallArgs(t, m.Func, args)
}
