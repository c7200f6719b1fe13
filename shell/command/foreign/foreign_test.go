package foreign_test

import (
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/command/foreign"
	"labsh/shell/command/http"
	"labsh/shell/command/line"
	"labsh/shell/command/servers"
	"labsh/shell/command/session"
	"labsh/shell/command/sockets"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

func TestMain(m *testing.M) { commandtest.Main(m) }

// programs are lines as they are typed in a system's shell, each with the lines that do
// it here. Those before ! are run; what stands behind would wait, or needs a peer.
var programs = []struct{ typed, lines string }{
	{"netstat", "ss"}, {"netstat -an", "ss -an"}, {"netstat -a -n", "ss -an"}, {"netstat -antp", "ss -antp"}, {"netstat -ntl", "ss -ntl"}, {"netstat -tulpn", "ss -tulpn"}, {"netstat -ano", "ss -anp"},
	{"netstat --tcp --listening", "ss -tl"}, {"netstat -ant | grep 5000 | wc -l", "ss -ant | grep 5000 | wc -l"}, {"netstat -ant|grep -v LISTEN", "ss -ant | grep -v LISTEN"}, {"netstat -ap", "ss -ap"}, {"netstat -aWe", "ss -a"},
	{"sudo netstat -ltp", "ss -ltp"}, {"sudo ss -antp", "ss -antp"}, {"sudo lsof -i :5000", "ss -antup 5000"},
	{"lsof -i", "ss -antup"}, {"lsof -i :5000", "ss -antup 5000"}, {"lsof -i:5000", "ss -antup 5000"}, {"lsof -i tcp", "ss -antp"}, {"lsof -i udp:53", "ss -anup 53"}, {"lsof -iTCP:5000", "ss -antp 5000"}, {"lsof -nP -iTCP -sTCP:LISTEN", "ss -lntp"},
	{"lsof -nP -iTCP:5000 -sTCP:LISTEN", "ss -lntp 5000"}, {"lsof -i 4tcp@127.0.0.1:5000", "ss -antp4 5000"}, {"lsof -i -nP | grep LISTEN", "ss -antup | grep LISTEN"}, {"lsof -i6", "ss -antup6"},
	{"fuser 5000/tcp", "ss -antp 5000"}, {"fuser -k 5000/udp", "ss -anup 5000"}, {"fuser -n tcp 5000", "ss -antp 5000"},

	{"nc -l 0", "listen 0; !accept"}, {"nc -lp 0", "listen 0; !accept"}, {"nc -l -p 0", "listen 0; !accept"}, {"nc -l 127.0.0.1 0", "listen 127.0.0.1 0; !accept"}, {"nc -lvnp 0", "listen 0; !accept"}, {"ncat --listen 0", "listen 0; !accept"},
	{"nc -lk 0", "serve 0"}, {"nc -k -l 127.0.0.1 0", "serve 127.0.0.1 0"}, {"ncat -l --keep-open 0", "serve 0"}, {"socat TCP-LISTEN:0,fork -", "serve 0"}, {"socat TCP4-LISTEN:0 STDOUT", "listen 0; !accept"},
	{"nc -u -l 0", "socket udp; bind 0; !recvfrom"}, {"nc -lu 127.0.0.1 0", "socket udp; bind 127.0.0.1 0; !recvfrom"}, {"socat UDP-RECV:0 -", "socket udp; bind 0; !recvfrom"},
	{"nc -u localhost 9", "socket udp; connect localhost 9; send TEXT"}, {"socat - UDP:localhost:9", "socket udp; connect localhost 9; send TEXT"},
	{"nc -zv localhost 9", "connect_ex localhost 9"}, {"nc -z -w 1 localhost 9", "connect_ex localhost 9"}, {"nc -zv localhost 9-10", `for port in range(9, 11): s = socket.socket(); print(port, s.connect_ex(("localhost", port))); s.close()`},
	{"nc localhost 5000", "!talk localhost 5000; !connect localhost 5000"}, {"ncat -v ::1 5000", "!talk ::1 5000; !connect ::1 5000"}, {"nc -w 3 localhost 5000", "!talk localhost 5000; !connect localhost 5000"}, {"socat - TCP:localhost:5000", "!talk localhost 5000; !connect localhost 5000"},
	{"telnet localhost 5000", "!talk localhost 5000 eol=crlf; !connect localhost 5000"}, {"nc -C localhost 5000", "!talk localhost 5000 eol=crlf; !connect localhost 5000"}, {"ncat --crlf localhost 5000", "!talk localhost 5000 eol=crlf; !connect localhost 5000"}, {"telnet mail.example", "!talk mail.example 23 eol=crlf; !connect mail.example 23"}, {"ncat --ssl example.org 443", "!connect example.org 443 tls"}, {"socat - OPENSSL:example.org:443", "!connect example.org 443 tls"},
	{"nc -U /tmp/a.sock", "!talk /tmp/a.sock; !connect /tmp/a.sock"}, {"nc -lU /tmp/a.sock", "!listen /tmp/a.sock; !accept"}, {"socat - UNIX-CONNECT:/tmp/a.sock", "!talk /tmp/a.sock; !connect /tmp/a.sock"},

	{"curl localhost:8080/index.php", "!http localhost:8080/index.php"}, {"curl -s 'http://localhost:8080/a?b=1&c=2'", "!http http://localhost:8080/a?b=1&c=2"}, {"curl -X DELETE localhost:8080/products/1", "!http DELETE localhost:8080/products/1"}, {"curl -I localhost", "!http HEAD localhost"}, {"curl -sL localhost", "!http localhost --follow"},
	{`curl -X POST localhost:8080/products -H "Content-Type: application/json" -d '{"title":"a b","price":1.5}'`, `!http POST localhost:8080/products "title=a b" price:=1.5`}, {`curl --json '{"n":null}' localhost`, "!http POST localhost n:=null"}, {`curl -H "Accept: text/html" --request put localhost -d '{}'`, "!http PUT localhost Accept:text/html"},
	{"curl -d 'a=1&b=2' localhost:8080/x", `!requests.post("http://localhost:8080/x", data="a=1&b=2")`}, {"curl -XPUT -da=1 http://localhost/", `!requests.request("PUT", "http://localhost/", data="a=1")`}, {"curl -o page.html localhost/x", "!http localhost/x > page.html"}, {"curl -O localhost/x.png?y", "!http localhost/x.png?y > x.png"}, {"curl localhost | grep h1", "!http localhost | grep h1"},
	{"wget http://localhost/a/b.txt", "!http http://localhost/a/b.txt > b.txt"}, {"wget localhost", "!http localhost > index.html"}, {"wget -qO- localhost", "!http localhost"}, {"wget -O f localhost", "!http localhost > f"},
	{"GET /index.php HTTP/1.1", "!http GET /index.php; !http GET localhost:8080/index.php"}, {"DELETE http://localhost/x", "!http DELETE http://localhost/x"},
	{"nslookup localhost", "resolve localhost"}, {"dig +short localhost A", "resolve localhost"}, {"dig @127.0.0.1 localhost", "resolve localhost"}, {"host localhost", "resolve localhost"}, {"host 127.0.0.1", `socket.gethostbyaddr("127.0.0.1")`}, {"dig -x 127.0.0.1", `socket.gethostbyaddr("127.0.0.1")`}, {"getent hosts localhost", "resolve localhost"},
	{"ping -c 3 localhost", "resolve localhost; !connect localhost PORT"},
	{"python3 client.py localhost 5000", "!python client.py localhost 5000"}, {"source essai.lab", "!run essai.lab"}, {"bash essai.py", "!python essai.py"},
}

// TestPrograms: each line says what does it here, with what was typed; the lines are
// read as commands or as Python, and run where nothing else is needed.
func TestPrograms(t *testing.T) {
	table := command.NewTable(sockets.Commands(), servers.Commands(), http.Commands(nil), session.Commands())
	for _, tt := range programs {
		t.Run(tt.typed, func(t *testing.T) {
			name, rest, _ := strings.Cut(tt.typed, " ")
			advice, ok := foreign.For(name, " "+rest)
			lines := advice.Lines
			if name == "ping" {
				lines = lines[1:] // the program's own name
			}
			if got := strings.Join(lines, "; "); !ok || got != strings.ReplaceAll(tt.lines, "!", "") {
				t.Fatalf("got  %s\nwant %s", got, tt.lines)
			}
			for lang := range 2 {
				if hint := advice.Hint()(locale.Lang(lang)); !strings.Contains(hint, lines[0]) || strings.Contains(hint, "%!") {
					t.Errorf("%q", hint)
				}
			}
			h := commandtest.With(t, locale.English, table)
			for i, text := range lines {
				word, _, _ := strings.Cut(text, " ")
				_, ours := table.Lookup(word)
				if word == "talk" && !ours {
					continue // not in this table
				}
				if _, err := syntax.Parse("", text+"\n", syntax.FileMode, &line.Reader{Commands: table}); err != nil {
					t.Errorf("%s: %v", text, err)
					continue
				}
				if strings.Contains("; "+tt.lines, "; !"+lines[i]) {
					continue
				}
				if _, out, err := h.Try(text); err != nil && !strings.Contains(err.Error(), "invalid option --") {
					t.Errorf("%s: %s%v", text, out, err)
				}
			}
			h.Try("stop all")
			h.Try("close all")
		})
	}
}

// TestNothingKnown: what says nothing gives no line, or a text alone.
func TestNothingKnown(t *testing.T) {
	for _, typed := range []string{"host", "host - 1", "dig", "getent passwd", "xyzzy", "nslookup", "host = 5"} {
		name, rest, _ := strings.Cut(typed, " ")
		if a, ok := foreign.For(name, " "+rest); ok {
			t.Errorf("%s: %+v", typed, a)
		}
	}
	for typed, want := range map[string]locale.Text{
		"netstat -r": locale.ForeignRoutes, "netstat -rn": locale.ForeignRoutes, "netstat -i": locale.ForeignAddresses, "netstat -s": locale.ForeignCounters, "netstat -g": locale.ForeignNetstat, "ip": locale.ForeignAddresses, "ip a": locale.ForeignAddresses, "ip -br addr show": locale.ForeignAddresses, "ip route": locale.ForeignRoutes, "ip -4 r": locale.ForeignRoutes, "route -n": locale.ForeignRoutes, "ip neigh": locale.ForeignNeighbours, "ip n": locale.ForeignNeighbours, "arp -a": locale.ForeignNeighbours, "lsof": locale.ForeignNetstat, "lsof -p 1": locale.ForeignNetstat, "lsof -i :80,443": locale.ForeignNetstat, "fuser .": locale.ForeignNetstat,
		"nc": locale.ForeignConnect, "nc -l": locale.ForeignListen, "nc localhost": locale.ForeignConnect, "telnet": locale.ForeignConnect, "socat - -": locale.ForeignConnect, "nc localhost 1-2": locale.ForeignConnect,
		"curl": locale.ForeignCurl, "curl -d @file localhost": locale.ForeignCurl, "tcpdump -i lo": locale.ForeignCapture, "wireshark": locale.ForeignCapture, "sudo": locale.ForeignShell, "sudo -i": locale.ForeignShell, "sudo apt install x": locale.ForeignShell, "sudo sudo sudo ls": locale.ForeignShell,
		"python3": locale.ForeignPython, "python3 -i": locale.ForeignPython, "ps aux": locale.ForeignJobs, "kill -9 4711": locale.ForeignJobs, "kill": locale.ForeignJobs, "bash x.sh": locale.ForeignShell, "ls -l": locale.ForeignShell,
	} {
		name, rest, _ := strings.Cut(typed, " ")
		if a, ok := foreign.For(name, " "+rest); !ok || a.Text != want || len(a.Lines) > 0 {
			t.Errorf("%s: %+v", typed, a)
		}
	}
}
