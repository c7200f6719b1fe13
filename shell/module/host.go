// Package module holds the modules that the shell's Python can import, in Go,
// with CPython's names, signatures and errors. The table is the list of them.
//
// A module is made when it is first imported, by [Host.Load], which the shell
// puts into its interpreter; what a module needs of the shell is in [Host].
package module

import (
	"context"
	"net"
	"slices"
	"strings"
	"time"

	"labsh/shell/module/importlib"
	"labsh/shell/module/lib"
	"labsh/shell/module/sys"
	"labsh/shell/module/threading"
	"labsh/shell/python/object"
)

// Host is what the modules are given by the shell. Make one per interpreter.
type Host struct {
	// Argv is sys.argv.
	Argv []string
	// Dial opens the connections of requests; nil is Go's own dialer.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Timeout limits the waits of requests that give no limit of their own; 0
	// for none.
	Timeout time.Duration
	// Traceback words an exception as Python prints one that nothing caught,
	// with a newline at the end; nil prints its last line alone.
	Traceback func(t *object.Thread, e *object.Exception) string

	// Threads are those that Python code has started.
	Threads threading.Threads
}

// Load makes the module of that name, on sys.path or in the package with that path; see
// [object.Interpreter], whose Load it is.
func (h *Host) Load(t *object.Thread, name string, path object.Value) (m *object.Module, run func() error, err error) {
	spec, err := h.finder(t.Interpreter()).Find(t, name, path)
	if err != nil {
		return nil, nil, err
	}
	if spec == nil {
		return nil, nil, h.finder(t.Interpreter()).Missing(t.Interpreter(), name)
	}
	if m, err = spec.New(t); err != nil {
		return nil, nil, err
	}
	if spec.Read != nil {
		run = func() error { return spec.Run(t, m.Vars) }
	}
	return m, run, nil
}

// finder is the interpreter's, made when it is first wanted.
func (h *Host) finder(in *object.Interpreter) *importlib.Finder {
	f := importlib.FinderOf(in)
	if f == nil {
		f = &importlib.Finder{Library: h.fromLibrary, Path: h.path}
		f.Install(in)
	}
	return f
}

// path is sys.path, also before a program has it.
func (h *Host) path(in *object.Interpreter) object.Value {
	if m, ok := in.Modules["sys"]; ok {
		if v, ok := m.Vars.Get("path"); ok {
			return v
		}
	}
	return sys.Path(h.Argv)
}

// fromLibrary is the module of that name in the table or among the files of lib.
func (h *Host) fromLibrary(in *object.Interpreter, name string) *importlib.Spec {
	s := &importlib.Spec{Name: name, Library: true}
	if load, ok := table[name]; ok {
		if lib.HasFolder(name) {
			s.Search = []string{lib.Root + name}
		}
		s.Make = func(t *object.Thread) (*object.Module, error) { return h.make(t, name, load) }
		return s
	}
	if file, isPackage := lib.Source(name); file != "" {
		s.File = lib.Root + file
		s.Read = func(*object.Thread) (string, error) { return lib.Read(file) }
		if isPackage {
			s.Search = []string{strings.TrimSuffix(s.File, "/__init__.py")}
		}
		return s
	}
	dot := strings.LastIndexByte(name, '.')
	if m := inside(in.Modules[name[:max(dot, 0)]], name[dot+1:]); m != nil {
		s.Make = func(*object.Thread) (*object.Module, error) { return m, nil }
		return s
	}
	return nil
}

// make makes a module in Go. One that has modules for attributes is a package.
func (h *Host) make(t *object.Thread, name string, load loader) (*object.Module, error) {
	m, err := load(h, t)
	if err != nil {
		return nil, err
	}
	for inner := range m.Vars.All() {
		if inside(m, inner) != nil {
			m.Vars.Set("__path__", object.NewList(object.Str(lib.Root+name)))
			break
		}
	}
	return m, nil
}

// inside is the module that is an attribute of another, as requests.exceptions is of
// requests; nil for none.
func inside(m *object.Module, name string) *object.Module {
	if m == nil {
		return nil
	}
	v, _ := m.Vars.Get(name)
	if inner, ok := v.(*object.Module); ok && inner.Name == m.Name+"."+name {
		return inner
	}
	return nil
}

// Names lists the modules that there are, sorted, but for those whose name begins with
// an underscore, which are not for people.
func Names() []string {
	names := lib.Names()
	for n := range table {
		names = append(names, n)
	}
	names = slices.DeleteFunc(names, func(n string) bool { return strings.HasPrefix(n, "_") || strings.Contains(n, "._") })
	slices.Sort(names)
	return slices.Compact(names)
}
