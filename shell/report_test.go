package shell

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/locale"
)

const (
	traceback1 = "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n"
	during     = "\nDuring handling of the above exception, another exception occurred:\n\n"
)

// How an error that nothing caught is told at the prompt: Python's with its
// traceback, a command's by its last line, unless the program's functions lie
// between.
func TestReportAtPrompt(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, input, errOut string }{
		{"Python", "1 / 0\n", traceback1 + "ZeroDivisionError: division by zero\n"},
		{"a syntax error", "x = 3 +* 4\n", "  File \"<stdin>\", line 1\n    x = 3 +* 4\n           ^\nSyntaxError: invalid syntax\n"},
		{"a command", "connect localhost 70000\n", "OverflowError: connect(): port must be 0-65535.\n  hint: " + locale.PortRangeHint.En + "\n"},
		{"a command in a block", "if True:\n    use nosuch\n\n", "NameError: name 'nosuch' is not defined\n"},
		{
			"a command in a function", "def f():\n    use nosuch\n\nf()\n",
			"Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n  File \"<stdin>\", line 2, in f\nNameError: name 'nosuch' is not defined\n",
		},
		{"Python after a command that failed", "use nosuch\nnosuch\n", "NameError: name 'nosuch' is not defined\n" + traceback1 + "NameError: name 'nosuch' is not defined\n"},
		{"a hint", "socket.socket().connect(('localhost', 70000))\n", traceback1 + "OverflowError: connect(): port must be 0-65535.\n  hint: " + locale.PortRangeHint.En + "\n"},
		{"a mistyped command", "conect localhost 5000\n", "NameError: name 'conect' is not defined. Did you mean: 'connect'?\n"},
		{"a mistyped name", "number = 1\nnunber\n", traceback1 + "NameError: name 'nunber' is not defined. Did you mean: 'number'?\n"},
		{"a mistyped function", "prnt(1)\n", traceback1 + "NameError: name 'prnt' is not defined. Did you mean: 'print'?\n"},
		{"a cause", "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('x') from e\n\n", "Traceback (most recent call last):\n" +
			"  File \"<stdin>\", line 2, in <module>\nZeroDivisionError: division by zero\n\nThe above exception was the direct cause of the following exception:\n\n" +
			"Traceback (most recent call last):\n  File \"<stdin>\", line 4, in <module>\nValueError: x\n"},
		{"its own cause", "e = ValueError('x')\ne.__cause__ = e\nraise e\n", traceback1 + "ValueError: x\n"},
		{
			"a circle of exceptions", "a, b = ValueError('a'), KeyError('b')\na.__context__, b.__context__ = b, a\nraise a\n",
			"KeyError: 'b'\n" + during + traceback1 + "ValueError: a\n",
		},
		{
			"an error beside a circle", "a, b = ValueError('a'), KeyError('b')\na.__context__, b.__context__ = b, a\ntry:\n    raise a\nexcept ValueError:\n    1 / 0\n\n",
			"KeyError: 'b'\n" + during + "Traceback (most recent call last):\n  File \"<stdin>\", line 2, in <module>\nValueError: a\n" + during +
				"Traceback (most recent call last):\n  File \"<stdin>\", line 4, in <module>\nZeroDivisionError: division by zero\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, errOut, status := interact(t, tt.input)
			if errOut != tt.errOut || status != StatusDone {
				t.Errorf("status %d\n%s\nwant\n%s", status, errOut, tt.errOut)
			}
		})
	}
}

// In a script a command's error names the file and the line.
func TestReportInScript(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, text, errOut string }{
		{"Python", "x = 1\n1 / 0\n", "Traceback (most recent call last):\n  File \"<string>\", line 2, in <module>\nZeroDivisionError: division by zero\n"},
		{"a __str__ that counts", "n = 0\nclass E(Exception):\n    def __str__(self):\n        global n\n        n += 1\n        return str(n)\nraise E\n", "Traceback (most recent call last):\n  File \"<string>\", line 7, in <module>\nE: 1\n"},
		{"a command", "x = 1\nuse nosuch\n", "  File \"<string>\", line 2\nNameError: name 'nosuch' is not defined\n"},
		{"a mistyped command", "x = 1\nconect localhost 5000\n", "  File \"<string>\", line 2\nNameError: name 'conect' is not defined. Did you mean: 'connect'?\n"},
		{"a syntax error", "x = 1\ny = 3 +* 4\n", "  File \"<string>\", line 2\n    y = 3 +* 4\n           ^\nSyntaxError: invalid syntax\n"},
	} {
		tr := newTrial(t, "")
		status := tr.RunText("<string>", tt.text)
		if _, errOut := tr.said(); errOut != tt.errOut || status != StatusError {
			t.Errorf("%s: status %d\n%s\nwant\n%s", tt.name, status, errOut, tt.errOut)
		}
	}
}

// The traceback of a program that python FILE ran begins in the program, as
// python3's does; that of run FILE ends a line of the session.
func TestReportOfFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		writeTo(t, path, text)
		return path
	}
	program := write("fails.py", "def f():\n    1 / 0\nf()\n")
	const ofProgram = "Traceback (most recent call last):\n  File \"DIR/fails.py\", line 3, in <module>\n    f()\n" +
		"  File \"DIR/fails.py\", line 2, in f\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n"
	wrong := write("wrong.py", "x = 3 +* 4\n")
	const ofWrong = "  File \"DIR/wrong.py\", line 1\n    x = 3 +* 4\n           ^\nSyntaxError: invalid syntax\n"
	script := write("fails.lab", "x = 1\nuse nosuch\n")
	for _, tt := range []struct{ input, errOut string }{
		{"python " + program + "\n", ofProgram},
		{"if True:\n    python " + program + "\n\n", ofProgram},
		{"python " + wrong + "\n", ofWrong},
		{"run " + wrong + "\n", ofWrong},
		{"python nosuch.py\n", "FileNotFoundError: [Errno 2] No such file or directory: 'nosuch.py'\n"},
		{"run nosuch.lab\n", "FileNotFoundError: [Errno 2] No such file or directory: 'nosuch.lab'\n"},
		{"run " + script + "\n", "…NameError: name 'nosuch' is not defined\n"},
	} {
		_, errOut, status := interact(t, tt.input)
		errOut = strings.ReplaceAll(errOut, dir, "DIR")
		want, partly := strings.CutPrefix(tt.errOut, "…")
		if errOut != want && !(partly && strings.HasSuffix(errOut, want)) || status != StatusDone {
			t.Errorf("%s: status %d\n%s\nwant\n%s", tt.input, status, errOut, tt.errOut)
		}
	}
}

// When standard output is what failed, no hint about sockets fits.
func TestReportOutputGone(t *testing.T) {
	t.Parallel()
	for _, gone := range []bool{false, true} {
		tr := newTrial(t, "")
		if gone {
			if err := tr.out.Close(); err != nil {
				t.Fatal(err)
			}
		}
		tr.RunText("<string>", "print(1, flush=True) if "+map[bool]string{true: "1", false: "0"}[gone]+" else None\nuse nosuch\n")
		tr.console.Report(locale.Welcome, Version)
		_ = tr.console.Flush() // it fails where it is gone
		tr.RunText("<string>", "connect localhost 70000\n")
		if got := strings.Contains(tr.errOut.String(), "hint: "); got == gone {
			t.Errorf("output gone %v: %q", gone, tr.errOut.String())
		}
	}
}

// What met the end of everything is no error.
func TestReportAfterTheEnd(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	errOut := &buffer{}
	s := New(ctx, Options{Stdin: openFile(t, "input", ""), Stdout: io.Discard, Stderr: errOut})
	cancel()
	s.report(errors.New("canceled"))
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if errOut.String() != "" {
		t.Errorf("%q", errOut)
	}
}
