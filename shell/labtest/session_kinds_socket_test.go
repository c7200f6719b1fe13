package labtest

import (
	"fmt"
)

var socketKinds = []sessionKind{
	{"connect", 4, true, func(g *sessionGenerator) { g.connect(g.one("echo", "lines", "greeting", "source")) }},
	{"connect the current socket", 2, true, func(g *sessionGenerator) {
		name := g.fresh("c")
		g.addf("socket %s", g.one("tcp", "", "tcp ipv4"))
		g.addf("%sconnect localhost <echo>", g.one("", name+" = "))
		g.bind("sock", "")
		g.bind("sock2", "")
		g.bind(name, "")
		g.add("send abc", "recv", g.one("close", "close all"))
		clear(g.open)
	}},
	{"connect without a name", 4, true, func(g *sessionGenerator) {
		peer := g.one("echo", "lines")
		g.addf("connect localhost <%s>", peer)
		for _, name := range []string{"client", "client2", "client3", "client4"} {
			g.bound[name] = true
		}
		g.addf("%s %s", map[string]string{"lines": "sendline", "echo": g.one("send", "sendall", "sendline")}[peer], g.one("un", "deux mots", `"cité"`))
		if peer == "lines" {
			g.add(g.one("recvline", "d = recvline", "recvline > r.txt", "recvuntil \"\\n\""))
		} else {
			g.add(g.one("recv", "d = recv 100", "recv 100 > r.txt", "recvexactly 2"))
		}
		g.bind("d", "")
		if g.chance(50) {
			g.add(g.one("close", "close client", "client.close"))
		}
	}},
	{"own pair", 6, true, func(g *sessionGenerator) {
		ways := 4
		if g.taken["socket"] {
			ways = 3 // without the module
		}
		switch g.IntN(ways) {
		case 0: // the names that the shell gives
			g.add("close all") // else it gives others
			clear(g.open)
			g.add("listen 0", "connect localhost ${server.getsockname()[1]}", "accept", "client.send bonjour", "peer.recv", "close client peer server")
		case 1:
			g.add("s = listen 0", "port = s.getsockname()[1]", "c = connect localhost $port", "p, a = s.accept", "p.sendline Bienvenue", "d = c.recvline", "close p c s")
			g.print("d", "a[0]")
		case 2:
			g.add("s = listen 127.0.0.1 0 backlog=3 reuse=no", "p = s.getsockname", "c = connect ${p[0]} ${p[1]}", "p = accept", "c.send ${b'\\xff'}", "d = p.recv 10", "c.close", "x = p.recv 10", "p.close", "s.close")
			g.print("d", "x")
		default:
			g.add("s = socket", "s.bind 0", "s.listen 2", "c = socket.create_connection(s.getsockname())", "p, a = s.accept()", "c.sendall(b'abc')", "d = p.recvexactly 3", "p.send $d", "x = c.recv(10)", "c.close(); p.close(); s.close()")
			g.print("d", "x")
		}
		for _, name := range []string{"server", "client", "peer", "server2", "client2", "peer2", "s", "c", "p", "a", "d", "x", "port"} {
			g.bind(name, "")
		}
	}},
	{"accept in a loop", 2, false, func(g *sessionGenerator) {
		s, l := g.fresh("s"), g.fresh("liste")
		g.addf("%s = listen 0", s)
		g.addf("%s = []", l)
		g.add(nested("for i in range(3):", fmt.Sprintf("c = connect localhost ${%s.getsockname()[1]}", s), g.one("p = ", "p, a = ")+s+".accept", "c.send bonjour $i", "p.recv 100", fmt.Sprintf("%s.append(p)", l)))
		g.print("len("+l+")", l+"[0].fileno() > 0")
		g.add(nested("for p in "+l+":", "p.send fin", "p.close"))
		g.add("d = c.recv 10", "c.close")
		g.bind(s, "")
		g.bind(l, "")
		for _, name := range []string{"c", "p", "a", "i", "d"} {
			g.bind(name, "")
		}
		g.print("d")
	}},
	{"options", 4, true, func(g *sessionGenerator) {
		c := g.connection("echo")
		switch g.IntN(7) {
		case 0:
			g.addf("%s.setsockopt TCP_NODELAY 1", c)
			g.addf("x = %s.getsockopt TCP_NODELAY", c)
			g.print("x")
		case 1:
			g.addf("%s.settimeout %s", c, g.one("5", "2.5", "${2 + 3}"))
			g.addf("x = %s.gettimeout", c)
			g.print("x")
		case 2:
			g.addf("x = %s.getpeername", c)
			g.print("x[0]")
		case 3:
			g.addf("%s.getpeername", c)
			g.print("_[0]")
		case 4:
			g.addf("x = %s.fileno", c)
			g.print("x > 0")
			g.addf("del x")
		case 5:
			g.addf("x = %s.getblocking", c)
			g.print("x", c+".getsockname()[0]")
		default:
			g.addf("%s.setsockopt SO_RCVBUF ${4096 * 2}", c)
			g.addf("%s.getsockopt SO_KEEPALIVE", c)
			g.print("_")
		}
		g.bind("x", "")
	}},
	{"dup", 2, false, func(g *sessionGenerator) {
		c := g.connect("lines")
		d := g.fresh("dd")
		g.addf("%s = %s.dup", d, c)
		g.addf("%s.sendline par %s", d, d)
		g.addf("%s.recvline", c)
		g.addf("close %s", g.one(c, d))
		g.bind(d, "")
		g.bind(c, "")
	}},
	{"makefile", 3, false, func(g *sessionGenerator) {
		c := g.connect("lines")
		if g.chance(50) {
			f := g.fresh("f")
			g.addf("%s = %s.makefile rw", f, c)
			g.addf("%s.write('une ligne\\n'); %s.flush()", f, f)
			g.addf("x = %s.readline().strip()", f)
			g.bind(f, "")
		} else {
			g.addf("%s.makefile r", c)
			g.addf("%s.sendline é", c)
			g.add("x = file.readline().strip()", "file.close()")
			g.bind("file", "")
		}
		g.bind("x", "str")
		g.print("x")
	}},
	{"shutdown", 3, true, func(g *sessionGenerator) {
		c := g.connect("echo")
		g.addf("%s.send tout ça", c)
		g.addf("%s.shutdown wr", c)
		g.add(fmt.Sprintf(g.one("x = %s.recvall", "%s.recvall > all.bin", "%s.recvall >> all.bin", "x = %s.recvall > all.bin"), c))
		g.bind("x", "")
		g.addf("%s.close", c)
		g.bind(c, "")
	}},
	{"close", 3, true, func(g *sessionGenerator) {
		c := g.connection(g.one("echo", "lines", "silent"))
		g.add(g.one("close "+c, c+".close", c+".close()", "use "+c+"\nclose"))
		g.bind(c, "")
		if g.chance(20) {
			g.add(c + ".close")
		}
		g.print(c + ".fileno() < 0")
	}},
	{"use", 3, true, func(g *sessionGenerator) {
		c := g.connection("lines")
		g.add("use " + c)
		g.add("sendline "+g.one("un", "é", "l'eau > 3"), g.one("recvline", "x = recvline"))
		g.bind("x", "")
	}},
	{"connect_ex", 3, true, func(g *sessionGenerator) {
		switch g.IntN(4) {
		case 0:
			g.add("r = connect_ex localhost <refused>")
			g.print("r")
		case 1:
			g.add("connect_ex localhost <refused>")
			g.print("_")
		case 2:
			g.add("s = socket", "r = s.connect_ex localhost <echo>", "s.send abc", "s.recvexactly 3")
			g.print("r", "_")
			g.add("s.close")
		default:
			g.add("r = connect_ex localhost <echo>", "close")
			g.print("r")
		}
		for _, name := range []string{"r", "s", "client", "client2", "sock"} {
			g.bind(name, "")
		}
	}},
	{"sendfile", 3, true, func(g *sessionGenerator) {
		c := g.connection("echo")
		g.add(fmt.Sprintf(g.one("%s.sendfile in.txt", "n = %s.sendfile in.txt", `f = "in.txt"; n = 20`+"\n%s.sendfile $f"), c))
		g.addf("%s.recvexactly 20", c)
		g.bind("n", "")
		g.bind("f", "")
		g.print("_")
	}},
	{"timeout", 5, true, func(g *sessionGenerator) {
		c := g.connection("silent")
		g.addf("%s.settimeout 0.05", c)
		get := fmt.Sprintf(g.one("%s.recv", "d = %s.recv 10", "%s.recvline", "%s.recvexactly 3", "%s.recv(10)", "%s.recv > d.bin"), c)
		g.bind("d", "")
		if g.depth == 0 && g.chance(40) {
			g.add(get)
			return
		}
		g.add(nested("try:", get) + "\n" + nested("except "+g.one("TimeoutError as e", "TimeoutError as e", "OSError as e", "Exception as e")+":", `print("@@", e)`, "err = e"))
		g.bind("err", "")
		g.bind("e", "")
	}},
	{"ends of the other side", 3, true, func(g *sessionGenerator) {
		if g.chance(50) {
			c := g.connect("closes")
			g.add(fmt.Sprintf(g.one("d = %s.recv", "d = %s.recvline", "d = %s.recvall", "d = %s.recv(10)"), c))
			g.bind("d", "")
			g.print("d")
			return
		}
		c := g.connect("resets")
		g.addf("%s.send x", c)
		g.add(nested("try:", fmt.Sprintf(g.one("%s.recv 10", "%s.recv(10)", "d = %s.recvexactly 4"), c)) + "\n" + nested("except ConnectionResetError as e:", `print("@@", e.errno)`))
		g.bind("d", "")
		g.bind("e", "")
		g.bind(c, "")
	}},
	{"tls", 4, true, func(g *sessionGenerator) {
		t := g.fresh("t")
		if g.chance(50) {
			g.addf("%s = connect localhost <tls> tls insecure", t)
		} else {
			g.addf("%s = connect localhost <tls>", t)
			g.addf("%s.tls %sinsecure", t, g.one("", "localhost "))
		}
		g.addf("%s.sendline secret é", t)
		g.add(fmt.Sprintf(g.one("d = %s.recvline", "d = %s.recv 100", "%s.recvline > tls.txt", "d = %s.recvuntil \"\\n\""), t))
		g.bind(t, "")
		g.bind("d", "")
		if g.chance(60) {
			g.addf("%s.close", t)
		}
	}},
	{"unix", 4, true, func(g *sessionGenerator) {
		if g.chance(60) || g.looped {
			c := g.connection("unix")
			g.addf("%s.sendline %s", c, g.one("un", "deux mots", `"é"`))
			g.add(fmt.Sprintf(g.one("d = %s.recvline", "%s.recvline"), c))
			g.bind("d", "")
			return
		}
		path := g.fresh("prise")
		g.addf("s = listen ./%s", path)
		g.add("c = connect ./"+path, "p = s.accept", "c.send abc", "d = p.recv 10")
		g.print("d")
		g.add("close c p s")
		for _, name := range []string{"s", "c", "p", "d"} {
			g.bind(name, "")
		}
	}},
}
