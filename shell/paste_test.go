package shell

import (
	"slices"
	"strings"
	"testing"

	"labsh/shell/editor"
)

// A paste is read as a file is: empty lines end no block, a statement at the
// margin does. What it leaves unfinished waits for its end.
func TestInteractPaste(t *testing.T) {
	t.Parallel()
	enter := input{}
	for _, tt := range []struct {
		name   string
		inputs []input
		out    string
	}{
		{"an empty line in a block", append(paste("def f():\n    a = 1\n\n    return a\nprint(f())\n"), enter), "1\n"},
		{"a block after a block", append(paste("if True:\n    print(1)\nif True:\n    print(2)\n"), enter), "1\n2\n"},
		{"what goes on at the margin", append(paste("try:\n    1 / 0\n\nexcept ZeroDivisionError:\n    print('caught')\nelse:\n    print('no')\nfinally:\n    print('end')\n"), enter), "caught\nend\n"},
		{"if and elif", append(paste("if False:\n    print(1)\n\nelif True:\n    print(2)\n"), enter), "2\n"},
		{"brackets at the margin", append(paste("if True:\n    x = [\n1,\n\n]\n    print(x)\n"), enter), "[1]\n"},
		{"a quote with an empty line", append(paste("if True:\n    x = '''a\n\nb'''\n    print(repr(x))\n"), enter), "'a\\n\\nb'\n"},
		{"an unfinished block is not run", paste("if True:\n    print(1)\n"), "1\n"}, // at the end of the input
		{"nor by a statement that it is no whole without", append(paste("if True:\nprint(1)\n"), enter), ""},
		{"typed on", append(paste("if True:\n    print(1)\n\n"), input{line: "    print(2)"}, enter), "1\n2\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tr, _ := typing(t, tt.inputs...)
			tr.Interact(t.Context())
			out, errOut := tr.said()
			_, out, _ = strings.Cut(out, "\n") // the welcome
			if out != tt.out {
				t.Errorf("%q, want %q\n%s", out, tt.out, errOut)
			}
		})
	}
}

// A statement that ends a pasted block, and the session, is the last of the
// paste.
func TestInteractPasteExits(t *testing.T) {
	t.Parallel()
	tr, p := typing(t, append(paste("if True:\n    raise SystemExit(4)\nprint('after')\n"), input{})...)
	status := tr.Interact(t.Context())
	if out, errOut := tr.said(); status != 4 || strings.Contains(out, "after") || errOut != "" || len(p.inputs) != 1 {
		t.Errorf("status %d, %q, %q, %d lines left", status, out, errOut, len(p.inputs))
	}
}

// A block that is pasted in part has not run when the paste is over.
func TestInteractPasteUnfinished(t *testing.T) {
	t.Parallel()
	tr, p := typing(t)
	p.inputs = append(paste("if True:\n    print('early')\n"), input{err: editor.ErrInterrupted})
	tr.Interact(t.Context())
	if out, _ := tr.said(); strings.Contains(out, "early") {
		t.Errorf("it ran: %q", out)
	}
	if want := []string{">>> ", "... ", "... ", ">>> "}; !slices.Equal(p.prompts, want) {
		t.Errorf("prompts %q, want %q", p.prompts, want)
	}
	if want := []string{"if True:\n    print('early')"}; !slices.Equal(p.history, want) {
		t.Errorf("history %q, want %q", p.history, want)
	}
}

// On a terminal a line of spaces ends a block; elsewhere it is a line of it.
func TestInteractSpaces(t *testing.T) {
	t.Parallel()
	tr, _ := typing(t, input{line: "if True:"}, input{line: "    print(1)"}, input{line: "    "}, input{line: "print(2)"})
	tr.Interact(t.Context())
	if out, errOut := tr.said(); !strings.HasSuffix(out, "\n1\n2\n") || errOut != "" {
		t.Errorf("%q, %q", out, errOut)
	}
}

// A block recalled from the history runs at once.
func TestInteractRecalled(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, line, out string
		prompts         int
	}{
		{"a whole one", "if True:\n    print(1)", "1\n", 2},
		{"two statements", "x = 1\nprint(x)", "1\n", 2},
		{"one that was given up", "if True:\n    x = (1,", "", 2},
	} {
		tr, p := typing(t, input{line: tt.line})
		tr.Interact(t.Context())
		out, errOut := tr.said()
		if _, out, _ = strings.Cut(out, "\n"); out != tt.out || len(p.prompts) != tt.prompts {
			t.Errorf("%s: %q, want %q; prompts %q\n%s", tt.name, out, tt.out, p.prompts, errOut)
		}
	}
}
