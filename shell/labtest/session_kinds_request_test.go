package labtest

import (
	"fmt"
	"strings"
)

// target is what a command's line begins with, and whether it binds.
func (g *sessionGenerator) target(percent int) string {
	if !g.chance(percent) {
		return ""
	}
	name := g.one("r", "reponse", "x", "page")
	g.bind(name, "")
	return name + " = "
}

var requestKinds = []sessionKind{
	{"http", 8, true, func(g *sessionGenerator) {
		to := g.target(60)
		url := g.one(":<web>", "localhost:<web>", "http://localhost:<web>", "http://127.0.0.1:<web>")
		line := g.one(
			"GET "+url+"/text", url+"/json", url+"/missing", "GET "+url+"/empty", url+"/chunked", url+"/plain", url+"/moved", url+"/moved --follow", url+"/bytes", "HEAD "+url+"/text",
			url+"/echo?q=1", url+"/echo a==1 b==deux", url+"/echo a==1 a==2 X-Y:z", url+"/echo a=1 b:=2 c:=[1,null]", "POST "+url+"/echo nom=été", "PUT "+url+"/echo x:=1.50", "DELETE "+url+"/echo", "POST "+url+"/echo",
			"POST "+url+"/echo @in.txt", `POST `+url+`/echo --raw-body="tel quel"`, "--form POST "+url+"/echo a=1 b=é", "GET "+url+"/text HTTP/1.1", url+"/echo X-Y:$"+g.valueOf("int"), url+"/echo q==${1 + 1}", "POST "+url+"/echo v="+"$"+g.valueOf("str"),
		)
		g.add(to + "http " + line)
		if to != "" {
			g.print(to[:len(to)-3]+".status_code", to[:len(to)-3]+".content", "type("+to[:len(to)-3]+").__name__")
		} else if g.depth == 0 && g.chance(30) {
			g.print("_.status_code", "_.ok")
		}
	}},
	{"http to a file or a filter", 4, true, func(g *sessionGenerator) {
		to := g.target(30)
		g.add(to + "http :<web>" + g.one("/text > page.txt", "/bytes > page.bin", "/json | fields name price", "/json | count", "/json | #.name", "/json | where price > 2 | fields name", "/object | a.b", "/object > o.json", "/json | csv > j.csv", "/json >> deux.json", "/text | grep ligne", "/object | raw", "/json | sort price desc | head 1", "/json | sum price"))
	}},
	{"http by hand", 5, true, func(g *sessionGenerator) {
		c := g.connect("hand")
		switch g.IntN(4) {
		case 0:
			to := g.target(60)
			g.addf("%s%s.http %s", to, c, g.one("GET /text", "GET /json X-Y:1", "HEAD /text", "POST /echo a=1", "GET /missing", "GET /chunked", "POST /echo @in.txt", "GET /moved", "GET /bytes", "GET /text HTTP/1.0"))
			if to != "" {
				g.print(to[:len(to)-3]+".status_code", to[:len(to)-3]+".content", "type("+to[:len(to)-3]+").__name__")
			}
		case 1:
			g.addf(`%s.send "GET /text HTTP/1.1\r\nHost: localhost\r\n\r\n"`, c)
			g.addf(`d = %s.recvuntil "été\n"`, c)
			g.bind("d", "bytes")
		case 2:
			g.addf("%s.http GET /json", c)
			g.addf("%s.http GET /text %s", c, g.one("", "> main.txt", "| grep une"))
		default:
			g.addf("%s.sendline eol=crlf GET /object HTTP/1.1", c)
			g.addf("%s.sendline eol=crlf Host: localhost", c)
			g.addf("%s.sendline eol=crlf", c)
			g.add("d = " + c + `.recvuntil "null}"`)
			g.bind("d", "bytes")
			g.print("len(d)")
		}
		g.addf("%s.close", c)
		g.bind(c, "")
	}},
	{"requests", 3, true, func(g *sessionGenerator) {
		g.addf("r = requests.get(%q%s)", "http://localhost:<web>"+g.one("/text", "/json", "/missing", "/moved"), g.one("", ", params={'a': 1}", ", timeout=5"))
		g.bind("r", "")
		g.print("r.status_code", "r.text", "len(r.history)")
	}},
	{"http refused", 4, true, func(g *sessionGenerator) {
		line := g.one("http :<refused>/", "r = http :<refused>/", "http POST localhost:<refused>/x a=1", "http :<web>/hang --timeout=0.1", "r = http :<web>/hang --timeout=0.1")
		if g.depth == 0 && g.chance(40) {
			g.add(line)
			return
		}
		g.add(nested("try:", line) + "\n" + nested(g.one("except OSError as e:", "except Exception as e:", "except (requests.ConnectionError, requests.Timeout) as e:", "except ConnectionRefusedError as e:", "except TimeoutError as e:", "except requests.exceptions.RequestException as e:"), `print("@@ caught")`) + g.one("", "\n"+nested("except Exception as e:", `print("@@ another", type(e).__name__)`)))
		g.bind("e", "")
		g.bind("r", "")
	}},
	{"store", 6, true, func(g *sessionGenerator) {
		to := g.target(50)
		line := g.one("products limit=2", "products/1", "products/categories", "products/category/jewelery limit=1", "carts userId=1", "users limit=1", "products/99", "nosuch", `post products title="test product" price:=13.5`, "put products/1 title=autre", "patch products/2 price:=1",
			"delete products/3", "login username=johnd password=m38rmF$$", "login username=nobody password=none", "products limit=$"+g.valueOf("int"), "products/${1 + 1}")
		g.add(to + "store " + line)
		if strings.HasPrefix(line, "login") {
			if to != "" {
				g.addf("del %s", to[:len(to)-3]) // its token has the time in it
			}
			return
		}
		if to != "" {
			g.print(to[:len(to)-3]+".status_code", to[:len(to)-3]+".text[:200]")
		}
	}},
	// Not `store export`: no Python has what is in the whole store.
	{"store to a file or a filter", 5, true, func(g *sessionGenerator) {
		to := g.target(30)
		g.add(to + "store " + g.one("products limit=3 | fields title price", "products limit=3 | fields title price > f.tsv", "products | count", "products | count > c.txt", "products/1 > p.json", "products limit=2 >> p2.json", "carts | fields userId products.#", "products limit=3 | csv > p.csv", "products limit=3 | fields id price | md > p.md",
			"products | #(rating.count>130)#.title", "products limit=4 | sort price desc | fields id > s.txt", "products | where price < 10 | fields id price", "users limit=2 | fields username | head 1 > u.txt", "products limit=3 | avg price", "products | unique category"))
	}},
	{"store and its other lines", 1, false, func(g *sessionGenerator) {
		g.add(g.one("store", "store reset", "store mode fake", "store use embedded"))
	}},
	{"json", 5, true, func(g *sessionGenerator) {
		v := g.fresh("v")
		g.addf("%s = %s", v, g.one(`{"a": [1, 2.5, None], "é": "x"}`, `[{"n": 1, "s": "u"}, {"n": 2, "s": "é"}]`, "[1, 2, 3]", "[]", "'texte'"))
		g.bind(v, "")
		to := g.target(40)
		g.add(to + "json " + g.one(v, v, "data.json", v+" | count", v+" > j.json", v+" | n", "data.json | items | fields a b", "data.json | items.#.a > a.txt", "data.json | fields b >> b.txt", "$"+v, v+" | #.s", v+" | csv > t.csv", "data.json | raw", v+" | pretty > p.txt"))
		if to != "" {
			g.print(to[:len(to)-3])
		}
	}},
	{"status", 3, true, func(g *sessionGenerator) {
		to := g.target(50)
		g.addf("%sstatus %s", to, g.one("404", "200", "418", "503", "299", "$"+g.valueOf("int"), "404 > st.txt", "404 | grep found"))
		if to != "" {
			g.print(to[:len(to)-3])
		}
	}},
	{"resolve", 3, true, func(g *sessionGenerator) {
		to := g.target(50)
		g.addf("%sresolve %s", to, g.one("127.0.0.1", "127.0.0.1 80", "127.0.0.1 > res.txt", "127.0.0.1 443 | count", "$hote"))
		if to != "" {
			g.print(to[:len(to)-3])
		}
	}},
}

var shellKinds = []sessionKind{
	{"sockets", 3, true, func(g *sessionGenerator) {
		switch g.IntN(4) {
		case 0:
			g.add("sockets")
		case 1:
			g.add("t = sockets")
			g.print("type(t).__name__")
			g.add("del t")
		case 2:
			g.add("sockets | count")
		default:
			g.add("sockets | grep ESTAB")
		}
	}},
	{"looks", 5, true, func(g *sessionGenerator) {
		g.add(g.one("help send", "send?", "vars", "history", "history 2", "help", "twin connect localhost 5000", "lang en", "lang fr", "status", "methods", "twin send é", "addresses", "ss -ltn", "quiet on", "quiet off", "help http", "jobs"))
	}},
	{"twin on", 2, false, func(g *sessionGenerator) {
		g.add("twin on")
		g.exchange()
		g.add("twin off")
	}},
	{"time", 5, true, func(g *sessionGenerator) {
		c := g.connection("echo")
		switch g.IntN(5) {
		case 0:
			g.addf("time %s.send abc", c)
			g.addf("time d = %s.recv 100", c)
			g.bind("d", "bytes")
			g.print("d")
		case 1:
			g.add("time x = sum(range(100))")
			g.bind("x", "int")
			g.print("x")
		case 2:
			g.addf("%s.send abc", c)
			g.addf("d = time %s.recv 100", c)
			g.bind("d", "")
			g.print("d")
		case 3:
			g.add("time c = connect localhost <lines>", "time c.sendline un", "time c.recvline > t.txt", "time c.close")
			g.bind("c", "")
		default:
			g.add("time r = http :<web>/text", "time status 404", "time store products/1 > temps.json")
			g.bind("r", "")
		}
	}},
	{"serve", 4, false, func(g *sessionGenerator) {
		z, c := g.fresh("z"), g.fresh("c")
		g.addf("%s = serve 0 max=1%s", z, g.one("", " reply=ok", " echo", ` reply="été\n"`, " udp reply=pong", " end=half"))
		udp := strings.Contains(g.session.inputs[len(g.session.inputs)-1], "udp")
		g.bind(c, "")
		if udp {
			g.addf("%s = socket udp", c)
			g.addf("%s.connect localhost ${%s.port}", c, z)
		} else {
			g.addf("%s = connect localhost ${%s.port}", c, z)
		}
		g.addf("%s.send salut", c)
		g.addf("d = %s.recv 100", c)
		g.bind("d", "")
		g.addf("%s.close", c)
		g.addf("wait %s", z) // its thread prints, too
		g.print("d", z+"."+map[bool]string{true: "datagrams", false: "connections"}[udp])
		g.session.last = []string{"stop all"}
	}},
	{"serve and stop", 3, false, func(g *sessionGenerator) {
		z := g.fresh("z")
		g.addf("%s = serve 0", z)
		g.add("l = []")
		g.add(nested("for i in range(2):", fmt.Sprintf("c = connect localhost ${%s.port}", z), "c.send client $i", "d = c.recvline", "x = c.recvall", "c.close", "l.append((d, x))"))
		g.add(g.one("stop "+z, z+".stop", z+".stop()", "stop", "stop all"))
		g.print("l")
		g.bind("l", "")
		g.bind("i", "")
		g.bind("c", "")
		g.bind("d", "")
		g.bind("x", "")
		g.session.last = []string{"stop all"}
	}},
}
