package json_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"labsh/shell/module/moduletest"

	"labsh/shell/module"
	"labsh/shell/python/object"
)

// maxDepth is how deep a document may nest.
const maxDepth = 990

// FuzzLoads reads whatever comes: what Go's decoder takes, loads takes, and it
// comes back from dumps as the same document.
func FuzzLoads(f *testing.F) {
	for _, s := range []string{`{"a": [1, 2.5e3, null, true, "\u00e9\ud83d\ude00"]}`, `[NaN, -Infinity]`, `"`, `{"a":`, "[1,\n]", "\"\x01\"", strings.Repeat("[", 2000), "-", `"\ud800"`, "1e", "\ufeff1"} {
		f.Add(s)
	}
	th := moduletest.Thread(f, &module.Host{})
	f.Fuzz(func(t *testing.T, doc string) {
		if !utf8.ValidString(doc) {
			return // no str
		}
		v, err := moduletest.Call(th, "json", "loads", object.Args{Pos: []object.Value{object.Str(doc)}})
		if err != nil {
			if _, ok := object.AsException(err); !ok {
				t.Fatalf("loads(%q): %v is no exception", doc, err)
			}
			var deep bool
			if deep = strings.Count(doc, "[")+strings.Count(doc, "{") > maxDepth/2; !deep && json.Valid([]byte(doc)) && len(doc) < 4000 {
				t.Fatalf("loads(%q): %v", doc, err)
			}
			return
		}
		text, err := moduletest.Call(th, "json", "dumps", object.Args{Pos: []object.Value{v}})
		if err != nil {
			t.Fatalf("dumps(loads(%q)): %v", doc, err)
		}
		again, err := moduletest.Call(th, "json", "loads", object.Args{Pos: []object.Value{text}})
		if err != nil {
			t.Fatalf("loads(dumps(loads(%q))): %v", doc, err)
		}
		if a, b := moduletest.Repr(t, th, v), moduletest.Repr(t, th, again); a != b {
			t.Errorf("%q came back as %s, not %s", doc, b, a)
		}
	})
}

func TestDecodeErrorPlace(t *testing.T) {
	_, err := moduletest.Call(moduletest.Thread(t, &module.Host{}), "json", "loads", object.Args{Pos: []object.Value{object.Str("{\n \"é\": x}")}})
	e, ok := object.AsException(err)
	if !ok || e.Error() != "json.decoder.JSONDecodeError: Expecting value: line 2 column 7 (char 8)" {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"pos": "8", "lineno": "2", "colno": "7", "msg": "'Expecting value'"} {
		v, _ := e.Attrs().GetStr(name)
		if got := moduletest.Repr(t, moduletest.Thread(t, &module.Host{}), v); got != want {
			t.Errorf("%s = %s, want %s", name, got, want)
		}
	}
}
