package labtest

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is how long anything may take before a test gives up on it.
const patience = 40 * time.Second

// A process is a program under way, whose output a test follows.
type process struct {
	t      *testing.T
	name   string
	cmd    *exec.Cmd
	stdin  io.WriteCloser
	output *transcript // standard output
	errors *transcript // standard error
	ended  chan struct{}
}

// transcript is what a program has written so far.
type transcript struct {
	mu     sync.Mutex
	more   sync.Cond
	text   strings.Builder
	closed bool
	seen   int // up to where await has looked
}

func newTranscript() *transcript {
	tr := &transcript{}
	tr.more.L = &tr.mu
	return tr
}

func (tr *transcript) Write(p []byte) (int, error) {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	tr.text.Write(p)
	tr.more.Broadcast()
	return len(p), nil
}

func (tr *transcript) close() {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	tr.closed = true
	tr.more.Broadcast()
}

func (tr *transcript) String() string {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	return tr.text.String()
}

// await waits for text after what was awaited before; it gives what came up to
// its end.
func (tr *transcript) await(text string) (got string, ok bool) {
	ok = tr.until(func(all string) bool {
		i := strings.Index(all[tr.seen:], text)
		if i < 0 {
			got = all[tr.seen:]
			return false
		}
		got = all[tr.seen : tr.seen+i+len(text)]
		tr.seen += len(got)
		return true
	})
	return got, ok
}

// until waits until what was written is as asked for; false when it never was.
func (tr *transcript) until(asked func(all string) bool) bool {
	late := false
	timer := time.AfterFunc(patience, func() {
		tr.mu.Lock()
		defer tr.mu.Unlock()
		late = true
		tr.more.Broadcast()
	})
	defer timer.Stop()
	tr.mu.Lock()
	defer tr.mu.Unlock()
	for !asked(tr.text.String()) {
		if late || tr.closed {
			return false
		}
		tr.more.Wait()
	}
	return true
}

// start runs a program; it is killed when the test ends, if it has not ended
// by itself. It may run for longer than patience: what is waited for is not its
// end, and parallel tests wait for their turn.
func start(t *testing.T, cmd *exec.Cmd) *process {
	t.Helper()
	p := &process{t: t, name: strings.Join(cmd.Args, " "), output: newTranscript(), errors: newTranscript(), ended: make(chan struct{})}
	p.cmd = cmd
	if cmd.Env == nil {
		cmd.Env = environment(t)
	}
	if cmd.Dir == "" {
		cmd.Dir = t.TempDir()
	}
	cmd.Stdout, cmd.Stderr = p.output, p.errors
	if cmd.Stdin == nil {
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		p.stdin = stdin
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = cmd.Wait() // the state tells
		p.output.close()
		p.errors.close()
		close(p.ended)
	}()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill() // it may have ended
		<-p.ended
	})
	return p
}

// labsh is the command that runs the binary.
func labsh(args ...string) *exec.Cmd { return exec.Command(binary, args...) }

// await waits until text is printed, after what was awaited before.
func (p *process) await(text string) string {
	p.t.Helper()
	got, ok := p.output.await(text)
	if !ok {
		p.t.Fatalf("%s: no %q in\n%s\nstandard error:\n%s", p.name, text, indent(got), indent(p.errors.String()))
	}
	return got
}

// port waits for `name N` on a line, and gives N.
func (p *process) port(name string) string {
	p.t.Helper()
	p.await(name + " ")
	return strings.TrimSpace(p.await("\n"))
}

func (p *process) signal(s os.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

func (p *process) enter(text string) {
	p.t.Helper()
	if _, err := io.WriteString(p.stdin, text); err != nil {
		p.t.Fatal(err)
	}
}

// wait waits for the end of the program, which is killed if that does not come.
func (p *process) wait() {
	kill := time.AfterFunc(patience, func() { _ = p.cmd.Process.Kill() })
	defer kill.Stop()
	<-p.ended
}

// end closes standard input and waits for the program; it gives its status.
func (p *process) end() int {
	p.t.Helper()
	if p.stdin != nil {
		if err := p.stdin.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
			p.t.Fatal(err)
		}
	}
	p.wait()
	state := p.cmd.ProcessState
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		p.t.Fatalf("%s: %v\n%s\n%s", p.name, status.Signal(), indent(p.output.String()), indent(p.errors.String()))
	}
	return state.ExitCode()
}

// diedOf checks what a program that has ended died of.
func (p *process) diedOf(s syscall.Signal) {
	p.t.Helper()
	if got := p.cmd.ProcessState.Sys().(syscall.WaitStatus); !got.Signaled() || got.Signal() != s {
		p.t.Errorf("%s: ended with %v, not by %v\n%s", p.name, p.cmd.ProcessState, s, indent(p.errors.String()))
	}
}

// succeed waits for the end of a program that must end well and say nothing on
// standard error; it gives its output.
func (p *process) succeed() string {
	p.t.Helper()
	if status := p.end(); status != 0 || p.errors.String() != "" {
		p.t.Fatalf("%s: exit status %d\n%s\nstandard error:\n%s", p.name, status, indent(p.output.String()), indent(p.errors.String()))
	}
	return p.output.String()
}

// shows checks a finished program's whole output, ports masked.
func (p *process) shows(want string) {
	p.t.Helper()
	if got := masked(p.succeed()); got != masked(want) {
		p.t.Errorf("%s:\n%s", p.name, difference(got, masked(want)))
	}
}

// serve runs a command that serves in a labsh of its own until the test ends;
// it gives the URL it reports, without its scheme.
func serve(t *testing.T, command string) string {
	t.Helper()
	p := start(t, labsh("-i"))
	t.Cleanup(func() { p.end() })
	p.enter(command + "\n")
	p.await("http://")
	return strings.TrimSpace(p.await("\n"))
}
