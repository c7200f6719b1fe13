// Package builtin holds the built-in functions of the shell's Python: the names
// that every module sees, from abs to zip, with CPython 3.11's signatures and
// words for errors. The types themselves, list, str and so on, live in package
// object, the file objects that open gives in package file.
//
// dir(), vars() and locals() look at the caller's frame through the small
// interface [Scope]. Those that run programs, eval and the like, are the evaluator's.
package builtin

import (
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// Install binds all built-in names in in.Builtins.
func Install(in *object.Interpreter) {
	b := in.Builtins
	for _, functions := range functionsByFile {
		for i := range functions {
			f := &functions[i]
			b.Set(f.Name, &object.Builtin{Name: f.Name, Mod: "builtins", Sig: f.Sig, Doc: f.Doc, Fn: f.Fn, One: f.One})
		}
	}
	for _, c := range types {
		b.Set(c.Name, c)
	}
	for _, c := range exceptions {
		b.Set(c.Name, c)
	}
	b.Set("IOError", object.OSError)
	b.Set("EnvironmentError", object.OSError)
	// The module builtins is these names.
	in.Modules["builtins"] = &object.Module{Name: "builtins", Vars: b}
	b.Set("__name__", object.Str("builtins"))
	b.Set("None", object.None)
	b.Set("True", object.True)
	b.Set("False", object.False)
	b.Set("Ellipsis", object.Ellipsis)
	b.Set("NotImplemented", object.NotImplemented)
	b.Set("__debug__", object.True)
	b.Set("exit", quitter("exit"))
	b.Set("quit", quitter("quit"))
	b.Set("help", helper{})
}

// functionsByFile are the built-in functions, by the file that holds them.
var functionsByFile = [...][]object.Builtin{ioFunctions, numberFunctions, sequenceFunctions, attributeFunctions, eval.Builtins, absentFunctions}

var types = []*object.Type{
	object.ObjectType, object.TypeType,
	object.IntType, object.FloatType, object.BoolType,
	object.StrType, object.BytesType, object.BytearrayType, object.MemoryviewType,
	object.ListType, object.TupleType, object.DictType, object.SetType, object.FrozensetType,
	object.RangeType, object.SliceType,
	object.PropertyType, object.StaticMethodType, object.ClassMethodType,
	superType, enumerateType, zipType, mapType, filterType, reversedType,
}

// arity words a wrong count of arguments where a signature cannot.
func arity(name string, want string, got int) error {
	return object.Errorf(object.TypeError, "%s expected %s, got %d", name, want, got)
}
