package labtest

import (
	"path/filepath"
	"strings"
	"testing"
)

// A teacher's own file, a good one and bad ones.
func TestDemoOfAFile(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text, line string
		status           int
		out, errOut      string // what stands there
	}{
		{"good", "# Titre\n\n# Un \x1b[31mtexte.\nprint('a\\x1b')\n\nx = 7\nx\n# Fin.", "demo x.lab", 0,
			"Titre · 3 lines\n\nUn \\x1b[31mtexte.\n[1/3] >>> print('a\\x1b')\na\x1b\n\n[2/3] >>> x = 7\n\n[3/3] >>> x\n7\n\nFin.\n", ""},
		{"a file that is there, by its folder", "x = 1", "demo ./x.lab", 0, "./x.lab · 1 line\n\n[1/1] >>> x = 1\n", ""},
		{"a block", "for i in [1]:\n    i\nz", "try:\n    demo x.lab\nexcept NameError as e:\n    print(e)", 0,
			"x.lab · 2 lines\n\n[1/2] >>> for i in [1]:\n      ...     i\n1\n\n[2/2] >>> z\nname 'z' is not defined\n", ""},
		{"an error in a script", "# t\n\nx = 1\n\n\n1/0\ny = 2", "demo x.lab\nprint('not here')", 1, "[2/3] >>> 1/0\n", "File \"x.lab\", line 6, in <module>\nZeroDivisionError: division by zero\n"},
		{"an error that is meant", "try:\n    1/0\nexcept ZeroDivisionError: pass\ny = 2", "demo x.lab", 0, "[2/2] >>> y = 2", "ZeroDivisionError: division by zero"},
		{"one that does not come", "try:\n    1/1\nexcept ZeroDivisionError: pass\ny = 2", "demo x.lab", 0, "[2/2] >>> y = 2", "The error that was meant to come, ZeroDivisionError, did not"},
		{"another than is meant", "try:\n    zz\nexcept ZeroDivisionError: pass\ny = 2", "demo x.lab", 1, ">>> zz", "line 2, in <module>\nNameError: name 'zz' is not defined"},
		{"exit", "exit(7)\ny = 2", "demo x.lab", 7, ">>> exit(7)", ""},
		{"malformed", "# t\nx = 1\nlisten 5000\ny = = 2\n", "demo x.lab", 1, "", "File \"x.lab\", line 4\n    y = = 2\n        ^\nSyntaxError: invalid syntax\n"},
		{"an unknown command", "# t\nlisen 5000\n", "demo x.lab", 1, "", "File \"x.lab\", line 2"},
		{"empty", "", "demo x.lab", 1, "", "ValueError: demo: no line to run in 'x.lab'"},
		{"comments alone", "# a\n# b\n", "demo x.lab", 1, "", "ValueError: demo: no line to run in 'x.lab'"},
		{"binary", "\x7fELF\x00\x01\xff\xfe", "demo x.lab", 1, "", "SyntaxError: "},
		{"NUL", "x = 1\x00\n", "demo x.lab", 1, "", "SyntaxError: source code cannot contain null bytes"},
		{"a long line", "# " + strings.Repeat("long ", 1<<18) + "\nx = '" + strings.Repeat("y", 1<<20) + "'\nlen(x)", "demo x.lab", 0, "[2/2] >>> len(x)\n1048576\n", ""},
		{"missing", "", "demo y.lab", 1, "", "FileNotFoundError: [Errno 2] No such file or directory: 'y.lab'"},
		{"a folder", "", "demo ./", 1, "", "IsADirectoryError: [Errno 21] Is a directory: './'"},
		{"no such demo", "", "demo tpc", 1, "", "FileNotFoundError: demo: no demo 'tpc'\n  hint: the demos: tcp, refused,"},
		{"itself", "demo x.lab", "demo x.lab", 1, "", "RuntimeError: demo: a demo is being played"},
		{"in a thread", "x = 1", "import threading\ndef f():\n    demo x.lab\nt = threading.Thread(target=f)\nt.start()\nt.join()", 0, "", "RuntimeError: demo: it is played in the main thread alone"},
		{"filters", "x = 1", "demo x.lab | count", 1, "", "ValueError: demo: 'x.lab' is a file already"},
		{"no time", "", "demo tcp --auto=soon", 1, "", "ValueError: demo: --auto: 'soon' is no number of seconds"},
		{"time before now", "", "demo tcp --auto=-1", 1, "", "ValueError: demo: --auto: '-1'"},
		{"no end of time", "", "demo tcp --auto=NaN", 1, "", "ValueError: demo: --auto: 'NaN'"},
		{"time and no demo", "", "demo --auto=1", 1, "", "TypeError: demo: NAME is missing"},
		{"another option", "", "demo tcp --slow", 1, "", "TypeError: demo: unexpected argument '--slow'"},
		{"time in a script", "x = 1\nx", "demo x.lab --auto=0.001", 0, "[2/2] >>> x\n1\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			cmd := labsh("--lang", "en", "-c", tt.line)
			cmd.Dir = t.TempDir()
			written(t, filepath.Join(cmd.Dir, "x.lab"), tt.text)
			out, errOut, status := done(t, cmd)
			if status != tt.status || !strings.Contains(out, tt.out) || !strings.Contains(errOut, tt.errOut) || (tt.errOut == "") != (errOut == "") {
				t.Errorf("exit status %d\n%.2000s\nstandard error:\n%.2000s", status, out, errOut)
			}
			if strings.Contains(out, "not here") {
				t.Errorf("the script goes on:\n%s", out)
			}
		})
	}
}

// At a terminal nothing of a file reaches the screen as it is.
func TestDemoOfAHostileFile(t *testing.T) {
	t.Parallel()
	cmd := labsh()
	cmd.Dir = t.TempDir()
	written(t, filepath.Join(cmd.Dir, "x.lab"), "# T\x1b]0;title\x07\n# \x1b[31m\u202e\nx = '\x1b[32m'\nfor i in [1]:\n    y = '\x1b[33m'\nz = '"+strings.Repeat("long", 2000)+"'")
	m := open(t, cmd)
	m.typed("demo x.lab\r")
	m.await("[1/3]")
	m.typed("\r")
	m.await("[2/3]")
	m.typed("\r")
	m.await("[3/3]")
	m.typed("b\r")
	m.await("[2/3]")
	m.typed("q\r")
	m.await(">>>")
	for _, text := range []string{"\x1b]", "\x1b[31m", "\x1b[32m", "\x1b[33m", "\u202e"} {
		if strings.Contains(m.output(), text) {
			t.Errorf("%q was written", text)
		}
	}
	for _, text := range []string{`x = '\x1b[32m'`, `y = '\x1b[33m'`} {
		if !strings.Contains(m.output(), text) {
			t.Errorf("%q was not shown", text)
		}
	}
}
