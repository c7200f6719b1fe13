package labtest

import (
	"bufio"
	"cmp"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	definitions "labsh/shell/command/prelude"
)

// twinNames is what each command finds, in labsh and in python3: l listens, c
// and p are the ends of a connection, u and v of a datagram one, s is new, and
// w is connected to a web server.
const twinNames = `import socket, requests, json, time, sys
web, echo, tls = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
l = socket.create_server(("127.0.0.1", 0))
c = socket.socket(); c.connect(l.getsockname())
p, a = l.accept()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.bind(("127.0.0.1", 0))
v = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); v.connect(u.getsockname())
s = socket.socket()
w = socket.create_connection(("localhost", web))
`

// twinCase is one command line, whose twin is to do in python3 what the command
// does in labsh.
type twinCase struct {
	line   string
	before string // Python, in both
	view   string // the Python expression that shows x, the command's value; "" when it makes an object
	after  string // a Python expression that is to have the same value in both
	theirs string // view, for what the twin's last expression gives, where that is another
}

const response = "x.status_code, x.reason, x.json()"

// twinCases are the cases of each command, by its name as help lists it.
var twinCases = map[string][]twinCase{
	"socket":      {{"socket tcp", "", "", "sock", ""}, {"socket udp ipv6", "", "", "sock", ""}, {"socket unix", "", "", "sock.family, sock.type", ""}},
	"bind":        {{"s.bind 127.0.0.1 0", "", "x", "s.getsockname()", ""}},
	"listen":      {{"listen 0", "s.close()", "", "server, server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)", ""}, {"listen 127.0.0.1 0 backlog=3 reuse=no", "s.close()", "", "server, server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)", ""}},
	"NAME.listen": {{"s.listen 3", "s.bind(('127.0.0.1', 0))", "x", "s.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)", ""}},
	"accept":      {{"l.accept", "d = socket.create_connection(l.getsockname())", "", "peer.getpeername() == d.getsockname()", ""}},
	"connect": {
		{"connect localhost $echo", "s.close()", "", "client.getpeername(), client.send(b'x'), client.recv(9)", ""},
		{"s.connect localhost $echo", "", "x", "s.getpeername(), s.send(b'x'), s.recv(9)", ""},
		{"connect localhost $tls tls insecure", "s.close()", "", "client.send(b'x\\n'), client.recv(99), client.version()", ""},
	},
	"connect_ex":  {{"s.connect_ex localhost $echo", "", "x", "s.getpeername()", ""}, {"s.connect_ex localhost 1", "", "x", "s.fileno() > 0", ""}},
	"send":        {{"c.send hello", "", "x", "p.recv(99)", ""}, {`c.send "été\n" b"\xff"`, "", "x", "p.recv(99)", ""}, {"c.send a $web b ${1 + 1}", "web = 'é'", "x", "p.recv(99)", ""}},
	"sendline":    {{"c.sendline Bonjour", "", "x", "p.recv(99)", ""}, {"c.sendline eol=crlf l'heure > 3", "", "x", "p.recv(99)", ""}},
	"sendall":     {{"c.sendall hello", "", "x", "p.recv(99)", ""}},
	"sendfile":    {{"c.sendfile data.txt", "", "", "p.recv(99)", ""}},
	"sendto":      {{"u.sendto 127.0.0.1 $port hey", "port = v.getsockname()[1]", "x", "v.recv(99)", ""}},
	"recv":        {{"c.recv", "p.send(b'abc\\xff')", "x", "c.fileno() > 0", ""}, {"c.recv 2", "p.send(b'abc')", "x", "c.recv(9)", ""}, {"c.recv 2 flags=peek", "p.send(b'abc')", "x", "c.recv(9)", ""}},
	"recvline":    {{"c.recvline", "p.send(b'un\\ndeux')", "x", "c.recv(9)", ""}},
	"recvuntil":   {{"c.recvuntil END", "p.send(b'the ENDING')", "x", "c.recv(9)", ""}},
	"recvexactly": {{"c.recvexactly 3", "p.send(b'abcdef')", "x", "c.recv(9)", ""}},
	"recvall":     {{"c.recvall", "p.send(b'abcdef'); p.close()", "x", "c.recv(9)", ""}},
	"recvfrom":    {{"u.recvfrom 3", "v.send(b'abcdef')", "x[0], x[1] == v.getsockname()", "u.fileno() > 0", ""}},
	"talk":        {{"c.talk", "p.sendall(b'un\\ndeux'); p.shutdown(socket.SHUT_WR)", "", "c.fileno() > 0", ""}, {"talk localhost $echo", "s.close()", "", "client.fileno() > 0", ""}},
	"shutdown":    {{"c.shutdown wr", "", "x", "p.recv(9)", ""}},
	"close":       {{"c.close", "", "x", "c.fileno(), p.recv(9)", ""}, {"close c p", "", "x", "c.fileno(), p.fileno()", ""}},
	"settimeout":  {{"c.settimeout 2.5", "", "x", "c.gettimeout()", ""}, {"c.settimeout none", "c.settimeout(1)", "x", "c.gettimeout()", ""}},
	"setblocking": {{"c.setblocking 0", "", "x", "c.gettimeout()", ""}},
	"getsockname": {{"c.getsockname", "", "x", "x == c.getsockname()", ""}},
	"getpeername": {{"c.getpeername", "", "x", "x == c.getpeername()", ""}},
	"fileno":      {{"c.fileno", "", "type(x)", "x == c.fileno()", ""}},
	"gettimeout":  {{"c.gettimeout", "", "x", "x", ""}, {"c.gettimeout", "c.settimeout(1)", "x", "x", ""}},
	"getblocking": {{"c.getblocking", "", "x", "x", ""}},
	"resolve":     {{"resolve localhost 80", "", "x", "x", ""}, {"resolve 127.0.0.1", "", "x", "x", ""}},
	"getsockopt":  {{"s.getsockopt SO_REUSEADDR", "", "x", "x", ""}, {"s.getsockopt TCP_NODELAY", "", "x", "x", ""}},
	"setsockopt":  {{"s.setsockopt TCP_NODELAY 1", "", "x", "s.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)", ""}},
	"dup":         {{"c.dup", "", "", "client.send(b'x'), p.recv(9), client.fileno() != c.fileno()", ""}},
	"makefile":    {{"c.makefile rw", "p.send(b'un\\ndeux\\n')", "", "file.readline(), file.readline()", ""}, {"c.makefile r", "p.send(b'un\\n')", "", "file.readline()", ""}},
	"detach":      {{"c.detach", "", "type(x)", "c.fileno(), x > 0", ""}},
	"tls":         {{"s.tls insecure", "s.connect(('127.0.0.1', tls))", "", "s.send(b'x\\n'), s.recv(99), s.version()", ""}},
	"http": {
		{"http GET localhost:$web/products/1 limit==2", "", response, "x.url.split('/')[3:]", ""},
		{"http POST localhost:$web/products X-Y:z title=été price:=13.5", "", response, "x.request.method", ""},
		{"http HEAD localhost:$web/", "", "x.status_code, x.text", "x.ok", ""},
		{"http localhost:$web/nosuch", "", "x.status_code, x.text", "x.ok", ""},
	},
	"NAME.http": {{"w.http GET /products/1", "", response, "w.fileno() > 0, x.url, dict(x.headers).keys()", ""}},
	"status":    {{"status 404", "", "x", "1", ""}},
	"store": {
		{"store products/1", "", response, "x.ok", ""},
		{"store products limit=2 sort=desc", "", response, "x.ok", ""},
		{"store cart userId=1", "", response, "x.ok", ""},
		{"store post products title=\"test product\" price:=13.5", "", response, "x.ok", ""},
		{"store put products/1 title=autre", "", response, "x.ok", ""},
		{"store patch products/1 price:=1", "", response, "x.ok", ""},
		{"store delete products/1", "", response, "x.ok", ""},
		{"store login username=nobody password=none", "", "x.status_code, x.text", "x.ok", ""},
	},
	"json":   {{"json data.json", "", "x", "1", ""}, {"json $v", "v = {'é': [1.5, None, True]}", "x", "v", "json.loads(x)"}},
	"python": {{"python data.py un deux", "", "", "open('out.txt').read()", ""}},
}

// noTwin are the commands that have no Python here, and why.
var noTwin = map[string]string{
	"use":              "names the current socket, which Python has not",
	"sockets":          "a table for the screen",
	"ss":               "a table for the screen",
	"addresses":        "Python's standard library has no list of a machine's addresses",
	"serve":            "its twin is the class Serveur, which save writes into the program",
	"tap":              "its twin is the class Relais, which save writes into the program",
	"NAME.connections": "an attribute of serve's object",
	"NAME.datagrams":   "an attribute of serve's object",
	"wait":             "waits for serve's object",
	"stop":             "stops serve's object",
	"jobs":             "a table for the screen",
	"fg":               "a program of the shell's, and its keyboard",
	"bg":               "a program of the shell's",
	"web":              "the embedded server",
	"methods":          "a table for the screen",
	"ladder":           "a drawing for the screen",
	"trace":            "lines for the screen",
	"follow":           "bytes for the screen",
	"capture":          "Python has no filter for packets without the kernel's own structures",
	"show":             "the page for a class",
	"demo":             "its lines have theirs",
	"run":              "a labsh script, not Python",
	"help":             "the shell's own",
	"vars":             "the shell's own",
	"twin":             "the shell's own",
	"history":          "the shell's own",
	"save":             "the shell's own",
	"time":             "the shell's own",
	"lang":             "the shell's own",
	"quiet":            "the shell's own",
	"clear":            "the shell's own",
	"exit":             "leaves the shell",
	"quit":             "leaves the shell",
}

// Every command of the table has its cases, or a reason to have none.
func TestTwinsAreAllHere(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, c := range commandtest.Table().All() {
		name := c.Name
		if c.MethodOnly {
			name = "NAME." + name
		}
		known[name] = true
		if _, none := noTwin[name]; none == (len(twinCases[name]) > 0) {
			t.Errorf("%s is to be in one of twinCases and noTwin", name)
		}
	}
	for name := range twinCases {
		if !known[name] {
			t.Errorf("%s is no command", name)
		}
	}
	for name := range noTwin {
		if !known[name] {
			t.Errorf("%s is no command", name)
		}
	}
}

// TestTwins runs each command in labsh, and the twin that labsh prints of it in
// python3: the value, and what came of it, are the same.
func TestTwins(t *testing.T) {
	t.Parallel()
	py := needRequests(t)
	web := serve(t, "web 0")
	web = strings.TrimSuffix(web[strings.LastIndexByte(web, ':')+1:], "/")
	store := "http://" + strings.TrimSuffix(serve(t, "store serve 0"), "/")
	echo := listen(t, func(c net.Conn) {
		r := bufio.NewReader(c)
		for {
			b, err := r.ReadByte()
			if err != nil {
				return
			}
			_, _ = c.Write([]byte{b})
		}
	})
	secure := start(t, labsh("-i"))
	t.Cleanup(func() { secure.end() })
	secure.enter("serve 0 tls reply=secret\n")
	secure.await("localhost:")
	tls := strings.TrimSpace(secure.await("\n"))
	ports := []string{web, echo, tls}

	for name, cases := range twinCases {
		for _, c := range cases {
			t.Run(name+"/"+c.line, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				for file, text := range map[string]string{
					"data.txt": "été\n", "data.json": `{"a": [1, 2.5, null]}`, "data.py": "import sys\nopen('out.txt', 'w').write(f'{sys.argv[1:]} {__name__}')\n",
				} {
					if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				run := func(cmd *exec.Cmd) string {
					t.Helper()
					cmd.Dir = dir
					return start(t, cmd).succeed()
				}
				ours := func(lines string) string {
					t.Helper()
					path := write(t, "case.lab", lines)
					return run(labsh(append([]string{"--store", store, path}, ports...)...))
				}
				before := twinNames + c.before + "\n"
				const mark = "\n---\n"
				lines := before + "print('---')\ntwin " + c.line + "\n"
				_, twin, ok := strings.Cut("\n"+ours(lines), mark)
				if !ok || strings.TrimSpace(twin) == "" {
					t.Fatalf("no twin: %q", twin)
				}

				line, show, shows := c.line, c.after, c.after
				if c.view != "" {
					line, show = "x = "+c.line, c.view+", "+c.after
					shows = cmp.Or(c.theirs, c.view) + ", " + c.after
				}
				_, got, _ := strings.Cut(ours(before+line+"\nprint('\\n---')\nprint(repr(("+show+")))\n"), mark)

				theirs := definitions.Program(namesIn(twin)...) + "import ast\nsource = ast.parse(" + quoted(twin) + ")\nif isinstance(source.body[-1], ast.Expr):\n" +
					"    source.body[-1] = ast.copy_location(ast.Assign([ast.Name('x', ast.Store())], source.body[-1].value), source.body[-1])\n" +
					"exec(compile(ast.fix_missing_locations(source), '<twin>', 'exec'))\n"
				cmd := exec.Command(py, append([]string{"-c", before + theirs + "print('\\n---')\nprint(repr((" + shows + ")))\n"}, ports...)...)
				_, want, _ := strings.Cut(run(cmd), mark)
				if sameDescriptors(got) != sameDescriptors(want) || got == "" {
					t.Errorf("twin:\n%s\n%s", indent(twin), difference(got, want))
				}
			})
		}
	}
}

// namesIn are the words of a text, among which are the names that it uses.
func namesIn(text string) []string { return word.FindAllString(text, -1) }

var word = regexp.MustCompile(`\w+`)

var descriptor = regexp.MustCompile(`fd=\d+`)

func sameDescriptors(text string) string { return masked(descriptor.ReplaceAllString(text, "fd=N")) }

// quoted is text as a Python literal.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		fmt.Fprintf(&b, `\U%08x`, r)
	}
	b.WriteByte('"')
	return b.String()
}
