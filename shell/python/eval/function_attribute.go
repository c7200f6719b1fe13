package eval

import (
	"strings"

	"labsh/shell/python/object"
)

// attribute is one of the attributes that a function keeps outside its __dict__, nil
// for all others.
func (fn *Function) attribute(t *object.Thread, name string) object.Value {
	switch name {
	case "__name__":
		return object.Str(fn.Name)
	case "__qualname__":
		return object.Str(fn.QualName)
	case "__doc__":
		return fn.doc
	case "__module__":
		return fn.module
	case "__code__":
		return fn.code
	case "__defaults__":
		if fn.defaults == nil {
			return object.None
		}
		return object.NewTuple(fn.defaults...)
	case "__kwdefaults__":
		if fn.kwDefaults == nil {
			return object.None
		}
		return fn.kwDefaults
	case "__annotations__":
		if fn.notes == nil {
			fn.notes = object.NewDict()
		}
		return fn.notes
	case "__closure__":
		if len(fn.closure) == 0 {
			return object.None
		}
		cells := make([]object.Value, len(fn.closure))
		for i, c := range fn.closure {
			cells[i] = c
		}
		return object.NewTuple(cells...)
	case "__globals__":
		return fn.code.env.Globals.Dict()
	case "__builtins__":
		return fn.code.env.Builtins.Dict()
	}
	return nil
}

// Signature is the parameter list as help shows it, with annotations and defaults.
func (fn *Function) Signature(t *object.Thread) string {
	s, next := fn.sig, fn.sig.pos+fn.sig.kwOnly
	var parts []string
	add := func(prefix string, i int, value object.Value) {
		text, equals := prefix+s.names[i], "="
		if note := fn.annotationOf(t, s.names[i]); note != "" {
			text, equals = text+": "+note, " = "
		}
		if value != nil {
			text += equals + shown(t, value)
		}
		parts = append(parts, text)
	}
	for i := range s.pos {
		add("", i, fn.positionalDefault(i))
		if i == s.posOnly-1 {
			parts = append(parts, "/")
		}
	}
	if s.varArg {
		add("*", next, nil)
	} else if s.kwOnly > 0 {
		parts = append(parts, "*")
	}
	for i := range s.kwOnly {
		add("", s.pos+i, fn.keywordDefault(i))
	}
	if s.kwArg {
		add("**", len(s.names)-1, nil)
	}
	text := "(" + strings.Join(parts, ", ") + ")"
	if note := fn.annotationOf(t, "return"); note != "" {
		text += " -> " + note
	}
	return text
}

// annotationOf is a parameter's annotation, or that of what is returned: a class by
// its name. It is "" where there is none.
func (fn *Function) annotationOf(t *object.Thread, name string) string {
	if fn.notes == nil {
		return ""
	}
	v, ok := fn.notes.GetStr(name)
	if !ok {
		return ""
	}
	if class, isClass := v.(*object.Type); isClass {
		if class.Module == "builtins" {
			return class.Path()
		}
		return class.Module + "." + class.Path()
	}
	return shown(t, v)
}

func shown(t *object.Thread, v object.Value) string {
	repr, err := object.Repr(t, v)
	if err != nil {
		return "..."
	}
	return repr
}

// positionalDefault is that of the i-th positional parameter, nil where it has none.
func (fn *Function) positionalDefault(i int) object.Value {
	if i += len(fn.defaults) - fn.sig.pos; i >= 0 {
		return fn.defaults[i]
	}
	return nil
}

// keywordDefault is that of the i-th keyword-only parameter, nil where it has none.
func (fn *Function) keywordDefault(i int) object.Value {
	if fn.kwDefaults == nil {
		return nil
	}
	v, _ := fn.kwDefaults.GetStr(fn.sig.names[fn.sig.pos+i])
	return v
}

// setAttribute sets one of these attributes, or deletes it where v is nil, and
// reports whether it is one.
//
// Source: CPython's Objects/funcobject.c.
func (fn *Function) setAttribute(name string, v object.Value) (bool, error) {
	mustBe := func(what string) (bool, error) {
		return true, object.Errorf(object.TypeError, "%s must be set to a %s object", name, what)
	}
	given := notNone(v)
	switch name {
	case "__name__", "__qualname__":
		text, ok := v.(object.Str)
		if !ok {
			return mustBe("string")
		}
		if name == "__name__" {
			fn.Name = string(text)
		} else {
			fn.QualName = string(text)
		}
		if fn.code.resumed != nil { // its generators have these names, its code has not
			k := *fn.code
			k.spare, k.names = nil, &[2]string{fn.Name, fn.QualName}
			fn.code = &k
		}
	case "__doc__", "__module__":
		if v == nil {
			v = object.None
		}
		if name == "__doc__" {
			fn.doc = v
		} else {
			fn.module = v
		}
	case "__defaults__":
		values, ok := given.(*object.Tuple)
		switch {
		case ok:
			fn.defaults = append([]object.Value{}, values.Elems...)
		case given == nil:
			fn.defaults = nil
		default:
			return mustBe("tuple")
		}
	case "__kwdefaults__", "__annotations__":
		d, ok := given.(*object.Dict)
		switch {
		case !ok && given != nil:
			return mustBe("dict")
		case name == "__annotations__":
			fn.notes = d
		default:
			fn.kwDefaults = d
		}
	case "__dict__":
		d, ok := v.(*object.Dict)
		switch {
		case v == nil:
			return true, object.Errorf(object.TypeError, "cannot delete __dict__")
		case !ok:
			return true, object.Errorf(object.TypeError, "__dict__ must be set to a dictionary, not a '%s'", v.Type().Name)
		}
		fn.attrs = d
	case "__closure__", "__globals__", "__builtins__", "__code__":
		return true, object.Errorf(object.AttributeError, "readonly attribute")
	default:
		return false, nil
	}
	return true, nil
}
