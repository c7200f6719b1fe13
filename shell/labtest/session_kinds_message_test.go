package labtest

import "fmt"

// text is a TEXT to send, of some bytes: a line's, without one's end.
func (g *sessionGenerator) text() string {
	switch g.IntN(14) {
	case 0:
		return "bonjour à tous"
	case 1:
		return `"entre guillemets"`
	case 2:
		return `'un' "deux"`
	case 3:
		return "l'heure > 3 | {\"a\": 1}"
	case 4:
		return "$" + g.valueOf("str")
	case 5:
		return "$" + g.valueOf("int")
	case 6:
		return "$" + g.valueOf("bytes")
	case 7:
		return "Recu : $" + g.valueOf(g.one("bytes", "str", "int"))
	case 8:
		return fmt.Sprintf(`"Recu : $%s ${%s}"`, g.valueOf(g.one("bytes", "str", "int")), g.one("1 + 1", "'é'", "b'b'", "[1]"))
	case 9:
		return `b"\xff\x00"`
	case 10:
		it := g.fresh("it")
		g.addf("%s = iter(%s)", it, g.one("range(1000)", `["un", "deux", "trois"] * 300`, "[b'a', b'b'] * 300"))
		g.bind(it, "")
		return g.one("", "tour ") + "${next(" + it + ")}"
	case 11:
		return "$$5 ${" + g.one(`"%d" % 3`, "{'a': 1}['a']", `"x".upper()`, "max(1, 2)", "f'{4}'", `(lambda: "é")()`) + "}"
	case 12:
		x := g.valueOf("int")
		return fmt.Sprintf("$%s+$%s=${%s + %s}", x, x, x, x)
	}
	return g.one("é", "abc", "a,b;c", "100%", "{} {0}", `\n`, "#pas un commentaire", "%s %d")
}

// exchange sends a TEXT to a peer and receives the answer, in one of the ways of a table.
func (g *sessionGenerator) exchange() {
	if g.chance(50) {
		text := g.text()
		c := g.connection("lines")
		g.addf("%s.sendline %s", c, text)
		g.receive(c, "recvline", "recvline", "recv", "recv 500", `recvuntil "\n"`, "recvline()")
		return
	}
	text := g.text()
	c := g.connection("echo")
	g.addf("%s.%s %s", c, g.one("send", "send", "sendall"), text)
	g.receive(c, "recv", "recv 100", "recv(100)", "recv 1000")
}

// receive takes an answer by one of some commands, which goes to a name, a file, a filter.
func (g *sessionGenerator) receive(c string, by ...string) {
	how := g.one(by...)
	if how == "recvline()" {
		how = "recv(300)"
	}
	line := c + "." + how
	python := how[len(how)-1] == ')'
	name := g.variable()
	switch g.IntN(9) {
	case 0, 1:
		g.add(line)
		return
	case 2:
		if !python {
			line += " > " + g.one("recu.txt", "autre.bin", `"avec blanc.txt"`)
		}
	case 3:
		if !python {
			line += " >> journal.txt"
		}
	case 4:
		if !python {
			line += " | " + g.one("count", "hex", "raw", "grep e", "head 1", "wc -l", "hex > h.txt", "raw > r.bin", "count >> n.txt")
		}
	case 5:
		if !python {
			line += g.one(" > recu.txt", " | count", " | raw >> brut.bin")
		}
		line = name + " = " + line
		g.bind(name, "")
	default:
		line = name + " = " + line
		defer func() { g.print(name) }()
		g.bind(name, "bytes")
	}
	g.add(line)
}

var messageKinds = []sessionKind{
	{"exchange", 16, true, func(g *sessionGenerator) { g.exchange() }},
	{"exchange in Python", 3, true, func(g *sessionGenerator) {
		c := g.connection("echo")
		g.addf("%s.sendall(%s)", c, g.literal("bytes"))
		g.receive(c, "recv(100)", "recv 100")
	}},
	{"expression once", 4, true, func(g *sessionGenerator) {
		c, it := g.connection("echo"), g.fresh("it")
		g.addf("%s = iter(range(3, 1000))", it)
		g.bind(it, "")
		switch g.IntN(4) {
		case 0:
			g.addf("%s.send abcdef", c)
			g.addf("x = %s.recvexactly ${next(%s)}", c, it)
			g.addf("%s.recv", c)
		case 1:
			g.addf("%s.send ${next(%s)} $$", c, it)
			g.addf("x = %s.recv ${10 * next(%s)}", c, it)
		case 2:
			g.addf("x = time %s.send n${next(%s)}", c, it)
			g.addf("%s.recv", c)
		default:
			g.addf("%s.send a${next(%s)};b", c, it)
			g.addf("x = %s.recvuntil ${';' if next(%s) else 'b'}", c, it)
			g.addf("%s.recv", c)
		}
		g.bind("x", "")
		g.print("x", "next("+it+")")
	}},
	{"greeting", 4, true, func(g *sessionGenerator) {
		c := g.connect("greeting")
		d := g.variable()
		switch g.IntN(5) {
		case 0:
			g.addf("%s = %s.recvline", d, c)
			g.addf("%s.recvline", c)
		case 1:
			g.addf("%s = %s.recvuntil ;", d, c)
			g.addf("%s.recvuntil \"\\n\"", c)
		case 2:
			g.addf("%s = %s.recvexactly 7", d, c)
			g.addf("%s.recv", c)
		case 3:
			g.addf("%s = %s.recv 3 flags=peek", d, c)
			g.addf("%s.recvuntil prix=", c)
		default:
			g.addf("%s = %s.recvuntil \"Bienvenue\" > accueil.txt", d, c)
			g.addf("%s.recvline >> accueil.txt", c)
		}
		g.bind(d, "")
		g.print(d)
		g.addf("%s.close", c)
		g.bind(c, "")
	}},
	{"everything", 3, true, func(g *sessionGenerator) {
		c := g.connect("source")
		line := fmt.Sprintf(g.one("d = %s.recvall", "%s.recvall", "%s.recvall > tout.txt", "d = %s.recvall > tout.txt", "%s.recvall >> tout.txt", "%s.recvall | grep prix", "%s.recvall | head 1", "%s.recvall | wc -l"), c)
		g.add(line)
		g.bind("d", "")
		if g.chance(50) {
			g.addf("x = %s.recv", c)
			g.bind("x", "")
		}
	}},
	{"lines in a loop", 3, false, func(g *sessionGenerator) {
		c := g.connection("lines")
		g.add(nested(fmt.Sprintf("for w in %s:", g.one(`["un", "deux", "trois"]`, `"abc"`, "range(3)", "[b'x', 'y', 3]", "[1.5, None, True]")), c+".sendline "+g.one("$w", "mot $w", `"<$w>"`, "${w}!"), "d = "+c+".recvline", `print("@@", d)`))
		g.bind("w", "")
		g.bind("d", "bytes")
	}},
	{"loop of a thousand", 1, false, func(g *sessionGenerator) {
		c := g.connection("lines")
		g.add("n = 0")
		g.add(nested("for i in range(1000):", c+".sendline "+g.one("tour $i", "$i", "x${i % 7}"), "d = "+c+".recvline", "n += len(d)"))
		g.bind("i", "int")
		g.bind("n", "int")
		g.bind("d", "bytes")
		g.print("n", "d")
	}},
}

var datagramKinds = []sessionKind{
	{"udp", 4, true, func(g *sessionGenerator) {
		u := g.fresh("u")
		g.bind(u, "")
		g.addf("%s = socket udp", u)
		apart := g.chance(50)
		if apart {
			text := g.text()
			g.addf("%s.sendto 127.0.0.1 <udp> %s", u, text)
			g.add(fmt.Sprintf(g.one("d, a = %s.recvfrom", "d = %s.recvfrom 100", "%s.recvfrom"), u))
		} else {
			text := g.text()
			g.addf("%s.connect localhost <udp>", u)
			g.addf("%s.send %s", u, text)
			g.add(fmt.Sprintf(g.one("d = %s.recv 100", "%s.recv > udp.txt", "d = %s.recv(100)"), u))
		}
		g.bind("d", "")
		g.bind("a", "")
		if apart || g.chance(60) { // else connect would connect it
			g.addf("%s.close", u)
		}
	}},
	{"udp pair", 2, true, func(g *sessionGenerator) {
		g.add("v = socket udp", "v.bind 127.0.0.1 0", "u = socket udp", "u.sendto 127.0.0.1 ${v.getsockname()[1]} salut", "d, a = v.recvfrom", "v.sendto ${a[0]} ${a[1]} Recu : $d", "x = u.recvfrom")
		g.print("d", "x[0]")
		g.add("close u v")
		for _, name := range []string{"u", "v", "d", "a", "x"} {
			g.bind(name, "")
		}
	}},
}
