package json

import (
	"math"
	"strings"
	"unicode/utf8"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// loads is json.loads; a holds what LoadOptions names.
func loads(t *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
	return LoadsAs(t, v, a, DecodeError())
}

// LoadsAs is loads with errors of another class.
func LoadsAs(t *object.Thread, v object.Value, a []object.Value, class *object.Type) (object.Value, error) {
	text := ""
	if s, ok := v.(object.Str); ok {
		text = string(s)
		if strings.HasPrefix(text, "\ufeff") {
			return nil, decodeError(class, "Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0)
		}
	} else if b, ok := native.Text(v); ok {
		var err error
		if text, err = decodeText(t, b); err != nil {
			return nil, err
		}
	} else {
		return nil, object.Errorf(object.TypeError, "the JSON object must be str, bytes or bytearray, not %s", v.Type().Name)
	}
	d := &decoder{t: t, doc: text, strict: true}
	if native.Given(a[0]) {
		return nil, object.Errorf(object.NotImplementedError, "labsh's json has no cls")
	}
	for i, hook := range []*object.Value{&d.objectHook, &d.parseFloat, &d.parseInt, &d.parseConstant, &d.pairsHook} {
		if native.Given(a[1+i]) {
			*hook = a[1+i]
		}
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
	return string(v.(object.Str)), nil
}

// decoder reads one document, with the messages of CPython's scanner.
//
// Source: CPython's Modules/_json.c and Lib/json/decoder.py.
type decoder struct {
	t                                                          *object.Thread
	doc                                                        string
	strict                                                     bool
	depth                                                      int
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
	if i = d.space(i); i != len(d.doc) {
		return nil, d.fail("Extra data", i)
	}
	return v, nil
}

// fail makes the error at byte i of the document.
func (d *decoder) fail(msg string, i int) error {
	return decodeError(d.class, msg, d.doc, characters(d.doc[:i]))
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
	rest := d.doc[min(i, len(d.doc)):]
	for _, c := range [...]struct {
		word string
		v    object.Value
	}{{"null", object.None}, {"true", object.True}, {"false", object.False}} {
		if strings.HasPrefix(rest, c.word) {
			return c.v, i + len(c.word), nil
		}
	}
	for _, c := range [...]struct {
		word string
		f    float64
	}{{"NaN", object.NaN()}, {"Infinity", math.Inf(1)}, {"-Infinity", math.Inf(-1)}} {
		if strings.HasPrefix(rest, c.word) {
			if d.parseConstant != nil {
				v, err := object.Call(d.t, d.parseConstant, object.Str(c.word))
				return v, i + len(c.word), err
			}
			return object.Float(c.f), i + len(c.word), nil
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
	return nil, i, d.fail("Expecting value", i)
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
			pairs = append(pairs, object.NewTuple(object.Str(key), v))
		} else {
			dict.SetStr(key, v)
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
		return nil, i, d.fail("Expecting value", i)
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
