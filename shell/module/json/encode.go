package json

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"labsh/shell/python/object"
)

// encoder writes values as JSON.
//
// Source: CPython's Lib/json/encoder.py and Modules/_json.c.
type encoder struct {
	t                                       *object.Thread
	b                                       []byte
	skipKeys, asciiOnly, circular, allowNaN bool
	sortKeys                                bool
	indented                                bool
	indent, itemSep, keySep                 string
	fallback                                object.Value // default=
	text                                    object.Value // writes strings where the encoder does not itself
	within                                  []object.Value
	items                                   []object.Value // of the dicts that are being written, keys and values
	// In pieces, ends are where the pieces end that CPython's encoder in Python gives
	// one by one.
	pieces bool
	ends   []int
}

// end ends a piece.
func (e *encoder) end() {
	if e.pieces {
		e.ends = append(e.ends, len(e.b))
	}
}

func (e *encoder) value(v object.Value, level int) error {
	scalar, err := e.scalar(v)
	switch {
	case err != nil:
		return err
	case scalar:
		e.end()
		return nil
	}
	return e.compound(v, level)
}

// scalar writes a text, a number or a constant, and reports whether v is one.
func (e *encoder) scalar(v object.Value) (bool, error) {
	switch x := object.Plain(v).(type) {
	case object.Str:
		return true, e.string(string(x))
	case object.Bool:
		e.b = append(e.b, word(bool(x))...)
		return true, nil
	case object.Int, object.Float, *object.BigInt:
		return true, e.number(x)
	}
	if v == object.None {
		e.b = append(e.b, "null"...)
		return true, nil
	}
	return false, nil
}

// compound writes what holds other values.
func (e *encoder) compound(v object.Value, level int) error {
	if len(e.b) > object.MaxSize {
		return object.NewException(object.MemoryError)
	}
	var elems func() []object.Value
	switch x := object.Plain(v).(type) {
	case *object.List:
		elems = func() []object.Value { return x.Elems }
	case *object.Tuple:
		elems = func() []object.Value { return x.Elems }
	case *object.Dict:
		if err := e.enter(v); err != nil {
			return err
		}
		defer e.leave()
		return e.object(v, x, level)
	default:
		if e.fallback == nil {
			return object.Errorf(object.TypeError, "Object of type %s is not JSON serializable", v.Type().Name)
		}
		if err := e.enter(v); err != nil {
			return err
		}
		defer e.leave()
		r, err := object.Call(e.t, e.fallback, v)
		if err != nil {
			return err
		}
		return e.value(r, level)
	}
	if len(elems()) == 0 {
		e.b = append(e.b, "[]"...)
		e.end()
		return nil
	}
	if err := e.enter(v); err != nil {
		return err
	}
	defer e.leave()
	return e.array(elems, level)
}

// enter begins a container, which must not hold itself.
func (e *encoder) enter(v object.Value) error {
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
	return nil
}

func (e *encoder) leave() { e.within = e.within[:len(e.within)-1] }

func (e *encoder) newline(level int) {
	if e.indented {
		e.b = append(e.b, '\n')
		for range level {
			e.b = append(e.b, e.indent...)
		}
	}
}

// array writes a list as long as it is by then: what encodes an element may change it.
func (e *encoder) array(elems func() []object.Value, level int) error {
	e.b = append(e.b, '[')
	for i := 0; i < len(elems()); i++ {
		if i > 0 {
			e.b = append(e.b, e.itemSep...)
		}
		e.newline(level + 1)
		v := elems()[i]
		scalar, err := e.scalar(v)
		if err != nil {
			return err
		}
		e.end()
		if !scalar {
			if err := e.compound(v, level+1); err != nil {
				return err
			}
		}
	}
	if e.indented {
		e.newline(level)
		e.end()
	}
	e.b = append(e.b, ']')
	e.end()
	return nil
}

func (e *encoder) object(v object.Value, d *object.Dict, level int) error {
	if d.Len() == 0 {
		e.b = append(e.b, "{}"...)
		e.end()
		return nil
	}
	from := len(e.items)
	if err := e.take(v, d); err != nil {
		return err
	}
	defer func() { e.items = e.items[:from] }()
	e.b = append(e.b, '{')
	e.end()
	if e.indented {
		e.newline(level + 1)
		e.end()
	}
	first := true
	for i := from; i < len(e.items); i += 2 {
		known, err := e.key(e.items[i], first, level)
		if err != nil {
			return err
		}
		if !known {
			continue
		}
		first = false
		e.b = append(e.b, e.keySep...)
		e.end()
		if err := e.value(e.items[i+1], level+1); err != nil {
			return err
		}
	}
	if e.indented {
		e.newline(level)
		e.end()
	}
	e.b = append(e.b, '}')
	e.end()
	return nil
}

// take puts the items of a dict into e.items as they are now, sorted where asked.
func (e *encoder) take(v object.Value, d *object.Dict) error {
	from := len(e.items)
	if v.Type() == object.DictType {
		for k, x, i := d.At(0); k != nil; k, x, i = d.At(i) {
			e.items = append(e.items, k, x)
		}
	} else {
		items, err := object.CallMethod(e.t, v, "items")
		if err != nil {
			return err
		}
		pairs, err := object.Elements(e.t, items)
		if err != nil {
			return err
		}
		for _, p := range pairs {
			pair, ok := object.Plain(p).(*object.Tuple)
			if !ok || len(pair.Elems) != 2 {
				return object.Errorf(object.ValueError, "items must return 2-tuples")
			}
			e.items = append(e.items, pair.Elems...)
		}
	}
	if !e.sortKeys {
		return nil
	}
	if e.sortTexts(from) {
		return nil
	}
	pairs := make([]object.Value, 0, (len(e.items)-from)/2)
	for i := from; i < len(e.items); i += 2 {
		pairs = append(pairs, object.NewTuple(e.items[i], e.items[i+1]))
	}
	if err := object.SortElems(e.t, pairs, nil, false); err != nil {
		return err
	}
	e.items = e.items[:from]
	for _, p := range pairs {
		e.items = append(e.items, p.(*object.Tuple).Elems...)
	}
	return nil
}

// sortTexts sorts the items from there on where all keys are text, and reports whether
// they are.
func (e *encoder) sortTexts(from int) bool {
	type item struct {
		name  object.Str
		value object.Value
	}
	items := make([]item, 0, (len(e.items)-from)/2)
	for i := from; i < len(e.items); i += 2 {
		name, text := e.items[i].(object.Str)
		if !text {
			return false
		}
		items = append(items, item{name, e.items[i+1]})
	}
	slices.SortStableFunc(items, func(a, b item) int { return strings.Compare(string(a.name), string(b.name)) })
	for i, x := range items {
		e.items[from+2*i], e.items[from+2*i+1] = x.name, x.value
	}
	return true
}

// key writes a key and what stands before it; known is false for one to skip.
func (e *encoder) key(k object.Value, first bool, level int) (known bool, err error) {
	name := ""
	switch x := object.Plain(k).(type) {
	case object.Str:
		name = string(x)
	case object.Bool:
		name = word(bool(x))
	case object.Int, object.Float, *object.BigInt:
		at := len(e.b)
		if err := e.number(x); err != nil {
			return true, err
		}
		name = string(e.b[at:])
		e.b = e.b[:at]
	default:
		switch {
		case k == object.None:
			name = "null"
		case e.skipKeys:
			return false, nil
		default:
			return false, object.Errorf(object.TypeError, "keys must be str, int, float, bool or None, not %s", k.Type().Name)
		}
	}
	if !first {
		e.b = append(e.b, e.itemSep...)
		e.newline(level + 1)
		e.end()
	}
	err = e.string(name)
	e.end()
	return true, err
}

func word(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// string writes a text in quotes.
func (e *encoder) string(s string) error {
	if e.text == nil {
		e.b = appendString(e.b, s, e.asciiOnly)
		return nil
	}
	v, err := object.Call(e.t, e.text, object.Str(s))
	if err != nil {
		return err
	}
	quoted, ok := object.Plain(v).(object.Str)
	if !ok {
		return object.Errorf(object.TypeError, "encoder() must return a string, not %s", v.Type().Name)
	}
	e.b = append(e.b, quoted...)
	return nil
}

// number writes an int or float.
func (e *encoder) number(v object.Value) error {
	name := ""
	switch x := v.(type) {
	case object.Int:
		e.b = strconv.AppendInt(e.b, int64(x), 10)
		return nil
	case object.Float:
		switch f := float64(x); {
		case math.IsNaN(f):
			name = "NaN"
		case math.IsInf(f, 1):
			name = "Infinity"
		case math.IsInf(f, -1):
			name = "-Infinity"
		}
	}
	if name != "" && e.allowNaN {
		e.b = append(e.b, name...)
		return nil
	}
	shown, err := object.Repr(e.t, v)
	switch {
	case err != nil:
		return err
	case name == "":
		e.b = append(e.b, shown...)
		return nil
	case e.indented || e.pieces: // CPython's encoder in Python
		return object.Errorf(object.ValueError, "Out of range float values are not JSON compliant: %s", shown)
	}
	return object.Errorf(object.ValueError, "Out of range float values are not JSON compliant")
}
