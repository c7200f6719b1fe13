package labtest

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// A script that waits for something from outside sockets ends at SIGINT: its own
// text on standard input, the other end of a FIFO.
func TestSignalWhileWaiting(t *testing.T) {
	t.Parallel()
	fifo := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"standard input":      nil,
		"a FIFO to read from": {"-c", "print('now', flush=True)\nopen('" + fifo + "')"},
		"a FIFO to write to":  {"-c", "print('now', flush=True)\nopen('" + fifo + "', 'w')"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, labsh(args...))
			if args == nil {
				// More than a pipe holds: once it is written, it is being read.
				p.enter(strings.Repeat("print('never')\n", 20_000))
			} else {
				p.await("now\n")
			}
			p.signal(os.Interrupt)
			<-p.ended
			if got := p.cmd.ProcessState.ExitCode(); got != 130 {
				t.Errorf("exit status %d, want 130\n%s", got, p.errors)
			}
			if got := p.output.String(); got != "" && got != "now\n" {
				t.Errorf("printed %q", got)
			}
		})
	}
}

// SIGTERM ends a process that no system call lets go: its output goes where
// nobody reads.
func TestSignalWhileWriting(t *testing.T) {
	t.Parallel()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	cmd := labsh("-c", "import sys\nsys.stderr.write('now\\n')\nwhile True: print('x' * 100)")
	p := &process{t: t, name: "labsh", errors: newTranscript()}
	cmd.Env, cmd.Stdout, cmd.Stderr = environment(t), w, p.errors
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = w.Close() // the process has it
	if text, ok := p.errors.await("now\n"); !ok {
		t.Fatalf("standard error: %q", text)
	}
	p.cmd = cmd
	for full := 0; full < 60_000; { // of the 65,536 bytes that a pipe holds
		if full, err = unix.IoctlGetInt(int(r.Fd()), unix.TIOCINQ); err != nil {
			t.Fatal(err)
		}
		runtime.Gosched()
	}
	p.signal(syscall.SIGTERM)
	_ = cmd.Wait() // the state tells
	if status := cmd.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != syscall.SIGTERM {
		t.Errorf("ended with %v, not by SIGTERM", cmd.ProcessState)
	}
}
