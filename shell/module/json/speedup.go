package json

import (
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// What CPython has in C, in its module _json, for its encoder and decoder in Python.

var (
	scanString = &object.Builtin{Name: "scanstring", Mod: "_json", Sig: "string, end, strict=True, /",
		Doc: "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string. End is the index of the\ncharacter in s after the quote that started the JSON string.", Fn: scanstring}
	encodeASCII = quoting("encode_basestring_ascii", "Return an ASCII-only JSON representation of a Python string", true)
	encodeText  = quoting("encode_basestring", "Return a JSON representation of a Python string", false)
)

// quoting is a function that writes a string as JSON.
func quoting(name, doc string, asciiOnly bool) *object.Builtin {
	return &object.Builtin{Name: name, Mod: "_json", Sig: "string, /", Doc: name + "(string) -> string\n\n" + doc, Fn: func(_ *object.Thread, a []object.Value) (object.Value, error) {
		s, ok := object.Plain(a[0]).(object.Str)
		if !ok {
			return nil, object.Errorf(object.TypeError, "first argument must be a string, not %s", a[0].Type().Name)
		}
		return object.Str(appendString(nil, string(s), asciiOnly)), nil
	}}
}

func scanstring(t *object.Thread, a []object.Value) (object.Value, error) {
	end, err := object.AsInt(t, a[1])
	if err != nil {
		return nil, err
	}
	d := &decoder{t: t, strict: true, class: DecodeError()}
	if a[2] != nil {
		if d.strict, err = object.Truth(t, a[2]); err != nil {
			return nil, err
		}
	}
	doc, ok := object.Plain(a[0]).(object.Str)
	if !ok {
		return nil, object.Errorf(object.TypeError, "first argument must be a string, not %s", a[0].Type().Name)
	}
	d.doc = string(doc)
	i, ok := bytesOf(d.doc, end)
	if !ok {
		return nil, object.Errorf(object.ValueError, "end is out of bounds")
	}
	s, i, err := d.str(i)
	if err != nil {
		return nil, err
	}
	return object.NewTuple(object.Str(s), object.NewInt(int64(characters(d.doc[:i])))), nil
}

// bytesOf is how many bytes the first n characters of s have; false where it has not
// as many.
func bytesOf(s string, n int64) (int, bool) {
	i := 0
	if n < 0 || n > int64(len(s)) {
		return 0, false
	}
	for range n {
		if i >= len(s) {
			return 0, false
		}
		_, size := object.DecodeRune(s[i:])
		i += size
	}
	return i, true
}

// scanner is what make_scanner makes for a JSONDecoder.
type scanner struct{ like decoder }

var scannerType = object.NewType(&object.Type{Name: "Scanner", Module: "_json", Final: true, Doc: "JSON scanner object",
	Call: func(t *object.Thread, v object.Value, args object.Args) (object.Value, error) {
		bound, err := scanCall.Bind(args)
		if err != nil {
			return nil, err
		}
		return v.(*scanner).scan(t, bound)
	},
})

// scanCall and encodeCall bind the arguments of what scanners and encoders take.
var (
	scanCall   = native.NewFunction("_json", "scan_once", "string, idx", "", nil)
	encodeCall = native.NewFunction("_json", "_iterencode", "obj, _current_indent_level", "", nil)
)

func (*scanner) Type() *object.Type { return scannerType }

func (s *scanner) scan(t *object.Thread, a []object.Value) (object.Value, error) {
	doc, ok := object.Plain(a[0]).(object.Str)
	if !ok {
		return nil, object.Errorf(object.TypeError, "first argument must be a string, not %s", a[0].Type().Name)
	}
	idx, err := object.AsInt(t, a[1])
	if err != nil {
		return nil, err
	}
	if idx < 0 {
		return nil, object.Errorf(object.ValueError, "idx cannot be negative")
	}
	d := s.like
	d.t, d.doc = t, string(doc)
	i, ok := bytesOf(d.doc, idx)
	if !ok {
		return nil, object.NewException(object.StopIteration, a[1])
	}
	d.stops = true
	v, i, err := d.value(i)
	if err != nil {
		return nil, err
	}
	return object.NewTuple(v, object.NewInt(int64(characters(d.doc[:i])))), nil
}

// makeScanner reads the attributes of a JSONDecoder.
func makeScanner(t *object.Thread, a []object.Value) (object.Value, error) {
	s := &scanner{decoder{class: DecodeError()}}
	strict, err := object.GetAttr(t, a[0], "strict")
	if err != nil {
		return nil, err
	}
	if s.like.strict, err = object.Truth(t, strict); err != nil {
		return nil, err
	}
	for name, to := range s.like.hooks() {
		v, err := object.GetAttr(t, a[0], name)
		if err != nil {
			return nil, err
		}
		s.like.setHook(name, to, v)
	}
	return s, nil
}

// hooks are what a decoder calls, under the names of JSONDecoder's arguments.
func (d *decoder) hooks() map[string]*object.Value {
	return map[string]*object.Value{"object_hook": &d.objectHook, "parse_float": &d.parseFloat, "parse_int": &d.parseInt,
		"parse_constant": &d.parseConstant, "object_pairs_hook": &d.pairsHook}
}

// setHook leaves out what the decoder does of itself.
func (d *decoder) setHook(name string, to *object.Value, v object.Value) {
	if native.Given(v) && !(name == "parse_float" && v == object.FloatType) && !(name == "parse_int" && v == object.IntType) {
		*to = v
	}
}

// textEncoder is what make_encoder makes for a JSONEncoder: a call gives a tuple with
// the document in it, or its pieces.
type textEncoder struct {
	like   encoder
	pieces bool
}

var textEncoderType = object.NewType(&object.Type{Name: "Encoder", Module: "_json", Final: true, Doc: "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
	Call: func(t *object.Thread, v object.Value, args object.Args) (object.Value, error) {
		bound, err := encodeCall.Bind(args)
		if err != nil {
			return nil, err
		}
		level, err := object.AsInt(t, bound[1])
		if err != nil {
			return nil, err
		}
		level = min(max(level, 0), maxDepth)
		x := v.(*textEncoder)
		e := x.like
		if x.pieces {
			return &pieces{e: &e, v: bound[0], level: int(level)}, nil
		}
		e.t = t
		if err := e.value(bound[0], int(level)); err != nil {
			return nil, err
		}
		return object.NewTuple(object.Str(e.b)), nil
	},
})

func (*textEncoder) Type() *object.Type { return textEncoderType }

const encoderSig = "markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan"

// makeEncoder reads what encoderSig names.
func makeEncoder(t *object.Thread, a []object.Value) (*textEncoder, error) {
	x := &textEncoder{}
	e := &x.like
	e.t = t
	if err := e.setSeparatorPair(a[4], a[5]); err != nil {
		return nil, err
	}
	for i, to := range []*bool{&e.sortKeys, &e.skipKeys, &e.allowNaN} {
		var err error
		if *to, err = object.Truth(t, a[6+i]); err != nil {
			return nil, err
		}
	}
	if _, markers := a[0].(*object.Dict); !markers && a[0] != object.None {
		return nil, object.Errorf(object.TypeError, "make_encoder() argument 1 must be dict or None, not %s", a[0].Type().Name)
	}
	e.circular = a[0] != object.None
	e.fallback = a[1]
	switch a[2] {
	case encodeASCII:
		e.asciiOnly = true
	case encodeText:
	default:
		e.text = a[2]
	}
	if a[3] != object.None {
		return x, e.setIndent(a[3])
	}
	return x, nil
}
