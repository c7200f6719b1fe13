package syntax

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestLeftOut(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, what string }{
		{"async def f(): pass", "'async' is"},
		{"async with a: pass", "'async' is"},
		{"@a\nasync def f(): pass", "'async' is"},
		{"x = [a async for a in b]", "'async' is"},
		{"def f():\n  await x", "'await' is"},
		{"x = await y", "'await' is"},
		{"type X = int", "'type' statements are"},
		{"x = 1j", "complex numbers are"},
		{"x = 2 + 3.5e2J", "complex numbers are"},
		{"try: pass\nexcept* A: pass", "'except*' is"},
	} {
		_, err := Parse("f", c.text, FileMode, nil)
		want := "SyntaxError: " + c.what + " not part of labsh's Python"
		if err == nil || err.Error() != want {
			t.Errorf("%q\n got %v\nwant %s", c.text, err, want)
		}
	}
}

// TestDeep nests as deep as a text can: no answer may be a stack overflow.
func TestDeep(t *testing.T) {
	t.Parallel()
	const n = 100_000
	for name, text := range map[string]string{
		"brackets":   strings.Repeat("(", n),
		"lists":      strings.Repeat("[", n) + strings.Repeat("]", n),
		"signs":      strings.Repeat("-", n) + "1",
		"not":        strings.Repeat("not ", n) + "1",
		"power":      strings.Repeat("x**", n) + "1",
		"sum":        strings.Repeat("x+", n) + "1",
		"attributes": "x" + strings.Repeat(".a", n),
		"calls":      "x" + strings.Repeat("()", n),
		"subscripts": "x" + strings.Repeat("[0]", n),
		"lambda":     strings.Repeat("lambda:", n) + "1",
		"condition":  strings.Repeat("1 if 1 else ", n) + "1",
		"elif":       "if x: pass\n" + strings.Repeat("elif x: pass\n", n),
		"fstring":    `f"{f'{f'''{1}'''}'}"`,
	} {
		_, err := Parse("f", text, FileMode, nil)
		var e *Error
		if !errors.As(err, &e) || e.Class != "RecursionError" && e.Class != "SyntaxError" {
			t.Errorf("%s: %v", name, err)
		}
	}
	var blocks strings.Builder
	for i := range 120 {
		blocks.WriteString(strings.Repeat(" ", i) + "if x:\n")
	}
	_, err := Parse("f", blocks.String(), FileMode, nil)
	if err == nil || err.Error() != "IndentationError: too many levels of indentation" {
		t.Errorf("blocks: %v", err)
	}
}

func TestParseExpr(t *testing.T) {
	t.Parallel()
	e, err := ParseExpr("f", "  a + b ")
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Range(); got != (Span{Pos{1, 2}, Pos{1, 7}}) {
		t.Errorf("place %v", got)
	}
	for text, want := range map[string]string{
		"":       "SyntaxError: invalid syntax",
		"a b":    "SyntaxError: invalid syntax",
		"x = 1":  "SyntaxError: invalid syntax",
		"(a":     "SyntaxError: '(' was never closed",
		"a\nb":   "SyntaxError: invalid syntax",
		"f(a b)": "SyntaxError: invalid syntax. Perhaps you forgot a comma?",
		"\x00":   "SyntaxError: source code cannot contain null bytes",
	} {
		if _, err := ParseExpr("f", text); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestDocstrings(t *testing.T) {
	t.Parallel()
	tree, err := Parse("f", "'m'\ndef f():\n  'f'\nclass A:\n  'c'\n", FileMode, nil)
	if err != nil {
		t.Fatal(err)
	}
	doc := tree.Doc.Value + tree.Body[1].(*FunctionDef).Doc.Value + tree.Body[2].(*ClassDef).Doc.Value
	if doc != "mfc" {
		t.Errorf("docstrings %q", doc)
	}
}

func TestFileOddities(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"\ufeffx = 1", "# -*- coding: latin-1 -*-\nx = 'é'", "x = 1\r\nif x:\r\n  y\r\n"} {
		if _, err := Parse("f", text, FileMode, nil); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	for text, want := range map[string]string{
		"x\x00":  "SyntaxError: source code cannot contain null bytes",
		"'\xff'": "SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
	} {
		if _, err := Parse("f", text, FileMode, nil); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestManyStatementsAtThePrompt(t *testing.T) {
	t.Parallel()
	const want = "SyntaxError: multiple statements found while compiling a single statement"
	if _, err := Parse("f", "x = 1\ny = 2\n", InteractiveMode, nil); err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

// TestWrongAndDeep nests mistakes: the time to explain them must not grow with
// the depth's power.
func TestWrongAndDeep(t *testing.T) {
	t.Parallel()
	const n = 90
	for _, text := range []string{
		strings.Repeat("f(", n) + "$" + strings.Repeat(")", n),
		strings.Repeat("f(a=1, ", n) + "$" + strings.Repeat(")", n),
		strings.Repeat("f(x, *", n) + "$" + strings.Repeat(")", n),
		strings.Repeat("{", n) + "$" + strings.Repeat("}", n),
		strings.Repeat("{", n) + "1" + strings.Repeat(":2}", n) + "$",
		strings.Repeat("{1:", n) + "$" + strings.Repeat("}", n),
		strings.Repeat("(*", n) + "$" + strings.Repeat(")", n),
		strings.Repeat("[", n) + "$" + strings.Repeat("]", n),
		strings.Repeat("[x, ", n) + "$" + strings.Repeat("]", n),
		strings.Repeat("(lambda: ", n) + "$" + strings.Repeat(")", n),
		strings.Repeat("(lambda x=", n) + "$" + strings.Repeat(": 1)", n),
		strings.Repeat("(a if ", n) + "$" + strings.Repeat(")", n),
		strings.Repeat("(a if b else ", n) + "$" + strings.Repeat(")", n),
		strings.Repeat("[x for x in ", n) + "$" + strings.Repeat("]", n),
		strings.Repeat("[x for a[", n) + "$" + strings.Repeat("] in b]", n),
		strings.Repeat("f(x for x in ", n) + "$" + strings.Repeat(")", n),
		strings.Repeat("(x := ", n) + "$" + strings.Repeat(")", n),
		strings.Repeat("x[", n) + "$" + strings.Repeat("]", n),
		strings.Repeat("not (", n) + "$" + strings.Repeat(")", n),
		strings.Repeat("print (a, ", n) + "$" + strings.Repeat(")", n),
		strings.Repeat("-(", n) + "$" + strings.Repeat(")", n),
		strings.Repeat("(a < ", n) + "$" + strings.Repeat(")", n),
		"with " + strings.Repeat("(", n) + "$" + strings.Repeat(")", n) + ": pass",
		"for " + strings.Repeat("(", n) + "$" + strings.Repeat(")", n) + " in x: pass",
		"del " + strings.Repeat("(", n) + "$" + strings.Repeat(")", n),
		"def f(a=" + strings.Repeat("(", n) + "$" + strings.Repeat(")", n) + "): pass",
		strings.Repeat("print ", 2000) + "$",
		strings.Repeat("x ", 5000),
		strings.Repeat("lambda: ", 2000) + "x y",
		strings.Repeat("a if b else ", 2000) + "x y",
	} {
		start := time.Now()
		if _, err := Parse("f", text, FileMode, nil); err == nil {
			t.Errorf("%.40q: no error", text)
		}
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("%.40q: took %v", text, d)
		}
	}
}
