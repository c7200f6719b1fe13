package shell

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"labsh/shell/locale"
)

// A trial is a shell on files, whose output can be looked at.
type trial struct {
	*Shell
	t      *testing.T
	out    *os.File
	errOut *buffer
}

// buffer is a strings.Builder for many goroutines.
type buffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// newTrial makes a shell that speaks English and reads input as its standard
// input.
func newTrial(t *testing.T, input string) *trial {
	t.Helper()
	return newTrialOn(t, openFile(t, "input", input))
}

func newTrialOn(t *testing.T, stdin *os.File) *trial {
	t.Helper()
	tr := &trial{t: t, out: openFile(t, "output", ""), errOut: &buffer{}}
	tr.Shell = New(context.Background(), Options{Stdin: stdin, Stdout: tr.out, Stderr: tr.errOut, Lang: locale.English})
	t.Cleanup(func() {
		if err := tr.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
			t.Error(err)
		}
	})
	return tr
}

// openFile opens a file of the test's own, which holds text.
func openFile(t *testing.T, name, text string) *os.File {
	t.Helper()
	f, err := os.OpenFile(writeFile(t, name, text), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// said is what was printed so far, and what was said on standard error, without
// the prompts.
func (tr *trial) said() (out, errOut string) {
	tr.t.Helper()
	if err := tr.console.Flush(); err != nil {
		tr.t.Fatal(err)
	}
	text, err := os.ReadFile(tr.out.Name())
	if err != nil {
		tr.t.Fatal(err)
	}
	return string(text), strings.NewReplacer(">>> ", "", "... ", "").Replace(tr.errOut.String())
}

// interact is a whole session at the prompt.
func interact(t *testing.T, input string) (out, errOut string, status int) {
	t.Helper()
	tr := newTrial(t, input)
	status = tr.Interact(t.Context())
	out, errOut = tr.said()
	return out, errOut, status
}

// A person is an editor on a terminal that types what was set down for it.
type person struct {
	inputs  []input
	prompts []string
	texts   []string // of the lines that were begun, in order
	pasted  bool
	history []string
	dropped int // how often what was typed ahead was forgotten
}

type input struct {
	line   string
	pasted bool
	err    error
	then   func() // happens as the line is typed; may be nil
}

func (p *person) ReadLine(_ context.Context, prompt, text string) (string, error) {
	p.prompts, p.texts = append(p.prompts, prompt), append(p.texts, text)
	if len(p.inputs) == 0 {
		return "", io.EOF
	}
	next := p.inputs[0]
	p.inputs, p.pasted = p.inputs[1:], next.pasted
	if next.then != nil {
		next.then()
	}
	return next.line, next.err
}

func (p *person) Offer(ctx context.Context, prompt, text string, _ time.Duration) (string, error) {
	line, err := p.ReadLine(ctx, prompt, text)
	if line == "" && err == nil {
		line = text
	}
	return line, err
}

func (p *person) Ask(ctx context.Context, prompt string) (string, error) {
	return p.ReadLine(ctx, prompt, "")
}
func (p *person) Typed() (string, bool, error) { return "", false, nil }
func (p *person) Ahead() bool                  { return len(p.inputs) > 0 }
func (p *person) ReadInput(ctx context.Context, b []byte) (int, error) {
	line, err := p.ReadLine(ctx, "", "")
	return copy(b, line+"\n"), err
}
func (p *person) Pasted() bool                       { return p.pasted }
func (p *person) Discard()                           { p.dropped++ }
func (p *person) AddHistory(entry string) error      { p.history = append(p.history, entry); return nil }
func (p *person) History() []string                  { return p.history }
func (p *person) PrintAbove(_ string, direct func()) { direct() }

func (p *person) PrintStream(text string, direct func(string)) { direct(text) }

func (p *person) HoldKeys() (func() (bool, error), error) {
	return func() (bool, error) { return false, nil }, nil
}

func (p *person) Unfinished() string { return "" }

func (p *person) Converse(context.Context) ([]byte, error) { return nil, io.EOF }
func (p *person) Terminal() bool                           { return true }
func (p *person) Close() error                             { return nil }

// typing makes a shell at whose keyboard these lines are typed, or pasted.
func typing(t *testing.T, inputs ...input) (*trial, *person) {
	t.Helper()
	tr, p := newTrial(t, ""), &person{inputs: inputs}
	tr.editor = p
	return tr, p
}

// paste is the lines of a text as a terminal pastes them.
func paste(text string) []input {
	var lines []input
	for line := range strings.Lines(text) {
		lines = append(lines, input{line: strings.TrimSuffix(line, "\n"), pasted: true})
	}
	return lines
}
