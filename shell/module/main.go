package module

import (
	"labsh/shell/module/importlib"
	"labsh/shell/module/sys"
	"labsh/shell/python/object"
)

// RunModule runs a module as `-m name` does, with main for the variables of __main__. An
// error that [importlib.NotFound] knows says that there is no such program.
func (h *Host) RunModule(t *object.Thread, name string, main *object.Namespace) error {
	spec, err := h.finder(t.Interpreter()).Program(t, name, nil)
	if err != nil {
		return err
	}
	m, err := object.Import(t, "sys")
	if err != nil {
		return err
	}
	if v, ok := m.Vars.Get("argv"); ok {
		if argv, ok := v.(*object.List); ok && len(argv.Elems) > 0 {
			argv.Elems[0] = object.Str(spec.File)
		}
	}
	return runMain(t, spec, main)
}

// RunFolder runs the __main__.py of a folder, as `python3 FOLDER` does; see [Host.RunModule].
func (h *Host) RunFolder(t *object.Thread, folder string, main *object.Namespace) error {
	spec, err := h.finder(t.Interpreter()).Program(t, "__main__", object.NewList(object.Str(folder)))
	if _, notFound := importlib.NotFound(err); notFound {
		return object.Errorf(object.ImportError, "can't find '__main__' module in '%s'", sys.Folder(folder))
	}
	if err != nil {
		return err
	}
	return runMain(t, spec, main)
}

// runMain runs a module's text as the program.
func runMain(t *object.Thread, spec *importlib.Spec, main *object.Namespace) error {
	m, err := spec.New(t)
	if err != nil {
		return err
	}
	for name, v := range m.Vars.All() {
		if name != "__name__" {
			main.Set(name, v)
		}
	}
	return spec.Run(t, main)
}
