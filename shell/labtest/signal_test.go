package labtest

import (
	"os"
	"os/exec"
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
	fifo := func() string { // one each: two programs that open one would meet
		path := filepath.Join(t.TempDir(), "fifo")
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, args := range map[string][]string{
		"standard input":      nil,
		"a FIFO to read from": {"-c", "print('now', flush=True)\nopen('" + fifo() + "')"},
		"a FIFO to write to":  {"-c", "print('now', flush=True)\nopen('" + fifo() + "', 'w')"},
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
			p.wait()
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
		if full, err = unix.IoctlGetInt(int(r.Fd()), bytesToRead); err != nil {
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

// SIGTERM, SIGHUP and SIGQUIT end the program, which closes what is open and
// then dies of the signal itself, without a word.
func TestSignalEnds(t *testing.T) {
	t.Parallel()
	const loop = "while True: pass"
	for name, s := range map[string]syscall.Signal{
		"SIGTERM": syscall.SIGTERM, "SIGHUP": syscall.SIGHUP, "SIGQUIT": syscall.SIGQUIT, "Ctrl-\\": 0,
	} {
		for at, line := range map[string]string{"prompt": "", "wait": "accept", "loop": loop + "\r", "input": "input('Name: ')"} {
			t.Run(name+" at "+at, func(t *testing.T) {
				t.Parallel()
				m := open(t, labsh())
				m.run("listen 0")
				end := s
				send := func() { _ = m.cmd.Process.Signal(s) }
				if s == 0 {
					end = syscall.SIGQUIT
					send = func() { m.typed("\x1c") }
				}
				switch at {
				case "prompt":
					m.typed("half a line")
					m.await(">>> half a line")
				case "input":
					m.typed(line + "\r")
					m.await("Name:")
				default:
					m.begin(line)
				}
				send()
				m.leave()
				m.diedOf(end)
				if !m.cooked() {
					t.Error("the terminal is left raw")
				}
				if !strings.HasSuffix(strings.TrimSuffix(m.output(), pasteOff), "\n") {
					t.Errorf("the cursor is left behind %q", m.output())
				}
			})
		}
		if s == 0 {
			continue
		}
		for at, lines := range map[string]string{"accept": "listen 0\naccept", "loop": "print('Waiting', flush=True)\n" + loop} {
			t.Run(name+" in a script at "+at, func(t *testing.T) {
				t.Parallel()
				p := start(t, labsh("-c", lines+"\nprint('after')"))
				p.await("Waiting")
				p.signal(s)
				p.wait()
				if got := p.cmd.ProcessState.Sys().(syscall.WaitStatus); !got.Signaled() || got.Signal() != s {
					t.Errorf("ended with %v", p.cmd.ProcessState)
				}
				if p.errors.String() != "" || strings.Contains(p.output.String(), "after") {
					t.Errorf("%q, %q", p.output, p.errors)
				}
			})
		}
	}
}

// diedOf checks what the program died of, and that it said nothing of it.
func (m *terminal) diedOf(s syscall.Signal) {
	m.t.Helper()
	if got := m.cmd.ProcessState.Sys().(syscall.WaitStatus); !got.Signaled() || got.Signal() != s {
		m.t.Errorf("ended with %v", m.cmd.ProcessState)
	}
	for _, word := range []string{"goroutine", "Traceback", "KeyboardInterrupt"} {
		if strings.Contains(m.output(), word) {
			m.t.Errorf("%s on the screen:\n%s", word, indent(m.output()))
		}
	}
}

// A program that nohup(1) started does not mind SIGHUP.
func TestSignalIgnored(t *testing.T) {
	t.Parallel()
	cmd := labsh("-c", "listen 0\naccept")
	cmd.Path, cmd.Args = need(t, "nohup"), append([]string{"nohup"}, cmd.Args...)
	p := start(t, cmd)
	p.await("Waiting")
	p.signal(syscall.SIGHUP)
	p.signal(syscall.SIGTERM) // the later of the two
	p.wait()
	if got := p.cmd.ProcessState.Sys().(syscall.WaitStatus); !got.Signaled() || got.Signal() != syscall.SIGTERM {
		t.Errorf("ended with %v", p.cmd.ProcessState)
	}
}

// A script that ignores Ctrl-C for what it starts is heeded, as by python3.
func TestInterruptIgnored(t *testing.T) {
	t.Parallel()
	p := start(t, exec.Command("sh", "-c", `trap "" INT; exec "$0" "$@"`, binary, "-c", "print('ready')\nprint(input())"))
	p.await("ready")
	p.signal(syscall.SIGINT)
	p.enter("still here\n")
	p.await("still here")
	if status := p.end(); status != 0 {
		t.Errorf("exit status %d\n%s", status, p.errors)
	}
}

// A signal that ends the program is no Ctrl-C that it could take.
func TestSignalNotCaught(t *testing.T) {
	t.Parallel()
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		p := start(t, labsh("-c", "import time\ntry:\n    print('ready')\n    time.sleep(60)\nexcept BaseException:\n    print('caught')\nprint('after')"))
		p.await("ready\n")
		p.signal(s)
		p.wait()
		if got := p.cmd.ProcessState.Sys().(syscall.WaitStatus); !got.Signaled() || got.Signal() != s || p.output.String() != "ready\n" {
			t.Errorf("%v: ended with %v, %q", s, p.cmd.ProcessState, p.output)
		}
	}
}
