package sys_test

import (
	"strings"
	"testing"

	"labsh/shell/module/moduletest"
)

// TestDeepCalls: however high a program sets the limit, Go's own stack does not run out,
// and what it has set holds for the threads that it starts.
func TestDeepCalls(t *testing.T) {
	const exceeded = "RecursionError: maximum recursion depth exceeded"
	nested := "return " + strings.Repeat("1 + (", 40) + "f(n-1)" + strings.Repeat(")", 40)
	deep := "return f(n-1)" + strings.Repeat(" + n", 2500)
	for _, body := range []string{"return f(n-1)", nested, deep} {
		o := moduletest.New(t).Program("import sys\nsys.setrecursionlimit(10**6)\ndef f(n):\n    " + body + "\nf(10**6)\n")
		if o.Err != exceeded {
			t.Errorf("%.40s: %s", body, o.Err)
		}
	}
	o := moduletest.New(t).Program("import sys, threading\nsys.setrecursionlimit(5000)\ndef f(n): return n and 1 + f(n-1)\n" +
		"h = threading.Thread(target=lambda: print(f(4000)))\nh.start()\nh.join()\nprint(f(4000))\nsys.setrecursionlimit(500)\nf(600)\n")
	if o.Out != "4000\n4000\n" || o.Err != exceeded {
		t.Errorf("%q, %s", o.Out, o.Err)
	}
}

// TestHandlersRecurse ends: each of the calls calls itself twice, so that at the
// standard limit it would run for ever.
func TestHandlersRecurse(t *testing.T) {
	o := moduletest.New(t).Program("import sys\nsys.setrecursionlimit(12)\ndef f():\n    try: f()\n    finally: f()\nf()\n")
	if o.Err != "RecursionError: maximum recursion depth exceeded" {
		t.Error(o.Err)
	}
}
