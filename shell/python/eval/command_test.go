package eval_test

import (
	"fmt"
	"strings"
	"testing"

	"labsh/shell/python/eval"
	"labsh/shell/python/judge"
	"labsh/shell/python/judge/labsh"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// words reads `do` and `close` as commands, with $NAME for an expression,
// `NAME.do` for one with a receiver and names before `=` for its targets.
type words struct{}

func (words) ReadCommand(text string) (*syntax.CommandLine, error) {
	line, _, _ := strings.Cut(text, "\n")
	c := &syntax.CommandLine{Text: line}
	at := 0
	if before, _, ok := strings.Cut(line, " = "); ok {
		c.Targets = strings.Split(before, ", ")
		at = len(before) + len(" = ")
	}
	name, _, _ := strings.Cut(line[at:], " ")
	if receiver, method, ok := strings.Cut(name, "."); ok {
		c.Receiver, name = receiver, method
	}
	if name != "do" && name != "close" {
		return nil, nil
	}
	c.Name = name
	for i := range line {
		if line[i] == '$' {
			source, _, _ := strings.Cut(line[i+1:], " ")
			c.Exprs = append(c.Exprs, syntax.ExprText{Source: source, Offset: i + 1})
		}
	}
	c.Payload = strings.Fields(line[at:])
	return c, nil
}

// ran notes what commands ran. A command's value is its only expression's, or the
// tuple of them; one that is told to fail raises an OSError.
type ran struct {
	out     func(string)
	lookups []func(string) (object.Value, bool)
	refused []string
	turns   int
}

func (r *ran) Owns(v object.Value, method string) bool { return v == object.Str("socket") }
func (r *ran) Turn(syntax.Stmt)                        { r.turns++ }
func (r *ran) IsPython(*syntax.CommandLine)            {}
func (r *ran) Refused(_ *object.Thread, _ *syntax.CommandLine, err error) {
	r.refused = append(r.refused, err.Error())
}

func (r *ran) Unreceived(_ *object.Thread, _ *syntax.CommandLine, err error) {
	r.refused = append(r.refused, "no receiver: "+err.Error())
}

func (r *ran) RunCommand(t *object.Thread, call *eval.CommandCall) (object.Value, error) {
	r.lookups = append(r.lookups, call.Lookup)
	text := "[" + strings.Join(call.Payload.([]string), " ")
	if call.Receiver != nil {
		s, _ := object.Repr(t, call.Receiver)
		text += " of " + s
	}
	for _, v := range call.Values {
		s, _ := object.Repr(t, v)
		text += " " + s
	}
	r.out(text + "]")
	if strings.Contains(call.Text, "fail") {
		return nil, object.Errorf(object.OSError, "it failed")
	}
	if len(call.Values) == 1 {
		return call.Values[0], nil
	}
	return object.NewTuple(call.Values...), nil
}

func commandPrompt() (*labsh.Prompt, *ran) {
	p, r := labsh.NewPrompt(nil), &ran{}
	r.out = func(s string) { fmt.Fprintln(p.Thread.Interpreter().Stdout, s) }
	p.Env.Commands = r
	p.Env.Globals.Set("sock", object.Str("socket"))
	p.Env.Outer = object.NewNamespace()
	p.Env.Outer.Set("predeclared", object.Str("outer"))
	return p, r
}

// commandLines are texts with what they print, error and all.
var commandLines = []struct{ text, want string }{
	// What runs, and what it is given.
	{"do it\n", "[do it]\n"},
	{"do $1 $sock $[predeclared,2]\n", "[do $1 $sock $[predeclared,2] 1 'socket' ['outer', 2]]\n"},
	{"do fail\n", "[do fail]\nOSError: it failed\n"},
	{"try:\n    do fail\nexcept OSError as e:\n    print('caught', e)\n", "[do fail]\ncaught it failed\n"},
	{"do $nowhere\n", "NameError: name 'nowhere' is not defined\n"},
	{"do $1 $nowhere $print('never')\n", "NameError: name 'nowhere' is not defined\n"},
	// Its value.
	{"x = do $5\nx\n", "[do $5 5]\n5\n"},
	{"x, y = do $5 $6\ny, x\n", "[do $5 $6 5 6]\n(6, 5)\n"},
	{"x, y = do $5\n", "[do $5 5]\nTypeError: cannot unpack non-iterable int object\n"},
	{"x, y = do $1 $2 $3\n", "[do $1 $2 $3 1 2 3]\nValueError: too many values to unpack (expected 2)\n"},
	{"def f():\n    global g\n    g, h = do $1 $2\n    print(h)\nf(); g\n", "[do $1 $2 1 2]\n2\n1\n"},
	{"def f():\n    x = do $1\n    return lambda: x\nf()()\n", "[do $1 1]\n1\n"},
	{"class C:\n    x = do $1\nC.x\n", "[do $1 1]\n1\n"},
	// A line that could be Python too: what the name is bound to decides.
	{"close\n", "[close]\n"},
	{"close = 3\nclose\n", "3\n"},
	{"def close(): pass\nclose is None\nclose\n", "False\n<function close at 0x…>\n"},
	{"class close: pass\nclose\n", "<class '__main__.close'>\n"},
	{"close = len\nclose\n", "[close]\n"},
	{"close = int\nclose\n", "[close]\n"},
	{"close -1\n", "[close -1]\n"},
	{"close = 3\nclose -1\n", "2\n"},
	{"close = 3\ndel close\nclose\n", "[close]\n"},
	{"def f(close):\n    close\n    close -1\nf(1)\n", ""},
	{"def f():\n    close = 1\n    def g():\n        close\n        return close\n    return g()\nf()\n", "1\n"},
	{"def f():\n    def g():\n        nonlocal close\n        close\n    g()\n    close = 1\nf()\n", "[close]\n"},
	{"class C:\n    close\n    close = 1\n    close\n", "[close]\n"},
	{"close = 3\ndef f():\n    close\nf()\n", ""},
	{"close = 3\nclass C:\n    close\n", ""},
	// A method of something that commands act on.
	{"sock.do it\n", "[sock.do it of 'socket']\n"},
	{"sock.do\n", "[sock.do of 'socket']\n"},
	{"x = sock.do $1\nx\n", "[sock.do $1 of 'socket' 1]\n1\n"},
	{"class A: do = 5\na = A()\na.do\n", "5\n"},
	{"class A: do = 5\na = A()\na.do -1\n", "4\n"},
	{"nothing.do\n", "NameError: name 'nothing' is not defined\n"},
	{"nothing.do it\n", "NameError: name 'nothing' is not defined\n"},
	{"do = 5\nsock.do\n", "[sock.do of 'socket']\n"},
	{"def f(s):\n    s.do it\nf('socket')\n", "[s.do it of 'socket']\n"},
	// In blocks and loops.
	{"for i in range(2):\n    do $i\n", "[do $i 0]\n[do $i 1]\n"},
	{"i = 2\nwhile i:\n    i -= 1\n    do $i\nelse:\n    do last\n", "[do $i 1]\n[do $i 0]\n[do last]\n"},
	{"def f(n):\n    do $n\n    if n: f(n-1)\n    do $n\nf(1)\n", "[do $n 1]\n[do $n 0]\n[do $n 0]\n[do $n 1]\n"},
	{"[1 for _ in range(2)]; do\n", "[1, 1]\nNameError: name 'do' is not defined\n"},
}

// runCommands runs a text statement by statement.
func runCommands(p *labsh.Prompt, text string) string {
	o := p.Run(syntax.Parse("<stdin>", text, syntax.FileMode, words{}))
	if o.Err != "" {
		o.Err += "\n"
	}
	return judge.Mask(o.Out + o.Err)
}

func TestCommands(t *testing.T) {
	t.Parallel()
	for _, c := range commandLines {
		p, _ := commandPrompt()
		if got := runCommands(p, c.text); got != c.want {
			t.Errorf("%s\ngives %s\nnot   %s", c.text, got, c.want)
		}
	}
}

// TestCommandTreeReadOnly runs each of them twice.
func TestCommandTreeReadOnly(t *testing.T) {
	t.Parallel()
	for _, c := range commandLines {
		runTwice(t, []string{c.text}, words{}, func() *labsh.Prompt {
			p, _ := commandPrompt()
			return p
		})
	}
}

// TestRefused is told of a line that did not come to run, and of no other.
func TestRefused(t *testing.T) {
	t.Parallel()
	p, r := commandPrompt()
	for _, text := range []string{"do it\n", "do fail\n", "x, y = do $1\n"} {
		runCommands(p, text)
	}
	if r.refused != nil {
		t.Errorf("refused: %q", r.refused)
	}
	runCommands(p, "do $1 $nowhere\n")
	runCommands(p, "nothing.do it\n")
	if got := strings.Join(r.refused, ";"); got != "NameError: name 'nowhere' is not defined;no receiver: NameError: name 'nothing' is not defined" {
		t.Errorf("refused: %q", got)
	}
}

// TestCommandLookup looks names up as a line sees them, also after its call has
// ended and others of that function were made.
func TestCommandLookup(t *testing.T) {
	t.Parallel()
	p, r := commandPrompt()
	p.Env.Inner = object.NewNamespace()
	p.Env.Inner.Set("inner", object.Str("inner"))
	runCommands(p, "glob = 'global'\n"+
		"def outer(local, cell):\n    def f(local, hidden=None):\n        if local == 3: print(unbound); unbound = 1\n        cell\n        do it\n    f(local)\n    f(2)\nouter(1, 'cell')\n"+
		"class C:\n    attr = 'class'\n    do it\n"+
		"def plain(local):\n    do it\nplain(3)\nplain(4)\n")
	if len(r.lookups) != 5 {
		t.Fatalf("%d commands ran", len(r.lookups))
	}
	for _, c := range []struct {
		call int
		name string
		want object.Value
	}{
		{0, "local", object.NewInt(1)}, {1, "local", object.NewInt(2)},
		{0, "cell", object.Str("cell")}, {0, "hidden", object.None}, {0, "unbound", nil},
		{0, "glob", object.Str("global")}, {0, "inner", object.Str("inner")}, {0, "predeclared", object.Str("outer")},
		{0, "attr", nil}, {0, "nowhere", nil},
		{3, "local", object.NewInt(3)}, {4, "local", object.NewInt(4)},
		{2, "attr", object.Str("class")}, {2, "local", nil}, {2, "glob", object.Str("global")},
	} {
		v, ok := r.lookups[c.call](c.name)
		if v != c.want || ok != (c.want != nil) {
			t.Errorf("command %d sees %v, %v as %s", c.call, v, ok, c.name)
		}
	}
	if v, ok := r.lookups[0]("len"); !ok || v.Type() != object.BuiltinType {
		t.Error("a command does not see the built-in names")
	}
}

// TestModuleName: what is defined belongs to the module that its namespace names,
// and to the main one where it names none.
func TestModuleName(t *testing.T) {
	t.Parallel()
	const text = "class A:\n    class B: pass\n    def m(self): pass\ndef f(): pass\nA, A.B, A.m.__module__, f.__module__\n"
	for _, c := range []struct {
		name object.Value
		want string
	}{
		{object.Str("mod"), "(<class 'mod.A'>, <class 'mod.A.B'>, 'mod', 'mod')\n"},
		{nil, "(<class '__main__.A'>, <class '__main__.A.B'>, '__main__', '__main__')\n"},
	} {
		p := labsh.NewPrompt(nil)
		p.Env.Globals = object.NewNamespace()
		if c.name != nil {
			p.Env.Globals.Set("__name__", c.name)
		}
		if o := p.Run(syntax.Parse("<stdin>", text, syntax.FileMode, nil)); o.Out != c.want || o.Err != "" {
			t.Errorf("%v: %s%s, want %s", c.name, o.Out, o.Err, c.want)
		}
	}
}

// TestEval gives values and errors of expressions.
func TestEval(t *testing.T) {
	t.Parallel()
	p, _ := commandPrompt()
	for _, c := range []struct{ text, want string }{
		{"1 + 1", "2"}, {"[x for x in sock]", "['s', 'o', 'c', 'k', 'e', 't']"}, {"predeclared", "'outer'"},
		{"1 / 0", "ZeroDivisionError: division by zero"}, {"(lambda: sock)()", "'socket'"},
	} {
		tree, err := syntax.Parse("<e>", c.text+"\n", syntax.FileMode, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got string
		_ = p.Thread.Run(func() error {
			v, err := eval.Eval(p.Thread, tree.Body[0].(*syntax.ExprStmt).Value, p.Env)
			if err != nil {
				got = err.Error()
				return nil
			}
			got, err = object.Repr(p.Thread, v)
			return err
		})
		if got != c.want {
			t.Errorf("%s is %s, not %s", c.text, got, c.want)
		}
	}
}
