package session_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// TestHelpWraps: what help says is in lines of 80 columns at most, whatever the
// screen's width, and of 20 at least; a paragraph begins a line.
func TestHelpWraps(t *testing.T) {
	long := strings.Repeat("word ", 40) + "end.\nSecond paragraph."
	text := locale.Text{En: long, Fr: long}
	for columns, most := range map[string]int{"40": 40, "200": 80, "5": 20} {
		h := commandtest.New(t, locale.English)
		table := command.NewTable([]command.Command{*h.Table.Named("help"), {
			Name: "probe", Usage: "A", Summary: locale.Text{En: "Does something.", Fr: "x"}, Detail: text,
			Examples: []command.Example{{Lines: ">>> probe 1\none"}, {Lines: ">>> probe 2"}}, Raises: []command.Raise{{Name: "E", Means: locale.Text{En: "when"}}},
		}})
		h.Session.Table = table
		var b bytes.Buffer
		h.Session.Console = console.New(console.Options{Stdout: &b, Stderr: &b, Color: console.ColorNever, Getenv: func(name string) string {
			return map[string]string{"COLUMNS": columns}[name]
		}})
		h.Prompt("help probe")
		if err := h.Session.Console.Close(); err != nil {
			t.Error(err)
		}
		got, longest := b.String(), 0
		if !strings.HasPrefix(got, "probe A\n  Does something.\n\n  word word") || !strings.Contains(got, "end.\n  Second paragraph.\n") ||
			!strings.Contains(got, "\n"+locale.HeadExamples.En+"\n  >>> probe 1\n  one\n\n  >>> probe 2\n") || !strings.HasSuffix(got, "\n\n"+locale.HeadExceptions.En+"\n  E  when\n") {
			t.Errorf("%s columns:\n%s", columns, got)
		}
		if strings.Contains(got, locale.HeadTwin.En) {
			t.Error("a command without Python shows some")
		}
		for line := range strings.Lines(got) {
			longest = max(longest, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")))
		}
		if longest > most || longest < most-5 {
			t.Errorf("%s columns: the longest line has %d", columns, longest)
		}
	}
}

// TestHelpOnLists: help on what is no command, and on a name that there is twice.
func TestHelpTopics(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("fields = [1]\nclass C:\n    'Doc of C.'\n    x = 5\nc = C()\nc.d = c")
	for line, want := range map[string]string{
		"help fields": "Help on list object:\n", "help c.d.x": "Help on int object:\n", "help C": "Help on class C in module __main__:\n",
		"help count": locale.FiltersHead.En + "\n  | fields", "help PATH": locale.FiltersHead.En, "help listen?": "listen [HOST] PORT",
	} {
		if got := h.Prompt(line); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %.200q, want %q…", line, got, want)
		}
	}
	for line, want := range map[string]string{
		"help c.nothing": "AttributeError: 'C' object has no attribute 'nothing'", "help nothing.x": "NameError: name 'nothing' is not defined", "help curl": "NameError: name 'curl' is not defined\n  hint: ",
		"help lisen": "NameError: name 'lisen' is not defined. Did you mean: 'listen'?\n",
	} {
		if got := h.Prompt(line); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %.200q, want %q…", line, got, want)
		}
	}
	list := h.Prompt("help")
	if !strings.Contains(list, "\n  store [get|post|put|…] [PATH] [ITEM…]") || strings.Contains(list, "--follow") {
		t.Errorf("the list has all choices or flags:\n%s", list)
	}
	if got := h.Prompt("help filters | grep -c '  > FILE'"); got != "1\n" {
		t.Errorf("> FILE: %q", got)
	}
}

func TestVarsValues(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("edge = 's' * 58\nover = 's' * 59\nbig = 2 ** 190\nbigger = 10 ** 70\nlst = list(range(60))\ntup = tuple(range(99))\nf = 1.5\nb = b'x' * 57\n__hidden = 1\nyes = True\nlong = 'é' * 241\ntext = '5'")
	want := "edge\tstr\t'" + strings.Repeat("s", 58) + "'\nover\tstr\t'" + strings.Repeat("s", 58) + "…\nbig\tint\t1569275433846670190958947355801916604025588861116008628224\n" +
		"bigger\tint\t1" + strings.Repeat("0", 58) + "…\nlst\tlist\t[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, …\ntup\ttuple\t(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, …\nf\tfloat\t1.5\nb\tbytes\tb'" + strings.Repeat("x", 57) + "'\n" +
		"yes\tbool\tTrue\nlong\tstr\t'" + strings.Repeat("é", 58) + "…\ntext\tstr\t'5'\n"
	if got, _ := h.Run("vars"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// Filters have numbers as numbers, all else as its text.
	if got, _ := h.Run("vars | where value > 1 | fields name"); got != "big\nf\n" {
		t.Errorf("numbers: %q", got)
	}
	if got := h.Fails("class I:\n    def __repr__(self):\n        raise KeyboardInterrupt\ni = I()\nvars"); !strings.HasPrefix(got, "KeyboardInterrupt") {
		t.Errorf("an interrupt: %q", got)
	}
}

func TestHistoryNumbers(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	for line, want := range map[string]string{"history 0": "", "history -1": ""} {
		if got := h.Prompt(line); got != want {
			t.Errorf("%s: %q", line, got)
		}
	}
	if got := h.Prompt("history 99"); !strings.HasPrefix(got, "    1  history ") || strings.Count(got, "\n") != 3 {
		t.Errorf("history 99: %q", got)
	}
	if got := h.Prompt("history x"); !strings.HasPrefix(got, "ValueError: invalid literal for int() with base 10: 'x'\n") {
		t.Errorf("history x: %q", got)
	}
}

// TestRunArguments: a file has sys.argv of its own, which is put back whatever
// comes of it; its twin says the same.
func TestRunArguments(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	path := filepath.Join(t.TempDir(), "x.py")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	h.Run("import sys\nsys.argv = ['before']\ngot = []\ndef note():\n    got.append(sys.argv)\ntext = 'a b'")
	var fails error
	h.RunFile = func(th *object.Thread, _ string) error {
		note, _ := h.LookupName("note")
		if _, err := object.Call(th, note); err != nil {
			return err
		}
		return fails
	}
	h.Run("run " + path + " x=1 $text\nrun " + path)
	fails = object.Errorf(object.ValueError, "failed")
	if got := h.Fails("run " + path + " 'c d'"); got != "ValueError: failed\n" {
		t.Errorf("%q", got)
	}
	if got, want := h.Value("got, sys.argv"), "([['"+path+"', 'x=1', 'a b'], ['"+path+"'], ['"+path+"', 'c d']], ['before'])"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	var asked []string
	h.RunProgram = func(_ *object.Thread, argv []string, background bool) error {
		asked = append(asked, fmt.Sprint(argv[1:], background))
		return nil
	}
	h.Run("python " + path + " x=1 $text\npython " + path + " &\npython " + path + " a & b\npython " + path + " '&'\npython " + path + "&\npython " + path + " 'a&'\nrun " + path + " 'c d' &")
	if got, want := strings.Join(asked, "; "), "[x=1 a b] false; [] true; [a & b] false; [&] false; [] true; [a&] false; [c d] true"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := h.Fails("run session.lab &"); got != "ValueError: 'session.lab' is no Python program: it can't run in the background\n" {
		t.Errorf("%q", got)
	}
	const process = "import subprocess\nimport sys\nsys.stdout.flush()\n"
	for line, want := range map[string]string{
		"twin python " + path + " a $text": process + "subprocess.run([sys.executable, \"" + path + "\", \"a\", text])\n",
		"twin python " + path + " a &":     process + "x = subprocess.Popen([sys.executable, \"" + path + "\", \"a\"], stdin=subprocess.DEVNULL)\n",
		"twin python " + path + " a&":      process + "x = subprocess.Popen([sys.executable, \"" + path + "\", \"a\"], stdin=subprocess.DEVNULL)\n",
		"twin python -m json.tool $text":   process + "subprocess.run([sys.executable, \"-m\", \"json.tool\", text])\n",
		"twin python -m http.server 0 &":   process + "http = subprocess.Popen([sys.executable, \"-m\", \"http.server\", \"0\"], stdin=subprocess.DEVNULL)\n",
		"twin run " + path:                 "…\nrun_file(\"" + path + "\")\n", "twin x = python " + path: process + "subprocess.run([sys.executable, \"" + path + "\"])\nx = None\n",
	} {
		if got, _ := h.Run(line); !commandtest.Matches(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	if got := h.Fails("twin run session"); got != "ValueError: 'session' is no Python program\n" {
		t.Errorf("a script: %q", got)
	}
}

// TestJSONNames: what json's word means, and its twin.
func TestJSONNames(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	dir := t.TempDir()
	path := filepath.Join(dir, "d")
	if err := os.WriteFile(path, []byte(`{"a": [1]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	h.Run("d = {'a': 2}\npath = '" + path + "'\nr = store products/1")
	for line, want := range map[string]string{
		"json d | a": "2\n", "json $d | a": "2\n", "json ${d['a']}": "2\n", "json '" + path + "' | a.0": "1\n", "x = json " + path + "\nprint(x['a'])": "[1]\n", "json r | id": "1\n", "json ${'[1,2]'} | 1": "2\n", "json ${'x'}": "\"x\"\n",
		"twin json d": "json.dumps(d, ensure_ascii=False, indent=2)\n", "twin json r": "r.json()\n", "twin json " + path: "json.load(open(\"" + path + "\"))\n", "twin json 'd'": "json.load(open(\"d\"))\n",
	} {
		if got, _ := h.Run(line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	for line, want := range map[string]string{
		"json nothing": "FileNotFoundError: [Errno 2] No such file or directory: 'nothing'\n  hint: " + locale.NoNameOrFile.Format(locale.English, "nothing") + "\n",
		"json " + dir:  "IsADirectoryError: [Errno 21] Is a directory", "json ${b'{'}": "json.decoder.JSONDecodeError: ", "json 'd'": "FileNotFoundError: ",
	} {
		if got := h.Fails(line); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestTimeRest(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("s = socket\ns.settimeout 5\nlst = []")
	for line, want := range map[string]string{
		"time s.settimeout(5)": "Took …\n", "x = time 6 * 7": "Took …\n", "y = time s.gettimeout": "Took …\n", "time status 404 | grep 404": "404 Not Found\nTook …\n", "twin time 1": "1\n", "twin time (": "SyntaxError: …\n", "twin time s.gettimeout": "s.gettimeout()\n", "twin time x = status 404": "import http\nx = http.HTTPStatus(404).phrase\n", "twin time time 1 + 1": "1 + 1\n", "twin 1 +": "SyntaxError: …\n",
		"time send": "TypeError: send: TEXT is missing\n…\n", "time '": "SyntaxError: …\n",
	} {
		if got := h.Prompt(line); !commandtest.Matches(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	if got := h.Value("x, y"); got != "(42, 5.0)" {
		t.Errorf("values: %s", got)
	}
	h.Run("time lst.append(1); lst.append(2)")
	if got := h.Value("lst"); got != "[1, 2]" {
		t.Errorf("two statements: %s", got)
	}
}

// TestTimeTargets: what time's command makes and gives is bound where the command itself
// would bind it, whichever side of time the name is on.
func TestTimeTargets(t *testing.T) {
	t.Parallel()
	h, out := commandtest.New(t, locale.English), filepath.Join(t.TempDir(), "out.txt")
	h.Run(`quiet on
time s = serve 0 echo
time c = connect localhost ${s.port}
time c.send abcdefgh
x = time c.recvexactly 2
time y = c.recvexactly 2
time time z = c.recvexactly 2
def f():
    time inside = c.recvexactly 2
    return inside
w = f()
time l = listen 0
time d = l.connect_ex localhost 1
e = time connect localhost ${l.getsockname()[1]}
time p, a = l.accept
time q = e.getsockname
time r = e.getsockname()
time u, v = 1, 2
time m = n = 3
time status 404 | grep 404 > ` + out)
	for value, want := range map[string]string{
		"x, y, z, w": "(b'ab', b'cd', b'ef', b'gh')", "p.getpeername() == a == q == r == e.getsockname()": "True",
		"d > 0": "True", "u, v, m, n": "(1, 2, 3, 3)", "s.connections": "1", "'inside' in vars() or 'server' in vars() or 'client' in vars()": "False",
		"open('" + out + "').read()": `'404 Not Found\n'`,
	} {
		if got := h.Value(value); got != want {
			t.Errorf("%s: %s, want %s", value, got, want)
		}
	}
}
