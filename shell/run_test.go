package shell

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"labsh/shell/locale"
)

func writeTo(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// The exit status of a script, and what is said of its end.
func TestRunStatus(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text   string
		status int
		errOut string
	}{
		{"", StatusDone, ""},
		{"exit()", StatusDone, ""},
		{"exit", StatusDone, ""},
		{"exit 5", 5, ""},
		{"import sys; sys.exit(3)", 3, ""},
		{"raise SystemExit", StatusDone, ""},
		{"raise SystemExit(None)", StatusDone, ""},
		{"raise SystemExit(True)", 1, ""},
		{"raise SystemExit(False)", StatusDone, ""},
		{"raise SystemExit(-1)", 255, ""},
		{"raise SystemExit(256)", StatusDone, ""},
		{"raise SystemExit('au revoir')", 1, "au revoir\n"},
		{"raise SystemExit(1, 2)", 1, "(1, 2)\n"},
		{"class Bye(SystemExit): pass\nraise Bye(7)", 7, ""},
		{"class C:\n    def __str__(self): raise ValueError('no text')\nraise SystemExit(C())", 1, "ValueError: no text\n"},
		{"raise KeyboardInterrupt", StatusInterrupted, "…KeyboardInterrupt\n"},
		{"raise ValueError(1)", StatusError, "…ValueError: 1\n"},
	} {
		tr := newTrial(t, "")
		status := tr.RunText("<string>", tt.text)
		_, errOut := tr.said()
		want, partly := strings.CutPrefix(tt.errOut, "…")
		if status != tt.status || errOut != want && !(partly && strings.HasSuffix(errOut, want)) {
			t.Errorf("%s: status %d, want %d; %q, want %q", tt.text, status, tt.status, errOut, tt.errOut)
		}
	}
}

// A script echoes nothing and ends at its first error.
func TestRunText(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "")
	if status := tr.RunText("<string>", "1 + 1\n'quiet'\nprint('said', json.dumps(1))\n1 / 0\nprint('after')\n"); status != StatusError {
		t.Errorf("status %d", status)
	}
	if out, _ := tr.said(); out != "said 1\n" {
		t.Errorf("%q", out)
	}
}

// A file runs with commands, unless it is named as a Python program.
func TestRunFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, tt := range []struct {
		name, text, out, errOut string
		status                  int
	}{
		{"script.lab", "print(__name__, '__file__' in dir(), json.dumps(1))\nclose all\n", "__main__ False 1\n", "", StatusDone},
		{"program.py", "print(__name__, __file__.rsplit('/', 1)[1])\n", "__main__ program.py\n", "", StatusDone},
		{"PROGRAM.PY", "print(1)\n", "1\n", "", StatusDone},
		{"commands.py", "close all\n", "", "  File \"DIR/commands.py\", line 1\n    close all\n          ^^^\nSyntaxError: invalid syntax\n", StatusError},
		{"nothing.py", "requests\n", "", "Traceback (most recent call last):\n  File \"DIR/nothing.py\", line 1, in <module>\n    requests\nNameError: name 'requests' is not defined\n", StatusError},
		{"exits.lab", "exit 3\nprint('after')\n", "", "", 3},
	} {
		path := filepath.Join(dir, tt.name)
		writeTo(t, path, tt.text)
		tr := newTrial(t, "")
		status := tr.RunFile(path)
		out, errOut := tr.said()
		if errOut = strings.ReplaceAll(errOut, dir, "DIR"); status != tt.status || out != tt.out || errOut != tt.errOut {
			t.Errorf("%s: status %d, want %d\n%q, want %q\n%s\nwant\n%s", tt.name, status, tt.status, out, tt.out, errOut, tt.errOut)
		}
	}
}

// A script that cannot be read is a wrong use of labsh.
func TestRunFileUnreadable(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	huge := filepath.Join(dir, "huge.lab")
	writeTo(t, huge, "")
	if err := os.Truncate(huge, maxScript+1); err != nil {
		t.Fatal(err)
	}
	for path, why := range map[string]string{
		filepath.Join(dir, "nosuch"): "[Errno 2] No such file or directory",
		huge:                         "[Errno 27] File too large",
	} {
		tr := newTrial(t, "")
		status := tr.RunFile(path)
		want := "labsh: can't open file '" + path + "': " + why + "\n"
		if out, errOut := tr.said(); status != StatusUsage || out != "" || errOut != want {
			t.Errorf("%s: status %d, %q, %q", path, status, out, errOut)
		}
	}
	if err := os.Truncate(huge, maxScript); err != nil {
		t.Fatal(err)
	}
	tr := newTrial(t, "")
	var text string
	err := tr.thread.Run(func() (err error) {
		text, err = tr.readFile(tr.thread, huge)
		return err
	})
	if len(text) != maxScript || err != nil {
		t.Errorf("of the longest script there may be %d bytes are read, %v", len(text), err)
	}
}

// Standard input is read whole before any of it runs.
func TestRunInput(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		input, out, errOut string
		status             int
	}{
		{"x = 1\nprint(x)\nclose all", "1\n", "", StatusDone},
		{"print(1)\nx = (\n", "", "  File \"<stdin>\", line 2\n    x = (\n        ^\nSyntaxError: '(' was never closed\n", StatusError},
		{"print(input())\n", "", "…EOFError: EOF when reading a line\n", StatusError},
	} {
		tr := newTrial(t, tt.input)
		status := tr.RunInput()
		out, errOut := tr.said()
		want, partly := strings.CutPrefix(tt.errOut, "…")
		if status != tt.status || out != tt.out || errOut != want && !(partly && strings.HasSuffix(errOut, want)) {
			t.Errorf("%q: status %d, %q, %q", tt.input, status, out, errOut)
		}
	}
}

// Standard input that is too long for a script is refused.
func TestRunInputTooLong(t *testing.T) {
	t.Parallel()
	f := openFile(t, "input", "")
	const line = 15 << 20 // shorter than the longest line there may be
	for end := int64(line); end <= maxScript+line; end += line {
		if _, err := f.WriteAt([]byte("\n"), end); err != nil {
			t.Fatal(err)
		}
	}
	tr := newTrialOn(t, f)
	status := tr.RunInput()
	if _, errOut := tr.said(); status != StatusUsage || errOut != "labsh: "+tr.console.Format(locale.InputTooLong, 64)+"\n" {
		t.Errorf("status %d, %.200q", status, errOut)
	}
}

// An interrupt that comes while standard input is read ends the script before it
// has begun.
func TestRunInputInterrupted(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "print('never')\n")
	tr.Thread().Interrupt()
	status := tr.RunInput()
	if out, errOut := tr.said(); status != StatusInterrupted || out != "" || !strings.HasSuffix(errOut, "KeyboardInterrupt\n") {
		t.Errorf("status %d, %q, %q", status, out, errOut)
	}
}

// A panic is told as a fault of labsh, the script's status is 1, and the session
// goes on.
func TestProtect(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "")
	err := tr.protect(func() error { panic("boom") })
	if status := tr.status(err); status != StatusError {
		t.Errorf("status %d", status)
	}
	if _, errOut := tr.said(); !strings.HasPrefix(errOut, tr.console.Format(locale.InternalError, "boom")+"\n") ||
		strings.Count(errOut, "internal error") != 1 || !strings.Contains(errOut, "goroutine ") {
		t.Errorf("%q", errOut)
	}
	if err := tr.protect(func() error { return errors.ErrUnsupported }); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("an error became %v", err)
	}
}

// After a fault of labsh nobody waits for the program's threads: one may wait for
// ever for what went wrong.
func TestProtectWaitsForNobody(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "")
	tr.line(t, "import threading; threading.Thread(target=threading.Event().wait).start()")
	ended := make(chan int, 1)
	go func() { ended <- tr.status(tr.protect(func() error { panic("boom") })) }()
	late := time.NewTimer(20 * time.Second)
	defer late.Stop()
	select {
	case status := <-ended:
		if status != StatusError {
			t.Errorf("status %d", status)
		}
	case <-late.C:
		t.Error("it waits")
		tr.Thread().Interrupt()
		<-ended
	}
}

// Output that cannot be written makes the status 1, if it was 0.
func TestRunOutputGone(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"print(1)": StatusError, "print(1)\nexit 4": 4} {
		tr := newTrial(t, "")
		if err := tr.out.Close(); err != nil {
			t.Fatal(err)
		}
		if status := tr.RunText("<string>", text); status != want {
			t.Errorf("%q: status %d, want %d\n%s", text, status, want, tr.errOut)
		}
	}
}
