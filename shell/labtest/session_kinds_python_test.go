package labtest

import "fmt"

var pythonKinds = []sessionKind{
	{"assign", 6, true, func(g *sessionGenerator) {
		kind := g.one("int", "str", "bytes", "list")
		name := g.variable()
		g.addf("%s = %s", name, g.literal(kind))
		g.bind(name, kind)
	}},
	{"compute", 5, true, func(g *sessionGenerator) {
		x, name := g.valueOf("int"), g.variable()
		g.addf("%s = %s", name, fmt.Sprintf(g.one("%s * 2 + 1", "sum([%s, 1, 2])", "%s if True else 0", "max(%s, 7)", "(lambda v: v + 1)(%s)", "[v for v in range(%s + 3)][-1]"), x))
		g.bind(name, "int")
		g.print(name)
	}},
	{"several targets", 2, true, func(g *sessionGenerator) {
		g.add(g.one("x, y = 1, 2", "x = y = 3", "x, *y = 5, 6, 7", "[x, (y, n)] = 8, (9, 10)", "x: int = 4; y = x"))
		g.bind("x", "int")
		g.bind("y", "")
		g.print("x", "y")
	}},
	{"augment", 2, true, func(g *sessionGenerator) {
		x := g.valueOf("int")
		g.addf("%s %s %s", x, g.one("+=", "*=", "-=", "//="), g.one("1", "3", "x if False else 2"))
		g.print(x)
	}},
	{"print", 3, true, func(g *sessionGenerator) {
		g.print(g.valueOf(g.one("int", "str", "bytes", "list")), g.one("1 + 1", `"fin"`, `f"{3!r:>4}"`, "{'a': [None]}"))
	}},
	{"expression", 4, true, func(g *sessionGenerator) {
		g.add(g.one("1 + 1", `"abc".upper()`, "[i * i for i in range(3)]", "None", "sum(range(5))", "(1, 'deux')", "print", "b'x' * 3", "2 ** 70", `{"a": 1}`))
	}},
	{"last value", 6, false, func(g *sessionGenerator) {
		g.add(g.one("1 + 1", `"abc".upper()`, "[i * i for i in range(3)]", "sum(range(5))", "(1, 'deux')", "2 ** 70"))
		if g.chance(30) {
			g.add(g.one("None", "x = 5", "# a comment", "1 / 0", "pass"))
			g.bind("x", "")
		}
		switch g.IntN(4) {
		case 0:
			name := g.variable()
			g.addf("%s = _", name)
			g.bind(name, "")
			g.print(name)
		case 1:
			g.add("_ * 2")
			g.print("_")
		case 2:
			g.add("for i in range(2):\n    _\n    i + 10")
			g.bind("i", "")
			g.print("_")
		default:
			g.print("_", "type(_)")
		}
	}},
	{"last value of a command", 6, false, func(g *sessionGenerator) {
		c := g.connection("echo")
		switch g.IntN(4) {
		case 0:
			g.addf("%s.send abc", c)
			g.print("_")
			g.addf("%s.recvexactly 3", c)
		case 1:
			g.addf("%s.send xyz", c)
			g.addf("%s.recv 100", c)
			g.print("_", "len(_)")
		case 2:
			g.addf("%s.send un;deux", c)
			g.addf("%s.recvuntil ;", c)
			g.addf("%s.recv", c)
			g.print("_")
		default:
			g.addf("%s.send 123", c)
			g.addf("int(%s.recv(10)) + 1", c)
			g.addf("%s.send ${_}", c)
			g.addf("%s.recv", c)
			g.print("_")
		}
	}},
	{"one line", 3, true, func(g *sessionGenerator) {
		g.add(g.one("x = 1; y = x + 1; print('@@', y)", "x = 5;", "if True: x = 9", "for i in range(3): x = i", "import math; x = math.floor(2.5)", "x = 1 ; x += 1", "while False: pass", "x = (\n    1 +\n    2)",
			"x = [\n    1,  # one\n\n    2,\n]", "x = 1 + \\\n    2", "x = '''a\nb'''", "x = {\n'a': 1}"))
		g.bind("x", "")
		g.bind("y", "")
		g.bind("i", "")
		g.bind("math", "")
		g.print("x")
	}},
	{"comment", 2, true, func(g *sessionGenerator) {
		g.add(g.one("# un commentaire", "x = 3  # trois", "pass", "#", "print('@@ #')  # dit"))
		g.bind("x", "")
	}},
	{"import", 3, false, func(g *sessionGenerator) {
		line := g.one("import os", "import math as m", "from math import floor", "import os, math", "import os.path", "from json import dumps, loads as charge", "import base64", "import struct", "from os import path as chemin")
		g.add(line)
		for _, name := range []string{"os", "m", "floor", "math", "dumps", "charge", "base64", "struct", "chemin"} {
			g.bind(name, "")
		}
		if g.chance(50) {
			g.print(map[string]string{
				"import os": "os.sep", "import math as m": "m.ceil(1.5)", "from math import floor": "floor(2.5)", "import os, math": "math.sqrt(4)", "import os.path": "os.path.basename('a/b')",
				"from json import dumps, loads as charge": "charge(dumps([1]))", "import base64": "base64.b64encode(b'ab')", "import struct": "struct.pack('!H', 5)", "from os import path as chemin": "chemin.join('a', 'b')",
			}[line])
		}
	}},
	{"function", 4, false, func(g *sessionGenerator) {
		f := g.fresh("f")
		g.bind(f, "")
		switch g.IntN(6) {
		case 0:
			g.addf("def %s(a, b=2, *c, **d):\n    return a, b, c, d", f)
			g.print(f+"(1)", f+"(1, 2, 3, e=4)")
		case 1:
			g.add("n = 0")
			g.bind("n", "int")
			g.addf("def %s():\n    global n\n    n += 1\n    return n", f)
			g.print(f+"()", f+"()", "n")
		case 2:
			g.addf("def %s():\n    n = 0\n    def plus():\n        nonlocal n\n        n += 1\n        return n\n    return plus", f)
			g.addf("n = %s()", f)
			g.bind("n", "")
			g.print("n()", "n()")
		case 3:
			g.addf("%s = lambda a, b=1: a + b", f)
			g.print(f + "(3)")
		case 4:
			g.addf("def %s(n):\n    '''Counts.'''\n    for i in range(n):\n        yield i * i", f)
			g.print("list(" + f + "(4))")
		default:
			g.addf("def %s(n):\n    return 1 if n < 2 else n * %s(n - 1)", f, f)
			g.addf("%s(5)", f)
			g.print("_")
		}
	}},
	{"class", 3, false, func(g *sessionGenerator) {
		k, o := g.fresh("K"), g.fresh("o")
		g.bind(k, "")
		g.bind(o, "")
		g.addf("class %s:\n    '''A point.'''\n    count = 0\n\n    def __init__(self, x):\n        self.x = x\n        %s.count += 1\n    def __repr__(self):\n        return f'<{self.x}>'", k, k)
		g.addf("%s = %s(%s)", o, k, g.one("1", "'é'", "[2]"))
		if g.chance(40) {
			g.add(o)
			g.print("_")
		}
		g.print(o, k+".count")
	}},
	{"iterator", 2, true, func(g *sessionGenerator) {
		it := g.fresh("it")
		g.addf("%s = iter([%d, %d, 3, 4, 5, 6, 7, 8])", it, g.IntN(9), g.IntN(9))
		g.bind(it, "")
		g.print("next("+it+")", "next("+it+")")
	}},
	{"del", 2, false, func(g *sessionGenerator) {
		x := g.valueOf(g.one("int", "str"))
		g.addf("del %s", x)
		g.bind(x, "")
		if g.chance(30) {
			g.add(x)
		}
	}},
}
