package eval_test

import (
	"fmt"
	"strings"
)

// Random programs with generators. A generator that is left before its end is
// closed: CPython closes it when nothing refers to it any more, which is another
// moment here.

// closes is what programs end a generator with: it may yield while it closes.
const closes = `def ends(it):
    for _ in range(9):
        try: return it.close()
        except Exception as e: print('close', type(e).__name__, e)
def drive(it, *sent):
    try:
        print('next', next(it))
        for s in sent: print('sent', it.throw(s) if isinstance(s, Exception) else it.send(s))
        print('rest', [*it])
    except StopIteration as e: print('value', e.value)
    except Exception as e: print(type(e).__name__, e, type(e.__context__).__name__)
    finally: ends(it)
    print(list(it), it.gi_frame is None, it.gi_running)
`

// generator writes a generator function.
func (p *programmer) generator() {
	name := fmt.Sprintf("g%d", len(p.gens))
	p.line("def %s(%s):", name, p.pick("x=1", "x=2, y=2", "x=0, *args", "x=(), **kw"))
	p.nested(func() {
		outer := p.names
		p.names, p.yields = []string{"x", "u", "v"}, true
		p.line("u = x")
		p.line("v = %s", p.value(p.pick("int", "str", "list")))
		for range 1 + p.Intn(3) {
			if p.one(3) {
				p.guarded()
			} else {
				p.statement()
			}
			p.yield()
		}
		if p.one(2) {
			p.line("return %s", p.expr())
		}
		p.names, p.yields = outer, false
	})
	p.gens = append(p.gens, name)
}

// guarded is a try statement around a yield.
func (p *programmer) guarded() {
	p.line("try:")
	p.nested(func() { p.yield(); p.block(p.Intn(2)); p.yield() })
	clause := p.Intn(3)
	if clause < 2 {
		p.line("except %s as e:", p.pick("ValueError", "Exception", "(KeyError, TypeError)", "GeneratorExit", "BaseException"))
		p.nested(func() {
			p.line("print('caught', type(e).__name__, e)")
			switch p.Intn(4) {
			case 0:
				p.yield()
			case 1:
				p.line("raise")
			case 2:
				p.line("return %s", p.expr())
			}
		})
	}
	if clause > 0 {
		p.line("finally:")
		p.nested(func() {
			p.line("print('finally', u)")
			if p.one(5) {
				p.yield()
			}
		})
	}
}

// yield is a statement with a yield in it.
func (p *programmer) yield() {
	inner := p.value(p.pick("list", "str", "tuple"))
	if len(p.gens) > 0 && p.one(2) {
		inner = p.call(p.gens)
	}
	switch p.Intn(9) {
	case 0:
		p.line("yield")
	case 1:
		p.line("%s = yield", p.name())
	case 2:
		p.line("print((yield %s))", p.expr())
	case 3:
		p.line("%s = yield %s", p.name(), p.expr())
	case 4:
		p.line("yield from %s", inner)
	case 5:
		p.line("%s = yield from %s", p.name(), inner)
	case 6:
		p.line("%s = [(yield %s), %s, (yield)]", p.name(), p.operand(), p.operand())
	case 7:
		p.line("yield %s, *%s", p.operand(), p.value("list"))
	default:
		p.line("yield %s", p.expr())
	}
}

// drive runs a generator to its end.
func (p *programmer) drive() {
	sent := make([]string, p.Intn(4))
	for i := range sent {
		sent[i] = ", " + p.pick(p.operand(), p.operand(), "ValueError('thrown')", "KeyError(1)", "TypeError()", "None")
	}
	switch p.Intn(5) {
	case 0:
		p.line("%s = %s(%s)", p.name(), p.pick("list", "tuple", "[].extend"), p.call(p.gens))
	case 1:
		p.loops++
		p.line("it%d = %s", p.loops, p.call(p.gens))
		it := p.loops
		p.line("try:")
		p.nested(func() {
			p.line("for i%d in it%d:", it, it)
			p.nested(func() { p.line("print(i%d)", it); p.loopBody() })
		})
		p.line("finally: ends(it%d)", it)
	case 2:
		p.line("drive((%s for t in %s%s))", p.pick("t", "(t, t)", "[t] * 2", p.operand()), p.pick("range(4)", p.value("list"), p.value("str")), p.pick("", " if t", " for s in range(2)"))
	default:
		p.line("drive(%s%s)", p.call(p.gens), strings.Join(sent, ""))
	}
}
