package importlib

import (
	"path/filepath"
	"strings"

	"labsh/shell/python/object"
)

// CoreModule makes _importlib: what the modules importlib and runpy are made of.
func CoreModule(t *object.Thread) (*object.Module, error) {
	f := FinderOf(t.Interpreter())
	m := object.NewModule("_importlib", "")
	m.AddFunc("find", "name, path, /", "Give the spec of a module on sys.path, or on the path of its package; None where there is none.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		name, ok := object.Plain(a[0]).(object.Str)
		if !ok {
			return nil, object.Errorf(object.TypeError, "module name must be a string")
		}
		path := a[1]
		if path == object.None {
			path = nil
		}
		s, err := f.Find(t, string(name), path)
		if s == nil || err != nil {
			return object.None, err
		}
		return s, nil
	})
	m.AddFunc("spec", "name, path, folders, /", "Give the spec of the module with that file.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		var words [2]string
		for i := range words {
			s, ok := object.Plain(a[i]).(object.Str)
			if !ok {
				return nil, object.Errorf(object.TypeError, "expected str, not %s", a[i].Type().Name)
			}
			words[i] = string(s)
		}
		if whole, err := filepath.Abs(words[1]); err == nil {
			words[1] = whole
		}
		if a[2] == object.None {
			return FileSpec(words[0], words[1], nil), nil
		}
		folders, err := object.Elements(t, a[2])
		if err != nil {
			return nil, err
		}
		search := make([]string, 0, len(folders))
		for _, v := range folders {
			s, _ := object.Plain(v).(object.Str)
			search = append(search, string(s))
		}
		return FileSpec(words[0], words[1], search), nil
	})
	m.AddFunc("new", "spec, /", "Make a module, whose text is not run.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		s, ok := a[0].(*Spec)
		if !ok {
			return nil, object.Errorf(object.TypeError, "expected a ModuleSpec, not %s", a[0].Type().Name)
		}
		return s.New(t)
	})
	m.AddFunc("run", "spec, globals, /", "Run a module's text with a dict for its variables.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		s, ok := a[0].(*Spec)
		globals, isDict := a[1].(*object.Dict)
		if !ok || !isDict {
			return nil, object.Errorf(object.TypeError, "expected a ModuleSpec and a dict")
		}
		return object.None, s.Run(t, object.NamespaceOf(globals))
	})
	m.AddFunc("program", "name, path=None, /", "Give the spec of what is run under a module's name.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		name, ok := object.Plain(a[0]).(object.Str)
		if !ok {
			return nil, object.Errorf(object.TypeError, "module name must be a string")
		}
		s, err := f.Program(t, string(name), a[1])
		if err != nil {
			return nil, err
		}
		return s, nil
	})
	m.Vars.Set("ModuleSpec", specType)
	m.Vars.Set("SourceFileLoader", loaderType)
	return m, nil
}

// Program finds what `-m name` runs: the module, or the module __main__ of a package, on
// sys.path or on path where that is not nil. Where there is nothing to run, an ImportError
// without a traceback says why.
func (f *Finder) Program(t *object.Thread, name string, path object.Value) (*Spec, error) {
	unfound := func(class, why string) error {
		return object.Errorf(object.ImportError, "Error while finding module specification for '%s' (%s: %s)", name, class, why)
	}
	if strings.HasPrefix(name, ".") {
		return nil, object.Errorf(object.ImportError, "Relative module names not supported")
	}
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		parent, err := object.ImportValue(t, name[:dot])
		if e, ok := NotFound(err); ok {
			return nil, unfound(e.Type().Name, Message(e))
		}
		if err != nil {
			return nil, err
		}
		if path, err = object.LookupAttr(t, parent, "__path__"); path == nil || err != nil {
			return nil, unfound("ModuleNotFoundError", "__path__ attribute not found on '"+name[:dot]+"' while trying to find '"+name+"'")
		}
	}
	s, err := f.Find(t, name, path)
	switch {
	case err != nil:
		return nil, err
	case s == nil:
		return nil, object.Errorf(object.ImportError, "No module named %s", name)
	case s.Search != nil && strings.HasSuffix(name, ".__main__"):
		return nil, object.Errorf(object.ImportError, "Cannot use package as __main__ module")
	case s.Search != nil:
		main, err := f.Program(t, name+".__main__", nil)
		if e, ok := NotFound(err); ok {
			return nil, object.Errorf(object.ImportError, "%s; '%s' is a package and cannot be directly executed", Message(e), name)
		}
		return main, err
	case s.Read == nil:
		return nil, object.Errorf(object.ImportError, "No code object available for %s", name)
	}
	return s, nil
}

// NotFound gives an ImportError of the finder itself: nothing was run that has raised it.
func NotFound(err error) (*object.Exception, bool) {
	e, ok := object.AsException(err)
	return e, ok && e.Type().IsSubclass(object.ImportError) && e.Trace == nil
}

// Message is what such an error says.
func Message(e *object.Exception) string {
	text, err := object.ToStr(nil, e)
	if err != nil {
		return ""
	}
	return text
}
