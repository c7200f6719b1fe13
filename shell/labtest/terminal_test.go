package labtest

import (
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/sys/unix"
)

const (
	columns, rows = 100, 200 // rows enough that nothing scrolls away
	pasteOn       = "\x1b[?2004h"
	pasteOff      = "\x1b[?2004l"
)

// A terminal is labsh on a pseudo-terminal, with a screen to look at.
type terminal struct {
	t      *testing.T
	cmd    *exec.Cmd
	master *os.File
	screen vt10x.Terminal
	ended  chan struct{}

	mu   sync.Mutex
	more sync.Cond
	over bool            // nothing more will come
	raw  strings.Builder // what the terminal was sent
}

// open starts labsh on a terminal and waits for its prompt.
func open(t *testing.T, cmd *exec.Cmd) *terminal {
	t.Helper()
	m := openWide(t, cmd, columns)
	m.await(">>>")
	return m
}

// openWide starts labsh in a window of so many columns.
func openWide(t *testing.T, cmd *exec.Cmd, columns int) *terminal {
	t.Helper()
	m := &terminal{t: t, cmd: cmd, screen: vt10x.New(vt10x.WithSize(columns, rows)), ended: make(chan struct{})}
	m.more.L = &m.mu
	if cmd.Env == nil {
		cmd.Env = environment(t)
	}
	if cmd.Dir == "" {
		cmd.Dir = t.TempDir()
	}
	var err error
	m.master, err = pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(columns), Rows: rows})
	if err != nil {
		t.Fatal(err)
	}
	var follower sync.WaitGroup
	follower.Go(m.follow)
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-m.ended
		follower.Wait()
		_ = m.master.Close()
	})
	go func() {
		_ = cmd.Wait() // the state tells
		close(m.ended)
	}()
	return m
}

// follow shows what the program writes until it has ended.
func (m *terminal) follow() {
	buf := make([]byte, 64<<10)
	for {
		n, err := m.master.Read(buf)
		m.mu.Lock()
		_, _ = m.screen.Write(buf[:n])
		m.raw.Write(buf[:n])
		m.over = err != nil
		m.more.Broadcast()
		m.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// typed sends keys.
func (m *terminal) typed(keys string) {
	m.t.Helper()
	if _, err := m.master.WriteString(keys); err != nil {
		m.t.Fatal(err)
	}
}

// rows are the screen's rows, spaces at their ends and blank rows at the end
// left out. The caller holds the lock.
func (m *terminal) rows() []string {
	var list []string
	for row := range strings.SplitSeq(m.screen.String(), "\n") {
		list = append(list, strings.TrimRight(row, " \x00"))
	}
	for len(list) > 0 && list[len(list)-1] == "" {
		list = list[:len(list)-1]
	}
	return list
}

// awaitThat waits until ok holds; the lock is held while it is asked.
func (m *terminal) awaitThat(what string, ok func() bool) {
	m.t.Helper()
	late := false
	timer := time.AfterFunc(patience, func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		late = true
		m.more.Broadcast()
	})
	defer timer.Stop()
	m.mu.Lock()
	defer m.mu.Unlock()
	for !ok() {
		if late || m.over {
			m.t.Fatalf("no %s on the screen:\n%s", what, indent(strings.Join(m.rows(), "\n")))
		}
		m.more.Wait()
	}
}

// await waits until the screen's last row is this one.
func (m *terminal) await(last string) {
	m.t.Helper()
	m.awaitThat("last row "+last, func() bool {
		list := m.rows()
		return len(list) > 0 && list[len(list)-1] == last
	})
}

// awaitRow waits for a row that begins with this text, anywhere.
func (m *terminal) awaitRow(begins string) {
	m.t.Helper()
	m.awaitThat("row "+begins, func() bool {
		for _, row := range m.rows() {
			if strings.HasPrefix(row, begins) {
				return true
			}
		}
		return false
	})
}

// prompts counts what was typed so far.
func (m *terminal) prompts() int {
	n := 0
	for _, row := range m.rows() {
		if strings.HasPrefix(row, ">>>") {
			n++
		}
	}
	return n
}

// run types a line, waits for the next prompt and gives the rows between.
func (m *terminal) run(line string) string {
	m.t.Helper()
	m.mu.Lock()
	before := m.prompts()
	m.mu.Unlock()
	m.typed(line + "\r")
	var out []string
	m.awaitThat("prompt after "+line, func() bool {
		list := m.rows()
		if m.prompts() != before+1 || list[len(list)-1] != ">>>" {
			return false
		}
		for i := len(list) - 2; i >= 0; i-- {
			if strings.HasPrefix(list[i], ">>>") {
				out = list[i+1 : len(list)-1]
				break
			}
		}
		return true
	})
	return strings.Join(out, "\n")
}

// shows runs a line that must bring these rows, ports masked.
func (m *terminal) shows(line, want string) {
	m.t.Helper()
	if got := m.run(line); masked(got) != masked(want) {
		m.t.Errorf("%s\n%s", line, difference(got, want))
	}
}

// begin types a line, or several, and waits until the last one runs: keys are
// no longer read as a line, Ctrl-C is a signal.
func (m *terminal) begin(line string) {
	m.t.Helper()
	m.mu.Lock()
	before := strings.Count(m.raw.String(), pasteOff)
	m.mu.Unlock()
	m.typed(line + "\r")
	lines := strings.Count(line, "\r") + 1
	m.awaitThat("running "+line, func() bool { return strings.Count(m.raw.String(), pasteOff) >= before+lines })
}

// output is all that the terminal was sent.
func (m *terminal) output() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.raw.String()
}

// leave waits for the end of the program, and all that it wrote, and gives its
// exit status.
func (m *terminal) leave() int {
	m.t.Helper()
	kill := time.AfterFunc(patience, func() { _ = m.cmd.Process.Kill() })
	defer kill.Stop()
	<-m.ended
	m.mu.Lock()
	defer m.mu.Unlock()
	for !m.over {
		m.more.Wait()
	}
	return m.cmd.ProcessState.ExitCode()
}

// awaitEditing waits until the n-th line of the session is being edited.
func (m *terminal) awaitEditing(n int) {
	m.t.Helper()
	m.awaitThat("line to edit", func() bool {
		parts := strings.Split(m.raw.String(), pasteOn)
		return len(parts) > n && strings.Contains(parts[n], "\x1b[J")
	})
}

// cooked reports whether the terminal is as a shell leaves it to a program.
func (m *terminal) cooked() bool {
	m.t.Helper()
	raw, err := m.master.SyscallConn()
	if err != nil {
		m.t.Fatal(err)
	}
	var settings *unix.Termios
	if errControl := raw.Control(func(fd uintptr) {
		settings, err = unix.IoctlGetTermios(int(fd), getSettings)
	}); errControl != nil || err != nil {
		m.t.Fatal(errControl, err)
	}
	const local = unix.ICANON | unix.ECHO | unix.ISIG | unix.IEXTEN
	return settings.Lflag&local == local && settings.Iflag&unix.ICRNL != 0
}
