package eval

import (
	"strings"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

func (c *compiler) importStmt(n *syntax.Import) stmt {
	at := &place{Span: n.Span}
	binds := make([]assigner, len(n.Names))
	for i, al := range n.Names {
		binds[i] = c.store(importedName(al))
	}
	return func(f *frame) (exit, error) {
		for i, al := range n.Names {
			m, err := importPath(f.t, al.Name)
			if err != nil {
				return atEnd, f.fail(err, at)
			}
			// `import a.b` binds a; `import a.b as c` binds b.
			if al.As == "" {
				top, _, _ := strings.Cut(al.Name, ".")
				if m, err = object.ImportValue(f.t, top); err != nil {
					return atEnd, f.fail(err, at)
				}
			}
			if err := binds[i](f, m); err != nil {
				return atEnd, err
			}
		}
		return atEnd, nil
	}
}

// importPath imports a.b.c, each part in turn.
func importPath(t *object.Thread, path string) (object.Value, error) {
	for i := range len(path) {
		if path[i] == '.' {
			if _, err := object.ImportValue(t, path[:i]); err != nil {
				return nil, err
			}
		}
	}
	return object.ImportValue(t, path)
}

func (c *compiler) importFrom(n *syntax.ImportFrom) stmt {
	at := &place{Span: n.Span}
	binds := make([]assigner, len(n.Names))
	for i, al := range n.Names {
		if al.Name != "*" {
			binds[i] = c.store(importedName(al))
		}
	}
	return func(f *frame) (exit, error) {
		if n.Level > 0 {
			return atEnd, f.fail(object.Errorf(object.ImportError, "attempted relative import with no known parent package"), at)
		}
		from, err := importPath(f.t, n.Module)
		if err != nil {
			return atEnd, f.fail(err, at)
		}
		m, ok := from.(*object.Module)
		if !ok {
			// What the program has put into sys.modules has attributes, too.
			if m, err = asModule(f.t, from, n); err != nil {
				return atEnd, f.fail(err, at)
			}
		}
		for i, al := range n.Names {
			if al.Name == "*" {
				for _, name := range m.Names() {
					if strings.HasPrefix(name, "_") {
						continue
					}
					v, ok, err := m.Attr(f.t, name)
					if err != nil {
						return atEnd, f.fail(err, at)
					}
					if ok {
						f.code.env.target().Set(name, v)
					}
				}
				continue
			}
			v, ok, err := m.Attr(f.t, al.Name)
			if get, has := m.Vars.Get("__getattr__"); has && !ok && err == nil {
				v, err = object.Call(f.t, get, object.Str(al.Name))
				if ok = err == nil; object.IsException(err, object.AttributeError) {
					err = nil
				}
			}
			if err != nil {
				return atEnd, f.fail(err, at)
			}
			if !ok {
				sub, err := object.Import(f.t, n.Module+"."+al.Name)
				if err != nil {
					return atEnd, f.fail(cannotImport(al.Name, m), at)
				}
				v = sub
			}
			if err := binds[i](f, v); err != nil {
				return atEnd, err
			}
		}
		return atEnd, nil
	}
}

// asModule is a module with the attributes of v that a statement imports.
func asModule(t *object.Thread, v object.Value, n *syntax.ImportFrom) (*object.Module, error) {
	m := object.NewModule(n.Module, "")
	names := object.Dir(v)
	if n.Names[0].Name != "*" {
		names = nil
		for _, al := range n.Names {
			names = append(names, al.Name)
		}
	}
	for _, name := range names {
		a, err := object.LookupAttr(t, v, name)
		if err != nil {
			return nil, err
		}
		if a != nil {
			m.Vars.Set(name, a)
		}
	}
	return m, nil
}

func cannotImport(name string, m *object.Module) error {
	file := "unknown location"
	if v, ok := m.Vars.Get("__file__"); ok {
		if s, ok := object.Plain(v).(object.Str); ok {
			file = string(s)
		}
	}
	e := object.Errorf(object.ImportError, "cannot import name '%s' from '%s' (%s)", name, m.Name, file)
	e.SetField("name", object.Str(m.Name))
	if file != "unknown location" {
		e.SetField("path", object.Str(file))
	}
	e.Suggest = func() string { return object.Closest(name, m.Names()) }
	return e
}

// importFunction is __import__: the module, or the one around it where no names are
// wanted out of it.
func importFunction(t *object.Thread, a []object.Value) (object.Value, error) {
	name, ok := a[0].(object.Str)
	if !ok {
		return nil, object.Errorf(object.TypeError, "module name must be a string")
	}
	m, err := importPath(t, string(name))
	if err != nil {
		return nil, err
	}
	if a[3] != nil {
		if wanted, err := object.Truth(t, a[3]); wanted || err != nil {
			return m, err
		}
	}
	top, _, _ := strings.Cut(string(name), ".")
	return object.Import(t, top)
}
