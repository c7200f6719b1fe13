package editor

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// fixed is a terminal that is always as wide.
type fixed struct{ columns int }

func (fixed) makeRaw() error { return nil }
func (fixed) restore() error { return nil }
func (f fixed) width() int   { return f.columns }
func (fixed) flush()         {}
func (fixed) quit()          {}

// A typist is a keyboard under test: what is typed goes in, what it shows is
// kept.
type typist struct {
	*keyboard
	t   *testing.T
	in  *os.File
	cfg Config

	mu    sync.Mutex
	more  sync.Cond
	shown strings.Builder
	gone  bool
}

func newTypist(t *testing.T, cfg Config, columns int) *typist {
	t.Helper()
	return newTypistOn(t, cfg, fixed{columns})
}

func newTypistOn(t *testing.T, cfg Config, term terminal) *typist {
	t.Helper()
	in, typing := pipe(t)
	screen, out := pipe(t)
	cfg.In, cfg.Out = in, out
	k, err := newKeyboard(cfg, term)
	if err != nil {
		t.Fatal(err)
	}
	ty := &typist{keyboard: k, t: t, in: typing, cfg: cfg}
	ty.more.L = &ty.mu
	var reader sync.WaitGroup
	reader.Go(func() {
		buf := make([]byte, 4096)
		for {
			n, err := screen.Read(buf)
			ty.mu.Lock()
			ty.shown.Write(buf[:n])
			ty.gone = err != nil
			ty.more.Broadcast()
			ty.mu.Unlock()
			if err != nil {
				return
			}
		}
	})
	t.Cleanup(func() {
		if err := k.Close(); err != nil {
			t.Error(err)
		}
		out.Close()
		reader.Wait()
	})
	return ty
}

func (ty *typist) typed(keys string) {
	ty.t.Helper()
	if _, err := io.WriteString(ty.in, keys); err != nil {
		ty.t.Fatal(err)
	}
}

// await waits until the screen was sent text, n times.
func (ty *typist) await(text string, n int) {
	ty.t.Helper()
	timer := time.AfterFunc(10*time.Second, func() {
		ty.mu.Lock()
		defer ty.mu.Unlock()
		ty.gone = true
		ty.more.Broadcast()
	})
	defer timer.Stop()
	ty.mu.Lock()
	defer ty.mu.Unlock()
	for strings.Count(ty.shown.String(), text) < n {
		if ty.gone {
			ty.t.Fatalf("%q did not come; shown:\n%q", text, ty.shown.String())
		}
		ty.more.Wait()
	}
}

// line reads a line that must come without an error.
func (ty *typist) line(text string) string {
	ty.t.Helper()
	got, err := ty.ReadLine(ty.t.Context(), ">>> ", text)
	if err != nil {
		ty.t.Fatalf("%q, %v; shown:\n%q", got, err, ty.shown.String())
	}
	return got
}

func TestEditing(t *testing.T) {
	tests := []struct{ name, text, keys, want string }{
		{"typing", "", "connect localhost 5000\r", "connect localhost 5000"},
		{"accents", "", "été à\x7fé\r", "été é"},
		{"Home and End in tmux", "", "b\x1b[1~a\x1b[4~c\r", "abc"},
		{"Delete", "", "abc\x1b[1~\x1b[3~\r", "bc"},
		{"Delete at the end", "", "abc\x1b[3~\r", "abc"},
		{"Delete on an empty line", "", "\x1b[3~\x1b[3~a\r", "a"},
		{"Delete after the last character went", "", "a\x7f\x1b[3~b\r", "b"},
		{"Ctrl-D in a line", "", "abc\x1b[1~\x04\r", "bc"},
		{"words", "", "one two three\x1b[1;5D\x1b[1;5DX\r", "one Xtwo three"},
		{"NUL and Ctrl-Z", "", "\x00a\x1ab\r", "ab"},
		{"Ctrl-R, Ctrl-G in a fresh session", "", "\x12\x07a\r", "a"},
		{"Ctrl-R without a match", "", "\x12zzz\x07a\r", "a"},
		{"text to begin with", "    ", "x\r", "    x"},
		{"Tab indents", "", "\tx\r", "    x"},
		{"paste", "", "a\x1b[200~b\tc\x1b[201~d\r", "ab\tcd"},
		{"paste over the indentation", "    ", "\x1b[200~  x\x1b[201~\r", "  x"},
		{"paste after other typing", "    ", "y\x1b[200~  x\x1b[201~\r", "    y  x"},
		{"newline from type-ahead", "", "ab\n", "ab"},
		{"Tab without completer", "", "a\tb\r", "ab"},
		{"Ctrl-T on an empty line", "", "\x14\x14a\r", "a"},
		{"Ctrl-T after one letter", "", "a\x14b\x02\x02\x14c\r", "cab"},
		{"Ctrl-T at the end", "", "abc\x14\x14d\r", "abcd"},
		{"Ctrl-T in the middle", "", "abc\x02\x02\x14d\r", "badc"},
		{"Ctrl-T before the last", "", "abc\x02\x14d\r", "acbd"},
		{"up without history", "", "\x1b[Aa\r", "a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ty := newTypist(t, Config{}, 80)
			ty.typed(tt.keys)
			if got := ty.line(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestEndOfInput(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	ty.typed("\x04a\r")
	if _, err := ty.ReadLine(t.Context(), ">>> ", ""); err != io.EOF {
		t.Errorf("Ctrl-D: %v", err)
	}
	if got := ty.line(""); got != "a" { // a shell may go on
		t.Errorf("after Ctrl-D: %q", got)
	}
	ty.typed("rest")
	ty.in.Close()
	if got, err := ty.ReadLine(t.Context(), ">>> ", ""); got != "rest" || err != nil {
		t.Errorf("the last line: %q, %v", got, err)
	}
	for range 2 {
		if got, err := ty.ReadLine(t.Context(), ">>> ", ""); err != io.EOF {
			t.Errorf("at the end: %q, %v", got, err)
		}
	}
}

func TestInterrupt(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	ty.typed("half\x03next\r")
	if _, err := ty.ReadLine(t.Context(), ">>> ", ""); err != ErrInterrupted {
		t.Errorf("Ctrl-C: %v", err)
	}
	if got := ty.line(""); got != "next" {
		t.Errorf("after Ctrl-C: %q", got)
	}
}

// A Ctrl-C behind a paste makes the rest of it void.
func TestInterruptDropsPaste(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	ty.typed("\x1b[200~one\rtwo\rthree\r\x1b[201~")
	if got := ty.line(""); got != "one" || !ty.Pasted() {
		t.Errorf("%q, pasted %v", got, ty.Pasted())
	}
	ty.Discard() // Ctrl-C met the command
	ty.typed("a\r")
	if got := ty.line(""); got != "a" || ty.Pasted() {
		t.Errorf("%q, pasted %v", got, ty.Pasted())
	}
	ty.typed("\x1b[200~one\rtwo\rthree\r\x1b[201~\x03")
	if got, err := ty.ReadLine(t.Context(), ">>> ", ""); err != ErrInterrupted {
		t.Errorf("%q, %v", got, err)
	}
}

// The rest of a paste may come after it was dropped.
func TestDiscardSwallowsRestOfPaste(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	ty.typed("\x1b[200~one\rtwo\r")
	if got := ty.line(""); got != "one" {
		t.Errorf("%q", got)
	}
	ty.Discard()
	ty.typed("three\rfour\x1b[201~a\r")
	if got := ty.line(""); got != "a" {
		t.Errorf("%q", got)
	}
}

func TestPastedBlock(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	ty.typed("\x1b[200~if x:\r\tif y:\r\r\t    z\r\x1b[201~\r")
	texts := []string{"", "    ", "        ", "", ""}
	want := []string{"if x:", "        if y:", "", "            z", ""}
	for i := range want {
		got := ty.line(texts[i])
		if got != want[i] || ty.Pasted() != (i < 4) {
			t.Errorf("line %d: %q, pasted %v; want %q", i, got, ty.Pasted(), want[i])
		}
	}
}

func TestCancel(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	cause := errors.New("the reason")
	for _, keys := range []string{"half", "\x12se", ""} { // editing, searching, idle
		ctx, cancel := context.WithCancelCause(t.Context())
		ty.typed(keys)
		go cancel(cause)
		if _, err := ty.ReadLine(ctx, ">>> ", ""); err != cause {
			t.Errorf("canceled: %v", err)
		}
	}
	ty.typed("\x15whole\r") // what was typed and not shown may still come
	if got := ty.line(""); !strings.HasSuffix(got, "whole") {
		t.Errorf("after it: %q", got)
	}
}

func TestCloseWhileEditing(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	done := make(chan error)
	go func() {
		line, err := ty.ReadLine(context.Background(), ">>> ", "")
		if line != "" {
			err = errors.New("half a line was taken for a whole one")
		}
		done <- err
	}()
	ty.typed("rm half")
	ty.await("half", 1)
	if err := ty.Close(); err != nil {
		t.Error(err)
	}
	if err := <-done; err != io.EOF {
		t.Errorf("closed: %v", err)
	}
	if _, err := ty.ReadLine(t.Context(), ">>> ", ""); err != io.EOF {
		t.Errorf("after Close: %v", err)
	}
}

func TestHistoryKeys(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	block := "for i in range(3):\n    print(i)"
	ty := newTypist(t, Config{History: path}, 80)
	for _, entry := range []string{"listen 5000", block + "\n", "accept"} {
		if err := ty.AddHistory(entry); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct{ name, keys, want string }{
		{"up", "\x1b[A\r", "accept"},
		{"a block", "\x1b[A\x1b[A\r", block},
		{"an edited block", "\x1b[A\x1b[A\x7f + 1)\r", block[:len(block)-1] + " + 1)"},
		{"down again", "\x1b[A\x1b[A\x1b[B\r", "accept"},
		{"search", "\x12list\r", "listen 5000"},
		{"edits of old entries are forgotten", "\x1b[A\x1b[A\x1b[A\r", "listen 5000"},
	}
	for _, tt := range tests {
		ty.typed(tt.keys)
		if got := ty.line(""); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	// What is saved after a recall is what was given, not what was recalled.
	ty.typed("\x1b[A\x1b[A\r")
	ty.line("")
	if err := ty.AddHistory("saved"); err != nil {
		t.Fatal(err)
	}
	ty.typed("\x1b[A\r")
	if got := ty.line(""); got != "saved" {
		t.Errorf("the last entry: %q", got)
	}
	want := []string{"listen 5000", block, "accept", "saved"}
	if got := ty.History(); !slices.Equal(got, want) {
		t.Errorf("History = %q", got)
	}
	ty.Close()

	next := newTypist(t, Config{History: path}, 80)
	next.typed("\x1b[A\x1b[A\x1b[A\r")
	if got := next.line(""); got != block {
		t.Errorf("in the next session: %q", got)
	}
}

func TestAsk(t *testing.T) {
	ty := newTypist(t, Config{Completer: words{"accept"}}, 80)
	if err := ty.AddHistory("secret"); err != nil {
		t.Fatal(err)
	}
	ty.typed("\x1b[Aa\tb\r")
	got, err := ty.Ask(t.Context(), "one\nName: ")
	if got != "a\tb" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	ty.await("one\n", 1)
	ty.await("Name: ", 1)
}

// words completes the last word of the line.
type words []string

func (w words) Complete(head, _ string) (stem string, found []string) {
	stem = head[strings.LastIndexByte(head, ' ')+1:]
	for _, word := range w {
		if strings.HasPrefix(word, stem) {
			found = append(found, word)
		}
	}
	return stem, found
}

func TestCompletion(t *testing.T) {
	wide := words{"prefix-" + strings.Repeat("a", 30), "prefix-" + strings.Repeat("b", 30)}
	tests := []struct {
		name      string
		completer Completer
		columns   int
		keys      string
		want      string
	}{
		{"one word", words{"accept ", "listen "}, 80, "ac\tx\r", "accept x"},
		{"common prefix", words{"sendall", "sendline"}, 80, "s\tl\t\r", "sendline"},
		{"menu", words{"sendall", "sendline"}, 80, "send\t\t\t\r\r", "sendline"},
		{"menu left by enter", words{"sendall", "sendline"}, 80, "send\t\r", "send"},
		{"wider than the screen", wide, 20, "pre\t\t\t\t\x01x\x05\r", "xprefix-"},
		{"nothing in common, wider", wide, 20, "prefix-\t\t\t\r", "prefix-"},
		{"no width", wide, 0, "pre\t\r", "prefix-"},
		{"wide stem", words{"中文甲", "中文乙"}, 30, "中文\t\t\t\r\r", "中文乙"},
		{"Ctrl-K in the menu", words{"sendall", "sendline"}, 80, "send\t\t\x0bx\r", "sendx"},
		{"controls are not offered", words{"a\x1b[2Jb"}, 80, "a\t\r", "a"},
		{"a completer that fails", failing{}, 80, "a\tb\r", "ab"},
		{"stem that is not there", wrong{}, 80, "a\tb\r", "ab"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ty := newTypist(t, Config{Completer: tt.completer}, tt.columns)
			ty.typed(tt.keys)
			if got := ty.line(""); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

type failing struct{}

func (failing) Complete(string, string) (string, []string) { panic("no") }

type wrong struct{}

func (wrong) Complete(string, string) (string, []string) { return "other", []string{"otherwise"} }

// Output from many goroutines, keys, menus, searches and resizing at once: for
// the race detector, and nothing may be lost.
func TestPrintAboveWhileEverything(t *testing.T) {
	ty := newTypist(t, Config{Completer: words{"sendall", "sendline"}}, 40)
	const writers, each = 4, 50
	var wg sync.WaitGroup
	direct := 0
	for range writers {
		wg.Go(func() {
			for range each {
				ty.PrintAbove("<async>\n", func() { direct++ }) // one at a time
			}
		})
	}
	wg.Go(func() {
		for range each {
			ty.signals <- nil
		}
	})
	var keys strings.Builder
	for range 20 {
		keys.WriteString("send\t\t\t\r\x12se\x07\x1b[A\x1b[3~\x15ab\r")
	}
	// Whether an enter chooses from the menu or ends the line depends on when
	// the pokes come.
	ty.typed(keys.String() + "\x15done\r")
	for line := ""; line != "done"; {
		if line = ty.line(""); line != "done" && line != "ab" && !strings.HasPrefix(line, "send") {
			t.Errorf("%q", line)
		}
		if err := ty.AddHistory("send x"); err != nil {
			t.Error(err)
		}
	}
	wg.Wait()
	ty.await("<async>", writers*each-direct)
}

// What is printed above a line that nobody ends still comes.
func TestPrintAboveCountsAll(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	done := make(chan string)
	go func() { done <- ty.line("") }()
	ty.typed("half")
	ty.await("half", 1)
	long := strings.Repeat("x", 1000) + "<end>\n"
	for range 200 { // more than the queue holds
		ty.PrintAbove(long, func() { t.Error("printed directly while a line is edited") })
	}
	ty.await("<end>", 200)
	ty.typed("!\r")
	if got := <-done; got != "half!" {
		t.Errorf("%q", got)
	}
	called := false
	ty.PrintAbove("after\n", func() { called = true })
	if !called {
		t.Error("not printed directly when no line is edited")
	}
}
