package builtin

import "labsh/shell/python/object"

// absentFunctions are Python's ways to run a text as a program, which the
// shell's Python leaves out: they say so by name.
var absentFunctions = []object.Builtin{
	absent("eval", "source, globals=None, locals=None, /"),
	absent("exec", "source, globals=None, locals=None, /"),
	absent("compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1"),
	absent("__import__", "name, globals=None, locals=None, fromlist=(), level=0"),
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
