// Package importlib finds modules, in the folders of sys.path and in the library, and
// makes them: Finder is what an import asks. The module importlib is in Python, over what
// is here.
package importlib

import (
	"fmt"
	"strings"

	"labsh/shell/module/native"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// Spec is what is known of a module before it is made: its __spec__.
type Spec struct {
	Name string
	File string // where its text is; "" for one in Go, or a namespace package
	// Search is the __path__ of a package, nil for a module that is none.
	Search  []string
	Library bool
	// Make makes a module in Go; nil for one with a text, which Read reads.
	Make func(t *object.Thread) (*object.Module, error)
	Read func(t *object.Thread) (octets string, err error)

	search object.Value // Search, once it was asked for
}

// New makes the module, without running its text.
func (s *Spec) New(t *object.Thread) (m *object.Module, err error) {
	if s.Make != nil {
		if m, err = s.Make(t); err != nil {
			return nil, err
		}
	} else {
		m = object.NewModule(s.Name, "")
		m.Vars.Set("__doc__", object.None)
		m.Vars.Set("__file__", s.origin())
	}
	m.Library = s.Library
	m.Vars.Set("__package__", object.Str(s.parent()))
	m.Vars.Set("__spec__", s)
	if s.Search != nil {
		m.Vars.Set("__path__", s.locations())
	}
	return m, nil
}

// Run runs the module's text with vars for its variables.
func (s *Spec) Run(t *object.Thread, vars *object.Namespace) error {
	if s.Read == nil {
		return nil
	}
	octets, err := s.Read(t)
	if err != nil {
		return err
	}
	return eval.RunSource(t, s.File, octets, vars)
}

// parent is the package that relative imports start from.
func (s *Spec) parent() string {
	if s.Search != nil {
		return s.Name
	}
	return s.Name[:max(strings.LastIndexByte(s.Name, '.'), 0)]
}

func (s *Spec) locations() object.Value {
	if s.search == nil {
		list := object.NewList()
		for _, dir := range s.Search {
			list.Elems = append(list.Elems, object.Str(dir))
		}
		s.search = list
	}
	return s.search
}

func (s *Spec) origin() object.Value {
	if s.File == "" {
		return object.None
	}
	return object.Str(s.File)
}

// Type is ModuleSpec.
func (*Spec) Type() *object.Type { return specType }

var specType = object.NewType(&object.Type{
	Name: "ModuleSpec", Module: "_frozen_importlib", Final: true,
	Repr: func(_ *object.Thread, v object.Value) (string, error) {
		s := v.(*Spec)
		text := fmt.Sprintf("ModuleSpec(name='%s', loader=%s", s.Name, shown(s.loader()))
		if s.File != "" {
			text += fmt.Sprintf(", origin='%s'", s.File)
		}
		if s.Search != nil {
			text += ", submodule_search_locations=" + shown(s.locations())
		}
		return text + ")", nil
	},
	GetAttr: func(_ *object.Thread, v object.Value, name string) (object.Value, error) {
		s := v.(*Spec)
		switch name {
		case "name":
			return object.Str(s.Name), nil
		case "parent":
			return object.Str(s.parent()), nil
		case "origin":
			return s.origin(), nil
		case "has_location":
			return object.NewBool(s.File != ""), nil
		case "loader":
			return s.loader(), nil
		case "cached", "loader_state":
			return object.None, nil
		case "submodule_search_locations":
			if s.Search == nil {
				return object.None, nil
			}
			return s.locations(), nil
		}
		return nil, nil
	},
})

func shown(v object.Value) string {
	text, err := object.Repr(nil, v)
	if err != nil {
		return "?"
	}
	return text
}

// loader is a spec's, which makes and runs modules of that spec.
type loader struct{ spec *Spec }

func (s *Spec) loader() object.Value {
	if s.Read == nil {
		return object.None
	}
	return loader{s}
}

// Type is SourceFileLoader.
func (loader) Type() *object.Type { return loaderType }

var loaderType = object.NewType(&object.Type{
	Name: "SourceFileLoader", Module: "_frozen_importlib_external", Final: true,
	GetAttr: func(_ *object.Thread, v object.Value, name string) (object.Value, error) {
		switch s := v.(loader).spec; name {
		case "name":
			return object.Str(s.Name), nil
		case "path":
			return object.Str(s.File), nil
		}
		return nil, nil
	},
})

func init() {
	native.AddMethod(loaderType, "create_module", "spec", "Let the module be made as usual.", func(*object.Thread, loader, []object.Value) (object.Value, error) {
		return object.None, nil
	})
	native.AddMethod(loaderType, "exec_module", "module", "Run the module's text.", func(t *object.Thread, l loader, a []object.Value) (object.Value, error) {
		m, ok := a[0].(*object.Module)
		if !ok {
			return nil, object.Errorf(object.TypeError, "exec_module() argument must be a module, not %s", a[0].Type().Name)
		}
		return object.None, l.spec.Run(t, m.Vars)
	})
	native.AddMethod(loaderType, "get_filename", "name=None", "Give the path of the module's file.", func(_ *object.Thread, l loader, _ []object.Value) (object.Value, error) {
		return object.Str(l.spec.File), nil
	})
	native.AddMethod(loaderType, "is_package", "fullname", "Tell whether the module is a package.", func(_ *object.Thread, l loader, _ []object.Value) (object.Value, error) {
		return object.NewBool(l.spec.Search != nil), nil
	})
}
