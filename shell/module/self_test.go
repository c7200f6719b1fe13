package module_test

import (
	"strings"
	"testing"

	"labsh/shell/module"
	"labsh/shell/module/moduletest"
)

// lists prints the attributes of the classes of module m that can be called: those of the
// classes themselves, and the getters of properties.
const lists = `
seen = []
for name in dir(m):
    c = getattr(m, name)
    if isinstance(c, type) and c not in seen:
        seen.append(c)
        for a in dir(c):
            f = getattr(c, a)
            if callable(f) and not isinstance(f, type):
                print(f"m.{name}.{a}")
            elif callable(getattr(f, "fget", None)):
                print(f"m.{name}.{a}.fget")
`

// absent is a number, and of no descriptor: what takes one over closes it some day.
const absent = "9999"

// TestSelf calls the methods of all classes on what is no instance of them: an exception
// comes of it, or what a number answers, never a fault of ours.
func TestSelf(t *testing.T) {
	n := 0
	for _, name := range module.Names() {
		s := moduletest.New(t)
		methods := s.Program("import " + name + " as m" + lists)
		if methods.Err != "" {
			t.Fatal(name, methods.Err)
		}
		for method := range strings.FieldsSeq(methods.Out) {
			n++
			for args := range 7 {
				if !call(t, s, method+"("+absent+strings.Repeat(", "+absent, args)+")") {
					t.Errorf("%s: %s fails with %d arguments", name, method, args)
					s = moduletest.New(t)
					s.Do("import " + name + " as m")
					break
				}
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d methods were called", n)
	}
}

// call runs a text; false for a panic.
func call(t *testing.T, s *moduletest.Session, text string) (ok bool) {
	defer func() {
		if p := recover(); p != nil {
			t.Log(text, p)
			ok = false
		}
	}()
	s.Do(text)
	return true
}
