package labtest

var mistakeKinds = []sessionKind{
	{"error", 6, false, func(g *sessionGenerator) {
		g.add(g.one("nosuch", "1 / 0", "int('x')", "[][1]", "{}['a']", "x.y.z", "raise ValueError('dit')", "None + 1", "'a' + 1", "import nosuchmodule", "open('nosuch.txt')", "print(nosuch)", "assert 1 == 2", "b'é'.decode()"))
	}},
	{"syntax error", 4, false, func(g *sessionGenerator) {
		g.add(g.one("x = = 2", "for in x:", "1 +", "print 'a'", "x = )", "def f(:", "if True print(1)", "return 5", "x = 'abc", "else:", "  x = 1", "for i in range(3):\nprint(i)", "def f():\n    x =\n", "class 3:"))
	}},
	{"usage error", 4, false, func(g *sessionGenerator) {
		c := g.connection("echo")
		g.add(g.one("connect", "recv abc", c+".recv abc", "conect localhost 5000", c+".send", c+".settimeout", "use nosuch", c+".recv | nosuch 3", "status abc", c+".setsockopt NOSUCH 1", "sendto", "http", "json nosuch", "run nosuch.lab", "python nosuch.py", "connect localhost abc", "connect localhost 70000", "store products | nosuch", c+".nosuch x", "stop nosuch", "socket tcp ipx"))
	}},
	{"refused", 5, false, func(g *sessionGenerator) {
		switch g.IntN(5) {
		case 0:
			g.add("connect localhost <refused>")
		case 1:
			g.add("c = connect localhost <refused>")
			g.bound["c"] = true
		case 2:
			g.add("sock = socket", "sock.connect localhost <refused>", "sock.close")
			g.bind("sock", "")
		case 3: // what it made before it failed counts
			g.add("x = 1; y = 1 / 0; d = 2")
			g.bind("x", "int")
			g.bind("y", "")
			g.bind("d", "")
		default:
			g.add("socket.create_connection(('localhost', <refused>))")
		}
	}},
	{"send of what is not there", 3, false, func(g *sessionGenerator) {
		c := g.connection("lines")
		g.addf("%s.sendline %s", c, g.one("$nosuch", "${1 / 0}", "${nosuch.x}", "a ${'b' + 1}"))
		g.addf("%s.sendline ok", c)
		g.addf("d = %s.recvline", c)
		g.bind("d", "")
		g.print("d")
	}},
	{"partly failed", 3, false, func(g *sessionGenerator) {
		// What happened before the error has happened.
		c := g.connection("echo")
		switch g.IntN(3) {
		case 0:
			g.addf("x = [%s.send(b'abc'), 1 / 0]", c)
			g.addf("d = %s.recv 10", c)
		case 1:
			g.addf("x = 5; %s.sendall(b'xyz'); nosuch; x = 6", c)
			g.addf("d = %s.recv 10", c)
			g.print("x")
		default:
			g.add("l = [3, 1, 2]", "l.sort(); l.append(nosuch)")
			g.bind("l", "")
			g.print("l")
			g.add("d = 0")
		}
		g.bind("x", "")
		g.bind("d", "")
	}},
}

// nameKinds hide what save's programs would use.
var nameKinds = []sessionKind{
	{"name that clashes", 8, false, func(g *sessionGenerator) {
		name := g.one("socket", "requests", "json", "time", "data", "file", "part", "response", "address", "client", "server", "peer", "sock", "body", "request", "context", "ssl", "sys", "os", "len", "str", "open", "bytes", "BASE_URL", "remember", "http", "print", "reply", "text", "value", "rows", "line", "__builtins__x")
		g.addf("%s = %s", name, g.one("5", `"à moi"`, "[1]", "None"))
		g.bind(name, "")
		g.taken[name] = true
		for range 1 + g.IntN(3) {
			switch g.IntN(8) {
			case 0:
				c := g.fresh("c")
				g.addf("%s = connect localhost <lines>", c)
				g.addf("%s.sendline é", c)
				g.addf("%s.recvline%s", c, g.one("", " > r.txt", " | count"))
				g.connected(c, "lines")
			case 1:
				g.add(g.target(50) + "http :<web>/json" + g.one("", " > j.json", " | count"))
			case 2:
				g.add(g.target(50) + "store products/1" + g.one("", " > p.json", " | fields title"))
			case 3:
				g.add("s = listen 0", "c = connect localhost ${s.getsockname()[1]}", "s.accept", "c.send x", "d = peer.recv 10", "close c peer s")
				for _, n := range []string{"c", "d", "s"} {
					g.bind(n, "")
				}
			case 4:
				g.add("json data.json" + g.one("", " | items | count", " > d.json"))
			case 5:
				g.add("t = connect localhost <tls> tls insecure", "t.sendline x", "d = t.recvline", "t.close")
				g.bind("t", "")
				g.bind("d", "")
			case 6:
				g.add("connect localhost <echo>", "send abc", "recv > r.bin", "close")
				g.bind("client", "")
				g.bind("client2", "")
			default:
				g.exchange()
			}
		}
		g.print(name)
		if name == "print" || g.chance(50) {
			g.addf("del %s", name)
			delete(g.taken, name)
		}
	}},
	{"function named as a command", 4, false, func(g *sessionGenerator) {
		name := g.one("send", "recv", "connect", "accept", "listen", "close", "status", "store")
		g.addf("def %s(x=1):\n    return x * 2", name)
		g.bind(name, "")
		g.print(name + "(4)")
		g.add(name + "()")
		c := g.connection("echo")
		g.addf("%s.send abc", c)
		g.addf("d = %s.recv 10", c)
		g.bind("d", "bytes")
		g.print("d")
		if name == "send" || g.chance(70) { // what it sends would meet what is sent next
			g.addf("del %s", name)
		} else {
			g.add(name+" localhost", name)
		}
	}},
	{"star import", 3, false, func(g *sessionGenerator) {
		g.add("from socket import *")
		g.bind("socket", "")
		g.taken["socket"] = true
		g.add("k = socket(AF_INET, SOCK_STREAM)", "k.connect(('localhost', <lines>))", "k.sendline étoile", "d = k.recvline", "k.close()")
		g.bind("k", "")
		g.bind("d", "")
		if g.chance(50) {
			g.add("connect localhost <echo>", "send abc", "recv", "close")
			g.bind("client", "")
			g.bind("client2", "")
		}
		if g.chance(40) {
			g.add("import socket")
			delete(g.taken, "socket")
		}
	}},
	{"the class's own classes", 3, false, func(g *sessionGenerator) {
		switch g.IntN(3) {
		case 0:
			z := g.fresh("z")
			g.addf("%s = Serveur('localhost', 0)", z)
			g.bind(z, "")
			g.print("type(" + z + ").__name__")
			g.addf("del %s", z)
		case 1:
			g.add("k = Client('localhost', <echo>)", "k.connect()", "k.sendMessage('é')", "d = k.receiveMessage()", "k.close()")
			g.bind("d", "")
			g.print("d")
			g.add("del k")
		default:
			g.add("class Serveur:\n    def demarre(self):\n        return 'à moi'", "z = Serveur()")
			g.print("z.demarre()")
			g.bind("Serveur", "")
			g.bind("z", "")
		}
	}},
}
