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
			m, err := object.ImportValue(f.t, al.Name)
			// `import a.b` binds a; `import a.b as c` binds b.
			if top, _, inner := strings.Cut(al.Name, "."); err == nil && inner && al.As == "" {
				m, err = object.ImportValue(f.t, top)
			}
			if err != nil {
				return atEnd, f.fail(err, at)
			}
			if err := binds[i](f, m); err != nil {
				return atEnd, err
			}
		}
		return atEnd, nil
	}
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
		name, err := absolute(f.t, n.Module, n.Level, f.code.env.Globals.Get)
		if err != nil {
			return atEnd, f.fail(err, at)
		}
		m, err := object.ImportValue(f.t, name)
		if err != nil {
			return atEnd, f.fail(err, at)
		}
		for i, al := range n.Names {
			if al.Name == "*" {
				if err := importAll(f.t, m, f.code.env.target()); err != nil {
					return atEnd, f.fail(err, at)
				}
				continue
			}
			v, err := nameOf(f.t, m, al.Name)
			if err == nil && v == nil {
				err = cannotImport(al.Name, m)
			}
			if err != nil {
				return atEnd, f.fail(err, at)
			}
			if err := binds[i](f, v); err != nil {
				return atEnd, err
			}
		}
		return atEnd, nil
	}
}

// absolute is the whole name of a module that a text names with level dots before it;
// global gives the variables of that text.
//
// Source: CPython's Python/import.c, resolve_name.
func absolute(t *object.Thread, name string, level int, global func(string) (object.Value, bool)) (string, error) {
	if level == 0 {
		return name, nil
	}
	known := func(name string) object.Value {
		v, _ := global(name)
		return notNone(v)
	}
	parent := known("__package__")
	if spec := known("__spec__"); parent == nil && spec != nil {
		var err error
		if parent, err = object.GetAttr(t, spec, "parent"); err != nil {
			return "", err
		}
	}
	if parent == nil {
		own, _ := object.Plain(known("__name__")).(object.Str)
		if known("__path__") == nil {
			own = own[:max(strings.LastIndexByte(string(own), '.'), 0)]
		}
		parent = own
	}
	base, ok := object.Plain(parent).(object.Str)
	switch {
	case !ok:
		return "", object.Errorf(object.TypeError, "package must be a string")
	case base == "":
		return "", object.Errorf(object.ImportError, "attempted relative import with no known parent package")
	}
	for range level - 1 {
		dot := strings.LastIndexByte(string(base), '.')
		if dot < 0 {
			return "", object.Errorf(object.ImportError, "attempted relative import beyond top-level package")
		}
		base = base[:dot]
	}
	if name != "" {
		base += "." + object.Str(name)
	}
	return string(base), nil
}

// optional is an attribute of v, nil where it has none of that name.
func optional(t *object.Thread, v object.Value, name string) (object.Value, error) {
	a, err := object.LookupAttr(t, v, name)
	if object.IsException(err, object.AttributeError) {
		return nil, nil
	}
	return a, err
}

// nameOf is what `from m import name` binds: an attribute, or a module in the package
// m, imported now; nil for nothing.
func nameOf(t *object.Thread, m object.Value, name string) (object.Value, error) {
	v, err := optional(t, m, name)
	if v != nil || err != nil {
		return v, err
	}
	if path, err := optional(t, m, "__path__"); path == nil || err != nil {
		return nil, err
	}
	inner := moduleName(t, m) + "." + name
	v, err = object.ImportValue(t, inner)
	if e, ok := object.AsException(err); ok && e.Type() == object.ModuleNotFoundError && e.Field("name") == object.Str(inner) {
		return nil, nil
	}
	return v, err
}

// moduleName is the name that m says it has, whatever m is.
func moduleName(t *object.Thread, m object.Value) string {
	v, err := optional(t, m, "__name__")
	if name, ok := object.Plain(v).(object.Str); ok && err == nil {
		return string(name)
	}
	return "<unknown module name>"
}

// importAll binds what m offers: the names in its __all__, or all those that do not
// begin with an underscore.
func importAll(t *object.Thread, m object.Value, to *object.Namespace) error {
	all, err := optional(t, m, "__all__")
	if err != nil {
		return err
	}
	if all == nil {
		public := object.Dir(m)
		if m, ok := m.(*object.Module); ok {
			public = m.Names() // in the order in which they were bound
		}
		for _, name := range public {
			if strings.HasPrefix(name, "_") {
				continue
			}
			v, err := object.GetAttr(t, m, name)
			if err != nil {
				return err
			}
			to.Set(name, v)
		}
		return nil
	}
	names, err := object.Elements(t, all)
	if err != nil {
		return err
	}
	for _, item := range names {
		name, ok := object.Plain(item).(object.Str)
		if !ok {
			return object.Errorf(object.TypeError, "Item in %s.__all__ must be str, not %s", moduleName(t, m), item.Type().Name)
		}
		v, err := nameOf(t, m, string(name))
		if err == nil && v == nil {
			v, err = object.GetAttr(t, m, string(name))
		}
		if err != nil {
			return err
		}
		to.Set(string(name), v)
	}
	return nil
}

func cannotImport(name string, v object.Value) error {
	m, ok := v.(*object.Module)
	if !ok {
		return object.Errorf(object.ImportError, "cannot import name '%s' from '%s' (unknown location)", name, moduleName(nil, v))
	}
	file := m.File()
	where := "(" + file + ")"
	switch {
	case m.Partial:
		where = "(most likely due to a circular import) " + where
	case file == "":
		where = "(unknown location)"
	}
	partial := ""
	if m.Partial {
		partial = "partially initialized module "
	}
	e := object.Errorf(object.ImportError, "cannot import name '%s' from %s'%s' %s", name, partial, m.Name, where)
	e.SetField("name", object.Str(m.Name))
	if file != "" {
		e.SetField("path", object.Str(file))
	}
	if m.Library {
		e.Suggest = func() string { return object.Closest(name, m.Names()) }
	}
	return e
}

// importFunction is __import__: the module, or the one around it where no names are
// wanted out of it.
func importFunction(t *object.Thread, a []object.Value) (object.Value, error) {
	word, ok := object.Plain(a[0]).(object.Str)
	if !ok {
		return nil, object.Errorf(object.TypeError, "module name must be a string")
	}
	level := int64(0)
	if a[4] != nil {
		var err error
		if level, err = object.AsInt(t, a[4]); err != nil {
			return nil, err
		}
	}
	globals, _ := a[1].(*object.Dict)
	switch {
	case level < 0:
		return nil, object.Errorf(object.ValueError, "level must be >= 0")
	case level > 0 && globals == nil:
		return nil, object.Errorf(object.KeyError, "'__name__' not in globals")
	case level == 0 && word == "":
		return nil, object.Errorf(object.ValueError, "Empty module name")
	}
	name, err := absolute(t, string(word), int(min(level, object.MaxDepth)), globals.GetStr)
	if err != nil {
		return nil, err
	}
	m, err := object.ImportValue(t, name)
	if err != nil {
		return nil, err
	}
	var wanted []object.Value
	if a[3] != nil && a[3] != object.None {
		if wanted, err = object.Elements(t, a[3]); err != nil {
			return nil, err
		}
	}
	for _, w := range wanted {
		if s, ok := object.Plain(w).(object.Str); ok && s != "*" {
			if _, err := nameOf(t, m, string(s)); err != nil {
				return nil, err
			}
		}
	}
	top, inner, dotted := strings.Cut(string(word), ".")
	if len(wanted) > 0 || !dotted {
		return m, nil
	}
	// The first part of what was written, in the package that it is in.
	return object.ImportValue(t, strings.TrimSuffix(name, top+"."+inner)+top)
}
