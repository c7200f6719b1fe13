// Package io is the core of module io: its classes that are in Go. They are those of
// package file, whose objects open() gives; the bases and the rest are in lib/io.py.
package io

import (
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// CoreModule makes the module.
func CoreModule(t *object.Thread) (*object.Module, error) {
	m := object.NewModule("_io", "The classes of files.")
	for _, class := range file.Classes() {
		m.Vars.Set(class.Name, class)
	}
	open, _ := t.Interpreter().Builtins.Get("open")
	m.Vars.Set("open", open)
	m.Vars.Set("UnsupportedOperation", file.UnsupportedOperation)
	m.Vars.Set("DEFAULT_BUFFER_SIZE", object.NewInt(file.BufferSize))
	return m, nil
}
