package json

import (
	"math"
	"strings"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// encoder writes values as JSON.
//
// Source: CPython's Lib/json/encoder.py.
type encoder struct {
	t                                       *object.Thread
	b                                       []byte
	skipKeys, asciiOnly, circular, allowNaN bool
	sortKeys                                bool
	indented                                bool
	indent, itemSep, keySep                 string
	fallback                                object.Value // default=
	within                                  []object.Value
}

// dumps is json.dumps; a holds what dumpOptions names.
func Dumps(t *object.Thread, v object.Value, a []object.Value) (string, error) {
	e := &encoder{t: t, asciiOnly: true, circular: true, allowNaN: true, itemSep: ", ", keySep: ": "}
	for i, flag := range map[int]*bool{0: &e.skipKeys, 1: &e.asciiOnly, 2: &e.circular, 3: &e.allowNaN, 8: &e.sortKeys} {
		if a[i] != nil {
			var err error
			if *flag, err = object.Truth(t, a[i]); err != nil {
				return "", err
			}
		}
	}
	if native.Given(a[4]) {
		return "", object.Errorf(object.NotImplementedError, "labsh's json has no cls")
	}
	if native.Given(a[7]) {
		e.fallback = a[7]
	}
	if native.Given(a[5]) {
		if err := e.setIndent(a[5]); err != nil {
			return "", err
		}
	}
	if native.Given(a[6]) {
		if err := e.setSeparators(a[6]); err != nil {
			return "", err
		}
	}
	if err := unexpected("JSONEncoder", a[9].(*object.Dict)); err != nil {
		return "", err
	}
	if err := e.value(v, 0); err != nil {
		return "", err
	}
	return string(e.b), nil
}

func (e *encoder) setIndent(v object.Value) error {
	e.indented, e.itemSep = true, ","
	if s, ok := v.(object.Str); ok {
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
	for i, to := range []*string{&e.itemSep, &e.keySep} {
		s, ok := pair[i].(object.Str)
		if !ok {
			return object.Errorf(object.TypeError, "make_encoder() argument %d must be str, not %s", 6-i, pair[i].Type().Name)
		}
		*to = string(s)
	}
	return nil
}

func (e *encoder) value(v object.Value, level int) error {
	if len(e.b) > object.MaxSize {
		return object.NewException(object.MemoryError)
	}
	switch x := v.(type) {
	case object.Str:
		e.b = appendString(e.b, string(x), e.asciiOnly)
		return nil
	case object.Bool:
		e.b = append(e.b, word(bool(x))...)
		return nil
	}
	switch {
	case v == object.None:
		e.b = append(e.b, "null"...)
	case object.Is(v, object.IntType) || object.Is(v, object.FloatType):
		s, err := e.number(v)
		if err != nil {
			return err
		}
		e.b = append(e.b, s...)
	case object.Is(v, object.ListType) || object.Is(v, object.TupleType):
		return e.inside(v, func() error { return e.array(v, level) })
	case object.Is(v, object.DictType):
		return e.inside(v, func() error { return e.object(v.(*object.Dict), level) })
	case e.fallback != nil:
		return e.inside(v, func() error {
			r, err := object.Call(e.t, e.fallback, v)
			if err != nil {
				return err
			}
			return e.value(r, level)
		})
	default:
		return object.Errorf(object.TypeError, "Object of type %s is not JSON serializable", v.Type().Name)
	}
	return nil
}

func word(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// number gives an int or float, those of subclasses by their value.
func (e *encoder) number(v object.Value) (string, error) {
	f, isFloat := v.(object.Float)
	if !isFloat {
		n, err := object.AsIndex(e.t, v)
		if err != nil {
			return "", err
		}
		return object.Repr(e.t, n)
	}
	name := ""
	switch x := float64(f); {
	case math.IsNaN(x):
		name = "NaN"
	case math.IsInf(x, 1):
		name = "Infinity"
	case math.IsInf(x, -1):
		name = "-Infinity"
	default:
		return object.Repr(e.t, f)
	}
	if e.allowNaN {
		return name, nil
	}
	if e.indented {
		shown, err := object.Repr(e.t, f)
		if err != nil {
			return "", err
		}
		return "", object.Errorf(object.ValueError, "Out of range float values are not JSON compliant: %s", shown)
	}
	return "", object.Errorf(object.ValueError, "Out of range float values are not JSON compliant")
}

// inside runs f within a container, which must not hold itself.
func (e *encoder) inside(v object.Value, f func() error) error {
	if err := e.t.Check(); err != nil {
		return err
	}
	if e.circular {
		for _, w := range e.within {
			if w == v {
				return object.Errorf(object.ValueError, "Circular reference detected")
			}
		}
	}
	if len(e.within)+e.t.Depth >= maxDepth {
		return object.Errorf(object.RecursionError, "maximum recursion depth exceeded while encoding a JSON object")
	}
	e.within = append(e.within, v)
	defer func() { e.within = e.within[:len(e.within)-1] }()
	return f()
}

func (e *encoder) newline(level int) {
	if e.indented {
		e.b = append(e.b, '\n')
		for range level {
			e.b = append(e.b, e.indent...)
		}
	}
}

func (e *encoder) array(v object.Value, level int) error {
	elems, err := object.Elements(e.t, v)
	if err != nil {
		return err
	}
	if len(elems) == 0 {
		e.b = append(e.b, "[]"...)
		return nil
	}
	e.b = append(e.b, '[')
	for i, el := range elems {
		if i > 0 {
			e.b = append(e.b, e.itemSep...)
		}
		e.newline(level + 1)
		if err := e.value(el, level+1); err != nil {
			return err
		}
	}
	e.newline(level)
	e.b = append(e.b, ']')
	return nil
}

func (e *encoder) object(d *object.Dict, level int) error {
	keys := d.Keys()
	if e.sortKeys {
		if err := object.SortElems(e.t, keys, nil, false); err != nil {
			return err
		}
	}
	if len(keys) == 0 {
		e.b = append(e.b, "{}"...)
		return nil
	}
	e.b = append(e.b, '{')
	first := true
	for _, k := range keys {
		v, ok, err := d.Get(e.t, k)
		if err != nil {
			return err
		}
		name, known, err := e.key(k)
		if err != nil {
			return err
		}
		if !ok || !known {
			continue
		}
		if !first {
			e.b = append(e.b, e.itemSep...)
		}
		first = false
		e.newline(level + 1)
		e.b = appendString(e.b, name, e.asciiOnly)
		e.b = append(e.b, e.keySep...)
		if err := e.value(v, level+1); err != nil {
			return err
		}
	}
	if !first {
		e.newline(level)
	}
	e.b = append(e.b, '}')
	return nil
}

// key gives a key as text; known is false for one to skip.
func (e *encoder) key(k object.Value) (name string, known bool, err error) {
	switch x := k.(type) {
	case object.Str:
		return string(x), true, nil
	case object.Bool:
		return word(bool(x)), true, nil
	}
	switch {
	case k == object.None:
		return "null", true, nil
	case object.Is(k, object.IntType) || object.Is(k, object.FloatType):
		name, err = e.number(k)
		return name, true, err
	case e.skipKeys:
		return "", false, nil
	}
	return "", false, object.Errorf(object.TypeError, "keys must be str, int, float, bool or None, not %s", k.Type().Name)
}
