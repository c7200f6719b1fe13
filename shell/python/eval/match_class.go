package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

func (c *patternCompiler) class(n *syntax.MatchClass, at *place) matcher {
	class, inner := c.expr(n.Class), append(c.patterns(n.Patterns), c.patterns(n.Named)...)
	return func(f *frame, v object.Value, caught []object.Value) (bool, error) {
		k, err := class(f)
		if err != nil {
			return false, err
		}
		values, err := attributesOf(f.t, v, k, len(n.Patterns), n.Attributes)
		if values == nil || err != nil {
			return false, f.failed(err, at)
		}
		for i, m := range inner {
			if ok, err := m(f, values[i], caught); !ok || err != nil {
				return false, err
			}
		}
		return true, nil
	}
}

// attributesOf gives the values that a class pattern looks at, first those of its
// positional patterns; nil where v does not match.
//
// Source: match_class of CPython's Python/ceval.c.
func attributesOf(t *object.Thread, v, k object.Value, positional int, named []string) ([]object.Value, error) {
	class, ok := k.(*object.Type)
	if !ok {
		return nil, object.Errorf(object.TypeError, "called match pattern must be a type")
	}
	values := make([]object.Value, 0, positional+len(named))
	if ok, err := object.IsInstance(t, v, class); !ok || err != nil {
		return nil, err
	}
	var names []string
	if positional > 0 {
		args, err := object.LookupAttr(t, class, "__match_args__")
		if err != nil {
			return nil, err
		}
		tuple, isTuple := args.(*object.Tuple)
		allowed := 0
		switch {
		case args == nil && object.MatchesItself(class):
			values, allowed = append(values, v), 1
		case isTuple:
			allowed = len(tuple.Elems)
		case args != nil:
			return nil, object.Errorf(object.TypeError, "%s.__match_args__ must be a tuple (got %s)", class.Name, args.Type().Name)
		}
		if positional > allowed {
			return nil, object.Errorf(object.TypeError, "%s() accepts %d positional sub-pattern%s (%d given)", class.Name, allowed, plural(allowed), positional)
		}
		for i := 0; args != nil && i < positional; i++ {
			name, ok := tuple.Elems[i].(object.Str)
			if !ok {
				return nil, object.Errorf(object.TypeError, "__match_args__ elements must be strings (got %s)", tuple.Elems[i].Type().Name)
			}
			names = append(names, string(name))
		}
	}
	for i, name := range append(names, named...) {
		if contains(names[:min(i, len(names))], name) {
			return nil, object.Errorf(object.TypeError, "%s() got multiple sub-patterns for attribute '%s'", class.Name, name)
		}
		x, err := object.LookupAttr(t, v, name)
		if x == nil && err == nil || object.IsException(err, object.AttributeError) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		values = append(values, x)
	}
	if len(values) == 0 {
		values = []object.Value{}
	}
	return values, nil
}
