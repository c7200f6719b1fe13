package shell

import (
	"context"
	"io"
	"os"
	"strings"
	"testing"

	"labsh/shell/editor"
	"labsh/shell/locale"
)

// However a program ends, its threads end before it does, and what it says last
// runs as Python does.
func TestHowProgramsEnd(t *testing.T) {
	const threads = `
import sys, threading, time
def work():
    time.sleep(0.05)
    print("worked")
threading.Thread(target=work).start()
`
	const hook = `
import sys
def hook(kind, value, traceback):
    print(kind.__name__, value)
    %
sys.excepthook = hook
`
	tests := []struct {
		name, text string
		status     int
		prints     string
	}{
		{"sys.excepthook", strings.Replace(hook, "%", "", 1) + "1/0", StatusError, "ZeroDivisionError division by zero\n"},
		{"sys.exit in sys.excepthook", strings.Replace(hook, "%", "sys.exit(5)", 1) + "1/0", 5, "ZeroDivisionError division by zero\n"},
		{"sys.exit beside sys.excepthook", strings.Replace(hook, "%", "", 1) + "sys.exit(4)", 4, ""},
		{"at its end", threads, StatusDone, "worked\n"},
		{"an error", threads + "raise ValueError", StatusError, "worked\n"},
		{"sys.exit", threads + "sys.exit(3)", 3, "worked\n"},
		{"a text whose making waits", `
import sys, time
class Bye:
    def __str__(self):
        time.sleep(0.01)
        print("bye")
        return ""
sys.exit(Bye())
`, StatusError, "bye\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var out, errOut strings.Builder
			s := New(context.Background(), Options{Stdin: os.Stdin, Stdout: &out, Stderr: &errOut})
			if got := s.RunText("<string>", tt.text); got != tt.status {
				t.Errorf("status %d, want %d\n%s", got, tt.status, errOut.String())
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if out.String() != tt.prints {
				t.Errorf("printed %q, want %q\n%s", out.String(), tt.prints, errOut.String())
			}
		})
	}
}

// What a sys.excepthook fails with is told, and then what it was called for.
func TestHookFails(t *testing.T) {
	t.Parallel()
	var out, errOut strings.Builder
	s := New(context.Background(), Options{Stdin: os.Stdin, Stdout: &out, Stderr: &errOut})
	defer func() { _ = s.Close() }()
	const text = "import sys\ndef hook(*args): [][0]\nsys.excepthook = hook\n1/0"
	if got := s.RunText("<string>", text); got != StatusError {
		t.Errorf("status %d", got)
	}
	const want = `Error in sys.excepthook:
Traceback (most recent call last):
  File "<string>", line 2, in hook
IndexError: list index out of range

Original exception was:
Traceback (most recent call last):
  File "<string>", line 4, in <module>
ZeroDivisionError: division by zero
`
	if errOut.String() != want {
		t.Errorf("%s", errOut.String())
	}
}

// What runs in the background ends in silence, whatever it was about.
func TestBackgroundEnds(t *testing.T) {
	t.Parallel()
	var out, errOut strings.Builder
	s := New(context.Background(), Options{Stdin: os.Stdin, Stdout: &out, Stderr: &errOut})
	if got := s.RunText("<string>", `
import threading, time
s = Serveur("localhost", 0, echo=True)
s.demarre()
idle = Client("localhost", s.port)
idle.connect()
def work():
    while True:
        c = Client("localhost", s.port)
        c.connect()
        c.close()
for i in range(4):
    threading.Thread(target=work, daemon=True).start()
while s.connexions < 50:
    time.sleep(0.001)
`); got != StatusDone {
		t.Errorf("status %d", got)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if errOut.String() != "" || strings.Contains(out.String(), "erreur") {
		t.Errorf("%s\nstandard error:\n%s", out.String(), errOut.String())
	}
}

// What went wrong in the line editor is told as any fault of labsh is, with what
// a report needs.
func TestFaultReport(t *testing.T) {
	t.Parallel()
	var errOut strings.Builder
	s := New(context.Background(), Options{Stdin: os.Stdin, Stdout: io.Discard, Stderr: &errOut, Lang: locale.English})
	s.report(&editor.Fault{Value: "index out of range", Stack: []byte("goroutine 7 [running]:\nediting\n")})
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	const want = "internal error in labsh: index out of range\n" +
		"This is a fault of labsh; please put the following lines into the report:\ngoroutine 7 [running]:\nediting\n"
	if errOut.String() != want {
		t.Errorf("got %q, want %q", errOut.String(), want)
	}
}
