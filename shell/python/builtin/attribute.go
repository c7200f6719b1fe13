package builtin

import (
	"labsh/shell/python/object"
)

// Scope is a frame of the evaluator as dir(), vars() and locals() without an
// argument see it.
type Scope interface {
	// Locals gives the names bound where the frame stands.
	Locals() object.Value
}

var attributeFunctions = []object.Builtin{
	{Name: "isinstance", Sig: "obj, class_or_tuple, /", Fn: isinstance,
		Doc: "Return whether an object is an instance of a class or of a subclass thereof.\n\n" +
			"A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\n" +
			"check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc."},
	{Name: "issubclass", Sig: "cls, class_or_tuple, /", Fn: issubclass,
		Doc: "Return whether 'cls' is derived from another class or is the same class.\n\n" +
			"A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\n" +
			"check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``."},
	{Name: "callable", Sig: "obj, /", Doc: "Return whether the object is callable (i.e., some kind of function).\n\n" +
		"Note that classes are callable, as are instances of classes with a\n__call__() method.",
		Fn: func(_ *object.Thread, a []object.Value) (object.Value, error) {
			return object.NewBool(a[0].Type().Call != nil), nil
		}},
	{Name: "repr", Sig: "obj, /", Doc: "Return the canonical string representation of the object.\n\n" +
		"For many object types, including most builtins, eval() will return\nthe object itself, if it is given the repr.",
		Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
			return object.ReprOf(t, a[0])
		}},
	{Name: "ascii", Sig: "obj, /", Fn: ascii,
		Doc: "Return an ASCII-only representation of an object.\n\n" +
			"As repr(), return a string containing a printable representation of an\n" +
			"object, but escape the non-ASCII characters in the string returned by\n" +
			"repr() using \\\\x, \\\\u or \\\\U escapes."},
	{Name: "format", Sig: "value, format_spec='', /", Fn: format,
		Doc: "Return type(value).__format__(value, format_spec)\n\n" +
			"Many built-in types implement format_spec according to the\nFormat Specification Mini-language."},
	{Name: "hash", Sig: "obj, /", Doc: "Return the hash value for the given object.\n\n" +
		"Two objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true.",
		Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
			h, err := object.Hash(t, a[0])
			return object.NewInt(h), err
		}},
	{Name: "id", Sig: "obj, /", Doc: "Return the identity of an object.\n\n" +
		"This is guaranteed to be unique among simultaneously existing objects.\n(CPython uses the object's memory address.)",
		Fn: func(_ *object.Thread, a []object.Value) (object.Value, error) {
			return object.NewInt(int64(object.ID(a[0]))), nil
		}},
	{Name: "getattr", Sig: "object, name, default=None, /", Fn: getattr,
		Doc: "getattr(object, name[, default]) -> value\n\n" +
			"Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\n" +
			"When a default argument is given, it is returned when the attribute doesn't\n" +
			"exist; without it, an exception is raised in that case."},
	{Name: "hasattr", Sig: "obj, name, /", Fn: hasattr,
		Doc: "Return whether the object has an attribute with the given name.\n\n" +
			"This is done by calling getattr(obj, name) and catching AttributeError."},
	{Name: "setattr", Sig: "obj, name, value, /", Doc: "Sets the named attribute on the given object to the specified value.\n\n" +
		"setattr(x, 'y', v) is equivalent to ``x.y = v``",
		Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
			name, err := attributeName(a[1])
			if err != nil {
				return nil, err
			}
			return object.None, object.SetAttr(t, a[0], name, a[2])
		}},
	{Name: "delattr", Sig: "obj, name, /", Doc: "Deletes the named attribute from the given object.\n\n" +
		"delattr(x, 'y') is equivalent to ``del x.y``",
		Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
			name, err := attributeName(a[1])
			if err != nil {
				return nil, err
			}
			return object.None, object.DelAttr(t, a[0], name)
		}},
	{Name: "dir", Sig: "object=None, /", Fn: dir,
		Doc: "Show attributes of an object.\n\n" +
			"If called without an argument, return the names in the current scope.\n" +
			"Else, return an alphabetized list of names comprising (some of) the attributes\n" +
			"of the given object, and of attributes reachable from it."},
	{Name: "vars", Sig: "object=None, /", Fn: vars,
		Doc: "vars([object]) -> dictionary\n\n" +
			"Without arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__."},
	{Name: "locals", Sig: "", Doc: "Return a dictionary containing the current scope's local variables.",
		Fn: func(t *object.Thread, _ []object.Value) (object.Value, error) { return locals(t, "locals") }},
}

func isinstance(t *object.Thread, a []object.Value) (object.Value, error) {
	yes, err := object.IsInstance(t, a[0], a[1])
	return object.NewBool(yes), err
}

func issubclass(t *object.Thread, a []object.Value) (object.Value, error) {
	yes, err := object.IsSubclass(t, a[0], a[1])
	return object.NewBool(yes), err
}

func ascii(t *object.Thread, a []object.Value) (object.Value, error) {
	r, err := object.ReprOf(t, a[0])
	if err != nil {
		return nil, err
	}
	text := string(object.Plain(r).(object.Str))
	if s := object.Escaped(text); s != text {
		return object.Str(s), nil
	}
	return r, nil
}

func format(t *object.Thread, a []object.Value) (object.Value, error) {
	spec := ""
	if a[1] != nil {
		s, ok := object.Plain(a[1]).(object.Str)
		if !ok {
			return nil, object.Errorf(object.TypeError, "format() argument 2 must be str, not %s", a[1].Type().Name)
		}
		spec = string(s)
	}
	s, err := object.Format(t, a[0], spec)
	return object.Str(s), err
}

func attributeName(v object.Value) (string, error) {
	if s, ok := object.Plain(v).(object.Str); ok {
		return string(s), nil
	}
	return "", object.Errorf(object.TypeError, "attribute name must be string, not '%s'", v.Type().Name)
}

func getattr(t *object.Thread, a []object.Value) (object.Value, error) {
	name, err := attributeName(a[1])
	if err != nil {
		return nil, err
	}
	v, err := object.GetAttr(t, a[0], name)
	if a[2] != nil && object.IsException(err, object.AttributeError) {
		return a[2], nil
	}
	return v, err
}

func hasattr(t *object.Thread, a []object.Value) (object.Value, error) {
	name, err := attributeName(a[1])
	if err != nil {
		return nil, err
	}
	v, err := object.LookupAttr(t, a[0], name)
	if object.IsException(err, object.AttributeError) {
		return object.False, nil
	}
	return object.NewBool(v != nil), err
}

func locals(t *object.Thread, function string) (object.Value, error) {
	if s, ok := t.Frame.(Scope); ok {
		return s.Locals(), nil
	}
	return nil, object.Errorf(object.SystemError, "%s(): no current scope", function)
}

func dir(t *object.Thread, a []object.Value) (object.Value, error) {
	var names []object.Value
	switch {
	case a[0] == nil:
		scope, err := locals(t, "dir")
		if err != nil {
			return nil, err
		}
		keys, err := object.CallMethod(t, scope, "keys")
		if err != nil {
			return nil, err
		}
		if names, err = object.Elements(t, keys); err != nil {
			return nil, err
		}
	default:
		if a[0].Type().Heap {
			own, err := object.CallSpecial(t, a[0], "__dir__")
			if err != nil {
				return nil, err
			}
			if names, err = object.Elements(t, own); err != nil {
				return nil, err
			}
			break
		}
		for _, n := range object.Dir(a[0]) {
			names = append(names, object.Str(n))
		}
		return object.NewList(names...), nil
	}
	list := object.NewList(names...)
	_, err := object.CallMethod(t, list, "sort")
	return list, err
}

func vars(t *object.Thread, a []object.Value) (object.Value, error) {
	if a[0] == nil {
		return locals(t, "vars")
	}
	d, err := object.LookupAttr(t, a[0], "__dict__")
	if d == nil && err == nil {
		err = object.Errorf(object.TypeError, "vars() argument must have __dict__ attribute")
	}
	return d, err
}
