package eval_test

import (
	"fmt"
	"strings"
)

// Random programs with classes: several bases and super(), classes over the
// built-in values, properties, __slots__, and type() that makes one.

// hierarchy writes a few classes, each over any of those before it.
func (p *programmer) hierarchy() {
	for i := range 3 + p.Intn(3) {
		name := fmt.Sprintf("K%d", i)
		bases := ""
		if i > 0 {
			bases = p.bases()
		}
		p.line("try:")
		p.nested(func() {
			if p.one(6) && i > 0 {
				p.line("%s = type('%s', (%s,), {'n': %s, 'm': lambda self, *a: ('%s', a)})", name, name, bases, p.value("int"), name)
				return
			}
			p.line("class %s(%s):", name, bases)
			p.nested(func() { p.members(name, i == 0) })
		})
		p.line("except TypeError as e: print(e)")
		p.line("else: print([c.__name__ for c in %s.__mro__])", name)
		p.classes = append(p.classes, name)
	}
}

// bases are one to three of the classes, the later ones first more often.
func (p *programmer) bases() string {
	var bases []string
	for i := len(p.classes) - 1; i >= 0 && len(bases) < 3; i-- {
		if p.one(2) {
			bases = append(bases, p.classes[i])
		}
	}
	if len(bases) == 0 {
		bases = []string{p.classes[0]}
	}
	if p.one(6) {
		p.Shuffle(len(bases), func(i, j int) { bases[i], bases[j] = bases[j], bases[i] })
	}
	return strings.Join(bases, ", ")
}

func (p *programmer) members(class string, root bool) {
	p.line("n = %s", p.value(p.pick("int", "str", "list")))
	super := func(call, otherwise string) string {
		if root || p.one(4) {
			return otherwise
		}
		return "super()." + call
	}
	for _, m := range []func(){
		func() { p.line("def m(self, *a): return ('%s', %s)", class, super("m(*a)", "a")) },
		func() {
			p.line("def __init__(self, *a, **kw):")
			p.nested(func() {
				p.line("print('init %s', a, kw)", class)
				p.line("%s", super("__init__(*a[1:], **kw)", "self.a = a"))
				p.line("self.x%s = %s", strings.ToLower(class), p.value("int"))
			})
		},
		func() {
			p.line("@property")
			p.line("def p(self): return ('p %s', %s)", class, super("p", "self.n"))
			if p.one(2) {
				p.line("@p.setter")
				p.line("def p(self, v): self.n = v")
			}
		},
		func() {
			p.line("@classmethod")
			p.line("def c(cls, *a): return (cls.__name__, %s)", super("c(*a)", "a"))
		},
		func() { p.line("@staticmethod"); p.line("def s(*a): return a") },
		func() {
			p.line("def __repr__(self): return '<%s ' + %s + '>'", class, super("__repr__()[:3]", "str(self.n)"))
		},
		func() {
			p.line("def __eq__(self, o): return %s", p.pick("self.n == o", "type(self) is type(o)", "NotImplemented", p.value("int")))
		},
		func() { p.line("def __len__(self): return %s", p.value("int")) },
		func() { p.line("def __iter__(self): yield from (%s)", p.value("tuple")) },
		func() { p.line("def __call__(self, *a, k=1): return (%s, k)", super("m(*a)", "a")) },
		func() {
			p.line("def __getattr__(self, name): return name * 2 if name < 'm' else %s", super("__getattr__(name)", "self.n"))
		},
		func() {
			p.line("def __add__(self, o): return %s", p.pick("('add', o)", "NotImplemented", "self.n + o"))
		},
		func() { p.line("def __radd__(self, o): return ('radd', o)") },
		func() { p.line("def __init_subclass__(cls, **kw): print('made', cls.__name__, kw)") },
		func() { p.line("__slots__ = %s", p.pick("()", "('q',)", "('q', '__dict__')", "['q', 'r']")) },
		func() { p.line("def __bool__(self): return %s", p.pick("True", "False", "self.n", "bool(self.n)")) },
		func() { p.line("__hash__ = %s", p.pick("None", "lambda self: 5")) },
	} {
		if p.one(4) {
			m()
		}
	}
}

// object writes statements that use an instance of a class.
func (p *programmer) object() {
	class := p.pick(p.classes...)
	p.line("k = %s(%s)", class, p.pick("", "", p.operand(), "1, 2", "z=3"))
	for range 1 + p.Intn(3) {
		use := p.pick("print(k.m(ARG), k.n)",
			"print(k.p)",
			"k.p = ARG; print(k.n, k.p)",
			"print(k.c(ARG), CLASS.c(), CLASS.s(ARG))",
			"print(repr(k), str(k))",
			"print(k == ARG, k != k, bool(k))",
			"print(len(k), list(k))",
			"print(k(ARG), callable(k))",
			"print(k + ARG, ARG + k)",
			"print(isinstance(k, CLASS), issubclass(CLASS, type(k)))",
			"print(hasattr(k, 'q'), k.absent)",
			"k.q = ARG; print(k.q)",
			"k.extra = 1; print(vars(k))",
			"print({k: ARG}, hash(k) == hash(k))",
			"print(super(CLASS, k).m(ARG))",
			"print(type(k).__bases__, type(k).__name__)",
			"print(sorted(n for n in dir(k) if n[0] != '_'))",
			"del k.n; print(k.n)",
			"CLASS.n = ARG; print(k.n)",
			"print(getattr(k, ARG, 7))",
			"print([x for x in k], ARG in k)")
		use = strings.ReplaceAll(use, "CLASS", p.pick(p.classes...))
		p.line("%s", strings.ReplaceAll(use, "ARG", p.operand()))
	}
}

// derived writes a class over a built-in value, and uses it.
func (p *programmer) derived() {
	kind := p.pick("int", "int", "str", "str", "float", "tuple", "bytes")
	p.line("class V(%s):", kind)
	p.nested(func() {
		p.line("n = %s", p.value("int"))
		for _, m := range []string{
			"def __new__(cls, *a): self = super().__new__(cls, *a); self.made = len(a); return self",
			"def __init__(self, *a): print('init', len(a))",
			"def __repr__(self): return 'V' + super().__repr__()",
			"def __str__(self): return 'text'",
			"def __add__(self, o): return V(super().__add__(o))",
			"def __getitem__(self, i): return ('item', super().__getitem__(i))",
			"def __eq__(self, o): print('eq'); return super().__eq__(o)\n        __hash__ = %s.__hash__",
			"def __len__(self): return 3",
			"def __iter__(self): return iter('xy')",
			"def __bool__(self): return False",
			"def __format__(self, spec): return '<' + super().__format__(spec) + '>'",
			"def __lt__(self, o): return True",
			"@property\n        def half(self): return self[:1]",
			"def upper(self): return self.n",
			"@classmethod\n        def zero(cls): return cls()",
		} {
			if p.one(4) {
				m = strings.ReplaceAll(m, "%s", kind)
				p.line("%s", strings.ReplaceAll(m, "\n        ", "\n"+strings.Repeat("    ", p.indent)))
			}
		}
	})
	argument := func() string { return p.value(kind) }
	p.line("try: v = V(%s)", p.pick("", argument(), argument(), argument(), p.operand()))
	p.line("except Exception as e: print(type(e).__name__, e)")
	for range 2 + p.Intn(4) {
		p.line("try: %s", p.pick("print(v, repr(v), '%s|%r' % (v, v))", "print(f'{v} {v!r:>8} {v:>6}')", "print(v + "+argument()+", "+argument()+" + v)",
			"print(type(v + v).__name__, type(v * 2).__name__)", "print(v == "+argument()+", v != v, v < "+argument()+")", "print({v: 1}, {"+argument()+": 2}.get(v), hash(v) == hash("+argument()+"))",
			"print(len(v), list(v), v[0], v[:2])", "print(bool(v), not v, isinstance(v, "+kind+"))", "print("+kind+"(v), type("+kind+"(v)))", "v.x = 1; print(v.x, vars(v))",
			"print(V.zero(), v.half, v.upper())", "print(sorted([v, "+argument()+"]), max(v, "+argument()+"))", "print(v.made, v.n, V.__mro__)", "print("+argument()+" in [v], [v].index(v), (v,).count("+argument()+"))",
			"print(int(v), float(v))", "print(-v, ~v, abs(v), v // 2, v % 3, 7 - v)", "print(v."+p.pick("upper()", "lower()", "strip()", "split()", "bit_length()", "hex()", "is_integer()", "count(1)", "index(1)", "real", "numerator")+")",
			"print(v[::-1], type(v[:]).__name__)", "print(V(v), type(V(v)).__name__, V("+argument()+") == v)", "print(''.join([v, 'x']), b''.join([v]))", "print(range(v), [1, 2, 3][v], 'ab'[v])", "print(sum([v, v]), round(v), divmod(v, 2))"))
		p.line("except Exception as e: print(type(e).__name__, e)")
	}
}
