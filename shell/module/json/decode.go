package json

import (
	"math"
	"strings"
	"unicode/utf8"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// LoadsAs is json.loads without cls, with errors of another class; a holds what
// LoadOptions names.
func LoadsAs(t *object.Thread, v object.Value, a []object.Value, class *object.Type) (object.Value, error) {
	text, err := document(t, v, class)
	if err != nil {
		return nil, err
	}
	d := &decoder{t: t, doc: text, strict: true}
	for i, name := range []string{"object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"} {
		d.setHook(name, d.hooks()[name], a[1+i])
	}
	kw := a[6].(*object.Dict)
	if strict, ok := kw.GetStr("strict"); ok {
		kw.DeleteStr("strict")
		var err error
		if d.strict, err = object.Truth(t, strict); err != nil {
			return nil, err
		}
	}
	if err := unexpected("JSONDecoder", kw); err != nil {
		return nil, err
	}
	return d.decode(class)
}

// document is the text of what loads is given.
func document(t *object.Thread, v object.Value, class *object.Type) (string, error) {
	if s, ok := object.Plain(v).(object.Str); ok {
		if strings.HasPrefix(string(s), "\ufeff") {
			return "", decodeError(class, "Unexpected UTF-8 BOM (decode using utf-8-sig)", string(s), 0)
		}
		return string(s), nil
	}
	if b, ok := native.Text(v); ok {
		return decodeText(t, b)
	}
	return "", object.Errorf(object.TypeError, "the JSON object must be str, bytes or bytearray, not %s", v.Type().Name)
}

// decodeText decodes a document given as bytes, its encoding found as RFC 4627,
// section 3, says: by where the zeros are.
func decodeText(t *object.Thread, s string) (string, error) {
	encoding := "utf-8"
	zero := func(i int) bool { return i < len(s) && s[i] == 0 }
	switch {
	case strings.HasPrefix(s, "\x00\x00\xfe\xff"), strings.HasPrefix(s, "\xff\xfe\x00\x00"):
		encoding = "utf-32"
	case strings.HasPrefix(s, "\xfe\xff"), strings.HasPrefix(s, "\xff\xfe"):
		encoding = "utf-16"
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		s = s[3:]
	case len(s) >= 4 && zero(0):
		encoding = "utf-32-be"
		if !zero(1) {
			encoding = "utf-16-be"
		}
	case len(s) >= 4 && zero(1):
		encoding = "utf-32-le"
		if !zero(2) || !zero(3) {
			encoding = "utf-16-le"
		}
	case len(s) == 2 && zero(0):
		encoding = "utf-16-be"
	case len(s) == 2 && zero(1):
		encoding = "utf-16-le"
	}
	if encoding == "utf-8" && utf8.ValidString(s) {
		return s, nil
	}
	v, err := object.CallMethod(t, object.Bytes(s), "decode", object.Str(encoding), object.Str("surrogatepass"))
	if err != nil {
		return "", err
	}
	return string(object.Plain(v).(object.Str)), nil
}

// decoder reads one document, with the messages of CPython's scanner.
//
// Source: CPython's Modules/_json.c and Lib/json/decoder.py.
type decoder struct {
	t                                                          *object.Thread
	doc                                                        string
	strict                                                     bool
	stops                                                      bool // a value that is not there is a StopIteration
	depth                                                      int
	keys                                                       map[string]object.Value // those met, to be used again
	objectHook, parseFloat, parseInt, parseConstant, pairsHook object.Value
	class                                                      *object.Type
}

// maxDepth is the nesting at which CPython's recursion limit ends.
const maxDepth = 990

// decode reads the whole document; its errors are of class.
func (d *decoder) decode(class *object.Type) (object.Value, error) {
	d.class = class
	v, i, err := d.value(d.space(0))
	if err != nil {
		return nil, err
	}
	d.keys = nil
	if i = d.space(i); i != len(d.doc) {
		return nil, d.fail("Extra data", i)
	}
	return v, nil
}

// fail makes the error at byte i of the document.
func (d *decoder) fail(msg string, i int) error {
	return decodeError(d.class, msg, d.doc, characters(d.doc[:max(i, 0)])+min(i, 0))
}

func (d *decoder) space(i int) int {
	for i < len(d.doc) && (d.doc[i] == ' ' || d.doc[i] == '\n' || d.doc[i] == '\t' || d.doc[i] == '\r') {
		i++
	}
	return i
}

func (d *decoder) at(i int) byte {
	if i < len(d.doc) {
		return d.doc[i]
	}
	return 0
}

func (d *decoder) value(i int) (object.Value, int, error) {
	if i < len(d.doc) {
		if v, end, err := d.constant(i); v != nil || err != nil {
			return v, end, err
		}
	}
	switch c := d.at(i); {
	case c == '"':
		s, end, err := d.str(i + 1)
		return object.Str(s), end, err
	case c == '[':
		return d.nested(i, "array", d.array)
	case c == '{':
		return d.nested(i, "object", d.object)
	case c == '-' || c >= '0' && c <= '9':
		return d.number(i)
	}
	return nil, i, d.missing(i)
}

// missing is the error of a value that is not there.
func (d *decoder) missing(i int) error {
	if d.stops {
		return object.NewException(object.StopIteration, object.NewInt(int64(characters(d.doc[:min(i, len(d.doc))]))))
	}
	return d.fail("Expecting value", i)
}

// constant reads null, true, false, NaN and the infinities; nil where none is at i.
func (d *decoder) constant(i int) (object.Value, int, error) {
	rest := d.doc[i:]
	word, f := "", object.Value(nil)
	switch rest[0] {
	case 'n':
		word, f = "null", object.None
	case 't':
		word, f = "true", object.True
	case 'f':
		word, f = "false", object.False
	case 'N':
		word, f = "NaN", object.Float(object.NaN())
	case 'I':
		word, f = "Infinity", object.Float(math.Inf(1))
	case '-':
		word, f = "-Infinity", object.Float(math.Inf(-1))
	default:
		return nil, i, nil
	}
	if !strings.HasPrefix(rest, word) {
		return nil, i, nil
	}
	i += len(word)
	if _, number := f.(object.Float); number && d.parseConstant != nil {
		v, err := object.Call(d.t, d.parseConstant, object.Str(word))
		return v, i, err
	}
	return f, i, nil
}

// nested reads an array or object that begins at i, unless it is too deep.
func (d *decoder) nested(i int, what string, read func(i int) (object.Value, int, error)) (object.Value, int, error) {
	depth := 0
	if d.t != nil {
		depth = d.t.Depth
		if err := d.t.Check(); err != nil {
			return nil, i, err
		}
	}
	if d.depth+depth >= maxDepth {
		return nil, i, object.Errorf(object.RecursionError, "maximum recursion depth exceeded while decoding a JSON %s from a unicode string", what)
	}
	d.depth++
	defer func() { d.depth-- }()
	return read(d.space(i + 1))
}

func (d *decoder) array(i int) (object.Value, int, error) {
	list := object.NewList()
	if d.at(i) == ']' {
		return list, i + 1, nil
	}
	for {
		v, end, err := d.value(i)
		if err != nil {
			return nil, end, err
		}
		list.Elems = append(list.Elems, v)
		switch i = d.space(end); d.at(i) {
		case ']':
			return list, i + 1, nil
		case ',':
			i = d.space(i + 1)
		default:
			return nil, i, d.fail("Expecting ',' delimiter", i)
		}
	}
}

func (d *decoder) object(i int) (object.Value, int, error) {
	const property = "Expecting property name enclosed in double quotes"
	dict := object.NewDict()
	var pairs []object.Value
	if d.at(i) == '}' {
		v, err := d.made(dict, pairs)
		return v, i + 1, err
	}
	for {
		if d.at(i) != '"' {
			return nil, i, d.fail(property, i)
		}
		key, end, err := d.str(i + 1)
		if err != nil {
			return nil, end, err
		}
		if i = d.space(end); d.at(i) != ':' {
			return nil, i, d.fail("Expecting ':' delimiter", i)
		}
		v, end, err := d.value(d.space(i + 1))
		if err != nil {
			return nil, end, err
		}
		if d.pairsHook != nil {
			pairs = append(pairs, object.NewTuple(d.key(key), v))
		} else if err := dict.Set(d.t, d.key(key), v); err != nil {
			return nil, end, err
		}
		switch i = d.space(end); d.at(i) {
		case '}':
			v, err := d.made(dict, pairs)
			return v, i + 1, err
		case ',':
			i = d.space(i + 1)
		default:
			return nil, i, d.fail("Expecting ',' delimiter", i)
		}
	}
}

// key gives a key as a value, the same each time that it is met.
func (d *decoder) key(s string) object.Value {
	v, ok := d.keys[s]
	if !ok {
		if v = object.Str(s); d.keys == nil {
			d.keys = make(map[string]object.Value)
		}
		d.keys[s] = v
	}
	return v
}

// made hands an object to the hook that there is.
func (d *decoder) made(dict *object.Dict, pairs []object.Value) (object.Value, error) {
	switch {
	case d.pairsHook != nil:
		return object.Call(d.t, d.pairsHook, object.NewList(pairs...))
	case d.objectHook != nil:
		return object.Call(d.t, d.objectHook, dict)
	}
	return dict, nil
}

// number reads -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?.
func (d *decoder) number(i int) (object.Value, int, error) {
	digits := func(j int) int {
		for d.at(j) >= '0' && d.at(j) <= '9' {
			j++
		}
		return j
	}
	end := i
	if d.at(end) == '-' {
		end++
	}
	switch c := d.at(end); {
	case c == '0':
		end++
	case c >= '1' && c <= '9':
		end = digits(end)
	default:
		return nil, i, d.missing(i)
	}
	isFloat := false
	if d.at(end) == '.' {
		if j := digits(end + 1); j > end+1 {
			end, isFloat = j, true
		}
	}
	if c := d.at(end); c == 'e' || c == 'E' {
		j := end + 1
		if d.at(j) == '-' || d.at(j) == '+' {
			j++
		}
		if k := digits(j); k > j {
			end, isFloat = k, true
		}
	}
	text := object.Str(d.doc[i:end])
	var parse object.Value = object.IntType
	switch {
	case isFloat && d.parseFloat != nil:
		parse = d.parseFloat
	case isFloat:
		f, err := object.ToFloat(d.t, text)
		return object.Float(f), end, err
	case d.parseInt != nil:
		parse = d.parseInt
	case len(text) < 19:
		return object.NewInt(smallInt(string(text))), end, nil
	}
	v, err := object.Call(d.t, parse, text)
	return v, end, err
}

// smallInt reads an int of less than 19 digits.
func smallInt(s string) (n int64) {
	digits := strings.TrimPrefix(s, "-")
	for _, c := range digits {
		n = n*10 + int64(c-'0')
	}
	if len(digits) < len(s) {
		return -n
	}
	return n
}

// reader is a decoder that only looks for where something begins.
func reader(doc string) *decoder { return &decoder{doc: doc} }
