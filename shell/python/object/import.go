package object

import (
	"context"
	"strings"
)

// loading is a module that a thread is loading: others that import it wait.
type loading struct {
	by   *Thread
	done chan struct{}
}

// Import is [ImportValue] for what is a module.
func Import(t *Thread, name string) (*Module, error) {
	v, err := ImportValue(t, name)
	if err != nil {
		return nil, err
	}
	m, ok := v.(*Module)
	if !ok {
		return nil, Errorf(ImportError, "sys.modules['%s'] is no module", name)
	}
	return m, nil
}

// Library is the module in Go of that name that Python comes with, whatever a program
// has under that name. For what the shell itself needs of it.
func Library(t *Thread, name string) (*Module, error) {
	in := t.Interpreter()
	if m, ok := in.Modules[name]; ok && m.Library {
		return m, nil
	}
	if m := in.unimported[name]; m != nil {
		return m, nil
	}
	m, _, err := in.Load(t, name, NewList(Str(LibraryPath)))
	if m == nil && err == nil {
		err = NoModule(name)
	}
	if err != nil {
		return nil, err
	}
	if in.unimported == nil {
		in.unimported = make(map[string]*Module)
	}
	in.unimported[name] = m
	return m, nil
}

// LibraryPath is the folder that the library's modules seem to be in, as it stands in
// sys.path: no file can have such a name.
const LibraryPath = "<labsh>"

// ImportValue is `import name`: the module, loaded if it is not yet, or what the
// program has put in its place.
func ImportValue(t *Thread, name string) (Value, error) {
	in := t.Interpreter()
	if err := in.await(t, name); err != nil {
		return nil, err
	}
	if v, err := in.imported(name); v != nil || err != nil {
		return v, err
	}
	var parent, path Value
	dot := strings.LastIndexByte(name, '.')
	if dot > 0 {
		var err error
		if parent, err = ImportValue(t, name[:dot]); err != nil {
			return nil, err
		}
		// Loading the parent may have loaded it, as os does os.path.
		if v, err := in.imported(name); v != nil || err != nil {
			return v, err
		}
		switch path, err = LookupAttr(t, parent, "__path__"); {
		case err != nil && !IsException(err, AttributeError):
			return nil, err
		case path == nil:
			return nil, noModule(name, "No module named "+reprText(name)+"; "+reprText(name[:dot])+" is not a package")
		}
	}
	v, err := in.load(t, name, path)
	if err == nil && parent != nil {
		err = SetAttr(t, parent, name[dot+1:], v)
		if IsException(err, AttributeError) { // CPython warns
			err = nil
		}
	}
	return v, err
}

// imported is what sys.modules has of that name, nil for nothing.
func (in *Interpreter) imported(name string) (Value, error) {
	if in.Imported == nil {
		if m, ok := in.Modules[name]; ok {
			return m, nil
		}
		return nil, nil
	}
	switch v, _ := in.Imported.GetStr(name); v {
	case None:
		return nil, noModule(name, "import of "+name+" halted; None in sys.modules")
	default:
		return v, nil
	}
}

// load loads a module that sys.modules has not. While its text runs, sys.modules has
// it, and keeps it only where that did not fail.
func (in *Interpreter) load(t *Thread, name string, path Value) (Value, error) {
	l := &loading{by: t, done: make(chan struct{})}
	if in.loading == nil {
		in.loading = make(map[string]*loading)
	}
	before := in.loading[name]
	in.loading[name] = l
	defer func() {
		if in.loading[name] = before; before == nil {
			delete(in.loading, name)
		}
		close(l.done)
	}()
	if in.Load == nil {
		return nil, NoModule(name)
	}
	m, run, err := in.Load(t, name, path)
	switch {
	case err != nil:
		return nil, err
	case m == nil:
		return nil, NoModule(name)
	}
	if kept := in.unimported[name]; kept != nil && m.Library {
		m = kept
		delete(in.unimported, name)
	}
	in.SetModule(name, m)
	if run == nil {
		return m, nil
	}
	m.Partial = true
	err = run()
	m.Partial = false
	if err != nil {
		in.SetModule(name, nil)
		return nil, err
	}
	// It may have put something else in its place.
	v, err := in.imported(name)
	if v == nil && err == nil {
		err = NewException(KeyError, Str(name))
	}
	return v, err
}

// await waits for a module that another thread loads, unless that one waits for the
// end of what this one does: then it is taken as it is.
func (in *Interpreter) await(t *Thread, name string) error {
	for {
		l := in.loading[name]
		for by := l; by != nil; by = by.by.awaits {
			if by.by == t {
				return nil
			}
		}
		if l == nil {
			return nil
		}
		t.awaits = l
		err := t.Blocking(func(ctx context.Context) error {
			select {
			case <-l.done:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
		t.awaits = nil
		if err != nil {
			return err
		}
	}
}

// SetModule makes m what import finds under a name, or nothing where m is nil.
func (in *Interpreter) SetModule(name string, m *Module) {
	if m == nil {
		delete(in.Modules, name)
		if in.Imported != nil {
			in.Imported.DeleteStr(name)
		}
		return
	}
	in.Modules[name] = m
	if in.Imported != nil {
		in.Imported.SetStr(name, m)
	}
}

// NoModule is the exception for a module that is not there.
func NoModule(name string) *Exception { return noModule(name, "No module named "+reprText(name)) }

func noModule(name, message string) *Exception {
	e := NewException(ModuleNotFoundError, Str(message))
	e.SetField("name", Str(name))
	return e
}

// File is the module's __file__, "" where it has none.
func (m *Module) File() string {
	v, _ := m.Vars.Get("__file__")
	file, _ := Plain(v).(Str)
	return string(file)
}

// shown is the module's repr.
func (m *Module) shown() string {
	quoted := reprText(m.Name)
	switch _, isPackage := m.Vars.Get("__path__"); {
	case m.File() != "":
		return "<module " + quoted + " from " + reprText(m.File()) + ">"
	case isPackage && !m.Library:
		return "<module " + quoted + " (namespace)>"
	}
	return "<module " + quoted + ">"
}
