package session_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

func TestVars(t *testing.T) {
	h := commandtest.New(t, locale.English)
	if got := h.Prompt("vars"); got != "" {
		t.Errorf("vars of nothing: %q", got)
	}
	h.Typed("n = 5000", "text = 'é' * 300", "big = list(range(100000))", "octets = b'x' * 1000",
		"class Bad:\n    def __repr__(self):\n        raise ValueError('no')\n", "bad = Bad()")
	got := h.Prompt("vars")
	want := "n\tint\t5000\n" +
		"text\tstr\t'" + strings.Repeat("é", 58) + "…\n" +
		"big\tlist\t[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, …\n" +
		"octets\tbytes\tb'" + strings.Repeat("x", 57) + "…\n"
	if !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "bad\tBad\t<repr() failed>\n") {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if got := h.Prompt("vars | grep 5000"); got != "n\tint\t5000\n" {
		t.Errorf("vars | grep: %q", got)
	}
}

func TestTwin(t *testing.T) {
	h := commandtest.New(t, locale.English)
	tests := []struct{ line, want string }{
		{"twin listen 5000", "server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\n" +
			"server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\nserver.bind((\"localhost\", 5000))\nserver.listen(1)\n"},
		{`twin send "a b" c`, "client.send(b\"\\\"a b\\\" c\")\n"},
		{`twin send "Bonjour\n"`, "client.send(b\"Bonjour\\n\")\n"},
		{"twin c.recv 500", "c.recv(500)\n"},
		{"twin help", locale.NoTwin.Format(locale.English, "help") + "\n"},
		{"twin x = 1", "x = 1\n"},
		{"twin conect localhost 1", "NameError: name 'conect' is not defined. Did you mean: 'connect'?\n"},
		{"twin", "TypeError: twin: COMMAND is missing\n  hint: usage: twin on|off|COMMAND…\n"},
	}
	for _, tt := range tests {
		if got := h.Prompt(tt.line); got != tt.want {
			t.Errorf("%s\ngot  %q\nwant %q", tt.line, got, tt.want)
		}
	}
	if got := h.Value("'server' in dir()"); got != "False" {
		t.Errorf("twin listen ran: 'server' in dir() is %s", got)
	}
	if got := h.Typed("twin on", "s = socket udp"); got != "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n" {
		t.Errorf("twin on: %q", got)
	}
	if got := h.Typed("twin off", "s2 = socket udp"); got != "" {
		t.Errorf("twin off: %q", got)
	}
}

func TestTime(t *testing.T) {
	h := commandtest.New(t, locale.English)
	if got := h.Prompt("time 1 + 1"); !commandtest.Matches(got, "2\nTook …\n") {
		t.Errorf("an expression: %q", got)
	}
	if got := h.Typed("time x = 'a b'", "x"); !commandtest.Matches(got, "Took …\n'a b'\n") {
		t.Errorf("an assignment: %q", got)
	}
	if got := h.Typed("n = 5", "def next_():\n    global n\n    n += 1\n    return n\n", "u = time socket udp", "u.fileno() > 0",
		"time u.sendto 127.0.0.1 9 number ${next_()}", "n"); !commandtest.Matches(got, "Took …\nTrue\n…\nTook …\n6\n") {
		t.Errorf("commands: %q", got)
	}
	if got := h.Prompt("time 1 / 0"); got != "ZeroDivisionError: division by zero\n" {
		t.Errorf("an error: %q", got)
	}
	if got := h.Prompt("time x = ("); !strings.HasPrefix(got, "SyntaxError: ") {
		t.Errorf("a syntax error: %q", got)
	}
}

func TestHistory(t *testing.T) {
	h := commandtest.New(t, locale.English)
	h.Typed("x = 1", "for i in range(2):\n    print(i)\n", "x = (", "1 / 0")
	want := "    1  x = 1\n    2  for i in range(2):\n           print(i)\n    3  x = (\n    4  1 / 0\n    5  history\n"
	if got := h.Prompt("history"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if got, want := h.Prompt("history 2"), "    5  history\n    6  history 2\n"; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestRunFile(t *testing.T) {
	h := commandtest.New(t, locale.English)
	path := filepath.Join(t.TempDir(), "x.py")
	if err := os.WriteFile(path, []byte("import sys\nprint(sys.argv[1:])\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.RunProgram = func(_ *object.Thread, argv []string, _ bool) error {
		return h.Read("print(['"+strings.Join(argv[1:], "', '")+"'])", syntax.FileMode)
	}
	h.RunFile = func(_ *object.Thread, path string) error {
		_, err := os.ReadFile(path)
		return command.FileError(err)
	}
	if got := h.Prompt("python " + path + " a 'b c'"); got != "['a', 'b c']\n" {
		t.Errorf("python: %q", got)
	}
	program := filepath.Join(t.TempDir(), "y.py")
	h.Saved(program)
	if got := commandtest.Python3(t, program); got != "['a', 'b c']\n" {
		t.Errorf("saved: %q", got)
	}
	if got := h.Prompt("run /nowhere"); got != "FileNotFoundError: [Errno 2] No such file or directory: '/nowhere'\n" {
		t.Errorf("run: %q", got)
	}
}

func TestSettings(t *testing.T) {
	h := commandtest.New(t, locale.English)
	h.Typed("lang fr", "quiet on")
	if h.Console.Lang() != locale.French || !h.Quiet.Load() {
		t.Error("lang fr, quiet on: no effect")
	}
	h.Typed("lang en", "quiet off", "clear")
	if h.Console.Lang() != locale.English || h.Quiet.Load() {
		t.Error("lang en, quiet off: no effect")
	}
	if got := h.Prompt("lang de"); !strings.HasPrefix(got, "ValueError: lang: 'de' is not one of fr, en\n") {
		t.Errorf("lang de: %q", got)
	}
}

func TestExit(t *testing.T) {
	h := commandtest.New(t, locale.English)
	for line, want := range map[string]string{"exit": "None", "quit": "None", "exit 3": "3", "quit $n": "7"} {
		h.Env.Globals.Set("n", object.Int(7))
		err := h.Enter(line, syntax.InteractiveMode)
		e, ok := object.AsException(err)
		if !ok || e.Type() != object.SystemExit {
			t.Errorf("%s: %v", line, err)
			continue
		}
		if got, _ := object.Repr(nil, e.Args.Elems[0]); got != want {
			t.Errorf("%s: code %s, want %s", line, got, want)
		}
	}
	if got := h.Prompt("exit x"); !strings.HasPrefix(got, "ValueError: invalid literal for int() with base 10: 'x'") {
		t.Errorf("exit x: %q", got)
	}
}
