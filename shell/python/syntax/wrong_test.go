package syntax

// wrongTexts are the mistakes whose errors are compared with CPython's, by
// subject.
var wrongTexts = [][]string{
	wrongTokens, wrongStrings, wrongBlocks, wrongStatements,
	wrongExpressions, wrongCalls, wrongDefinitions, wrongNames, wrongPartly, wrongYields, wrongMatch,
}

var wrongTokens = []string{
	"x = 012", "12abc", "x=“a”", "a\u00a0b", "1_", "0x", "1__0", "0xg", "1e", "1.e+", "1e+", "5a", "0777", "0b12",
	"0o8", "0b", "0o", "0_7", "1.2.3", "1_000_", "00_1", "0xz", "1e5x", "1.5abc", "09.5x", "x² = 2", "a ? b", "a $ b",
	"`a`", "x!", "a !", "a <> b", "x\x0cy", "x = 1 \\ y", "\\", "x = \\", "a)", "x]", "(]", "[)", "{]", "(((",
	"foo(1, 2\nx = 3", "x = [1, 2\ny", "x = (1,", "f(\nx y", "(\n\n", "(\n]", "{\n  'a': 1\n)", "a)'b", "x = €5", "print(«a»)",
	"x = 5 €", "\x01", "if True:\n\tx\n        y", "if 1:\n        x\n\ty", "if 1:\n  a\n b", "  x", "x\n  y", "if 1:\n  x\n   y",
	"\t x\n  y", "if 1:\n    a\n  b\nc", "for x in y:\n\ta\n  b", "1 2", "x = 1 2", "a b c", "a.1", "1.real", "x..y", "x.", ".x",
	"x = 0xfffg", "é = 1é", "a = 1;;b", ";", "x;;", "a ~ b", "a -> b", "a := 1", "@", "...x", "x = 1 if", "'a' 'b",
	"a b c \\n", "a b c d e f \\n", "a b , c, d , e, f, g\\n", "a b : c \\n", "a b. c d\\n", "a b 1 2 \\n", "a b '1' 2 \\n", "a b 1.1 \\n", "a b x1.1 \\n", "a b / x \\n", "a b 'x'y'z' \\n", "a b c.d \\n", "a b c = d \\n", "a b c ? d \\n", "a b (c d)", "a b (x 1) c", "a b [x 1] 2", "a b c, f(x y)", "a -b (x y)", "a.b c (x y)", "1 a (x y)", "'s' a (x y)", "x = a b (x y)", "le client envoie l'heure", "le client f(x y) z", "a b = f(1 2)", "a b print c", "if a b: f(x y)",
	"a b \\n c", "a b [c\\(", "a b\n\\n", "a b [\\n]", "f(a b) \\n", "f(a.b=1) \\n", "a b\nif 1:\n  c\n d", "a b\nif 1:\n\tc\n        d", "if a\n \\n", "f(\na b \\n", "f(\na b c d \\n", "a b c 'd", "f(a b) 'c", "f(a b) (", "f(a b)\n(", "(a b)\n 12a",
	"1if", "0x1for x in y", "1_a", "12_3x", "0b1_", "0_x", "1e_5", "1._5", "x = 1\n\ty = 2", "(a,\\", "f(x\\\n\\", "a \\",
}

var wrongStrings = []string{
	"x = 'abc", "x = \"abc", "'abc\\", "a = 'b\\\n", "'''abc\n", "x = '''\n\n  ", "'''", "\"\"\"a\"", "'\\x1'", "'\\u12'", "'\\U0011'",
	"'\\U00110000'", "'\\N{foo}'", "'\\N'", "'\\N{'", "'é\\x1'", "b'é'", "b'\\x1'", "b'\\xg'", "x = b'a' 'b'", "'a' b'b'", "f'{a b}'", "f'{}'",
	"f'{ }'", "f'{a'", "f'{'", "f'}'", "f'a}b'", "f'{a!z}'", "f'{a!}'", "f'{a!r'", "f'{a:{b:{c}}}'", "f'{a[}'", "f'{a(}'", "f'{a)}'", "f'{a #}'",
	"f'{a\\n}'", "f'{\"a}'", "f'{!r}'", "f'{:x}'", "f'{a b!r}'", "f'{a:{b c}}'", "f'{lambda x: 1}'", "f'{*a}'", "f'{a.b c}'", "f'{1 2}'",
	"f'{a =! r}'", "x = f'{a +}'", "\n\nx = f'{1 +}'", "x = f'{f(}'", "f'{a}{b'", "f'{a:}}'", "f'{x = 1}'", "f'{print a}'", "f'{if}'",
	"f'{x!r:{y!z}}'", "f'''\n{a b}\n'''", "u'abc' b'c'", "x = 'it's'", "print('l'heure')", "print(\"a\" \"b)", "'a\nb'", "f'{a['b']}'", "rb'é'",
}

var wrongBlocks = []string{
	"if x\n", "if x:\nfoo", "if x:", "if x:\n", "def f():\n  if x:\n", "def f():\n  if x:\ny", "class A:", "class A\n  pass", "class A:\nx", "else:\n pass",
	"elif x:\n pass", "for i in range(3)\n  pass", "for i in x:\npass", "while 1\n pass", "while 1:\npass", "with a\n pass", "with a:\npass", "with a as b\n pass",
	"with (a, b)\n pass", "try\n pass", "try:\npass", "try: pass", "try:\n pass\nx", "try:\n pass\nexcept\n pass", "try:\n pass\nexcept:\npass",
	"try:\n pass\nexcept A\n pass", "try:\n pass\nexcept A as b\n pass", "try:\n pass\nexcept A, B:\n pass", "try:\n pass\nexcept A, B as c:\n pass",
	"try:\n pass\nexcept A:\npass", "try:\n pass\nfinally\n pass", "try:\n pass\nfinally:\npass", "try:\n pass\nelse:\n pass", "try:\n pass\nexcept:\n pass\nexcept A:\n pass",
	"if x:\n pass\nelse\n pass", "if x:\n pass\nelse:\npass", "if x:\n pass\nelif y\n pass", "if x:\n pass\nelif y:\npass", "if x:\n pass\nelif:\n pass", "def f()\n pass",
	"def f():\npass", "def f:\n pass", "def f", "def", "def f()", "def f() pass", "class", "class 1", "class A(", "class A():\npass", "class A() pass", "if", "while", "for", "for x",
	"for x in", "for x in y", "for x of y:\n pass", "for 1 in x: pass", "for f() in x: pass", "for x, 1 in y: pass", "for x+1 in y: pass", "with", "with a as f(): pass", "with a as 1: pass",
	"with (a as 1): pass", "with a, b as 2: pass", "if x: for y in z: pass", "if x = 3: pass", "while x = f(): pass", "if x.y = 3: pass", "elif", "except: pass", "finally: pass",
	"@a\nx", "@a", "if x:\n  y\n z", "def f():\n\"\"\"doc\"\"\"", "if True\n  print(1)", "if x == 1\n  y", "x = 1:\n  y", "return", "break", "continue", "class A: return 1",
	"while 1:\n def f(): break", "for x in y:\n class A:\n  continue", "if 1: break", "for x in y: pass\nelse: break", "try: x\nexcept A: y\nexcept: z\nexcept B: w",
	"print 'a'", "print a, b", "print 'a', b", "exec 'a'", "print", "print a b", "exec a in b", "print -1 2", "x = print a", "if x: print y", "print(a) b", "print \"Bonjour\"", "with open('f') as f\n  pass",
	"for i in range(10) print(i)", "if x then y", "if x { y }", "def f(x) { return x }", "while (true) {", "x++", "x--", "++x y", "i++;", "a && b", "a || b", "!a", "not", "x not y", "null == ",
	"import", "import a.", "import a as", "import a as b.c", "import a b", "from", "from x", "from x import", "from x import (", "from x import a,", "from x import a, ", "from x import ()", "from x import (a,,b)",
	"from . import", "from x import *, a", "import *", "from x import a b", "import a, ", "from .x. import y", "def f():\n from x import *",
	"for x in y: pass else: pass", "if x:\n\npass", "if x:\n # c\ny", "class A:\n  def f(self):\n  pass", "def f(self):\n    return 1\n   x = 3",
}
