// Package lib holds the modules that are written in the shell's own Python, as much
// of CPython's library is: the files beside this one, a.py for a, a/b.py for a.b and
// a/__init__.py for a package. Such a file is part of the program, and read and parsed
// when the module is first imported.
package lib

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

//go:embed *.py */*.py
var embedded embed.FS

var files fs.FS = embedded

// root is the folder that the files seem to be in: no file can have such a name.
const root = "<labsh>/"

// Names lists the modules that have a file here.
func Names() []string {
	var names []string
	for _, pattern := range []string{"*.py", "*/*.py"} {
		found, _ := fs.Glob(embedded, pattern) // it fails for a bad pattern alone
		for _, file := range found {
			name := strings.TrimSuffix(strings.TrimSuffix(file, ".py"), "/__init__")
			names = append(names, strings.ReplaceAll(name, "/", "."))
		}
	}
	return names
}

// source is the file of the module of that name, and whether it is a package; "" where
// there is none.
func source(name string) (file string, isPackage bool) {
	path := strings.ReplaceAll(name, ".", "/")
	for _, file := range []string{path + "/__init__.py", path + ".py"} {
		if _, err := fs.Stat(embedded, file); err == nil {
			return file, file != path+".py"
		}
	}
	return "", false
}

// Module runs the file of the module of that name; nil, nil where there is none.
// Tracebacks quote its lines.
func Module(t *object.Thread, name string) (*object.Module, error) {
	file, isPackage := source(name)
	if file == "" {
		return nil, nil
	}
	in := t.Interpreter()
	m := object.NewModule(name, "")
	parent := name
	if isPackage {
		m.Vars.Set("__path__", object.NewList(object.Str(root+strings.TrimSuffix(file, "/__init__.py"))))
	} else {
		parent = name[:max(strings.LastIndexByte(name, '.'), 0)]
	}
	m.Vars.Set("__package__", object.Str(parent))
	// A module that it imports may import it in turn, and finds what is there by then.
	in.SetModule(name, m)
	if err := run(t, m, file); err != nil {
		in.SetModule(name, nil)
		return nil, err
	}
	return m, nil
}

// Extend runs the file of m's name with m's variables as its own.
func Extend(t *object.Thread, m *object.Module) error {
	file, _ := source(m.Name)
	if file == "" {
		return errors.New("no file of module " + m.Name)
	}
	return run(t, m, file)
}

// run runs a file with m's variables as its own.
func run(t *object.Thread, m *object.Module, file string) error {
	text, err := fs.ReadFile(files, file)
	if err != nil {
		return fmt.Errorf("module %s: %w", m.Name, err)
	}
	m.Vars.Set("__file__", object.Str(root+file))
	tree, err := syntax.Parse(root+file, string(text), syntax.FileMode, nil)
	if err != nil {
		return fmt.Errorf("module %s: %w", m.Name, err)
	}
	return eval.Run(t, tree, &eval.Env{Globals: m.Vars, Builtins: t.Interpreter().Builtins}, true)
}
