package json

import (
	"strings"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// readOptions reads what dumpOptions names; cls is not read.
func (e *encoder) readOptions(a []object.Value) error {
	e.asciiOnly, e.circular, e.allowNaN, e.itemSep, e.keySep = true, true, true, ", ", ": "
	for _, flag := range []struct {
		i  int
		to *bool
	}{{2, &e.circular}, {1, &e.asciiOnly}, {8, &e.sortKeys}, {0, &e.skipKeys}, {3, &e.allowNaN}} {
		if a[flag.i] != nil {
			var err error
			if *flag.to, err = object.Truth(e.t, a[flag.i]); err != nil {
				return err
			}
		}
	}
	if native.Given(a[7]) {
		e.fallback = a[7]
	}
	if native.Given(a[5]) {
		e.itemSep = ","
		if err := e.setIndent(a[5]); err != nil {
			return err
		}
	}
	if native.Given(a[6]) {
		return e.setSeparators(a[6])
	}
	return nil
}

func (e *encoder) setIndent(v object.Value) error {
	e.indented = true
	if s, ok := object.Plain(v).(object.Str); ok {
		e.indent = string(s)
		return nil
	}
	n, err := object.AsIndex(e.t, v)
	if err != nil {
		return object.Errorf(object.TypeError, "can't multiply sequence by non-int of type '%s'", v.Type().Name)
	}
	width, err := object.AsInt(e.t, n)
	if err != nil {
		return err
	}
	if width > 1<<16 {
		return object.NewException(object.MemoryError)
	}
	e.indent = strings.Repeat(" ", int(max(width, 0)))
	return nil
}

func (e *encoder) setSeparators(v object.Value) error {
	if v.Type().Iter == nil {
		return object.Errorf(object.TypeError, "cannot unpack non-iterable %s object", v.Type().Name)
	}
	pair, err := object.Elements(e.t, v)
	switch {
	case err != nil:
		return err
	case len(pair) < 2:
		return object.Errorf(object.ValueError, "not enough values to unpack (expected 2, got %d)", len(pair))
	case len(pair) > 2:
		return object.Errorf(object.ValueError, "too many values to unpack (expected 2)")
	}
	return e.setSeparatorPair(pair[1], pair[0])
}

// setSeparatorPair takes the separators, arguments 5 and 6 of make_encoder.
func (e *encoder) setSeparatorPair(key, item object.Value) error {
	for i, v := range []object.Value{key, item} {
		s, ok := object.Plain(v).(object.Str)
		if !ok {
			return object.Errorf(object.TypeError, "make_encoder() argument %d must be str, not %s", 5+i, noneOr(v))
		}
		*[]*string{&e.keySep, &e.itemSep}[i] = string(s)
	}
	return nil
}

// noneOr names the type of an argument as C's parser of arguments does.
func noneOr(v object.Value) string {
	if v == object.None {
		return "None"
	}
	return v.Type().Name
}
