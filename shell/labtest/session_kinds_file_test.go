package labtest

import "fmt"

// file puts a file into the session's folder.
func (g *sessionGenerator) file(suffix, text string) string {
	name := g.fresh("f") + suffix
	g.session.files[name] = text
	return name
}

var fileKinds = []sessionKind{
	{"Python's files", 4, true, func(g *sessionGenerator) {
		f := g.one("notes.txt", "liste.txt")
		switch g.IntN(3) {
		case 0:
			g.add(nested(fmt.Sprintf("with open(%q, %q, encoding='utf-8') as f:", f, g.one("w", "a")), "f.write('été\\n')", "print('ligne', file=f)"))
			g.bind("f", "")
		case 1:
			g.addf("open(%q, 'a').close()", f)
			g.addf("x = open(%q).read()", f)
			g.bind("x", "str")
		default:
			g.addf("open(%q, 'wb').write(b'\\xff')", f)
			if g.depth == 0 {
				g.print("_")
			}
		}
	}},
	{"run FILE.py", 4, false, func(g *sessionGenerator) {
		n := g.IntN(100)
		switch g.IntN(5) {
		case 0:
			f := g.file(".py", fmt.Sprintf("import os\nvaleur = %d\ndef double(x):\n    return x * 2\n\nif __name__ == '__main__':\n    print('@@ main', valeur)\n", n))
			g.add("run " + f)
			g.print("valeur", "double(4)")
		case 1:
			f := g.file(".py", "import sys\nprint('@@', sys.argv[1:])\narguments = len(sys.argv)\n")
			g.addf("run %s %s", f, g.one("un deux", "'trois quatre'", "$valeur", ""))
			g.print("arguments")
		case 2:
			f := g.file(".py", "import socket\ns = socket.create_connection(('localhost', <echo>))\ns.sendall(b'fichier')\nvaleur = s.recv(100)\n")
			g.add("run " + f)
			g.add("s.send encore", "s.recv", "s.close")
		case 3:
			f := g.file(".py", "valeur = 1\nprint('@@ avant')\n1 / 0\nvaleur = 2\n")
			g.add("run " + f)
			g.print("valeur")
		default:
			f := g.file(".py", "x = 7\n")
			g.add("x = 3", "run "+f)
			g.print("x")
			g.bind("x", "int")
		}
		for _, name := range []string{"valeur", "double", "arguments", "s"} {
			g.bind(name, "")
		}
	}},
	{"run FILE.lab", 5, false, func(g *sessionGenerator) {
		switch g.IntN(5) {
		case 0:
			f := g.file(".lab", "c = connect localhost <lines>\nc.sendline du fichier\nd = c.recvline\nprint('@@', d)\n")
			g.add("run " + f)
			g.add("c.sendline encore", "c.recvline > lab.txt", "c.close")
		case 1:
			f := g.file(".lab", "print('@@ avant')\nc = connect localhost <echo>\nconnect localhost <refused>\nprint('@@ après')\n")
			g.add("run " + f)
			g.add("c.send suite", "d = c.recv", "c.close")
		case 2:
			f := g.file(".lab", "for i in range(3):\n    c = connect localhost <echo>\n    c.send tour $i\n    d = c.recv\n    c.close\nr = http :<web>/json\nprint('@@', i, d, r.status_code)\n")
			g.add("run " + f)
			if g.chance(40) {
				g.add("run " + f)
			}
		case 3:
			inner := g.file(".lab", "status 404 > st.txt\nd = 5\n")
			f := g.file(".lab", "run "+inner+"\nd += 1\nprint('@@', d)\n")
			g.add("run " + f)
		default:
			f := g.file(".lab", "import sys\nprint('@@', sys.argv[1:])\nc = connect localhost ${int(sys.argv[1])}\nc.send ok\nd = c.recv\nc.close\n")
			g.addf("run %s <echo>", f)
		}
		for _, name := range []string{"c", "d", "i", "r"} {
			g.bind(name, "")
		}
		g.print("d")
	}},
	{"run in a block", 2, false, func(g *sessionGenerator) {
		f := g.file(g.one(".py", ".lab"), "d = 5\nprint('@@ run')\n")
		g.add(nested("for i in range(2):", "run "+f, "d += i"))
		g.bind("d", "int")
		g.bind("i", "")
		g.print("d")
	}},
	{"python FILE", 3, true, func(g *sessionGenerator) {
		f := g.file(".py", g.one("import sys\nprint('@@', sys.argv[1:], __name__)\n", "open('fait.txt', 'w').write('é')\n", "x = 99\nprint('@@ x', x)\n", "print('@@ avant')\n1 / 0\n", "import sys\nsys.exit(3)\n", "import socket\nc = socket.create_connection(('localhost', <echo>))\nc.sendall(b'programme')\nprint('@@', c.recv(20))\n"))
		g.addf("python %s %s", f, g.one("", "un", "a b"))
	}},
	{"a file that the session writes", 2, false, func(g *sessionGenerator) {
		f := g.fresh("ecrit") + ".py"
		g.addf("open(%q, 'w').write('cree = 5\\nprint(\"@@\", cree)\\n')", f)
		g.add(g.one("run ", "python ") + f)
		g.bind("cree", "")
	}},
	{"import of a file", 2, false, func(g *sessionGenerator) {
		f := g.file(".py", "def carre(x):\n    return x * x\n")
		module := f[:len(f)-3]
		if g.chance(50) {
			g.add("import " + module)
			g.print(module + ".carre(3)")
			g.bind(module, "")
		} else {
			g.addf("from %s import carre", module)
			g.print("carre(4)")
			g.bind("carre", "")
		}
	}},
}
