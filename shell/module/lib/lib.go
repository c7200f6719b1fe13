// Package lib holds the modules that are written in the shell's own Python, as much
// of CPython's library is: the files beside this one, a.py for a, a/b.py for a.b and
// a/__init__.py for a package. Such a file is part of the program, and read and parsed
// when the module is first imported.
package lib

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

//go:embed *.py */*.py
var embedded embed.FS

var files fs.FS = embedded

// Root is the folder that the files seem to be in.
const Root = object.LibraryPath + "/"

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

// Source is the file of the module of that name, and whether it is a package; "" where
// there is none.
func Source(name string) (file string, isPackage bool) {
	path := strings.ReplaceAll(name, ".", "/")
	for _, file := range []string{path + "/__init__.py", path + ".py"} {
		if _, err := fs.Stat(embedded, file); err == nil {
			return file, file != path+".py"
		}
	}
	return "", false
}

// HasFolder reports whether there are modules in a package of that name.
func HasFolder(name string) bool {
	info, err := fs.Stat(embedded, strings.ReplaceAll(name, ".", "/"))
	return err == nil && info.IsDir()
}

// Read reads one of the files.
func Read(file string) (string, error) {
	text, err := fs.ReadFile(files, file)
	return string(text), err
}

// Extend runs the file of m's name with m's variables as its own.
func Extend(t *object.Thread, m *object.Module) error {
	file, _ := Source(m.Name)
	text, err := Read(file)
	if err != nil {
		return fmt.Errorf("module %s: %w", m.Name, err)
	}
	m.Vars.Set("__file__", object.Str(Root+file))
	return eval.RunSource(t, Root+file, text, m.Vars)
}
