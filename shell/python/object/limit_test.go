package object_test

import (
	"fmt"
	"strings"
	"testing"

	"labsh/shell/python/judge/labsh"
)

// TestInterrupt stops what would go on for ever without a call of a Python
// function.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"1 in iter(int, 1)", "[].extend(iter(int, 1))", "''.join(iter(int, 1))", "list(iter(int, 1))", "set().update(iter(int, 1))",
		"{}.fromkeys(iter(int, 1))", "bytes(iter(int, 1))", "bytearray().extend(iter(int, 1))", "[][:] = iter(int, 1)", "{1}.isdisjoint(iter(int, 1))",
		"{1}.issuperset(iter(int, 1))", "{1}.difference(iter(int, 1))", "frozenset(iter(int, 1))", "tuple(iter(int, 1))", "'%s' % [*iter(int, 1)]",
		"[float(i) for i in range(2000)].sort()", "pow(3, 1 << 100000, (1 << 100000) + 1)",
	} {
		// What is made before the interrupt makes checks of its own.
		parts := strings.SplitN(text, "].sort()", 2)
		program := "interrupt()\n" + text + "\n"
		if len(parts) == 2 {
			program = "l = " + parts[0] + "]\ninterrupt()\nl.sort()\n"
		}
		if o := labsh.Ends(t, program); o.Err != "KeyboardInterrupt" {
			t.Errorf("%s: %s", text, o.Err)
		}
	}
	if o := labsh.Ends(t, "class A: pass\na = A()\ninterrupt()\na in range(10**12)\n"); o.Err != "KeyboardInterrupt" {
		t.Errorf("in range: %s", o.Err)
	}
	// A look-up begins anew whenever a comparison has changed the dict.
	o := labsh.Ends(t, "class K:\n    def __hash__(self): return 1\nk = K()\nd = {}\n"+
		"def equal(self, other):\n    d.clear(); d[k] = 1; d.pop(k); return True\n"+
		"d[k] = 1\nK.__eq__ = equal\ninterrupt()\nd.get(K())\n")
	if o.Err != "KeyboardInterrupt" {
		t.Errorf("dict.get: %s", o.Err)
	}
}

// TestMemory asks for more than there may be in each way that a size is known
// beforehand.
func TestMemory(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"'x' * 10**13", "b'x' * 10**13", "[0] * 10**13", "(0,) * 10**13", "bytearray(b'x') * 10**13", "bytes(10**13)", "bytearray(10**13)",
		"'a'.ljust(10**13)", "'a'.rjust(10**13)", "'a'.center(10**13)", "'a'.zfill(10**13)", "b'a'.ljust(10**13)", "b'a'.zfill(10**13)",
		"f'{1:1000000000000}'", "f'{1.5:.2147483647f}'", "'%1000000000d' % 1 * 10000", "'%*d' % (2147483647 * 4, 1)", "list(range(10**13))", "tuple(range(10**13))",
		"'a\\t'.expandtabs(2**31-1) * 10**6", "('\\t' * 10**6).expandtabs(10**7)", "('x' * 10**6).join(['a'] * 10**7)", "('a' * 10**7).replace('a', 'b' * 10**6)",
		"(b'a' * 10**7).replace(b'a', b'b' * 10**6)", "(1).to_bytes(10**13, 'big')", "1 << 10**14", "10 ** 10**14", "l = [0] * 10**6; l *= 10**8", "l = [0] * 10**6; l[0:0] = l * 10**8",
		"b = bytearray(10**6); b *= 10**9", "'{:>1000000000000}'.format(1)", "('a' * 10**6).split('a') * 10**8",
	} {
		o := labsh.Ends(t, "x = "+strings.ReplaceAll(text, "l = [0] * 10**6; l", "0\nl = [0] * 10**6\nl")+"\n")
		if strings.HasPrefix(text, "b = ") {
			o = labsh.Ends(t, strings.ReplaceAll(text, "; ", "\n")+"\n")
		}
		if name, _, _ := strings.Cut(o.Err, ":"); name != "MemoryError" && name != "OverflowError" && name != "ValueError" {
			t.Errorf("%s: %q", text, o.Err)
		}
	}
}

// TestDepth nests values and special methods that are built-in functions, bound, as deep
// as nothing should go.
func TestDepth(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ make, use string }{
		{"x = [x]", "repr(x)"}, {"x = (x,)", "hash(x)"}, {"x = {1: x}", "repr(x)"}, {"x = {1: x}\n    y = {1: y}", "x == y"},
		{"x = [x]\n    y = [y]", "x == y"}, {"x = [x]\n    y = [y]", "x < y"}, {"x = frozenset([x])\n    y = frozenset([y])", "x == y"},
		{"x = slice(x)", "repr(x)"}, {"x = staticmethod(x)", "x()"}, {"x = ValueError(x)", "str(x)"},
	} {
		o := labsh.Ends(t, fmt.Sprintf("x = y = 1\nfor i in range(30000):\n    %s\nused = %s\n", c.make, c.use))
		if !strings.HasPrefix(o.Err, "RecursionError: maximum recursion depth exceeded") {
			t.Errorf("%s: %q", c.use, o.Err)
		}
	}
	for _, c := range []struct{ class, use string }{
		{"A.__call__ = A()", "A()()"}, {"A.__getattr__ = M(getattr, a)", "a.x"}, {"A.__len__ = M(len, a)", "len(a)"}, {"A.__repr__ = M(repr, a)", "repr(a)"},
		{"A.__hash__ = M(hash, a)", "hash(a)"}, {"A.__iter__ = M(iter, a)", "iter(a)"}, {"A.__next__ = M(next, a)", "next(a)"},
		{"A.__index__ = M(hex, a)", "hex(a)"}, {"A.__format__ = M(format, a)", "format(a)"}, {"A.__abs__ = M(abs, a)", "abs(a)"},
	} {
		o := labsh.Ends(t, "class A:\n    def f(self): pass\na = A()\nM = type(a.f)\n"+c.class+"\nused = "+c.use+"\n")
		if !strings.HasPrefix(o.Err, "RecursionError: maximum recursion depth exceeded") {
			t.Errorf("%s: %q", c.class, o.Err)
		}
	}
}
