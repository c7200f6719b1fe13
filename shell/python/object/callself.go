package object

// selfCaller is a function that may be called with its first argument apart, so that
// no slice has to be made of all.
type selfCaller interface {
	CallSelf(t *Thread, self Value, args []Value) (Value, error)
}

// callSelf is f(self, *args).
func callSelf(t *Thread, f, self Value, args []Value) (Value, error) {
	if m, ok := f.(selfCaller); ok {
		return m.CallSelf(t, self, args)
	}
	pos := make([]Value, 0, len(args)+1)
	return CallArgs(t, f, Args{Pos: append(append(pos, self), args...)})
}

// Delegate is a value whose attributes are looked for elsewhere, as super() is.
type Delegate interface {
	Value
	// Delegated gives the function that v.name(…) calls with self before the
	// arguments; nil where it is not as plain as that.
	Delegated(name string) (f, self Value)
}
