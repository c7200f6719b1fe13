package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// kinds has for each piece of code the mutants that it has, and what stands in
// the code's place then.
var kinds = []struct {
	name, code string
	want       []string
}{
	{"guard", "func f() {\n\tif done() {\n\t\treturn\n\t}\n}", []string{
		"f.go:4: f: if done() negated | if !(done()) {",
		"f.go:4: f: if done() and its block removed | if false && (done()) {",
	}},
	{"guard by panic", "func f() {\n\tif done() {\n\t\tpanic(1)\n\t}\n}", []string{
		"f.go:4: f: if done() negated | if !(done()) {",
		"f.go:4: f: if done() and its block removed | if false && (done()) {",
		"f.go:5: f: panic(1): removed | ",
	}},
	{"if that waits at its end", "func f() {\n\tif done() {\n\t\t<-c\n\t}\n}", []string{
		"f.go:4: f: if done() negated | if !(done()) {",
		"f.go:5: f: <-c: removed | ",
	}},
	{"if that goes on", "func f() {\n\tif done() {\n\t\tn++\n\t}\n}", []string{
		"f.go:4: f: if done() negated | if !(done()) {",
	}},
	{"if with else", "func f() {\n\tif done() {\n\t\treturn\n\t} else {\n\t\tn++\n\t}\n}", []string{
		"f.go:4: f: if done() negated | if !(done()) {",
	}},
	{"equality is negated once", "func f() {\n\tif a == b {\n\t\tn++\n\t}\n}", []string{
		"f.go:4: f: a == b: == became != | if a != b {",
	}},
	{"comparisons", "func f() {\n\tg = a < b\n\tg = a <= b\n\tg = a > b\n\tg = a >= b\n\tg = a != b\n}", []string{
		"f.go:4: f: a < b: < became <= | g = a <= b",
		"f.go:5: f: a <= b: <= became < | g = a < b",
		"f.go:6: f: a > b: > became >= | g = a >= b",
		"f.go:7: f: a >= b: >= became > | g = a > b",
		"f.go:8: f: a != b: != became == | g = a == b",
	}},
	{"and, or, sums", "func f() {\n\tg = a && b\n\tg = a || b\n\tg = a + b\n\tg = a - b\n}", []string{
		"f.go:4: f: a && b: && became || | g = a || b",
		"f.go:5: f: a || b: || became && | g = a && b",
		"f.go:6: f: a + b: + became - | g = a - b",
		"f.go:7: f: a - b: - became + | g = a + b",
	}},
	{"texts are not subtracted", "func f() {\n\tg = a + \"b\"\n}", nil},
	{"number in a comparison", "func f() {\n\tg = a < 3\n\tg = a <= 3\n\tg = a > 3\n\tg = a >= 3\n\tg = 3 < a\n\tg = a == 3\n}", []string{
		"f.go:4: f: a < 3: < became <= | g = a <= 3",
		"f.go:4: f: a < 3: 3 became 3-1 | g = a < 3-1",
		"f.go:5: f: a <= 3: <= became < | g = a < 3",
		"f.go:5: f: a <= 3: 3 became 3+1 | g = a <= 3+1",
		"f.go:6: f: a > 3: > became >= | g = a >= 3",
		"f.go:6: f: a > 3: 3 became 3+1 | g = a > 3+1",
		"f.go:7: f: a >= 3: >= became > | g = a > 3",
		"f.go:7: f: a >= 3: 3 became 3-1 | g = a >= 3-1",
		"f.go:8: f: 3 < a: < became <= | g = 3 <= a",
		"f.go:8: f: 3 < a: 3 became 3+1 | g = 3+1 < a",
		"f.go:9: f: a == 3: == became != | g = a != 3",
	}},
	{"statements", "func f() {\n\tg(a)\n\tdefer g(a)\n\tx.y = a\n\tx.y = nil\n\tz = a\n}", []string{
		"f.go:4: f: g(a): removed | ",
		"f.go:5: f: defer g(a): removed | ",
		"f.go:6: f: x.y = a: not assigned | _ = a",
		"f.go:7: f: x.y = nil: not assigned | ",
	}},
	{"two fields at once", "func f() {\n\tx.y, x.z = a, b\n}", nil},
	{"statement of several lines", "func f() {\n\tg(func() {\n\t\tn++\n\t})\n\tg(a)\n}", []string{
		"f.go:4: f: g(func() { n++ }): removed | ",
		"f.go:7: f: g(a): removed | ",
	}},
	{"statements of cases", "func f() {\n\tswitch {\n\tcase a:\n\t\tg()\n\t}\n\tselect {\n\tcase <-c:\n\t\th()\n\t}\n}", []string{
		"f.go:6: f: g(): removed | ",
		"f.go:10: f: h(): removed | ",
	}},
	{"loops", "func f() {\n\tfor {\n\t\tbreak\n\t}\n\tfor {\n\t\tcontinue\n\t}\n}", []string{
		"f.go:5: f: break: removed | ",
		"f.go:8: f: continue: removed | ",
	}},
	{"errors", "func f() (int, error) {\n\tg := func() int {\n\t\treturn 1\n\t}\n\treturn g(), err\n\treturn 1, nil\n}", []string{
		"f.go:7: f: return g(), err: returns a nil error | { _ = err; return g(), nil }",
	}},
	{"method", "func (x *T) f() error {\n\treturn err\n}", []string{
		"f.go:4: T.f: return err: returns a nil error | { _ = err; return nil }",
	}},
	{"constants", "const limit = 4 << 10\nconst (\n\ta = iota\n\tb = \"b\"\n\tc = 0\n\td = 5 * time.Second\n\te = iota + 1\n)", []string{
		"f.go:3: limit = 4 << 10: doubled | const limit = 2 * (4 << 10)",
		"f.go:8: d = 5 * time.Second: doubled | d = 2 * (5 * time.Second)",
		"f.go:9: iota + 1: + became - | e = iota - 1",
	}},
}

func TestKinds(t *testing.T) {
	t.Parallel()
	for _, kind := range kinds {
		t.Run(kind.name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "f.go")
			source := "package p\n\n" + kind.code + "\n"
			if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
				t.Fatal(err)
			}
			found, err := findMutants("p", file, "f.go")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, m := range found {
				mutated := m.source()
				if _, err := parser.ParseFile(token.NewFileSet(), "", mutated, 0); err != nil {
					t.Errorf("%s: %v\n%s", m, err, mutated)
				}
				lines := strings.Split(string(mutated), "\n")
				if len(lines) != strings.Count(source, "\n")+1 {
					t.Errorf("%s: lines moved:\n%s", m, mutated)
				}
				got = append(got, m.String()+" | "+strings.TrimSpace(lines[m.line-1]))
			}
			slices.Sort(got)
			slices.Sort(kind.want)
			if !slices.Equal(got, kind.want) {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(kind.want, "\n\t"))
			}
		})
	}
}

func TestLongCodeIsCut(t *testing.T) {
	t.Parallel()
	if got, want := short(strings.Repeat("é", 71)), strings.Repeat("é", 70)+"…"; got != want {
		t.Errorf("got %q", got)
	}
	if got := short("a(\n\t\tb,\n\t)"); got != "a( b, )" {
		t.Errorf("got %q", got)
	}
}
