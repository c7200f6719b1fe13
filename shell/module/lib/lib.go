// Package lib holds the modules that are written in the shell's own Python, as much
// of CPython's library is: the files beside this one. Such a file is part of the
// program, and read and parsed when the module is first imported.
package lib

import (
	"embed"
	"fmt"
	"io/fs"

	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

//go:embed *.py
var embedded embed.FS

var files fs.FS = embedded

// Module runs NAME.py as the module of that name. Tracebacks quote its lines, under
// a file name that no file can have.
func Module(t *object.Thread, name string) (*object.Module, error) {
	in := t.Interpreter()
	m := object.NewModule(name, "")
	// A module that it imports may import it in turn, and finds what is there by then.
	in.SetModule(name, m)
	if err := Extend(t, m); err != nil {
		in.SetModule(name, nil)
		return nil, err
	}
	return m, nil
}

// Extend runs NAME.py, NAME being m's, with m's variables as its own.
func Extend(t *object.Thread, m *object.Module) error {
	text, err := fs.ReadFile(files, m.Name+".py")
	if err != nil {
		return fmt.Errorf("module %s: %w", m.Name, err)
	}
	file := "<labsh>/" + m.Name + ".py"
	tree, err := syntax.Parse(file, string(text), syntax.FileMode, nil)
	if err != nil {
		return fmt.Errorf("module %s: %w", m.Name, err)
	}
	m.Vars.Set("__file__", object.Str(file))
	return eval.Run(t, tree, &eval.Env{Globals: m.Vars, Builtins: t.Interpreter().Builtins}, true)
}
