package labtest

import (
	"fmt"
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
			p.diedOf(syscall.SIGINT)
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
				p.diedOf(s)
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
	p.diedOf(syscall.SIGTERM)
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

// What a program was about when a signal came, and ready tells that it is.
var busy = map[string]string{
	"except":   "import time\ntry:\n    print('ready', flush=True)\n    time.sleep(60)\nexcept BaseException:\n    print('caught')\nprint('after')",
	"finally":  "try:\n    print('ready', flush=True)\n    while True: pass\nfinally:\n    print('finally', flush=True)",
	"with":     "import socket\nclass Told:\n    def __enter__(self): pass\n    def __exit__(self, *what): print('left', flush=True)\na, b = socket.socketpair()\nwith Told():\n    print('ready', flush=True)\n    a.recv(1)",
	"excepted": "while True:\n    try:\n        print('ready', flush=True)\n        while True: pass\n    except BaseException:\n        print('caught', flush=True)",
	"input":    "try:\n    print('ready', flush=True)\n    input()\nfinally:\n    print('finally', flush=True)",
	"thread": "import threading, time\ndef work():\n    try:\n        print('ready', flush=True)\n        time.sleep(60)\n    finally:\n        print('finally', flush=True)\n" +
		"worker = threading.Thread(target=work)\nworker.start()\nworker.join()",
}

// A signal that ends the program is no Ctrl-C that it could take: no handler and no
// finally block runs, here and in python3.
func TestSignalNotCaught(t *testing.T) {
	t.Parallel()
	for judge, program := range judges() {
		for name, text := range busy {
			for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
				t.Run(fmt.Sprint(judge, " ", name, " ", s), func(t *testing.T) {
					t.Parallel()
					p := start(t, exec.Command("sh", "-c", `ulimit -c 0; exec "$0" "$@"`, program, "-c", text)) // no core file
					p.await("ready\n")
					p.signal(s)
					p.wait()
					p.diedOf(s)
					if p.output.String() != "ready\n" || p.errors.String() != "" {
						t.Errorf("%q, %q", p.output, p.errors)
					}
				})
			}
		}
	}
}

// A background job of a shell without job control minds no Ctrl-C at its terminal.
func TestInterruptInBackground(t *testing.T) {
	t.Parallel()
	cmd := exec.Command("sh", "-c", `"$0" -c "print('ready')
print(input())" <&3 & wait`, binary)
	in, typing, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer typing.Close()
	cmd.ExtraFiles, cmd.SysProcAttr = []*os.File{in}, &syscall.SysProcAttr{Setpgid: true}
	p := start(t, cmd)
	_ = in.Close() // the process has it
	p.await("ready")
	// The shell itself is not to mind either: what it runs is what is tested.
	children, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%[1]d/children", cmd.Process.Pid))
	if err != nil {
		t.Skip(err)
	}
	var pid int
	if _, err := fmt.Sscan(string(children), &pid); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if _, err := typing.WriteString("still here\n"); err != nil {
		t.Fatal(err)
	}
	p.await("still here")
	if status := p.end(); status != 0 {
		t.Errorf("exit status %d\n%s", status, p.errors)
	}
}

// A loop of a shell's ends when Ctrl-C ends the program in it, which bash tells by
// what the program died of.
func TestInterruptEndsALoop(t *testing.T) {
	t.Parallel()
	cmd := exec.Command(need(t, "bash"), "-c", `for n in 1 2 3; do "$0" -c "import time
print('round', flush=True)
time.sleep(60)"; done; echo after`, binary)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	p := start(t, cmd)
	p.await("round")
	if err := syscall.Kill(-cmd.Process.Pid, syscall.SIGINT); err != nil { // as a terminal does
		t.Fatal(err)
	}
	p.wait()
	p.diedOf(syscall.SIGINT)
	if got := p.output.String(); got != "round\n" {
		t.Errorf("printed %q", got)
	}
}
