package eval_test

import (
	"fmt"
	"math/rand"
	"strings"
)

// programmer writes random programs of the subset. They end: loops run over
// short ranges, and functions call only those that stand before them.
type programmer struct {
	*rand.Rand
	b        strings.Builder
	indent   int
	names    []string // variables that may be bound
	funcs    []string
	gens     []string // generator functions
	yields   bool     // in one of them
	classes  []string
	depth    int
	loops    int
	captures int // names that patterns have bound
}

// randomProgram gives the program of a seed.
func randomProgram(seed int64) string {
	p := &programmer{Rand: rand.New(rand.NewSource(seed)), names: []string{"a", "b", "c", "d"}}
	for i, kind := range []string{"int", "str", "list", "dict"} {
		p.line("%s = %s", p.names[i], p.value(kind))
	}
	if p.one(3) {
		p.class()
	}
	if p.one(3) {
		p.hierarchy()
	}
	if p.one(4) {
		p.derived()
	}
	if p.one(2) {
		p.b.WriteString(closes)
		for range 1 + p.Intn(3) {
			p.generator()
		}
	}
	for range 1 + p.Intn(2) {
		p.function()
	}
	for range 4 + p.Intn(8) {
		// An error ends a statement, seldom the program.
		if p.one(20) {
			p.statement()
			continue
		}
		p.line("try:")
		p.nested(p.statement)
		p.line("except Exception as e: print(type(e).__name__, e)")
	}
	p.line("print(a, b, c, d)")
	return p.b.String()
}

func (p *programmer) one(in int) bool { return p.Intn(in) == 0 }

func (p *programmer) pick(list ...string) string { return list[p.Intn(len(list))] }

func (p *programmer) line(format string, args ...any) {
	p.b.WriteString(strings.Repeat("    ", p.indent) + fmt.Sprintf(format, args...) + "\n")
}

func (p *programmer) nested(body func()) {
	p.indent++
	body()
	p.indent--
}

func (p *programmer) block(n int) {
	for range n {
		p.statement()
	}
}

func (p *programmer) name() string { return p.names[p.Intn(len(p.names))] }

func (p *programmer) statement() {
	if p.indent > 4 {
		p.line("%s = %s", p.name(), p.expr())
		return
	}
	if p.yields && p.one(4) {
		p.yield()
		return
	}
	kind := p.Intn(29)
	if kind == 16 && len(p.funcs) == 0 || kind >= 22 && kind <= 24 && len(p.gens) == 0 || kind >= 25 && kind <= 26 && len(p.classes) == 0 {
		kind = 3 // there is none yet
	}
	switch kind {
	case 0, 1, 2:
		p.line("%s = %s", p.name(), p.expr())
	case 3, 4:
		p.line("print(%s)", p.expr())
	case 5:
		p.line("%s %s= %s", p.name(), p.pick("+", "-", "*", "//", "%", "|", "&", "^"), p.expr())
	case 6:
		p.line("if %s:", p.condition())
		p.nested(func() { p.block(1 + p.Intn(2)) })
		if p.one(2) {
			p.line("elif %s:", p.condition())
			p.nested(func() { p.block(1) })
		}
		if p.one(2) {
			p.line("else:")
			p.nested(func() { p.block(1 + p.Intn(2)) })
		}
	case 7, 8:
		p.loop()
	case 9, 10:
		p.try()
	case 11:
		p.line("%s, %s = %s", p.name(), p.name(), p.pick(p.expr(), "("+p.expr()+", "+p.expr()+")"))
	case 12:
		p.line("%s, *%s = %s", p.name(), p.name(), p.value(p.pick("list", "str", "tuple")))
	case 13:
		p.line("%s[%s] = %s", p.name(), p.expr(), p.expr())
	case 14:
		p.line("del %s", p.pick(p.name(), p.name()+"["+p.value("int")+"]"))
	case 15:
		p.line("assert %s, %s", p.condition(), p.expr())
	case 16:
		p.line("%s = %s", p.name(), p.call(p.funcs))
	case 17:
		p.line("raise %s(%s)", p.pick("ValueError", "KeyError", "TypeError", "RuntimeError"), p.expr())
	case 18:
		p.line("for %s in sorted(%s): print(%s)", p.names[0], p.value(p.pick("list", "dict", "set", "tuple")), p.names[0])
	case 19:
		p.line("print(f\"%s\")", p.fstring())
	case 20:
		p.line("%s = %s", p.name(), p.comprehension())
	case 21:
		p.line("%s = %s if %s else %s", p.name(), p.expr(), p.condition(), p.expr())
	case 22, 23, 24:
		p.drive()
	case 25, 26:
		p.object()
	case 27:
		p.match()
	case 28:
		p.evaluate()
	}
}

func (p *programmer) loop() {
	p.loops++
	counter := fmt.Sprintf("i%d", p.loops)
	if p.one(3) {
		p.line("%s = 0", counter)
		p.line("while %s < %d:", counter, 1+p.Intn(4))
		p.nested(func() { p.line("%s += 1", counter); p.loopBody() })
	} else {
		p.line("for %s in %s:", counter, p.pick("range(4)", p.value("list"), p.value("str"), "enumerate("+p.value("str")+")", "zip("+p.value("list")+", "+p.value("str")+")", p.value("dict")+".items()"))
		p.nested(p.loopBody)
	}
	if p.one(4) {
		p.line("else:")
		p.nested(func() { p.block(1) })
	}
	if p.one(2) {
		p.line("print(%s)", counter)
	}
}

func (p *programmer) loopBody() {
	p.block(1 + p.Intn(2))
	if p.one(3) {
		p.line("if %s: %s", p.condition(), p.pick("break", "continue"))
	}
}

func (p *programmer) try() {
	p.line("try:")
	p.nested(func() { p.block(1 + p.Intn(3)) })
	withExcept := !p.one(5)
	if withExcept {
		p.line("except %s as e:", p.pick("Exception", "(TypeError, ValueError)", "KeyError", "LookupError", "ArithmeticError", "Exception"))
		p.nested(func() { p.line("print(type(e).__name__, e)"); p.block(p.Intn(2)) })
		if p.one(4) {
			p.line("else:")
			p.nested(func() { p.block(1) })
		}
	}
	if !withExcept || p.one(4) {
		p.line("finally:")
		p.nested(func() { p.line("print('finally')") })
	}
}

func (p *programmer) function() {
	name := fmt.Sprintf("f%d", len(p.funcs))
	p.line("def %s(%s):", name, p.pick("x, y", "x, y=2", "x, *args", "x=1, **kw", "x, /, y=3", "x, *, y=5", "x, y, *z, k=0, **kw"))
	p.nested(func() {
		outer := p.names
		p.names = []string{"x", "u", "v"}
		if p.one(3) {
			p.line("global %s", p.pick("a", "b"))
		}
		p.line("u = x")
		p.line("v = %s", p.value(p.pick("int", "str", "list")))
		p.block(1 + p.Intn(3))
		if p.one(3) {
			p.line("def g(y): return %s", p.expr())
			p.line("v = g(%s)", p.expr())
		}
		p.line("return %s", p.expr())
		p.names = outer
	})
	p.funcs = append(p.funcs, name)
}

func (p *programmer) class() {
	p.line("class C%s:", p.pick("", "(Exception)", "(list)", "(dict)", ""))
	p.nested(func() {
		p.line("n = %s", p.value("int"))
		if p.one(2) {
			p.line("def __init__(self, v=%s):", p.value("int"))
			p.nested(func() { p.line("self.v = v"); p.line("C.n += 1") })
		}
		for _, m := range []string{"__repr__(self): return f'C<{self.n}>'", "__eq__(self, o): return %s", "__len__(self): return %s", "__add__(self, o): return %s", "__getitem__(self, o): return %s", "m(self, o=1): return %s"} {
			if p.one(2) {
				if strings.Contains(m, "%") {
					m = fmt.Sprintf(m, p.pick(p.value("int"), p.value("int"), "self.n", "o", p.value("str")))
				}
				p.line("def %s", m)
			}
		}
	})
	p.line("class D(C):")
	p.nested(func() { p.line("def m(self, o=2): return (super().m(o), o)") })
	p.line("try: print(D().m(), C().n, len(C()), C() == D(), C() + 1, D()[0])")
	p.line("except Exception as e: print(type(e).__name__, e)")
}

// call is a call of one of some functions.
func (p *programmer) call(functions []string) string {
	args := make([]string, p.Intn(4))
	for i := range args {
		args[i] = p.expr()
	}
	if p.one(4) {
		args = append(args, p.pick("y=", "k=", "z=")+p.expr())
	}
	if p.one(8) {
		args = append([]string{"*" + p.value("list")}, args...)
	}
	if p.one(8) {
		args = append(args, "**"+p.pick("{'y': 1}", "{'x': 1, 'k': 2}", "{}"))
	}
	return p.pick(functions...) + "(" + strings.Join(args, ", ") + ")"
}

func (p *programmer) condition() string {
	switch p.Intn(6) {
	case 0:
		return p.expr()
	case 1:
		return "not " + p.operand()
	case 2:
		return p.operand() + " " + p.pick("in", "not in") + " " + p.operand()
	case 3:
		return "isinstance(" + p.operand() + ", " + p.pick("int", "str", "list", "(int, float)", "bool") + ")"
	case 4:
		return p.operand() + " " + p.pick("<", "<=", "==") + " " + p.operand() + " " + p.pick("<", "!=", ">=") + " " + p.operand()
	}
	return p.operand() + " " + p.pick("<", "<=", "==", "!=", ">", ">=") + " " + p.operand()
}

func (p *programmer) fstring() string {
	return p.pick("x", "é ", "") + "{" + p.name() + p.pick("", "!r", "!s", ":>5", ":<4", ":^6", ":3d", ":.2f", ":x", ":,", ":05", "=", ":+") + "}" + p.pick("", "{{}}", "%")
}

func (p *programmer) comprehension() string {
	src := p.pick("range(5)", p.value("list"), p.value("str"), p.value("tuple"))
	cond := p.pick("", " if t", " if t != 2", " if "+p.condition())
	elem := p.pick("t", "t * 2", "(t, 1)", "str(t)", p.operand())
	switch p.Intn(5) {
	case 0:
		return "{t: " + elem + " for t in " + src + cond + "}"
	case 1:
		return "sorted({t for t in range(5)" + cond + "})"
	case 2:
		return "sum(t for t in " + src + cond + ")"
	case 3:
		return "[(t, w) for t in " + src + cond + " for w in range(2)]"
	}
	return "[" + elem + " for t in " + src + cond + "]"
}
