package labtest

import "fmt"

var blockKinds = []sessionKind{
	{"block if", 5, true, func(g *sessionGenerator) {
		s := g.scope()
		x := g.valueOf("int")
		s2 := g.block(fmt.Sprintf(g.one("if %s < 50:", "if %s >= 0 and True:", "if not %s:"), x), false)
		g.forget(s)
		if g.chance(60) {
			s2 += "\n" + g.block(g.one("else:", fmt.Sprintf("elif %s > 3:", x)), false)
			g.forget(s)
		}
		g.add(s2)
	}},
	{"block for", 8, true, func(g *sessionGenerator) {
		s := g.scope()
		i := g.one("i", "j", "k", "mot")
		head := fmt.Sprintf("for %s in %s:", i, g.one("range(3)", "range(2)", `["a", "b"]`, "[]", `[b"x", "y", 3]`, "range(1)", "(1.5, None)"))
		var first []string
		if g.depth < 2 && g.chance(40) {
			first = append(first, fmt.Sprintf("if %s == %s:\n    %s", i, g.one("1", `"b"`, "0"), g.one("continue", "break", "pass")))
		}
		if g.chance(30) {
			c := g.connection("lines")
			first = append(first, fmt.Sprintf("%s.sendline tour $%s", c, i), fmt.Sprintf(g.one("%s.recvline", "d = %s.recvline", "%s.recvline >> tours.txt"), c))
			g.bind("d", "")
		}
		text := g.block(head, true, first...)
		g.forget(s)
		if g.chance(20) {
			text += "\n" + g.block("else:", false)
			g.forget(s)
		}
		g.bind(i, "")
		g.add(text)
	}},
	{"block while", 4, true, func(g *sessionGenerator) {
		s := g.scope()
		n := g.fresh("n")
		g.addf("%s = 0", n)
		text := g.block(g.one("while "+n+" < 3:", "while True:"), true, n+" += 1", fmt.Sprintf("if %s == 3:\n    break", n))
		g.forget(s)
		g.bind(n, "")
		g.add(text)
	}},
	{"block try", 6, true, func(g *sessionGenerator) {
		s := g.scope()
		head := g.block("try:", false)
		if g.chance(60) {
			head += "\n    " + g.one("1 / 0", "nosuch", "int('x')", "connect localhost <refused>", "raise ValueError('dit')", "[][1]", "z = connect localhost <refused>")
			g.bind("z", "")
		}
		g.forget(s)
		head += "\n" + nested(g.one("except Exception as e:", "except (OSError, ArithmeticError, NameError, ValueError, LookupError) as e:"), `print("@@", type(e).__name__)`)
		if g.chance(25) {
			head += "\n" + g.block("else:", false)
		}
		if g.chance(30) {
			head += "\n" + g.block("finally:", false)
		}
		g.forget(s)
		g.bind("e", "")
		g.add(head)
	}},
	{"block with", 3, true, func(g *sessionGenerator) {
		s := g.scope()
		w := g.fresh("w")
		if g.chance(60) {
			g.add(nested(fmt.Sprintf(`with socket.create_connection(("localhost", <lines>)) as %s:`, w), w+".sendline dans with", g.one("d = ", "")+w+".recvline"))
		} else {
			g.add(g.block(fmt.Sprintf("with open('avec.txt', 'a') as %s:", w), false, w+".write('x')"))
		}
		g.forget(s)
		g.bind(w, "")
		g.bind("d", "")
	}},
	{"block function", 6, false, func(g *sessionGenerator) {
		s := g.scope()
		f := g.fresh("f")
		g.hidden++
		text := g.block(fmt.Sprintf("def %s(a, n=1):", f), true, g.one("b = a", "print('@@ in', a)", "'''Does things.'''"))
		g.hidden--
		g.forget(s)
		text += g.one("", "\n    return n", "\n    return a, n")
		g.add(text)
		g.bind(f, "")
		for range g.IntN(3) {
			g.add(g.one("", "x = ") + fmt.Sprintf("%s(%s)", f, g.one("1", "'é'", "b'b', 2", "None, n=3")))
			g.bind("x", "")
		}
	}},
	{"function that talks", 6, false, func(g *sessionGenerator) {
		f := g.one("demande", "parle", "echange", g.fresh("f"))
		peer := g.one("echo", "lines")
		send := map[string]string{"echo": "send", "lines": "sendline"}[peer]
		g.bind(f, "")
		switch g.IntN(4) {
		case 0:
			g.add(nested(fmt.Sprintf("def %s(s, texte):", f), "s."+send+" "+g.one("$texte", "dit $texte", "${texte}"), g.one("d = s.recv 100", "d = s.recv 200"), "return d"))
			c := g.connection(peer)
			for range 1 + g.IntN(3) {
				g.print(fmt.Sprintf("%s(%s, %s)", f, c, g.one(`"un"`, `"été"`, "b'octets'", "12", "3.5")))
			}
		case 1:
			g.add(nested(fmt.Sprintf("def %s(texte, port=<%s>):", f, peer), "c = connect localhost $port", "c."+send+" $texte", "d = c.recv 100", "c.close", "return d"))
			g.addf("x = [%s(m) for m in %s]", f, g.one(`["a", "b"]`, `"abc"`, "[1, b'x', 'é']"))
			g.bind("x", "")
			g.print("x")
		case 2:
			c := g.connection(peer)
			g.add(nested(fmt.Sprintf("def %s(n):", f), "global d", nested("for i in range(n):", c+"."+send+" tour $i", "d = "+c+".recv 100"), nested("if n > 2:", "raise ValueError(n)")))
			g.add(f+"(1)", f+"(3)", f+"(2)")
			g.bind("d", "")
			g.print("d")
		default:
			g.add(nested(fmt.Sprintf("def %s(s):", f), "s."+send+" jamais dit", "connect localhost <refused>", "listen 0"))
		}
	}},
	{"class that talks", 3, false, func(g *sessionGenerator) {
		k := g.one("Dialogue", "Client", "Serveur", "Socket")
		o := g.fresh("o")
		g.bind(k, "")
		g.add(nested("class "+k+":", "def __init__(self, port):\n    c = connect localhost $port\n    self.c = c\n    self.n = 0", "def dit(self, texte):\n    c = self.c\n    c.sendline "+g.one("$texte", "${self.n}: $texte")+"\n    self.n += 1\n    d = c.recvline\n    return d"))
		g.addf("%s = %s(<lines>)", o, k)
		g.print(o+".dit('un')", o+".dit('été')", o+".n")
		if g.chance(50) {
			g.addf("%s.c.close()", o)
			g.addf("del %s", o)
		}
	}},
}

// endingKinds are blocks that do not come to their end.
var endingKinds = []sessionKind{
	{"fails in a turn", 5, false, func(g *sessionGenerator) {
		c := g.connection("lines")
		i := g.one("i", "tour")
		fail := g.one("1 / 0", "nosuch", "int('x')", "connect localhost <refused>", "raise ValueError('non')", c+".sendline $nosuch", c+".settimeout abc", "assert False, 'non'")
		g.add(nested(fmt.Sprintf("for %s in range(%s):", i, g.one("3", "5", "50")), c+".sendline "+g.one("$"+i, "tour $"+i, "fixe"), g.one("d = ", "")+c+".recvline", nested(fmt.Sprintf("if %s == %s:", i, g.one("0", "1", "2")), fail)))
		g.bind(i, "")
		g.bind("d", "")
		if g.chance(50) {
			g.print(i)
		}
	}},
	{"fails after some statements", 4, false, func(g *sessionGenerator) {
		s := g.scope()
		text := g.block(g.one("if True:", "for i in [1]:", "while True:"), false)
		text += "\n    " + g.one("1 / 0", "nosuch", "connect localhost <refused>", "raise RuntimeError('fin')")
		g.forget(s)
		g.bind("i", "")
		g.add(text)
	}},
	{"interrupts itself", 4, false, func(g *sessionGenerator) {
		c := g.connection("echo")
		g.add("import os, signal, time as horloge")
		for _, name := range []string{"os", "signal", "horloge", "n", "d"} {
			g.bind(name, "")
		}
		g.add("n = 0")
		g.add(nested(g.one("while True:", "for i in range(10):"), "n += 1", c+".send tour $n", "d = "+c+".recv", nested("if n == 3:", "os.kill(os.getpid(), signal.SIGINT)", "horloge.sleep(5)")))
		g.bind("i", "")
		g.print("n", "d")
	}},
	{"server until Ctrl-C", 4, false, func(g *sessionGenerator) {
		if g.taken["print"] {
			return
		}
		s := g.fresh("s")
		g.addf("%s = listen 0", s)
		g.add("n = 0")
		loop := nested("while True:", "n += 1", "if n > 2:\n    print(\"@@interrupt\")\nelse:\n    print(\"@@dial\", "+s+".getsockname()[1])", g.one("p, a = ", "p = ")+s+".accept", "d = p.recvline", "p.send "+g.one("Recu : $d", "Message Serveur vers Client", "$n"), "p.close", `print("@@", d)`)
		if g.chance(30) {
			loop = nested("try:", loop) + "\n" + nested("except KeyboardInterrupt:", g.one("pass", `print("@@ arrêt")`, s+".close"))
		}
		g.add(loop)
		for _, name := range []string{s, "n", "p", "a", "d"} {
			g.bind(name, "")
		}
		g.print("n", "d")
	}},
	{"waits until Ctrl-C", 3, false, func(g *sessionGenerator) {
		if g.taken["print"] {
			return
		}
		c := g.connect("silent")
		g.addf("%s.send avant", c)
		g.add(nested(g.one("while True:", "if True:", "for i in range(3):"), `print("@@interrupt")`, fmt.Sprintf(g.one("d = %s.recv 10", "%s.recv", "d = %s.recvline", "%s.recv(10)"), c)))
		g.bind("i", "")
		g.bind("d", "")
		g.addf("%s.send après", c)
	}},
}
