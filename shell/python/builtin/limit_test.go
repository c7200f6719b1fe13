package builtin_test

import (
	"strings"
	"testing"

	"labsh/shell/python/judge/labsh"
)

// TestInterrupt stops what would go on for ever without a call of a Python
// function.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"any(iter(int, 1))", "all(zip(iter(int, 1)))", "sum(iter(int, 1))", "max(iter(int, 1))", "min(iter(int, 1))", "sorted(iter(int, 1))",
		"next(filter(None, iter(int, 1)))", "list(zip(iter(int, 1)))", "list(map(str, iter(int, 1)))", "list(enumerate(iter(int, 1)))",
		"print(*iter(int, 1))", "dict(zip(iter(int, 1), iter(int, 1)))", "set(iter(int, 1))",
	} {
		if o := labsh.Ends(t, "interrupt()\n"+text+"\n"); o.Err != "KeyboardInterrupt" {
			t.Errorf("%s: %s", text, o.Err)
		}
	}
}

// TestDepth makes iterators of iterators and tuples of tuples as deep as nothing
// should go.
func TestDepth(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ make, use string }{
		{"x = map(str, x)", "list(x)"}, {"x = filter(None, x)", "list(x)"}, {"x = zip(x)", "next(x)"}, {"x = enumerate(x)", "next(x)"},
		{"x = iter(x.__next__, 5)", "next(x)"},
		{"x = (x,)", "isinstance(1, x)"}, {"x = (x,)", "issubclass(int, x)"},
	} {
		start := "x = iter([1])"
		if strings.HasPrefix(c.make, "x = (") {
			start = "x = str"
		}
		o := labsh.Ends(t, start+"\nfor i in range(30000):\n    "+c.make+"\nused = "+c.use+"\n")
		if !strings.HasPrefix(o.Err, "RecursionError: maximum recursion depth exceeded") {
			t.Errorf("%s: %q", c.make, o.Err)
		}
	}
}
