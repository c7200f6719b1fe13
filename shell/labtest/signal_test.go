//go:build unix

package labtest

import (
	"strings"
	"syscall"
	"testing"
)

// A program's handlers of signals run, and what has none ends it as before.
func TestProgramSignals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, program string
		send          []syscall.Signal
		dies          syscall.Signal // 0 for an exit with status
		status        int
		prints        string
	}{
		{"SystemExit in a handler", "def stop(n, frame): print('stop', n); sys.exit(3)\nsignal.signal(signal.SIGTERM, stop)\nready()\nwhile True: time.sleep(60)",
			[]syscall.Signal{syscall.SIGTERM}, 0, 3, "stop 15\n"},
		{"an accept goes on", "def got(n, frame): socket.create_connection(s.getsockname())\nsignal.signal(signal.SIGINT, got)\ns = socket.create_server(('127.0.0.1', 0))\nready()\ns.accept(); print('accepted')",
			[]syscall.Signal{syscall.SIGINT}, 0, 0, "accepted\n"},
		{"an error of a handler ends a wait", "def got(n, frame): raise ValueError('mine')\nsignal.signal(signal.SIGINT, got)\ntry: ready(); time.sleep(60)\nexcept ValueError as e: print(e)",
			[]syscall.Signal{syscall.SIGINT}, 0, 0, "mine\n"},
		{"ignored", "signal.signal(signal.SIGTERM, signal.SIG_IGN)\ntry: ready(); time.sleep(60)\nexcept KeyboardInterrupt: print('interrupted')",
			[]syscall.Signal{syscall.SIGTERM, syscall.SIGINT}, 0, 0, "interrupted\n"},
		{"no handler", "try: ready(); time.sleep(60)\nexcept KeyboardInterrupt: print('interrupted')",
			[]syscall.Signal{syscall.SIGINT}, 0, 0, "interrupted\n"},
		{"SIG_DFL", "signal.signal(signal.SIGINT, signal.SIG_DFL)\nready()\ntime.sleep(60)",
			[]syscall.Signal{syscall.SIGINT}, syscall.SIGINT, 0, ""},
		{"an alarm without a handler", "ready()\nsignal.setitimer(signal.ITIMER_REAL, 0.01)\ntime.sleep(60)", nil, syscall.SIGALRM, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			const head = "import os, signal, socket, sys, time\ndef ready(): print('ready', flush=True)\n"
			p := start(t, labsh(write(t, "program.py", head+c.program)))
			p.await("ready\n")
			for _, sig := range c.send {
				p.signal(sig)
			}
			if p.wait(); c.dies != 0 {
				p.diedOf(c.dies)
				return
			}
			status := p.end()
			if got := strings.TrimPrefix(p.output.String(), "ready\n"); status != c.status || got != c.prints {
				t.Errorf("status %d, printed %q\n%s", status, got, p.errors)
			}
		})
	}
}
