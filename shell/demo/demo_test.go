package demo_test

import (
	"fmt"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/demo"
	"labsh/shell/python/syntax"
)

func read(t *testing.T, text string) *demo.Demo {
	t.Helper()
	tree, err := syntax.Parse("x.lab", text, syntax.FileMode, commandtest.Reader())
	if err != nil {
		t.Fatal(err)
	}
	return demo.New(tree)
}

// shown writes a demo out: what is said between bars, what is typed behind >>>.
func shown(d *demo.Demo) string {
	var b strings.Builder
	say := func(paragraphs []string) {
		for _, p := range paragraphs {
			fmt.Fprintf(&b, "|%s|\n", p)
		}
	}
	fmt.Fprintf(&b, "%q %v\n", d.Title, d.Ports)
	for _, s := range d.Steps {
		say(s.Say)
		fmt.Fprintf(&b, ">>> %s", strings.ReplaceAll(s.Code, "\n", "\n... "))
		if s.Expected != "" {
			fmt.Fprintf(&b, "  ✗ %s", s.Expected)
		}
		b.WriteString("\n")
	}
	say(d.End)
	return b.String()
}

func TestNew(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"a title, ports, paragraphs", `# TCP
# ports: 5000 5001

# One sentence
# and another.
#
# A list:
# - one
# - two
#   indented
# ordinary
listen 5000   # four calls
#
# The end.
`, `"TCP" [5000 5001]
|One sentence and another.|
|A list:|
|- one|
|- two|
|  indented|
|ordinary|
>>> listen 5000   # four calls
|The end.|
`},
		{"in French", "#!/usr/bin/env labsh\n#Titre\n# ports : 5000\nlisten 5000", "\"Titre\" [5000]\n>>> listen 5000\n"},
		{"no title", "\n# Said.\nx = 1\n", "\"\" []\n|Said.|\n>>> x = 1\n"},
		{"a program", "# coding: utf-8\nimport socket\n", "\"\" []\n>>> import socket\n"},
		{"ports are said once steps have begun", "x = 1\n# ports: 5000\ny = 2", "\"\" []\n>>> x = 1\n|ports: 5000|\n>>> y = 2\n"},
		{"no such ports", "# t\n# ports: 0 70000 99999999999999999999 5000\nx = 1", "\"t\" [5000]\n>>> x = 1\n"},
		{"blocks, and statements that share a line", `for i in range(3):
# in the block
    print(i)

x = 1; y = """
# in the string
"""; z = 3
# said
@d
# of the decorator
@e
def f():
    pass
`, `"" []
>>> for i in range(3):
... # in the block
...     print(i)
>>> x = 1; y = """
... # in the string
... """; z = 3
|said|
>>> @d
... # of the decorator
... @e
... def f():
...     pass
`},
		{"errors that are meant", `try:
    connect localhost 5000
except ConnectionRefusedError as err:
    print(err)
try:
	for i in range(3):
		send x
except (BrokenPipeError, ssl.SSLError): pass
try:
    # why
    x = "é" + 1
except TypeError:
    pass
`, `"" []
>>> connect localhost 5000  ✗ ConnectionRefusedError
>>> for i in range(3):
... 	send x  ✗ (BrokenPipeError, ssl.SSLError)
>>> x = "é" + 1  ✗ TypeError
`},
		{"errors that are handled", `try: x = 1
except TypeError: pass
try:
    x = 1
except TypeError:
    x = 2
try:
    x = 1
except TypeError:
    pass
else:
    y = 1
try:
    x = 1
except:
    pass
try:
    x = 1
except TypeError:
    len("x")
`, `"" []
>>> try: x = 1
... except TypeError: pass
>>> try:
...     x = 1
... except TypeError:
...     x = 2
>>> try:
...     x = 1
... except TypeError:
...     pass
... else:
...     y = 1
>>> try:
...     x = 1
... except:
...     pass
>>> try:
...     x = 1
... except TypeError:
...     len("x")
`},
		{"Windows's ends of lines", "# t\r\n# said\r\nx = 1\r\n", "\"t\" []\n|said|\n>>> x = 1\n"},
		{"nothing", "", "\"\" []\n"},
		{"comments alone", "# a\n# b", "\"a\" []\n|b|\n"},
		{"one line without an end", "x = 1", "\"\" []\n>>> x = 1\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(read(t, tt.text)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestRenumbered(t *testing.T) {
	t.Parallel()
	d := read(t, "# Port 5000\n# ports: 5000\n# On 5000 (5002 is another), not on 15000 or 50001.\nconnect 127.0.0.1 5000\nx = ('localhost', 5000)\n# localhost:5000 it was.")
	before := shown(d)
	moved := d.Renumbered(map[int]int{5000: 5002, 5002: 5003})
	if now := shown(d); now != before {
		t.Errorf("the demo itself has changed:\n%s", now)
	}
	const want = "\"Port 5002\" [5000]\n|On 5002 (5003 is another), not on 15000 or 50001.|\n>>> connect 127.0.0.1 5002\n>>> x = ('localhost', 5002)\n|localhost:5002 it was.|\n"
	if got := shown(moved); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func FuzzNew(f *testing.F) {
	f.Add("# t\n# ports: 5000\ntry:\n  x = 1\nexcept E: pass\n@d\ndef f(): pass # x")
	f.Add("if x:\n\ty\n\n# z\n;")
	reader := commandtest.Reader()
	f.Fuzz(func(t *testing.T, text string) {
		tree, err := syntax.Parse("x.lab", text, syntax.FileMode, reader)
		if err != nil {
			return
		}
		d := demo.New(tree)
		if len(tree.Body) > 0 && len(d.Steps) == 0 {
			t.Error("no steps")
		}
		for _, s := range d.Steps {
			if _, err := syntax.Parse("x.lab", s.Code+"\n", syntax.FileMode, reader); err != nil {
				t.Errorf("%q is no step: %v", s.Code, err)
			}
		}
	})
}
