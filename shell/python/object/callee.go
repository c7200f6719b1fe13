package object

// CalleeText names what is called in a message about its arguments, as CPython's
// _PyObject_FunctionStr: module.qualname(), or the value's str() where it has no such
// name.
func CalleeText(t *Thread, callee Value) string {
	if m, ok := callee.(*BoundMethod); ok {
		callee = m.Func
	}
	name, err := LookupAttr(t, callee, "__qualname__")
	if err != nil || name == nil {
		s, err := ToStr(t, callee)
		if err != nil {
			return callee.Type().Name + " object"
		}
		return s
	}
	text, err := ToStr(t, name)
	if err != nil {
		return callee.Type().Name + " object"
	}
	if module, err := LookupAttr(t, callee, "__module__"); err == nil {
		if m, ok := module.(Str); ok && m != "builtins" {
			text = string(m) + "." + text
		}
	}
	return text + "()"
}
