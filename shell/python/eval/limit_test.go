package eval_test

import (
	"context"
	"strings"
	"testing"

	"labsh/shell/python/eval"
	"labsh/shell/python/judge/labsh"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// TestInterrupt stops loops that would go on for ever.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"while True: pass", "for x in range(10**12): pass", "[x for x in range(10**12) if x == 3 and interrupt()]", "{x for x in range(10**12) if x == 3 and interrupt()}", "{x: 1 for x in range(10**12) if x == 3 and interrupt()}",
		"next(x for x in range(10**12) if x == 3 and interrupt())", "[y for x in iter(int, 1) for y in ()]", "*a, b = iter(int, 1)", "*a, b = (interrupt(), range(10**12))[1]", "a, b = (interrupt(), range(2))[1]", "print(*iter(int, 1))", "[*iter(int, 1)]",
		"match range(10**12):\n    case [*a]: pass", "exec('while True: pass')", "eval('[0 for _ in iter(int, 1)]')",
		"while True:\n    for i in (): pass\n    else: continue", "for x in iter(int, 1):\n    continue",
		"a, b = [1], [1]\nfor i in range(40): a, b = [a, a], [b, b]\ninterrupt()\na == b", "a = (1,)\nfor i in range(40): a = (a, a)\ninterrupt()\nhash(a)",
		"a = (str,)\nfor i in range(40): a = (a, a)\ninterrupt()\nisinstance(1, a)", "a = [1]\nfor i in range(40): a = [a, a]\ninterrupt()\nrepr(a)",
		"while True:\n    try: continue\n    finally: pass", "while True:\n    try: 1/0\n    except ZeroDivisionError: pass",
	} {
		if !strings.Contains(text, "interrupt()") {
			text = "interrupt()\n" + text
		}
		if o := labsh.Ends(t, text+"\n"); o.Err != "KeyboardInterrupt" {
			t.Errorf("%s: %s", text, o.Err)
		}
	}
	// It is an exception that a program may take, once.
	o := labsh.Ends(t, "try:\n    interrupt()\n    while True: pass\nexcept KeyboardInterrupt as e: print('taken', e.args)\nfor i in range(3): print(i)\n")
	if o.Out != "taken ()\n0\n1\n2\n" || o.Err != "" {
		t.Errorf("%q %s", o.Out, o.Err)
	}
}

// TestEnd is not taken by any handler, and no finally clause goes on.
func TestEnd(t *testing.T) {
	t.Parallel()
	ended := func(program string) (out, err string) {
		p := labsh.NewPrompt(nil)
		tree, wrong := syntax.Parse("<end>", program, syntax.FileMode, nil)
		if wrong != nil {
			t.Fatal(wrong)
		}
		ctx, cancel := context.WithCancel(t.Context())
		th := p.Thread.Interpreter().NewThread(ctx)
		p.Env.Globals.Set("end", &object.Builtin{Name: "end", Fn: func(*object.Thread, []object.Value) (object.Value, error) {
			cancel()
			return object.None, nil
		}})
		p.Thread = th
		o := p.Run(tree, nil)
		return o.Out, o.Err
	}
	for _, program := range []string{
		"try: end()\nexcept BaseException: print('went on')\nwhile True: pass\n",
		"while True:\n    try:\n        while True: end()\n    except: print('went on')\n",
	} {
		if out, err := ended(program); out != "" || err != "KeyboardInterrupt" {
			t.Errorf("%s: %q %s", program, out, err)
		}
	}
}

// TestCircles raises exceptions that a program has tied to a circle: it ends, and
// what is tied is what CPython ties.
func TestCircles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"a = ValueError('a'); b = ValueError('b')\n" +
			"try:\n    try: raise a\n    except ValueError:\n        try: raise b\n        except ValueError: raise a\nexcept ValueError: pass\n" +
			"print(a.__context__ is b, b.__context__)\n", "True None\n"},
		{"a = ValueError('a'); b = ValueError('b'); c = ValueError('c')\na.__context__ = b; b.__context__ = c; c.__context__ = b\n" +
			"try:\n    try: raise a\n    except ValueError: raise KeyError('k')\nexcept KeyError as k: print(k.__context__ is a)\n" +
			"print(a.__context__ is b, b.__context__ is c, c.__context__ is b)\n", "True\nTrue True True\n"},
		{"a = ValueError('a'); a.__context__ = a\ntry:\n    try: raise a\n    except ValueError: 1/0\nexcept ZeroDivisionError as z: print(z.__context__ is a)\n", "True\n"},
		{"a = ValueError('a')\ntry:\n    try: raise a\n    except ValueError: raise a\nexcept ValueError: print(a.__context__)\n", "None\n"},
		{"try: raise ValueError('a')\nexcept ValueError as e:\n    e.__traceback__ = None\n    try: raise\n    except ValueError: print(e.__context__)\n", "None\n"},
		{"a = ValueError('a'); b = KeyError('b'); a.__cause__ = b; b.__cause__ = a\ntry: raise a\nexcept ValueError as e: print(e is a)\n", "True\n"},
	} {
		if o := labsh.Ends(t, c.text); o.Out != c.want || o.Err != "" {
			t.Errorf("%s\ngives %q %s", c.text, o.Out, o.Err)
		}
	}
	for _, c := range []struct{ text, want string }{
		{"a = ValueError('a'); b = KeyError('b'); a.__cause__ = b; b.__cause__ = a\nraise a\n",
			"KeyError: 'b'\n\nThe above exception was the direct cause of the following exception:\n\nTraceback"},
		{"a = ValueError('a'); b = KeyError('b'); a.__context__ = b; b.__context__ = a\nraise a\n",
			"KeyError: 'b'\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback"},
		{"a = ValueError('a'); a.__context__ = a\nraise a\n", "Traceback"},
	} {
		if got := standardError("f.py", c.text); !strings.HasPrefix(got, c.want) || strings.Count(got, "ValueError: a") != 1 {
			t.Errorf("%s\ngives %s", c.text, got)
		}
	}
}

// TestLimits of depth and length.
func TestLimits(t *testing.T) {
	t.Parallel()
	// Functions call each other a thousand deep, as in CPython; a traceback has no
	// more lines than are kept.
	o := labsh.Ends(t, "def f(n):\n    global deepest; deepest = n\n    f(n + 1)\ntry: f(1)\nexcept RecursionError as e: print(e, 990 < deepest <= 1000)\n")
	if o.Out != "maximum recursion depth exceeded True\n" {
		t.Errorf("%q %s", o.Out, o.Err)
	}
	// What ended, well or not, counts no more.
	o = labsh.Ends(t, "def f(): return [x for x in [1]], {x for x in [1]}, {x: x for x in [1]}, list(x for x in [1])\n"+
		"def g(): [1 // x for x in [0]]\n"+
		"for i in range(1200):\n    _ = f()\n    class A: pass\n    _ = (lambda: 0)()\n    _ = max([1], key=lambda x: x)\n"+
		"    try: g()\n    except ZeroDivisionError: pass\n    try:\n        class B: 1 // 0\n    except ZeroDivisionError: pass\nprint('done')\n")
	if o.Out != "done\n" || o.Err != "" {
		t.Errorf("%.100q %s", o.Out, o.Err)
	}
	// A program's text that calls itself ends as a function that does; one that would
	// take more memory than there may be is not read.
	for text, want := range map[string]string{
		"s = 'exec(s)'\nexec(s)\n":                  "RecursionError: maximum recursion depth exceeded",
		"compile('#' * (100 << 20), 'f', 'exec')\n": "MemoryError",
	} {
		if o := labsh.Ends(t, text); !strings.HasPrefix(o.Err, want) {
			t.Errorf("%s: %q", text, o.Err)
		}
	}
	// The tree of a chain is as deep as the chain is long.
	for n, want := range map[int]string{2500: "", 3100: "RecursionError: maximum recursion depth exceeded during compilation"} {
		o := labsh.Ends(t, "x = 1"+strings.Repeat(" + 1", n)+"\n")
		if o.Err != want {
			t.Errorf("a chain of %d: %q", n, o.Err)
		}
	}
	// A tree need not come from the parser, which has a limit of its own.
	deep := func(n int) (e syntax.Expr) {
		e = &syntax.IntLit{Value: 1}
		for range n {
			e = &syntax.Unary{Op: "-", Operand: e}
		}
		return e
	}
	for n, want := range map[int]bool{2000: true, 3500: false} {
		p := labsh.NewPrompt(nil)
		_ = p.Thread.Run(func() error {
			v, err := eval.Eval(p.Thread, deep(n), p.Env)
			if want && (err != nil || v != object.NewInt(1)) || !want && !object.IsException(err, object.RecursionError) {
				t.Errorf("a tree %d deep: %v, %v", n, v, err)
			}
			return nil
		})
	}
	// A loop that raises one exception again and again adds to its traceback.
	p := labsh.NewPrompt(nil)
	tree, err := syntax.Parse("<t>", "e = ValueError('e')\nfor i in range(100000):\n    try: raise e\n    except ValueError: pass\nraise e\n", syntax.FileMode, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = p.Thread.Run(func() error {
		err := eval.Run(p.Thread, tree, p.Env, false)
		if e, ok := object.AsException(err); !ok || e.Trace == nil || e.Trace.Depth != 1<<15 {
			t.Errorf("the traceback of %v has not as many lines as it may have", err)
		}
		return nil
	})
	// A generator that asks itself.
	o = labsh.Ends(t, "g = (next(g) for x in [1])\nnext(g)\n")
	if o.Err != "ValueError: generator already executing" {
		t.Error(o.Err)
	}
	// A generator that ended, by itself or by an exception, stays so.
	o = labsh.Ends(t, "g = (1 // x for x in [1, 0, 1])\nprint(next(g))\ntry: next(g)\nexcept ZeroDivisionError: print(next(g, 'end'), list(g))\n"+
		"g = (x for x in [1, 2])\ng.close()\nprint(list(g))\n")
	if o.Out != "1\nend []\n[]\n" {
		t.Errorf("%q %s", o.Out, o.Err)
	}
}
