// Package sys is the module sys, as far as the shell has what it tells of.
package sys

import (
	"math"
	"os"

	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// The version of Python that the shell's follows.
const (
	pythonVersion    = "3.11.7 (labsh)"
	pythonHexVersion = 0x030b07f0
)

// Module makes the module sys of a program with those arguments; told words an
// exception as Python prints one that nothing caught, nil prints its last line alone.
func Module(t *object.Thread, argv []string, told func(*object.Thread, *object.Exception) string) (*object.Module, error) {
	m := object.NewModule("sys", "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.")
	in := t.Interpreter()
	text := func(s ...string) *object.List {
		list := object.NewList()
		for _, e := range s {
			list.Elems = append(list.Elems, object.Str(e))
		}
		return list
	}
	if len(argv) == 0 {
		argv = []string{""}
	}
	executable, err := os.Executable()
	if err != nil {
		executable = "" // Python's word for "not known"
	}
	version := native.NewRecordType("sys", "version_info", []string{"major", "minor", "micro", "releaselevel", "serial"}, 5)
	for name, v := range map[string]object.Value{
		"argv":                text(argv...),
		"path":                Path(argv),
		"version":             object.Str(pythonVersion),
		"version_info":        version.Make(object.NewInt(3), object.NewInt(11), object.NewInt(7), object.Str("final"), object.NewInt(0)),
		"hexversion":          object.NewInt(pythonHexVersion),
		"platform":            object.Str("linux"),
		"byteorder":           object.Str("little"),
		"maxsize":             object.NewInt(math.MaxInt64),
		"maxunicode":          object.NewInt(0x10ffff),
		"executable":          object.Str(executable),
		"stdout":              file.NewOutput(in.Stdout, 1),
		"stderr":              file.NewOutput(in.Stderr, 2),
		"dont_write_bytecode": object.True,
		"warnoptions":         object.NewList(),
	} {
		m.Vars.Set(name, v)
	}
	if in.ReadInput != nil {
		m.Vars.Set("stdin", file.NewStdin(in.ReadInput))
	} else {
		m.Vars.Set("stdin", object.None)
	}
	for _, name := range []string{"stdin", "stdout", "stderr"} {
		v, _ := m.Vars.Get(name)
		m.Vars.Set("__"+name+"__", v)
	}
	implementation := object.NewModule("implementation", "")
	implementation.Vars.Set("name", object.Str("labsh"))
	implementation.Vars.Set("cache_tag", object.None)
	implementation.Vars.Set("hexversion", object.NewInt(pythonHexVersion))
	implementation.Vars.Set("version", version.Make(object.NewInt(3), object.NewInt(11), object.NewInt(7), object.Str("final"), object.NewInt(0)))
	m.Vars.Set("implementation", implementation)

	// What a program puts there, import finds; see [object.Import].
	if in.Imported == nil {
		in.Imported = object.NewDict()
		for name, mod := range in.Modules {
			in.Imported.SetStr(name, mod)
		}
	}
	m.Vars.Set("modules", in.Imported)

	addNumbers(m)
	addSizes(m)
	addSwitchInterval(m)
	addDigits(m)
	addHook(m, told)
	m.AddFunc("exit", "status=None, /", "Exit the interpreter by raising SystemExit(status).\n\n"+
		"If the status is omitted or None, it defaults to zero (i.e., success).\n"+
		"If the status is an integer, it will be used as the system exit status.\n"+
		"If it is another kind of object, it will be printed and the system\n"+
		"exit status will be one (i.e., failure).", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		if a[0] == nil {
			return nil, object.NewException(object.SystemExit)
		}
		if args, ok := object.Plain(a[0]).(*object.Tuple); ok {
			return nil, object.NewException(object.SystemExit, args.Elems...)
		}
		return nil, object.NewException(object.SystemExit, a[0])
	})
	addRecursionLimit(m)
	addFrame(m)
	m.AddFunc("getdefaultencoding", "", "Return the current default encoding used by the Unicode implementation.", func(*object.Thread, []object.Value) (object.Value, error) {
		return object.Str("utf-8"), nil
	})
	m.AddFunc("exc_info", "", "Return current exception information: (type, value, traceback).", func(t *object.Thread, _ []object.Value) (object.Value, error) {
		if e := t.Handling; e != nil {
			return object.NewTuple(e.Type(), e, e.Traceback()), nil
		}
		return object.NewTuple(object.None, object.None, object.None), nil
	})
	m.AddFunc("intern", "string, /", "``Intern'' the given string.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		if s, ok := object.Plain(a[0]).(object.Str); ok {
			return s, nil
		}
		return nil, object.Errorf(object.TypeError, "intern() argument must be str, not %s", a[0].Type().Name)
	})
	return m, nil
}
