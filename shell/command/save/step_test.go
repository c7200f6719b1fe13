package save_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

// opened are both ends of a connection, and what a program makes of that.
const (
	opened  = "s = listen 0|c = connect localhost ${s.getsockname()[1]}|p, a = accept"
	openedP = "s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\ns.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns.bind((\"localhost\", 0))\ns.listen(1)\n" +
		"c = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\nc.connect((\"localhost\", s.getsockname()[1]))\np, a = s.accept()\n"
)

// TestSaveSteps: what each kind of line becomes, in the program's own words.
func TestSaveSteps(t *testing.T) {
	t.Parallel()
	const remember = "\n\ndef remember(value):\n    if value is not None:\n        builtins._ = value\n    return value\n\n\n"
	for _, tt := range []struct{ name, inputs, want, prints string }{
		{"two renames on one line", opened + `|data = 'mine'|part = 2|c.send "a\n"|p.recvline|print(data, part)`,
			"import socket\n\n" + openedP + "data = 'mine'\npart = 2\nc.send(b\"a\\n\")\ndata_ = b\"\"\nwhile not data_.endswith(b\"\\n\"):\n    part_ = p.recv(1)\n    if not part_:\n        break\n    data_ += part_\nprint(data, part)\n", "mine 2\n"},
		{"the loop's value goes to a name", opened + `|c.send "a\n"|line = p.recvline|print(line)`,
			"import socket\n\n" + openedP + "c.send(b\"a\\n\")\ndata = b\"\"\nwhile not data.endswith(b\"\\n\"):\n    part = p.recv(1)\n    if not part:\n        break\n    data += part\nline = data\nprint(line)\n", "b'a\\n'\n"},
		{"a name that the twin binds itself", opened + `|c.send "a\n"|data = p.recvline|print(data)`,
			"import socket\n\n" + openedP + "c.send(b\"a\\n\")\ndata = b\"\"\nwhile not data.endswith(b\"\\n\"):\n    part = p.recv(1)\n    if not part:\n        break\n    data += part\nprint(data)\n", "b'a\\n'\n"},
		{"what is shown is printed", "s = socket|getsockopt SO_TYPE|n = getsockopt SO_TYPE|gettimeout",
			"import socket\n\ns = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\nprint(s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE))\nn = s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE)\nprint(s.gettimeout())\n", "1\nNone\n"},
		{"comments", "# above\nx = 1  # beside|\n\n# two\n# lines\ny = 2\n|if x:\n    # inside\n    y = 3\n|print(y)",
			"\n# above\nx = 1  # beside\n# two\n# lines\ny = 2\nif x:\n    # inside\n    y = 3\nprint(y)\n", "3\n"},
		{"statements on one line", "x = 1; y = 2|print(x); print(y)", "\nx = 1; y = 2\nprint(x); print(y)\n", "1\n2\n"},
		{"a command that never ran", "x = 0|if x:\n    connect localhost 1\nelif not x:\n    print('no')\n|for i in []:\n    send \"a\n  b\"\n|while x:\n    help\n",
			"import socket\n\nx = 0\nif x:\n    client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\n    client.connect((\"localhost\", 1))\nelif not x:\n    print('no')\nfor i in []:\n    client.send(b\"a\\n  b\")\nwhile x:\n    # help\n    pass\n", "no\n"},
		{"a comment alone", "# Exercice 1|x = 1|print(x)", "\n# Exercice 1\nx = 1\nprint(x)\n", "1\n"},
		{"_ is remembered as long as it is read", "1 + 1|y = _|3 + 3|print(y)", "import builtins\n" + remember + "remember(1 + 1)\ny = _\n3 + 3\nprint(y)\n", "2\n"},
		{"definitions", "def f():\n    return 1\n|x = f()|class C:\n    pass\n|def g():\n    pass\n|print(x)", "\ndef f():\n    return 1\n\n\nx = f()\n\n\nclass C:\n    pass\n\n\ndef g():\n    pass\n\n\nprint(x)\n", "1\n"},
		{"imports", "import json as j, struct as s|from math import pi|import time|if pi:\n    import sys\n|print(j.dumps(1), sys.argv[1:])", "import time\n\nimport json as j, struct as s\nfrom math import pi\nif pi:\n    import sys\nprint(j.dumps(1), sys.argv[1:])\n", "1 []\n"},
		{"a value that a command shows", "1 + 1|s = socket|gettimeout|print(_)", "import builtins\nimport socket\n" + remember + "remember(1 + 1)\ns = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\nprint(s.gettimeout())\nprint(_)\n", "None\n2\n"},
		{"_ of a line and of a file", "time 6 * 7|y = _ + 1|print(y)", "import builtins\n" + remember + "remember(6 * 7)\ny = _ + 1\nprint(y)\n", "43\n"},
		{"a line that failed half-way", "x = [1]|x.append(2); 1 / 0; x.append(3)|print(x)", "\nx = [1]\ntry:\n    x.append(2); 1 / 0; x.append(3)\nexcept ZeroDivisionError:\n    pass  # ZeroDivisionError: division by zero\nprint(x)\n", "[1, 2]\n"},
		{"a block whose last line failed", "x = 0|for i in range(3):\n    x += i\n    1 / (1 - i)\n|print('end')", "\nx = 0\ntry:\n    for i in range(3):\n        x += i\n        1 / (1 - i)\nexcept ZeroDivisionError:\n    pass  # ZeroDivisionError: division by zero\nprint('end')\n", "end\n"},
		{"a name that is a command's", "status = 5|status\n|status + 1", "\nstatus = 5\nstatus\nstatus + 1\n", ""},
		{"such a name in a block", "status = 5|if status:\n    status\n    status + 1\n    methods\n", "\nstatus = 5\nif status:\n    status\n    status + 1\n    # methods\n", ""},
		{"a class of the user's own", "class Client:\n    pass\n|c = Client()|print(type(c).__name__)", "\nclass Client:\n    pass\n\n\nc = Client()\nprint(type(c).__name__)\n", "Client\n"},
		{"timed lines", "s = socket|n = time s.fileno|time s.settimeout 5|time x = n > 0|print(x, s.gettimeout())", "import socket\n\ns = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\nn = s.fileno()\ns.settimeout(5)\nx = n > 0\nprint(x, s.gettimeout())\n", "True 5.0\n"},
		{"a loop's turns", "for i in range(2):\n    s = socket tcp\n    settimeout ${i + 1}\n    print(s.gettimeout())\n    close\n", "import socket\n\nfor i in range(2):\n    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\n    s.settimeout((i + 1))\n    print(s.gettimeout())\n    s.close()\n", "1.0\n2.0\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			h := commandtest.New(t, locale.English)
			for _, input := range strings.Split(tt.inputs, "|") {
				if strings.HasPrefix(strings.TrimSpace(input), "#") { // several lines, as in a file
					if err := h.Enter(input, syntax.FileMode); err != nil {
						t.Fatal(err)
					}
					continue
				}
				h.Prompt(input)
			}
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

// TestSaveFiles: what a program writes where a line had > FILE or >> FILE.
func TestSaveFiles(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	dir := t.TempDir()
	h.Typed(strings.Split(opened, "|")...)
	h.Typed("f = '"+dir+"/got'", "c.send one", "p.recv > $f", "c.send two", "p.recv 3 >> $f", "c.send three", "x = p.recv > "+dir+"/x", "resolve 127.0.0.1 > "+dir+"/r", "c.send four", "p.recv | hex > "+dir+"/hex")
	path := filepath.Join(dir, "x.py")
	got := h.Saved(path)
	want := "c.send(b\"one\")\nwith open(f, \"wb\") as file:\n    file.write(p.recv(1024))\nc.send(b\"two\")\nwith open(f, \"ab\") as file:\n    file.write(p.recv(3))\nc.send(b\"three\")\nwith open(\"" + dir + "/x\", \"wb\") as file:\n    x = file.write(p.recv(1024))\n" +
		"with open(\"" + dir + "/r\", \"w\", encoding=\"utf-8\") as file:\n    file.write(\"\".join(entry[4][0] + \"\\n\" for entry in socket.getaddrinfo(\"127.0.0.1\", None, type=socket.SOCK_STREAM)))\n" +
		"c.send(b\"four\")\nwith open(\"" + dir + "/hex\", \"w\", encoding=\"utf-8\") as file:\n    file.write(hexdump(p.recv(1024)))\n"
	if !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant\n…%s", got, want)
	}
	if err := os.Remove(dir + "/got"); err != nil {
		t.Fatal(err)
	}
	commandtest.Python3(t, path)
	if b, err := os.ReadFile(dir + "/got"); err != nil || string(b) != "onetwo" {
		t.Errorf("python3 wrote %q, %v", b, err)
	}
}

// TestSaveTold: how many statements were saved, and what of the file was there.
func TestSaveTold(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	dir := t.TempDir()
	script, program := filepath.Join(dir, "s"), filepath.Join(dir, "s.py")
	if got, want := h.Prompt("save "+script), locale.Saved.For(locale.English, 0).Format(locale.English, script, 0)+"\n"; got != want {
		t.Errorf("nothing yet: %q, want %q", got, want)
	}
	h.Typed("x = 1", "help", "y = 2", "1 / 0")
	for _, path := range []string{script, program, script} {
		if got, want := h.Prompt("save "+path), locale.Saved.For(locale.English, 2).Format(locale.English, path, 2)+"\n"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if err := os.WriteFile(script, []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, want := h.Prompt("save "+script), "FileExistsError: [Errno 17] File exists: '"+script+"'\n  hint: "+locale.SaveExistsHint.Format(locale.English, script)+"\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := h.Prompt("save " + script + " overwrite"); !strings.HasPrefix(got, "Saved: ") {
		t.Errorf("overwrite: %q", got)
	}
	h.Files.Ran(script)
	if got, want := h.Prompt("save "+script+" overwrite"), "FileExistsError: [Errno 17] File exists: '"+script+"'\n  hint: "+locale.SaveRanHint.Format(locale.English, script)+"\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestSaveUnderscore: only what was typed at the prompt is in _, and None is not.
func TestSaveUnderscore(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Typed("1 + 1", "None", "s = socket", "gettimeout")
	h.Interactive = false
	if err := h.Enter("3 + 3", syntax.FileMode); err != nil {
		t.Fatal(err)
	}
	h.Typed("print(_)")
	path := filepath.Join(t.TempDir(), "x.py")
	got := h.Saved(path)
	want := "remember(1 + 1)\nremember(None)\ns = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\nprint(s.gettimeout())\n3 + 3\nprint(_)\n"
	if !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant\n…%s", got, want)
	}
	if out := commandtest.Python3(t, path); out != "None\n2\n" {
		t.Errorf("python3 prints %q", out)
	}
}

// TestSavePartly: the command of a line is kept where its filter has no Python, which is
// said.
func TestSavePartly(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Typed("v = [{'a': 2}, {'a': 1}]", "x = json $v | #(a>1)#", "print(x)")
	path := filepath.Join(t.TempDir(), "x.py")
	text := h.Saved(path)
	if want := "# x = json $v | #(a>1)#  # in labsh alone\nx = "; !strings.Contains(text, want) {
		t.Errorf("got\n%s\nwant %q in it", text, want)
	}
	if out := commandtest.Python3(t, path); !strings.Contains(out, "'a': 1") {
		t.Errorf("python3 prints %q", out)
	}
}
