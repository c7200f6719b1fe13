package eval_test

import (
	"fmt"
	"strings"
)

// Random programs with match statements, and with eval and exec.

// match is a match statement.
func (p *programmer) match() {
	subject := p.pick(p.expr(), p.name(), p.operand()+", "+p.operand(), p.value("list"), p.value("dict"), p.value("tuple"))
	p.line("match %s:", subject)
	p.nested(func() {
		for range 1 + p.Intn(4) {
			captures := p.captures
			pattern := p.pattern(0, true)
			guard := ""
			if p.one(4) {
				guard = " if " + p.condition()
			}
			p.line("case %s%s:", pattern, guard)
			p.nested(func() {
				for i := captures; i < p.captures; i++ {
					p.line("print('m%d', m%d)", i, i)
				}
				p.line("print('case')")
				p.block(p.Intn(2))
			})
		}
		if p.one(2) {
			p.line("case %s:", p.pick("_", "rest"))
			p.nested(func() { p.statement() })
		}
	})
}

// pattern is a pattern that may fail; it binds names m0, m1 … where it may.
func (p *programmer) pattern(depth int, binds bool) string {
	capture := func() string {
		if !binds || p.one(2) {
			return "_"
		}
		p.captures++
		return fmt.Sprintf("m%d", p.captures-1)
	}
	inner := func() string {
		if depth > 1 || p.one(3) {
			return capture()
		}
		return p.pattern(depth+1, binds)
	}
	switch p.Intn(9) {
	case 0, 1:
		return p.pick("0", "1", "-1", "2", "'a'", "'abc'", "1.5", "None", "True", "b'abc'", "''", "255", "'x' 'y'", "-2.25")
	case 2:
		kind := p.pick("int", "str", "float", "list", "dict", "tuple", "bool", "bytes")
		return kind + "(" + p.pick("", inner()) + ")"
	case 3, 4:
		parts := make([]string, p.Intn(4))
		for i := range parts {
			parts[i] = inner()
		}
		if p.one(2) {
			at := p.Intn(len(parts) + 1)
			star := "*" + capture()
			parts = append(parts[:at], append([]string{star}, parts[at:]...)...)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case 5:
		entries := []string{p.pick("1", "'a'", "'abc'", "-1") + ": " + inner()}
		if p.one(3) {
			entries = append(entries, p.pick("2", "'x,y'", "None")+": "+inner())
		}
		if p.one(3) && binds {
			p.captures++
			entries = append(entries, fmt.Sprintf("**m%d", p.captures-1))
		}
		return "{" + strings.Join(entries, ", ") + "}"
	case 6:
		return p.pattern(2, false) + " | " + p.pattern(2, false)
	case 7:
		if !binds {
			return "()"
		}
		p.captures++
		name := fmt.Sprintf("m%d", p.captures-1)
		return "(" + p.pattern(depth+1, false) + ") as " + name
	}
	if len(p.classes) > 0 {
		return p.pick(p.classes...) + "(" + p.pick("", "n="+inner(), "n=_, m=_") + ")"
	}
	return "(" + p.pattern(depth+1, binds) + ")"
}

// evaluate is a statement that has eval or exec run another.
func (p *programmer) evaluate() {
	space := p.pick("", "", "", ", {}", ", {'a': 1, 'x': 'é'}", ", {}, {'u': 2, 'b': [1]}", ", globals()", ", globals(), {'a': 5}")
	if p.one(2) {
		p.line("print(eval(%s%s))", quoted(p.expr()), space)
		return
	}
	inner := &programmer{Rand: p.Rand, names: p.names, funcs: p.funcs, loops: p.loops, captures: p.captures}
	inner.statement()
	p.loops, p.captures = inner.loops, inner.captures
	code := quoted(inner.b.String())
	if p.one(3) {
		code = "compile(" + code + ", 'code', 'exec')"
	}
	p.line("exec(%s%s)", code, space)
}

// quoted is a text as a Python literal.
func quoted(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`, "\n", `\n`).Replace(text) + "'"
}
