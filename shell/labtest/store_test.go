package labtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// openIn counts the descriptors of p that lead into dir.
func (p *process) openIn(dir string) (n int) {
	p.t.Helper()
	links, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", p.cmd.Process.Pid))
	if err != nil {
		p.t.Fatal(err)
	}
	for _, link := range links {
		if to, err := os.Readlink(link); err == nil && strings.HasPrefix(to, dir) {
			n++
		}
	}
	return n
}

// Of two shells on one file, the second is refused, and told who has it, until
// the first lets go of it, ends or is killed.
func TestRememberIsExclusive(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "kept.json")
	link := filepath.Join(dir, "link.json")
	if err := os.Symlink("kept.json", link); err != nil {
		t.Fatal(err)
	}
	const kept = "mode remember: products "
	shell := func() *process { return start(t, labsh("-i")) }
	remember := func(p *process, line string) {
		t.Helper()
		p.enter(line + "\nstore\n")
		p.await(kept)
	}
	second := shell()
	refused := func(first *process) {
		t.Helper()
		for _, name := range []string{path, link} {
			for _, line := range []string{"store mode remember ", "store mode remember=", "store serve 0 remember=", "store export "} {
				second.enter(line + name + "\n")
				want := fmt.Sprintf("BlockingIOError: [Errno 11] in use by process %d: '%s'\n  hint: labsh keeps a store in this file", first.cmd.Process.Pid, name)
				if got, ok := second.errors.await(want); !ok {
					t.Fatalf("%s: %s", line, got)
				}
			}
		}
		second.enter("store\n")
		second.await("mode fake: products 20")
		if _, err := os.Stat("/proc/self/fd"); err == nil && second.openIn(dir) != 0 {
			t.Error("what was refused is open")
		}
	}
	allowed := func() {
		t.Helper()
		remember(second, "store mode remember "+link)
		second.enter("store mode fake\n")
		second.await("mode fake: products")
		second.enter("store import " + filepath.Join(dir, "first.json") + "\n")
		second.await("Store loaded")
	}

	tidy := func() {
		t.Helper()
		if names, err := filepath.Glob(filepath.Join(dir, ".*")); err != nil || len(names) != 0 {
			t.Errorf("left behind: %v %v", names, err)
		}
	}

	first := shell()
	first.enter("store export " + filepath.Join(dir, "first.json") + "\n")
	first.await("Store saved")
	remember(first, "store mode remember "+path)
	refused(first)
	// What it was told is kept is in the file, and who is refused later as well.
	first.enter("store post products title=one\n")
	first.await(`"id": 21`)
	refused(first)
	if got := read(t, path); !strings.Contains(got, `"title": "one"`) {
		t.Errorf("the file: %s", got)
	}
	first.enter("store mode fake\n")
	first.await("mode fake")
	allowed()
	// A line that fails takes no file.
	first.enter("store serve 70000 remember=" + path + "\n")
	first.errors.await("OverflowError")
	first.enter("s = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen()\nstore serve 127.0.0.1 ${s.getsockname()[1]} remember=" + path + "\n")
	if got, ok := first.errors.await("OSError: [Errno 98] Address already in use"); !ok {
		t.Fatal(got)
	}
	allowed()
	remember(first, "store serve 0 remember="+path)
	refused(first)
	if status := first.end(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	tidy()
	allowed()
	killed := shell()
	remember(killed, "store mode remember "+path)
	refused(killed)
	if err := killed.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	killed.wait()
	allowed()
	second.end()
	tidy()
}
