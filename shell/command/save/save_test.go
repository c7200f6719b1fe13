package save_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
	"labsh/shell/module/sheet"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

func TestSaveProgram(t *testing.T) {
	tests := []struct {
		name   string
		inputs []string
		want   string // the program without its first line
		prints string // what it prints in python3
	}{
		{
			name: "one exchange",
			inputs: []string{
				"listen 0", "port = server.getsockname()[1]", "connect localhost $port", "accept",
				`client.send "Bonjour\n"`, "data = peer.recv 500", "print(data)", "close all",
			},
			want: `import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("localhost", 0))
server.listen(1)
port = server.getsockname()[1]
client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(("localhost", port))
peer, address = server.accept()
client.send(b"Bonjour\n")
data = peer.recv(500)
print(data)
server.close()
client.close()
peer.close()
`,
			prints: "b'Bonjour\\n'\n",
		},
		{
			name: "a block with commands and expressions",
			inputs: []string{
				"s = listen 0", "c = connect localhost ${s.getsockname()[1]}", "p, a = accept",
				"for i in range(3):\n    # three times\n    c.send ligne $i, ${i * i} ${{\"a\": i}[\"a\"]}\n    if i > 5:\n        c.send never\n    print(p.recv(100))\n",
			},
			want: `import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("localhost", 0))
s.listen(1)
c = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
c.connect(("localhost", s.getsockname()[1]))
p, a = s.accept()
for i in range(3):
    # three times
    c.send(f"ligne {i}, {i * i} { {'a': i}['a']}".encode("utf-8"))
    if i > 5:
        c.send(b"never")
    print(p.recv(100))
`,
			prints: "b'ligne 0, 0 0'\nb'ligne 1, 1 1'\nb'ligne 2, 4 2'\n",
		},
		{
			name:   "what failed is a comment",
			inputs: []string{"x = 1", "x = 1 / 0", "conect localhost 5000", "x = (", "connect localhost 70000", "print(x)"},
			want: "\nx = 1\n# x = 1 / 0\n# → ZeroDivisionError: division by zero\n# conect localhost 5000\n# → SyntaxError: invalid syntax\n# x = (\n# → SyntaxError: incomplete input\n" +
				"# connect localhost 70000\n# → OverflowError: connect(): port must be 0-65535.\nprint(x)\n",
			prints: "1\n",
		},
		{
			name:   "what only looks is left out",
			inputs: []string{"help send", "vars", "history", "twin connect localhost 5000", "x = 'é'", "lang en", "time x = x * 2", "time print(x)"},
			want:   "\nx = 'é'\nx = x * 2\nprint(x)\n",
			prints: "éé\n",
		},
		{
			name:   "the last value",
			inputs: []string{"1 + 1", "print('between')", "n = _ * 21", "print(n)"},
			want: "import builtins\n\n\ndef remember(value):\n    if value is not None:\n        builtins._ = value\n    return value\n\n\n" +
				"remember(1 + 1)\nprint('between')\nn = _ * 21\nprint(n)\n",
			prints: "between\n42\n",
		},
		{
			name:   "modules are imported at the top",
			inputs: []string{"n = json.loads('[1, 2]')[1]", "import struct", "print(n, struct.calcsize('!H'))"},
			want:   "import json\nimport struct\n\nn = json.loads('[1, 2]')[1]\nprint(n, struct.calcsize('!H'))\n",
			prints: "2 2\n",
		},
		{
			name: "a variable of the session's keeps its value",
			inputs: []string{
				"address = 'mine'", "listen 0", "connect localhost ${server.getsockname()[1]}", "accept", "print(address)", "close all",
			},
			want: `import socket

address = 'mine'
server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("localhost", 0))
server.listen(1)
client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(("localhost", server.getsockname()[1]))
peer, address_ = server.accept()
print(address)
server.close()
client.close()
peer.close()
`,
			prints: "mine\n",
		},
		{
			name: "a command that is tried and fails",
			inputs: []string{
				"port = 1", "for host in ['127.0.0.1']:\n    try:\n        connect $host $port\n    except ConnectionRefusedError as e:\n        print('refused')\n",
			},
			want: `import socket

port = 1
for host in ['127.0.0.1']:
    try:
        client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        client.connect((host, port))
    except ConnectionRefusedError as e:
        print('refused')
`,
			prints: "refused\n",
		},
		{
			name:   "what acts on a server of the shell's own is a comment",
			inputs: []string{"w = web 0", "s = socket tcp", "stop w", "close all", "print(s.fileno())"},
			want: `import socket

# w = web 0  # in labsh alone
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.close()
print(s.fileno())
`,
			prints: "-1\n",
		},
		{
			name:   "functions with commands inside",
			inputs: []string{"def hello(text):\n    c.send $text\n    unused = 1\n", "s = listen 0", "c = connect localhost ${s.getsockname()[1]}", "p = accept", "hello('été')", "print(p.recv(9))"},
			want: `import socket

def hello(text):
    c.send(text.encode("utf-8"))
    unused = 1


s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("localhost", 0))
s.listen(1)
c = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
c.connect(("localhost", s.getsockname()[1]))
p, address = s.accept()
hello('été')
print(p.recv(9))
`,
			prints: "b'\\xc3\\xa9t\\xc3\\xa9'\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := commandtest.New(t, locale.English)
			h.Typed(tt.inputs...)
			path := filepath.Join(t.TempDir(), "x.py")
			got := h.Saved(path)
			if want := "# coding: utf-8\n" + tt.want; got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
			if out := commandtest.Python3(t, path); out != tt.prints {
				t.Errorf("python3 prints %q, want %q", out, tt.prints)
			}
		})
	}
}

// A background server in a saved program answers as the shell's does, with the
// same lines.
func TestSaveServer(t *testing.T) {
	h := commandtest.New(t, locale.French)
	dir := t.TempDir()
	probe := commandtest.New(t, locale.English)
	probe.Run("probe = listen 0")
	port := probe.Value("probe.getsockname()[1]")
	probe.Run("close probe")
	out := h.Typed("serve "+port+" max=2",
		"for i in range(2):\n    c = connect localhost "+port+"\n    c.send salut $i\n    r = c.recv 500\n    c.close()\n    print(r)\n", "wait")
	path := filepath.Join(dir, "serveur.py")
	if got := h.Prompt("save " + path); !strings.HasPrefix(got, "Enregistré : ") {
		t.Fatalf("save: %s", got)
	}
	program := commandtest.Python3(t, path)
	if n := strings.Count(program, "b'Message Serveur vers Client\\n'"); n != 2 {
		t.Errorf("python3 prints %q", program)
	}
	for _, line := range []string{
		"Attente Connexion client localhost:" + port,
		"Reception du message client : salut 1 Socket du client ('127.0.0.1', ",
		"Emission vers le client Message Serveur vers Client",
		"Deconnexion localhost:" + port + ".",
	} {
		if !strings.Contains(out, line) {
			t.Errorf("the shell does not print %q:\n%s", line, out)
		}
		if !strings.Contains(program, line) {
			t.Errorf("python3 does not print %q:\n%s", line, program)
		}
	}
}

// A server of UDP answers from a saved program too, and drops what it is told to.
func TestSaveDatagramServer(t *testing.T) {
	h := commandtest.New(t, locale.French)
	dir := t.TempDir()
	out := h.Typed("s = serve 0 udp reply=pong max=2", "u = socket udp", "u.settimeout 20",
		"for i in range(2):\n    u.sendto localhost ${s.port} ping $i\n    r = u.recvfrom\n    print(r[0])\n", "wait s", "print(s.datagrams, s.datagrammes)",
		"d = serve 0 udp drop=100% max=1", "u.sendto localhost ${d.port} perdu", "wait d",
		"e = serve ::1 0 udp echo", "v = socket udp ipv6", "v.settimeout 20", "v.sendto ::1 ${e.port} six", "x = v.recvfrom", "print(x[0])", "e.stop", "print(e.running)")
	path := filepath.Join(dir, "serveur.py")
	if got := h.Prompt("save " + path); !strings.HasPrefix(got, "Enregistré : ") {
		t.Fatalf("save: %s", got)
	}
	program := commandtest.Python3(t, path)
	for line, n := range map[string]int{
		"Attente de datagrammes sur localhost:": 2, "Attente de datagrammes sur [::1]:": 1,
		"Reception de ('127.0.0.1', ": 2, ") : ping 1": 1, ") : pong": 2, "b'pong'": 2, "2 2": 1,
		"Datagramme jeté (drop), sans réponse, de ('127.0.0.1', ": 1, ") : perdu": 1, "b'six'": 1, "False": 1,
	} {
		if got := strings.Count(program, line); got != n {
			t.Errorf("python3 prints %q %d times:\n%s", line, got, program)
		}
		if !strings.Contains(out, line) {
			t.Errorf("the shell does not print %q:\n%s", line, out)
		}
	}
}

// The lab sheet's classes print the same lines in the shell and in python3.
func TestSaveClasses(t *testing.T) {
	h := commandtest.New(t, locale.French)
	client, server := sheet.ClientType(), sheet.ServerType()
	h.Env.Outer.Set("Client", client)
	h.Env.Outer.Set("Serveur", server)
	out := h.Typed("s = Serveur('localhost', 0, max=2)", "s.demarre()",
		"for i in range(2):\n    c = Client('localhost', s.port)\n    c.connect()\n    n = c.sendMessage(f'salut {i}\\n')\n    t = c.receiveMessage()\n    c.close()\n",
		"s.attend()", "print(n, repr(t), s.connexions, s.running)")
	path := filepath.Join(t.TempDir(), "x.py")
	h.Prompt("save " + path)
	shell, program := masked(out), masked(commandtest.Python3(t, path))
	if len(shell) != len(program) {
		t.Errorf("python3 prints\n%s\nthe shell\n%s", program, shell)
	}
	// Threads print when they can, and print()'s newline is a write of its own.
	for line := range strings.Lines(shell) {
		line = strings.TrimSpace(line)
		if want, got := strings.Count(shell, line), strings.Count(program, line); got != want {
			t.Errorf("python3 prints %q %d times, the shell %d times", line, got, want)
		}
	}
}

var portNumber = regexp.MustCompile(`\d{4,5}`)

// masked is an output without its ports.
func masked(output string) string { return portNumber.ReplaceAllString(output, "PORT") }

// Requests become calls of module requests, with the embedded store's URL at
// the top.
func TestSaveRequests(t *testing.T) {
	h := commandtest.New(t, locale.English)
	h.Typed("p = store products/1", "store products limit=1", "title = _.json()[0]['title']",
		"for i in range(2):\n    store products/${i + 1}\n", "print(p.status_code, title)", "store products | count")
	path := filepath.Join(t.TempDir(), "x.py")
	got := h.Saved(path)
	want := "# coding: utf-8\nimport builtins\nimport requests\n\n# " + locale.SavedStore.En + "\nBASE_URL = \"" + h.Store.URL() + `"


def remember(value):
    if value is not None:
        builtins._ = value
    return value


p = requests.get(BASE_URL + "/products/1")
response = requests.get(BASE_URL + "/products", params={"limit": 1})
print(response.status_code, response.reason)
print(response.text)
remember(response)
title = _.json()[0]['title']
for i in range(2):
    response = requests.get(BASE_URL + f"/products/{i + 1}")
    print(response.status_code, response.reason)
    print(response.text)
print(p.status_code, title)
response = requests.get(BASE_URL + "/products")
print(len(response.json()))
`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if out, title := commandtest.Python3(t, path), h.Value("title"); strings.Count(out, "200 OK\n") != 3 || !strings.HasSuffix(out, "200 "+strings.Trim(title, "'")+"\n20\n") {
		t.Errorf("python3 prints\n%s", out)
	}
}

func TestSaveOutput(t *testing.T) {
	h := commandtest.New(t, locale.English)
	dir := t.TempDir()
	h.Typed("s = listen 0", "c = connect localhost ${s.getsockname()[1]}", "p = accept", `c.send "octets"`, "p.recv > "+dir+"/octets", "close all")
	path := filepath.Join(dir, "x.py")
	h.Saved(path)
	if err := os.Remove(filepath.Join(dir, "octets")); err != nil {
		t.Fatal(err)
	}
	commandtest.Python3(t, path)
	if data, err := os.ReadFile(filepath.Join(dir, "octets")); err != nil || string(data) != "octets" {
		t.Errorf("the program wrote %q, %v", data, err)
	}
}

// A script that was saved, run again, does the same.
func TestSaveScript(t *testing.T) {
	h := commandtest.New(t, locale.English)
	inputs := []string{
		"listen 0", "help", "port = server.getsockname()[1]", "connect localhost $port", "accept", "conect localhost 1", "1 / 0",
		"for i in range(2):\n    client.send hello $i\n    print(peer.recv(50))\n", "close all",
	}
	h.Typed(inputs...)
	path := filepath.Join(t.TempDir(), "session")
	got := h.Saved(path)
	want := "listen 0\nport = server.getsockname()[1]\nconnect localhost $port\naccept\n# conect localhost 1\n# → SyntaxError: invalid syntax\n# 1 / 0\n# → ZeroDivisionError: division by zero\n" +
		"for i in range(2):\n    client.send hello $i\n    print(peer.recv(50))\nclose all\n"
	if got != want {
		t.Fatalf("got:\n%s\nwant:\n%s", got, want)
	}
	again := commandtest.New(t, locale.English)
	if out, _ := again.Run(got); !strings.Contains(out, "b'hello 0'\n") || !strings.Contains(out, "b'hello 1'\n") {
		t.Errorf("the script prints %s", out)
	}
}

// In a file, which is one input, save writes what came before it.
func TestSaveInFile(t *testing.T) {
	h := commandtest.New(t, locale.English)
	dir := t.TempDir()
	inner := filepath.Join(dir, "inner")
	if err := os.WriteFile(inner, []byte("y = 2\nprint(x + y)\n1 / 0\nz = 3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.RunFile = func(_ *object.Thread, path string) error {
		text, err := os.ReadFile(path)
		if err != nil {
			return command.FileError(err)
		}
		return h.Read(string(text), syntax.FileMode)
	}
	path := filepath.Join(dir, "x.py")
	err := h.Enter("x = 1\ntry:\n    x += 'a'\nexcept TypeError:\n    pass\nsave "+path+"\nx = 3", syntax.FileMode)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if want := "# coding: utf-8\n\nx = 1\ntry:\n    x += 'a'\nexcept TypeError:\n    pass\n"; err != nil || string(text) != want {
		t.Errorf("got %q, %v; want %q", text, err, want)
	}
	if got := h.Prompt("run " + inner); !strings.Contains(got, "ZeroDivisionError") {
		t.Errorf("run: %s", got)
	}
	if got, want := h.Saved(path), "# coding: utf-8\n\nx = 1\ntry:\n    x += 'a'\nexcept TypeError:\n    pass\nx = 3\ny = 2\nprint(x + y)\n# 1 / 0\n# → ZeroDivisionError: division by zero\n"; got != want {
		t.Errorf("after run: %q, want %q", got, want)
	}
}

func TestSaveErrors(t *testing.T) {
	h := commandtest.New(t, locale.English)
	if got := h.Prompt("save /nowhere/x.py"); got != "FileNotFoundError: [Errno 2] No such file or directory: '/nowhere/x.py'\n" {
		t.Errorf("got %q", got)
	}
}

// An address that is an expression keeps its brackets in a program, and a number
// is decimal whatever it begins with.
func TestSaveServeExpression(t *testing.T) {
	h := commandtest.New(t, locale.English)
	h.Prompt("quiet on") // the server's lines come when they come
	h.Prompt("ports = [0]")
	h.Prompt(`serve ${(ports[0])} reply="a)" max=1`)
	h.Prompt("c = connect localhost ${server.port}")
	h.Prompt("c.send x")
	h.Prompt("c.recv 010")
	text := h.Saved(filepath.Join(t.TempDir(), "x.py"))
	for _, want := range []string{"server = Serveur(\"localhost\", (ports[0]), reply=\"a)\", max=1)\n", "c.recv(10)\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
