package console

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"

	"labsh/shell/locale"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// recorded is a console whose streams are kept.
type recorded struct {
	*Console
	out, err bytes.Buffer
}

func record(t *testing.T, l locale.Lang, mode ColorMode, terminal bool) *recorded {
	t.Helper()
	r := &recorded{}
	r.Console = New(Options{Stdout: &r.out, Stderr: &r.err, Color: mode, Lang: l, Getenv: func(string) string { return "" }})
	r.Console.out.terminal, r.Console.err.terminal = terminal, terminal
	if terminal {
		r.Console.err.atStart = r.Console.out.atStart
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

func (r *recorded) stdout() string { _ = r.Flush(); return r.out.String() }
func (r *recorded) stderr() string { _ = r.Flush(); return r.err.String() }

func TestReport(t *testing.T) {
	r := record(t, locale.French, ColorAuto, false)
	r.Report(locale.ConnectedTo, "localhost:5000")
	r.Report(locale.SentToServer, []byte("\x1b]0;x\x07é\xff\n"))
	r.SetLang(locale.English)
	r.Report(locale.SentFile.For(r.Lang(), 3), "a\u202eb", 3)
	r.Report(locale.ServerTrouble, fmt.Stringer(time.Second), errors.New("bad\x00"))
	want := "Connexion sur serveur localhost:5000\n" +
		`Emission vers le serveur : \x1b]0;x\x07é\xff` + "\n" +
		`Sent: a\u202eb (3 bytes)` + "\n" +
		`Exchange broken off with 1s: bad\x00` + "\n"
	if got := r.stdout(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestError(t *testing.T) {
	r := record(t, locale.English, ColorAuto, false)
	r.Error("ConnectionRefusedError: [Errno 111] Connection refused", "nothing listens on localhost:5000; start it with: listen 5000")
	r.SetLang(locale.French)
	r.Error("Traceback (most recent call last):\n  File \"x\"\nNameError: \x1b[2J\n", "écrivez x\ny")
	r.Error("KeyboardInterrupt", "")
	want := "ConnectionRefusedError: [Errno 111] Connection refused\n" +
		"  hint: nothing listens on localhost:5000; start it with: listen 5000\n" +
		"Traceback (most recent call last):\n  File \"x\"\n" + `NameError: \x1b[2J` + "\n" +
		`  indice : écrivez x\x0ay` + "\nKeyboardInterrupt\n"
	if got := r.stderr(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if r.stdout() != "" {
		t.Errorf("standard output: %q", r.stdout())
	}
}

func TestColours(t *testing.T) {
	r := record(t, locale.English, ColorAlways, false)
	r.Error("a\nE: m", "h")
	if got, want := r.stderr(), "a\n\x1b[31;1mE\x1b[0;22m: m\n  \x1b[33mhint:\x1b[0m h\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	r.Styled(Code, "x\ny")
	if got, want := r.stdout(), "\x1b[36mx\x1b[0m\n\x1b[36my\x1b[0m\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := r.Paint(Prompt, ">>> "), "\x1b[32;1m>>> \x1b[0;22m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestColorMode(t *testing.T) {
	tests := []struct {
		mode     string
		terminal bool
		env      map[string]string
		want     bool
	}{
		{"auto", true, nil, true},
		{"auto", false, nil, false},
		{"auto", true, map[string]string{"NO_COLOR": "1"}, false},
		{"auto", true, map[string]string{"TERM": "dumb"}, false},
		{"always", false, map[string]string{"NO_COLOR": "1"}, true},
		{"never", true, nil, false},
	}
	for _, tt := range tests {
		mode, err := ParseColorMode(tt.mode)
		if err != nil {
			t.Fatal(err)
		}
		if got := mode.enabled(tt.terminal, func(k string) string { return tt.env[k] }); got != tt.want {
			t.Errorf("%s, terminal %v, %v: %v", tt.mode, tt.terminal, tt.env, got)
		}
	}
	if _, err := ParseColorMode("rainbow"); err == nil {
		t.Error("rainbow is no color mode")
	}
}

func TestProgramOutput(t *testing.T) {
	elsewhere := record(t, locale.English, ColorAuto, false)
	fmt.Fprint(elsewhere.Out(), "a\x1b[2J\xff\r\n")
	if got, want := elsewhere.stdout(), "a\x1b[2J\xff\r\n"; got != want {
		t.Errorf("elsewhere: %q, want %q", got, want)
	}
	terminal := record(t, locale.English, ColorAuto, true)
	fmt.Fprint(terminal.Out(), "a\x1b[2J\xff\tb\n")
	if got, want := terminal.stdout(), `a\x1b[2J\xff`+"\tb\n"; got != want {
		t.Errorf("terminal: %q, want %q", got, want)
	}
}

func TestFreshLine(t *testing.T) {
	r := record(t, locale.English, ColorAuto, true)
	r.FreshLine()
	fmt.Fprint(r.Out(), "no newline")
	r.FreshLine()
	r.FreshLine()
	fmt.Fprint(r.Out(), "again")
	r.Report(locale.Disconnected, "x")
	fmt.Fprint(r.Out(), "and")
	r.Error("E: m", "") // the other stream, the same cursor
	if got, want := r.stdout(), "no newline\nagain\nDisconnected from x.\nand"; got != want {
		t.Errorf("stdout %q, want %q", got, want)
	}
	if got, want := r.stderr(), "\nE: m\n"; got != want {
		t.Errorf("stderr %q, want %q", got, want)
	}
}

// Elsewhere than on a terminal nothing is added to what a program prints.
func TestNoFreshLineInPipes(t *testing.T) {
	r := record(t, locale.English, ColorAuto, false)
	fmt.Fprint(r.Out(), "a")
	r.Line("b")
	if got, want := r.stdout(), "ab\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// prompter takes a line when it edits, as the editor does.
type prompter struct {
	mu      sync.Mutex
	editing bool
	queue   []string
	stream  string
}

func (p *prompter) PrintAbove(text string, direct func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.editing {
		p.queue = append(p.queue, text)
		return
	}
	direct()
}

func (p *prompter) PrintStream(text string, direct func(string)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stream += text
	if at := strings.LastIndexByte(p.stream, '\n') + 1; !p.editing && at > 0 {
		direct(p.stream[:at])
		p.stream = p.stream[at:]
	}
}

func (p *prompter) Unfinished() string {
	rest := p.stream
	p.stream = ""
	return rest
}

func TestAsync(t *testing.T) {
	r := record(t, locale.English, ColorAuto, true)
	r.Async("nobody edits\x07")
	p := &prompter{}
	r.SetPrompter(p)
	fmt.Fprint(r.Out(), "partial")
	r.Async("between two lines")
	p.editing = true
	r.Async("above\x1b")
	if got, want := r.stdout(), `nobody edits\x07`+"\npartial\nbetween two lines\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if len(p.queue) != 1 || p.queue[0] != `above\x1b`+"\n" {
		t.Errorf("queue %q", p.queue)
	}
}

func TestConcurrentLinesStayWhole(t *testing.T) {
	r := record(t, locale.English, ColorAuto, false)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 200 {
				r.Async(strings.Repeat(string(rune('a'+i)), 40))
			}
		})
	}
	wg.Wait()
	lines := strings.Split(strings.TrimSuffix(r.stdout(), "\n"), "\n")
	if len(lines) != 1600 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, line := range lines {
		if line != strings.Repeat(line[:1], 40) {
			t.Fatalf("mixed line %q", line)
		}
	}
}

// chunks tells of each write.
type chunks chan string

func (c chunks) Write(b []byte) (int, error) { c <- string(b); return len(b), nil }

// What a loop prints is gathered, but comes out by itself.
func TestPipeOutputComesByItself(t *testing.T) {
	w := make(chunks, 10)
	c := New(Options{Stdout: w, Stderr: w})
	defer c.Close()
	for _, want := range []string{"12", "3"} {
		for _, digit := range want {
			fmt.Fprintf(c.Out(), "%c", digit)
		}
		got := ""
		for got != want {
			got += <-w
		}
	}
}

func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here: ", err)
	}
	defer full.Close()
	c := New(Options{Stdout: full, Stderr: &bytes.Buffer{}})
	c.Line("x")
	if err := c.Err(); !errors.Is(err, syscall.ENOSPC) || IsClosedPipe(err) {
		t.Errorf("Err = %v", err)
	}
	if _, err := c.Out().Write([]byte("y")); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("Write after = %v", err)
	}
	if err := c.Close(); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("Close = %v", err)
	}
}

func TestClosedPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	r.Close()
	c := New(Options{Stdout: w, Stderr: &bytes.Buffer{}})
	defer c.Close()
	for range 10 * flushSize / 4 {
		if _, err = fmt.Fprint(c.Out(), "y\n"); err != nil {
			break
		}
	}
	if !IsClosedPipe(err) || !IsClosedPipe(c.Err()) {
		t.Errorf("Write: %v, Err: %v; want EPIPE", err, c.Err())
	}
}

// TestRemark: labsh's own sentences are broken between words on a terminal, and nowhere
// else; a message that is shown is not.
func TestRemark(t *testing.T) {
	long := strings.Repeat("mot ", 24) + "fin ; mot"
	broken := strings.TrimSpace(strings.Repeat("mot ", 20)) + "\n" + strings.Repeat("mot ", 4) + "fin ; mot\n"
	for _, terminal := range []bool{true, false} {
		r := record(t, locale.French, ColorNever, terminal)
		r.Remark(locale.Same("%s"), long)
		r.Notice("  indice : " + long + "\ncourt  ")
		r.Report(locale.SentToServer, []byte(long))
		said, hint := long+"\n", "  indice : "+long+"\ncourt  \n"
		if terminal {
			said = broken
			hint = "  indice : " + strings.TrimSpace(strings.Repeat("mot ", 17)) + "\n    " + strings.Repeat("mot ", 7) + "fin ; mot\ncourt  \n"
		}
		if got, want := r.stdout(), said+locale.SentToServer.Format(locale.French, long)+"\n"; got != want {
			t.Errorf("terminal %v\n%s\nwant\n%s", terminal, got, want)
		}
		if got := r.stderr(); got != hint {
			t.Errorf("terminal %v\n%s\nwant\n%s", terminal, got, hint)
		}
	}
}
