package builtin

import "labsh/shell/python/object"

// absentFunctions are what the shell's Python leaves out: they say so by name.
var absentFunctions = []object.Builtin{
	absent("complex", "real=0, imag=0"),
	absent("ExceptionGroup", "message, exceptions, /"),
	absent("BaseExceptionGroup", "message, exceptions, /"),
}

func absent(name, sig string) object.Builtin {
	return object.Builtin{
		Name: name, Sig: sig,
		Doc: "Not part of labsh's Python.",
		Fn: func(*object.Thread, []object.Value) (object.Value, error) {
			return nil, object.Errorf(object.NotImplementedError, "labsh's Python has no %s()", name)
		},
	}
}
