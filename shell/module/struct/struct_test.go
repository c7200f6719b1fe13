package structs_test

import (
	"testing"

	"labsh/shell/module"
	"labsh/shell/module/moduletest"
	"labsh/shell/python/object"
)

// FuzzStruct unpacks any data by any format, and packs what came out: it is
// the same data, but for padding, NaNs and the lengths of Pascal strings.
func FuzzStruct(f *testing.F) {
	f.Add("!HIq", []byte("abcdefghijklmn"))
	f.Add("<3s?e", []byte("abc\x01\x00\x3c"))
	f.Add("@bxhqP", []byte{})
	f.Add("5p0i99999999999s", []byte("\x05abcd"))
	th := moduletest.Thread(f, &module.Host{})
	f.Fuzz(func(t *testing.T, format string, data []byte) {
		v, err := moduletest.Call(th, "struct", "unpack", object.Args{Pos: []object.Value{object.Str(format), object.Bytes(data)}})
		if err != nil {
			if _, ok := object.AsException(err); !ok {
				t.Fatalf("unpack(%q, %q): %v is no exception", format, data, err)
			}
			return
		}
		args := append([]object.Value{object.Str(format)}, v.(*object.Tuple).Elems...)
		packed, err := moduletest.Call(th, "struct", "pack", object.Args{Pos: args})
		if err != nil {
			t.Fatalf("pack(%q, *unpack(%q)): %v", format, data, err)
		}
		if b, _ := object.AsBytes(packed); len(b) != len(data) {
			t.Errorf("pack(%q) gave %d bytes of %d", format, len(b), len(data))
		}
		again, err := moduletest.Call(th, "struct", "unpack", object.Args{Pos: []object.Value{object.Str(format), packed}})
		if err != nil {
			t.Fatal(err)
		}
		if a, b := moduletest.Repr(t, th, v), moduletest.Repr(t, th, again); a != b {
			t.Errorf("%q, %q: %s came back as %s", format, data, a, b)
		}
	})
}

// TestNotANumber: what is not a number has the bits that CPython gives it.
func TestNotANumber(t *testing.T) {
	t.Parallel()
	const nan = "7ff8000000000000"
	s := moduletest.New(t)
	for value, want := range map[string]string{
		"float('nan')": nan, "float('-nan')": "fff8" + nan[4:], "math.nan": nan, "json.loads('NaN')": nan,
		"struct.unpack('>e', bytes.fromhex('7e00'))[0]": nan,
	} {
		o := s.Do("import json, math, struct\nprint(struct.pack('>d', " + value + ").hex())\n")
		if o.Err != "" || o.Out != want+"\n" {
			t.Errorf("%s: %+v, want %s", value, o, want)
		}
	}
}
