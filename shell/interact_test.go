package shell

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"labsh/shell/editor"
	"labsh/shell/locale"
)

// What is typed at the prompt is answered as python3 -i answers it.
func TestInteract(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, input, out, errOut string }{
		{"a value", "2 + 2\n_ * 10\nNone\n'a'\n", "4\n40\n'a'\n", ""},
		{"a block", "for i in range(2):\n    i\n\n", "0\n1\n", ""},
		{"a block at the end of the input", "if True:\n    print('run')\n", "run\n", ""},
		{"one that is wrong", "if True:\n    1 / 0\n", "", "Traceback (most recent call last):\n  File \"<stdin>\", line 2, in <module>\nZeroDivisionError: division by zero\n"},
		{"one that lacks its end", "x = (1,\n", "", "  File \"<stdin>\", line 1\n    x = (1,\n        ^\nSyntaxError: '(' was never closed\n"},
		{"brackets go on", "(1,\n\n2)\n", "(1, 2)\n", ""},
		{"spaces alone", "   \n\t\n1\n", "1\n", ""},
		{"after an error", "1 / 0\n'on'\n", "'on'\n", "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nZeroDivisionError: division by zero\n"},
		{"a module without an import", "json.dumps([1])\nstruct\n", "'[1]'\n", "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nNameError: name 'struct' is not defined\n"},
		{"the sheet's classes", "Client.__name__, Serveur.__name__\n", "('Client', 'Serveur')\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			out, errOut, status := interact(t, tt.input)
			if out != tt.out || errOut != tt.errOut || status != StatusDone {
				t.Errorf("status %d\n%q, want %q\n%q, want %q", status, out, tt.out, errOut, tt.errOut)
			}
		})
	}
}

func TestInteractPrompts(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "x = 1\nif x:\n    x\n\nexit\n")
	if status := tr.Interact(t.Context()); status != StatusDone {
		t.Errorf("status %d", status)
	}
	if got, want := tr.errOut.String(), ">>> >>> ... ... >>> "; got != want {
		t.Errorf("prompts %q, want %q", got, want)
	}
}

// How a session at the prompt ends.
func TestInteractEnds(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, input string
		status      int
		errOut      string
	}{
		{"the input's end", "1 / 0\n", StatusDone, "…"},
		{"exit", "exit\nprint('after')\n", StatusDone, ""},
		{"exit N", "exit 3\nprint('after')\n", 3, ""},
		{"SystemExit in a block", "if True:\n    raise SystemExit(4)\n\nprint('after')\n", 4, ""},
		{"SystemExit in a block that the input's end ends", "if True:\n    raise SystemExit(5)\n", 5, ""},
		{"a text", "raise SystemExit('au revoir')\n", StatusError, "au revoir\n"},
		{"a thread goes on", "import threading\n_ = threading.Thread(target=lambda: print('after'[:0], end='')).start()\nexit 6\n", 6, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			out, errOut, status := interact(t, tt.input)
			if status != tt.status || strings.Contains(out, "after") || tt.errOut != "…" && errOut != tt.errOut {
				t.Errorf("status %d, want %d\n%q\n%q", status, tt.status, out, errOut)
			}
		})
	}
}

// Ctrl-C at the prompt gives up what was begun, and keeps it in the history.
func TestInteractGiveUp(t *testing.T) {
	t.Parallel()
	tr, p := typing(t,
		input{line: "if True:"}, input{line: "    x = 1"}, input{line: "    y", err: editor.ErrInterrupted},
		input{line: "if True:"}, input{line: "  ", err: editor.ErrInterrupted},
		input{line: "half", err: editor.ErrInterrupted},
		input{line: "'x' in dir()"},
	)
	if status := tr.Interact(t.Context()); status != StatusDone {
		t.Errorf("status %d", status)
	}
	out, _ := tr.said()
	if _, out, _ = strings.Cut(out, "\n"); out != "KeyboardInterrupt\nKeyboardInterrupt\nKeyboardInterrupt\nFalse\n" {
		t.Errorf("%q", out)
	}
	if want := []string{"if True:\n    x = 1\n    y", "if True:", "'x' in dir()"}; !slices.Equal(p.history, want) {
		t.Errorf("history %q, want %q", p.history, want)
	}
}

// What goes into the history: inputs that ran, those that were wrong, no empty
// ones.
func TestInteractHistory(t *testing.T) {
	t.Parallel()
	tr, p := typing(t, input{}, input{line: "x = ("}, input{line: "1)"}, input{line: "a b"}, input{line: "1 / 0"}, input{line: "   "},
		input{line: "too long", err: editor.ErrLineTooLong}, input{line: "x"})
	tr.Interact(t.Context())
	if want := []string{"x = (\n1)", "a b", "1 / 0", "too long", "x"}; !slices.Equal(p.history, want) {
		t.Errorf("history %q, want %q", p.history, want)
	}
	if _, errOut := tr.said(); !strings.Contains(errOut, editor.ErrLineTooLong.Error()) {
		t.Errorf("nothing is said of the line: %q", errOut)
	}
}

// A command that Ctrl-C ends takes what was typed ahead along.
func TestInteractInterrupted(t *testing.T) {
	t.Parallel()
	tr, p := typing(t, input{line: "raise KeyboardInterrupt"}, input{line: "raise ValueError"}, input{line: "'on'"})
	tr.Interact(t.Context())
	out, errOut := tr.said()
	if p.dropped != 1 || !strings.HasSuffix(out, "'on'\n") || !strings.Contains(errOut, "KeyboardInterrupt\n") {
		t.Errorf("dropped %d times, %q, %q", p.dropped, out, errOut)
	}
}

// A session whose context ends says nothing more; what was begun is kept.
func TestInteractCanceled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	tr, p := typing(t, input{line: "if True:"}, input{line: "    x", then: cancel}, input{line: "never"})
	if status := tr.Interact(ctx); status != StatusInterrupted {
		t.Errorf("status %d", status)
	}
	if _, errOut := tr.said(); errOut != "" {
		t.Errorf("%q", errOut)
	}
	if want := []string{"if True:\n    x"}; !slices.Equal(p.history, want) {
		t.Errorf("history %q, want %q", p.history, want)
	}
}

// The prompt stands on a line of its own.
func TestInteractFreshLine(t *testing.T) {
	t.Parallel()
	tr, _ := typing(t, input{line: "print('half', end='')"}, input{line: "2"})
	tr.Interact(t.Context())
	if out, _ := tr.said(); !strings.HasSuffix(out, "\nhalf\n2\n") {
		t.Errorf("%q", out)
	}
}

// A session whose output is gone ends.
func TestInteractOutputGone(t *testing.T) {
	t.Parallel()
	tr, p := typing(t, input{line: "1"}, input{line: "2"}, input{line: "3"})
	if err := tr.out.Close(); err != nil {
		t.Fatal(err)
	}
	if status := tr.Interact(t.Context()); status != StatusError || len(p.inputs) == 0 {
		t.Errorf("status %d, %d lines left", status, len(p.inputs))
	}
	if text := tr.errOut.String(); !strings.Contains(text, "labsh: ") {
		t.Errorf("%q", text)
	}
}

// There is no prompt without a file to show it on.
func TestInteractWithoutFile(t *testing.T) {
	t.Parallel()
	errOut := &buffer{}
	s := New(t.Context(), Options{Stdin: openFile(t, "input", "1\n"), Stdout: io.Discard, Stderr: errOut, Lang: locale.English})
	if status := s.Interact(t.Context()); status != StatusError || errOut.String() != "standard output is no file\n" {
		t.Errorf("status %d, %q", status, errOut.String())
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// input() reads a line of the session's own input; Ctrl-C at it is the program's
// KeyboardInterrupt.
func TestInput(t *testing.T) {
	t.Parallel()
	out, errOut, _ := interact(t, "x = input('Name? ')\nAda\nx\n")
	if out != "Name? 'Ada'\n" || errOut != "" {
		t.Errorf("%q, %q", out, errOut)
	}
	tr, p := typing(t, input{line: "try: input('Name? ')\nexcept KeyboardInterrupt: print('caught')\n"}, input{err: editor.ErrInterrupted})
	tr.Interact(t.Context())
	if out, errOut := tr.said(); !strings.HasSuffix(out, "caught\n") || !slices.Contains(p.prompts, "Name? ") {
		t.Errorf("%q, %q, prompts %q", out, errOut, p.prompts)
	}
	tr, _ = typing(t, input{line: "input()"}, input{err: errors.New("unplugged")})
	tr.Interact(t.Context())
	if _, errOut := tr.said(); !strings.Contains(errOut, "unplugged") {
		t.Errorf("%q", errOut)
	}
}
