package module

import (
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"labsh/shell/python/object"
)

// python is an interpreter for tests, with the modules of h.
func python(t testing.TB, h *Host) *object.Thread {
	t.Helper()
	in := object.NewInterpreter(io.Discard, io.Discard)
	in.Load = h.Load
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	return in.NewThread(ctx)
}

// call calls a function of a module as Python code would.
func call(th *object.Thread, module, name string, args object.Args) (v object.Value, err error) {
	err = th.Run(func() error {
		m, err := object.Import(th, module)
		if err != nil {
			return err
		}
		v, err = object.CallMethodArgs(th, m, name, args)
		return err
	})
	return v, err
}

// FuzzLoads reads whatever comes: what Go's decoder takes, loads takes, and it
// comes back from dumps as the same document.
func FuzzLoads(f *testing.F) {
	for _, s := range []string{`{"a": [1, 2.5e3, null, true, "\u00e9\ud83d\ude00"]}`, `[NaN, -Infinity]`, `"`, `{"a":`, "[1,\n]", "\"\x01\"", strings.Repeat("[", 2000), "-", `"\ud800"`, "1e", "\ufeff1"} {
		f.Add(s)
	}
	th := python(f, &Host{})
	f.Fuzz(func(t *testing.T, doc string) {
		if !utf8.ValidString(doc) {
			return // no str
		}
		v, err := call(th, "json", "loads", object.Args{Pos: []object.Value{object.Str(doc)}})
		if err != nil {
			if _, ok := object.AsException(err); !ok {
				t.Fatalf("loads(%q): %v is no exception", doc, err)
			}
			var deep bool
			if deep = strings.Count(doc, "[")+strings.Count(doc, "{") > maxJSONDepth/2; !deep && json.Valid([]byte(doc)) && len(doc) < 4000 {
				t.Fatalf("loads(%q): %v", doc, err)
			}
			return
		}
		text, err := call(th, "json", "dumps", object.Args{Pos: []object.Value{v}})
		if err != nil {
			t.Fatalf("dumps(loads(%q)): %v", doc, err)
		}
		again, err := call(th, "json", "loads", object.Args{Pos: []object.Value{text}})
		if err != nil {
			t.Fatalf("loads(dumps(loads(%q))): %v", doc, err)
		}
		if a, b := mustRepr(t, th, v), mustRepr(t, th, again); a != b {
			t.Errorf("%q came back as %s, not %s", doc, b, a)
		}
	})
}

func mustRepr(t *testing.T, th *object.Thread, v object.Value) (s string) {
	t.Helper()
	if err := th.Run(func() (err error) {
		s, err = object.Repr(th, v)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDecodeErrorPlace(t *testing.T) {
	_, err := call(python(t, &Host{}), "json", "loads", object.Args{Pos: []object.Value{object.Str("{\n \"é\": x}")}})
	e, ok := object.AsException(err)
	if !ok || e.Error() != "json.decoder.JSONDecodeError: Expecting value: line 2 column 7 (char 8)" {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"pos": "8", "lineno": "2", "colno": "7", "msg": "'Expecting value'"} {
		v, _ := e.Attrs().GetStr(name)
		if got := mustRepr(t, python(t, &Host{}), v); got != want {
			t.Errorf("%s = %s, want %s", name, got, want)
		}
	}
}
