// Package json is the module json, with CPython's options, messages and places of
// errors.
package json

import (
	"strings"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// DecodeError is json.JSONDecodeError, a ValueError that knows the place.
var DecodeError = sync.OnceValue(func() *object.Type {
	class := object.NewExceptionClass("json.decoder", "JSONDecodeError", object.ValueError)
	init := native.NewFunction("json.decoder", "JSONDecodeError.__init__", "self, msg, doc, pos", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		msg, err := object.ToStr(t, a[1])
		if err != nil {
			return nil, err
		}
		doc, ok := object.Plain(a[2]).(object.Str)
		if !ok {
			return nil, object.Errorf(object.AttributeError, "'%s' object has no attribute 'count'", a[2].Type().Name)
		}
		pos, err := object.AsInt(t, a[3])
		if err != nil {
			return nil, err
		}
		fillDecodeError(a[0].(*object.Exception), msg, string(doc), int(pos))
		return object.None, nil
	})
	class.Init = func(t *object.Thread, self object.Value, args object.Args) error {
		args.Pos = append([]object.Value{self}, args.Pos...)
		_, err := object.CallArgs(t, init, args)
		return err
	}
	return class
})

// decodeError makes a DecodeError of class; pos counts characters.
func decodeError(class *object.Type, msg, doc string, pos int) error {
	e := object.NewException(class)
	fillDecodeError(e, msg, doc, pos)
	return e
}

func fillDecodeError(e *object.Exception, msg, doc string, pos int) {
	before := 0 // bytes of the first pos characters
	for range pos {
		if before >= len(doc) {
			break
		}
		_, n := object.DecodeRune(doc[before:])
		before += n
	}
	line := 1 + strings.Count(doc[:before], "\n")
	col := pos + 1
	if i := strings.LastIndexByte(doc[:before], '\n'); i >= 0 {
		col = pos - characters(doc[:i])
	}
	text := object.Errorf(object.ValueError, "%s: line %d column %d (char %d)", msg, line, col, pos)
	e.Args = text.Args
	attrs := e.Attrs()
	attrs.SetStr("msg", object.Str(msg))
	attrs.SetStr("doc", object.Str(doc))
	attrs.SetStr("pos", object.NewInt(int64(pos)))
	attrs.SetStr("lineno", object.NewInt(int64(line)))
	attrs.SetStr("colno", object.NewInt(int64(col)))
}

// characters counts the code points of s.
func characters(s string) int {
	n, err := object.Len(nil, object.Str(s))
	if err != nil {
		return len(s)
	}
	return n
}

const (
	dumpOptions = "*, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw"
	LoadOptions = "*, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw"
)

// Module makes the module json. Its classes JSONEncoder and JSONDecoder are in
// lib/json.py, read when one of them is wanted.
func Module() (*object.Module, error) {
	m := object.NewModule("json", "JSON (JavaScript Object Notation) <https://json.org> is a subset of\nJavaScript syntax (ECMA-262 3rd edition) used as a lightweight data\ninterchange format.")
	decoder := object.NewModule("json.decoder", "Implementation of JSONDecoder")
	encoder := object.NewModule("json.encoder", "Implementation of JSONEncoder")
	scanner := object.NewModule("json.scanner", "JSON token scanner")
	for _, in := range []struct {
		m     *object.Module
		names []string
		v     object.Value
	}{
		{m, []string{"decoder"}, decoder}, {m, []string{"encoder"}, encoder}, {m, []string{"scanner"}, scanner}, {decoder, []string{"scanner"}, scanner},
		{m, []string{"JSONDecodeError"}, DecodeError()}, {decoder, []string{"JSONDecodeError"}, DecodeError()},
		{decoder, []string{"scanstring", "c_scanstring"}, scanString},
		{encoder, []string{"encode_basestring_ascii", "c_encode_basestring_ascii"}, encodeASCII},
		{encoder, []string{"encode_basestring", "c_encode_basestring"}, encodeText},
		{encoder, []string{"c_make_encoder"}, &object.Builtin{Name: "make_encoder", Mod: "_json", Sig: encoderSig, Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
			return makeEncoder(t, a)
		}}},
		{scanner, []string{"make_scanner", "c_make_scanner"}, &object.Builtin{Name: "make_scanner", Mod: "_json", Sig: "context", Fn: makeScanner}},
	} {
		for _, name := range in.names {
			in.m.Vars.Set(name, in.v)
		}
	}
	classes := func(t *object.Thread) error { return addClasses(t, m, encoder, decoder, scanner) }
	m.Late = &object.Late{Vars: []string{"JSONEncoder", "JSONDecoder"}, Make: classes}
	encoder.Late = &object.Late{Vars: []string{"JSONEncoder"}, Make: classes}
	decoder.Late = &object.Late{Vars: []string{"JSONDecoder"}, Make: classes}

	native.AddFunction(m, "loads", "s, "+LoadOptions, "Deserialize ``s`` (a ``str``, ``bytes`` or ``bytearray`` instance\ncontaining a JSON document) to a Python object.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return loads(t, a[0], a[1:])
	})
	native.AddFunction(m, "load", "fp, "+LoadOptions, "Deserialize ``fp`` (a ``.read()``-supporting file-like object containing\na JSON document) to a Python object.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		text, err := object.CallMethod(t, a[0], "read")
		if err != nil {
			return nil, err
		}
		return loads(t, text, a[1:])
	})
	native.AddFunction(m, "dumps", "obj, "+dumpOptions, "Serialize ``obj`` to a JSON formatted ``str``.", dumps)
	native.AddFunction(m, "dump", "obj, fp, "+dumpOptions, "Serialize ``obj`` as a JSON formatted stream to ``fp`` (a\n``.write()``-supporting file-like object).", dump)
	return m, nil
}

// unexpected refuses a keyword that CPython hands on to JSONEncoder or
// JSONDecoder and that is not one of theirs.
func unexpected(class string, kw *object.Dict) error {
	for _, name := range kw.Names() {
		return object.Errorf(object.TypeError, "%s.__init__() got an unexpected keyword argument '%s'", class, name)
	}
	return nil
}
