package editor

import (
	"errors"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/chzyer/readline"
	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// A monitor is a real pseudo-terminal with a screen that can be looked at.
type monitor struct {
	Editor
	t      *testing.T
	master *os.File
	slave  *os.File
	screen vt10x.Terminal

	mu   sync.Mutex
	more sync.Cond
	late bool
	sent strings.Builder

	lines int // begun
}

func newMonitor(t *testing.T, cfg Config, columns, rows uint16) *monitor {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal here: ", err)
	}
	m := &monitor{t: t, master: master, slave: slave, screen: vt10x.New(vt10x.WithSize(int(columns), int(rows)))}
	m.more.L = &m.mu
	if err := pty.Setsize(master, &pty.Winsize{Cols: columns, Rows: rows}); err != nil {
		t.Fatal(err)
	}
	var copier sync.WaitGroup
	copier.Go(func() {
		buf := make([]byte, 4096)
		for {
			n, err := master.Read(buf)
			m.mu.Lock()
			_, _ = m.screen.Write(buf[:n])
			m.sent.Write(buf[:n])
			m.late = m.late || err != nil
			m.more.Broadcast()
			m.mu.Unlock()
			if err != nil {
				return
			}
		}
	})
	t.Setenv("TERM", "xterm")
	cfg.In, cfg.Out = slave, slave
	m.Editor, err = New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	if !m.Terminal() {
		t.Fatal("no readline on a terminal")
	}
	t.Cleanup(func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
		slave.Close()
		copier.Wait() // the master reads EIO when the last slave is closed
		master.Close()
	})
	return m
}

func (m *monitor) typed(keys string) {
	m.t.Helper()
	if _, err := m.master.WriteString(keys); err != nil {
		m.t.Fatal(err)
	}
}

// rows returns the screen's rows that are not blank at the end.
func (m *monitor) rows() string {
	var rows []string
	for row := range strings.SplitSeq(m.screen.String(), "\n") {
		rows = append(rows, strings.TrimRight(row, " \x00"))
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n")
}

// await waits until the screen shows these rows and no others.
func (m *monitor) await(rows ...string) {
	m.t.Helper()
	want := strings.Join(rows, "\n")
	m.awaitThat("the screen", func() bool { return m.rows() == want }, want)
}

func (m *monitor) awaitThat(what string, ok func() bool, want string) {
	m.t.Helper()
	timer := time.AfterFunc(10*time.Second, func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.late = true
		m.more.Broadcast()
	})
	defer timer.Stop()
	m.mu.Lock()
	defer m.mu.Unlock()
	for !ok() {
		if m.late {
			m.t.Fatalf("%s:\n%s\nwant\n%s", what, m.rows(), want)
		}
		m.more.Wait()
	}
}

type result struct {
	line string
	err  error
}

// read begins to read a line and returns, once the prompt is there and keys are
// no longer echoed by the terminal itself, where its result will come.
func (m *monitor) read(prompt, text string) chan result {
	m.lines++
	defer m.awaitThat("the prompt", func() bool {
		parts := strings.Split(m.sent.String(), bracketedPasteOn)
		return len(parts) > m.lines && strings.Contains(parts[m.lines], prompt)
	}, prompt)
	done := make(chan result, 1)
	go func() {
		line, err := m.ReadLine(m.t.Context(), prompt, text)
		done <- result{line, err}
	}()
	return done
}

func TestScreenPrintAbove(t *testing.T) {
	m := newMonitor(t, Config{}, 40, 10)
	done := m.read("\x1b[32m>>> \x1b[0m", "")
	m.typed("été en cours")
	m.await(">>> été en cours")
	m.PrintAbove("Connexion 1\n", func() { t.Error("printed directly") })
	m.await("Connexion 1", ">>> été en cours")
	m.typed("\x1b[D\x1b[DX")
	m.PrintAbove("a\nb\n", func() { t.Error("printed directly") })
	m.await("Connexion 1", "a", "b", ">>> été en couXrs")
	m.typed("\r")
	if got := <-done; got.line != "été en couXrs" || got.err != nil {
		t.Errorf("%q, %v", got.line, got.err)
	}
	m.await("Connexion 1", "a", "b", ">>> été en couXrs")
	m.awaitThat("the cursor", func() bool { return m.screen.Cursor().X == 0 }, "in column 0")
}

// A line that takes several rows stays whole too.
func TestScreenPrintAboveWrappedLine(t *testing.T) {
	m := newMonitor(t, Config{}, 20, 10)
	done := m.read(">>> ", "")
	m.typed("abcdefghijklmnopqrstuvwxyz")
	m.await(">>> abcdefghijklmnop", "qrstuvwxyz")
	m.PrintAbove("above\n", func() { t.Error("printed directly") })
	m.await("above", ">>> abcdefghijklmnop", "qrstuvwxyz")
	m.typed("\r")
	if got := <-done; got.line != "abcdefghijklmnopqrstuvwxyz" {
		t.Errorf("%q, %v", got.line, got.err)
	}
}

func TestScreenInterrupt(t *testing.T) {
	m := newMonitor(t, Config{}, 40, 10)
	done := m.read(">>> ", "")
	m.typed("half")
	m.await(">>> half")
	m.typed("\x03")
	if got := <-done; got.err != ErrInterrupted {
		t.Errorf("%q, %v", got.line, got.err)
	}
	m.await(">>> half")
	done = m.read(">>> ", "")
	m.typed("next\r")
	if got := <-done; got.line != "next" || got.err != nil {
		t.Errorf("%q, %v", got.line, got.err)
	}
	m.await(">>> half", ">>> next")
}

func TestScreenPaste(t *testing.T) {
	m := newMonitor(t, Config{Completer: words{"print"}}, 40, 10)
	done := m.read(">>> ", "")
	m.awaitThat("bracketed paste", func() bool { return strings.Contains(m.sent.String(), bracketedPasteOn) }, "on")
	m.typed(pasteStart + "if x:\r\tprint(1)\r" + pasteEnd)
	if got := <-done; got.line != "if x:" || !m.Pasted() {
		t.Errorf("%q, %v", got.line, got.err)
	}
	done = m.read("... ", "    ")
	if got := <-done; got.line != "        print(1)" || !m.Pasted() {
		t.Errorf("%q, %v", got.line, got.err)
	}
	m.await(">>> if x:", "...         print(1)")
}

func TestScreenResize(t *testing.T) {
	m := newMonitor(t, Config{}, 40, 10)
	done := m.read(">>> ", "")
	m.typed("abcdefghijklmnopqrstuvwxyz")
	m.await(">>> abcdefghijklmnopqrstuvwxyz")
	if err := pty.Setsize(m.master, &pty.Winsize{Cols: 80, Rows: 10}); err != nil {
		t.Fatal(err)
	}
	m.mu.Lock()
	m.screen.Resize(80, 10)
	m.mu.Unlock()
	if err := syscall.Kill(os.Getpid(), syscall.SIGWINCH); err != nil {
		t.Fatal(err)
	}
	m.typed(strings.Repeat(".", 30))
	m.await(">>> abcdefghijklmnopqrstuvwxyz" + strings.Repeat(".", 30))
	m.typed("\x01X")
	m.await(">>> Xabcdefghijklmnopqrstuvwxyz" + strings.Repeat(".", 30))
	m.typed("\r")
	if got := <-done; len(got.line) != 57 || got.err != nil {
		t.Errorf("%q, %v", got.line, got.err)
	}
}

func TestScreenCompletionWiderThanTerminal(t *testing.T) {
	long := strings.Repeat("a", 50)
	m := newMonitor(t, Config{Completer: words{"pre" + long, "prefix"}}, 30, 10)
	done := m.read(">>> ", "")
	m.typed("p\t")
	m.await(">>> pre")
	m.typed("\t\t\tf\t")
	m.await(">>> prefix")
	m.typed("\r")
	if got := <-done; got.line != "prefix" || got.err != nil {
		t.Errorf("%q, %v", got.line, got.err)
	}
}

func TestScreenCompletionMenu(t *testing.T) {
	m := newMonitor(t, Config{Completer: words{"sendall", "sendline"}}, 40, 10)
	done := m.read(">>> ", "")
	m.typed("send\t")
	m.awaitThat("the menu", func() bool {
		return strings.Contains(m.rows(), "sendall") && strings.Contains(m.rows(), "sendline")
	}, "sendall sendline")
	m.PrintAbove("above\n", func() { t.Error("printed directly") })
	m.await("above", ">>> send")
	m.typed("x\r")
	if got := <-done; got.line != "sendx" || got.err != nil {
		t.Errorf("%q, %v", got.line, got.err)
	}
	m.await("above", ">>> sendx")
}

// Ctrl-C gives the line up from the menu and from the search too.
func TestScreenInterruptInMenuAndSearch(t *testing.T) {
	for _, tt := range []struct{ keys, shows string }{
		{"send\t", "sendall"}, {"\x12send", "i-search"},
	} {
		m := newMonitor(t, Config{Completer: words{"sendall", "sendline"}}, 40, 10)
		done := m.read(">>> ", "")
		m.typed(tt.keys)
		m.awaitThat(tt.shows, func() bool { return strings.Contains(m.rows(), tt.shows) }, tt.shows)
		m.typed("\x03")
		m.typed("next\r") // taken into the line that should be gone, if it is not
		if got := <-done; got.err != ErrInterrupted {
			t.Errorf("%q: %q, %v", tt.keys, got.line, got.err)
			continue
		}
		done = m.read(">>> ", "")
		if got := <-done; got.line != "next" || got.err != nil {
			t.Errorf("%q, then %q, %v", tt.keys, got.line, got.err)
		}
	}
}

// Between lines the terminal is as it was: Ctrl-C is a signal again.
func TestScreenRestored(t *testing.T) {
	m := newMonitor(t, Config{}, 40, 10)
	done := m.read(">>> ", "")
	m.typed("a\r")
	<-done
	if _, err := m.slave.WriteString("output\n"); err != nil {
		t.Fatal(err)
	}
	m.typed("echoed\r") // by the terminal
	m.await(">>> a", "output", "echoed")
	done = m.read(">>> ", "")
	if got := <-done; got.line != "echoed" {
		t.Errorf("type-ahead: %q, %v", got.line, got.err)
	}
}

func TestScreenEndOfInput(t *testing.T) {
	m := newMonitor(t, Config{}, 40, 10)
	done := m.read(">>> ", "")
	m.await(">>>")
	m.typed("\x04")
	if got := <-done; got.err == nil || got.line != "" {
		t.Errorf("Ctrl-D: %q, %v", got.line, got.err)
	}
	m.await(">>>")
}

// A bomb is a painter that panics at an exclamation mark.
type bomb struct{}

func (bomb) Paint(line []rune, _ int) []rune {
	if len(line) > 0 && line[len(line)-1] == '!' {
		panic("boom")
	}
	return line
}

// A panic on readline's goroutine is an error of the line, the terminal is
// restored, and the next line can be edited.
func TestScreenFault(t *testing.T) {
	m := newMonitor(t, Config{}, 40, 10)
	if err := m.AddHistory("listen 5000"); err != nil {
		t.Fatal(err)
	}
	before, err := readline.GetState(int(m.slave.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		m.Editor.(*keyboard).engine.rl.Config.Painter = bomb{}
		done := m.read(">>> ", "")
		m.typed("half")
		m.typed("!")
		got := <-done
		var fault *Fault
		if !errors.As(got.err, &fault) || fault.Value != "boom" || !strings.Contains(string(fault.Stack), "bomb.Paint") {
			t.Fatalf("%q, %v", got.line, got.err)
		}
		if got.line != "half" {
			t.Errorf("the line %q is lost", got.line)
		}
		if after, err := readline.GetState(int(m.slave.Fd())); err != nil || *after != *before {
			t.Errorf("the terminal is left as %+v, was %+v", after, before)
		}
	}
	done := m.read(">>> ", "")
	m.typed("\x1b[A!\r")
	if got := <-done; got.line != "listen 5000!" || got.err != nil {
		t.Errorf("%q, %v", got.line, got.err)
	}
}

// So is a panic on the goroutine that asks for the line, which draws it first.
func TestScreenFaultAtOnce(t *testing.T) {
	m := newMonitor(t, Config{}, 40, 10)
	m.Editor.(*keyboard).engine.rl.Config.Painter = bomb{}
	m.lines++
	if _, err := m.ReadLine(t.Context(), ">>> ", "text!"); !errors.As(err, new(*Fault)) {
		t.Errorf("%v", err)
	}
	done := m.read(">>> ", "text")
	m.typed("\r")
	if got := <-done; got.line != "text" || got.err != nil {
		t.Errorf("%q, %v", got.line, got.err)
	}
}

// Text that comes while a prompt of several rows stands there is printed above
// all of it.
func TestScreenPrintAboveLongPrompt(t *testing.T) {
	m := newMonitor(t, Config{}, 20, 10)
	done := make(chan result, 1)
	go func() {
		line, err := m.Ask(t.Context(), "What is your\nname, "+strings.Repeat("x", 20)+": ")
		done <- result{line, err}
	}()
	m.awaitThat("editing", func() bool { return strings.Contains(m.sent.String(), "\x1b[J") }, "")
	m.typed("ab\x1b[D")
	m.await("What is your", "name, xxxxxxxxxxxxxx", "xxxxxx: ab")
	m.PrintAbove("above\n", func() { t.Error("printed directly") })
	m.typed("c")
	m.await("above", "What is your", "name, xxxxxxxxxxxxxx", "xxxxxx: acb")
	m.typed("\x0c")
	m.await("What is your", "name, xxxxxxxxxxxxxx", "xxxxxx: acb")
	m.typed("\r")
	if got := <-done; got.line != "acb" || got.err != nil {
		t.Errorf("%q, %v", got.line, got.err)
	}
}

// tmux goes from the first column to the row above at a backspace: the cursor
// must not be moved up once more.
func TestScreenUpOnce(t *testing.T) {
	m := newMonitor(t, Config{}, 20, 10)
	done := m.read(">>> ", "")
	m.typed(strings.Repeat("a", 20) + "\x01")
	const up = "\b\b\b\b\x1b[A" // from column 4
	m.awaitThat("Home", func() bool { return strings.Contains(m.sent.String(), up) }, up)
	m.mu.Lock()
	if strings.Contains(m.sent.String(), "\b"+up) {
		t.Errorf("up twice: %q", m.sent.String())
	}
	m.mu.Unlock()
	m.typed("\r")
	<-done
}
