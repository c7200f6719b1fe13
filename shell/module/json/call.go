package json

import (
	"math"

	"labsh/shell/module/lib"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// addClasses reads lib/json.py and gives the modules its classes.
func addClasses(t *object.Thread, m, encoder, decoder, scanner *object.Module) error {
	m.Late, encoder.Late, decoder.Late = nil, nil, nil
	in := object.NewModule("json", "")
	for _, from := range []*object.Module{decoder, encoder, scanner} {
		for _, name := range from.Vars.Names() {
			if v, ok := from.Vars.Get(name); ok && name[0] != '_' {
				in.Vars.Set(name, v)
			}
		}
	}
	in.Vars.Set("_inf", object.Float(math.Inf(1)))
	in.Vars.Set("_nan", object.Float(object.NaN()))
	in.AddFunc("_space", "s, idx, /", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		s, ok := object.Plain(a[0]).(object.Str)
		if !ok {
			if _, octets := object.AsBytes(a[0]); octets {
				return nil, object.Errorf(object.TypeError, "cannot use a string pattern on a bytes-like object")
			}
			return nil, object.Errorf(object.TypeError, "expected string or bytes-like object, got '%s'", a[0].Type().Name)
		}
		idx, err := object.AsInt(t, a[1])
		if err != nil {
			return nil, err
		}
		d := reader(string(s))
		if i, ok := bytesOf(d.doc, max(idx, 0)); ok {
			idx = max(idx, 0) + int64(d.space(i)-i)
		}
		return object.NewInt(idx), nil
	})
	in.AddFunc("_make_iterencode", encoderSig, "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		x, err := makeEncoder(t, a)
		if err != nil {
			return nil, err
		}
		x.pieces = true
		return x, nil
	})
	if err := lib.Extend(t, in); err != nil {
		return err
	}
	for name, owner := range map[string]*object.Module{"JSONEncoder": encoder, "JSONDecoder": decoder} {
		v, _ := in.Vars.Get(name)
		owner.Vars.Set(name, v)
		m.Vars.Set(name, v)
	}
	return nil
}

// withClass calls a method of an instance of cls=, made with the options that sig names
// and that are given.
func withClass(t *object.Thread, cls object.Value, options []object.Keyword, more object.Value, method string, v object.Value) (object.Value, error) {
	kw := more.(*object.Dict)
	for _, name := range kw.Names() {
		x, _ := kw.GetStr(name)
		options = append(options, object.Keyword{Name: name, Value: x})
	}
	made, err := object.CallArgs(t, cls, object.Args{Kw: options})
	if err != nil {
		return nil, err
	}
	return object.CallMethod(t, made, method, v)
}

// loads is json.loads; a holds what LoadOptions names.
func loads(t *object.Thread, v object.Value, a []object.Value) (object.Value, error) {
	if !native.Given(a[0]) {
		return LoadsAs(t, v, a, DecodeError())
	}
	text, err := document(t, v, DecodeError())
	if err != nil {
		return nil, err
	}
	var options []object.Keyword
	for i, name := range []string{"object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"} {
		if native.Given(a[1+i]) {
			options = append(options, object.Keyword{Name: name, Value: a[1+i]})
		}
	}
	return withClass(t, a[0], options, a[6], "decode", object.Str(text))
}

// encoderOptions are the arguments of JSONEncoder that dumps always gives; a holds what
// dumpOptions names.
func encoderOptions(a []object.Value) []object.Keyword {
	none, no, yes := object.Value(object.None), object.Value(object.False), object.Value(object.True)
	var options []object.Keyword
	for _, o := range []struct {
		name    string
		i       int
		without object.Value
	}{{"skipkeys", 0, no}, {"ensure_ascii", 1, yes}, {"check_circular", 2, yes}, {"allow_nan", 3, yes},
		{"indent", 5, none}, {"separators", 6, none}, {"default", 7, none}, {"sort_keys", 8, no}} {
		v := a[o.i]
		if v == nil {
			v = o.without
		}
		options = append(options, object.Keyword{Name: o.name, Value: v})
	}
	return options
}

func dumps(t *object.Thread, a []object.Value) (object.Value, error) {
	v, options := a[0], a[1:]
	if native.Given(options[4]) {
		return withClass(t, options[4], encoderOptions(options), options[9], "encode", v)
	}
	s, err := Dumps(t, v, options)
	return object.Str(s), err
}

// Dumps is json.dumps without cls; a holds what dumpOptions names.
func Dumps(t *object.Thread, v object.Value, a []object.Value) (string, error) {
	e, err := newEncoder(t, a)
	if err != nil {
		return "", err
	}
	if err := e.value(v, 0); err != nil {
		return "", err
	}
	return string(e.b), nil
}

func newEncoder(t *object.Thread, a []object.Value) (*encoder, error) {
	e := &encoder{t: t}
	if err := unexpected("JSONEncoder", a[9].(*object.Dict)); err != nil {
		return nil, err
	}
	return e, e.readOptions(a)
}

// dump writes the document piece by piece, as CPython does.
func dump(t *object.Thread, a []object.Value) (object.Value, error) {
	v, fp, options := a[0], a[1], a[2:]
	var all object.Value
	if native.Given(options[4]) {
		var err error
		if all, err = withClass(t, options[4], encoderOptions(options), options[9], "iterencode", v); err != nil {
			return nil, err
		}
	} else {
		e, err := newEncoder(t, options)
		if err != nil {
			return nil, err
		}
		all = &pieces{e: e, v: v}
	}
	return object.None, object.Iterate(t, all, func(piece object.Value) error {
		_, err := object.CallMethod(t, fp, "write", piece)
		return err
	})
}
