package labtest

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// names lists a folder.
func names(t *testing.T, dir string) string {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range all {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

// onSmallDisk runs lines of labsh where the folder disk has room for 64 KiB and a
// file f with the text old; it gives what labsh says and what is in the folder
// then: f, and the names.
func onSmallDisk(t *testing.T, lines string) (said, f, names string) {
	t.Helper()
	if out, err := exec.Command(need(t, "unshare"), "-rm", "mount", "-t", "tmpfs", "none", "/mnt").CombinedOutput(); err != nil {
		t.Skipf("no file system of our own: %s", out)
	}
	cmd := exec.Command("unshare", "-rm", "sh", "-c", `mkdir disk && mount -t tmpfs -o size=64k none disk && echo old > disk/f || exit
"$0" -i --lang en 2>&1
echo "status $?"
echo ---
cat disk/f
echo ---
ls -A disk`, binary)
	p := start(t, cmd)
	p.enter(lines + "\nexit\n")
	p.end()
	parts := strings.Split(p.output.String(), "---\n")
	if len(parts) != 3 || !strings.HasSuffix(parts[0], "status 0\n") {
		t.Fatalf("%q %s", p.output, p.errors)
	}
	return parts[0], parts[1], parts[2]
}

// TestFullDisk: a full disk leaves the old file whole, and nothing beside it.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	const full = "OSError: [Errno 28] No space left on device\n"
	for _, line := range []string{"json ${'x' * 100_000} > disk/f", "p.sendall(b'x' * 100_000); p.close()\nc.recvexactly 100000 > disk/f", "store import big\nstore export disk/f"} {
		t.Run(strings.Fields(line)[0], func(t *testing.T) {
			t.Parallel()
			said, f, names := onSmallDisk(t, `with open("big", "w") as f:
    store export big0
    f.write(open("big0").read().replace('"title": "', '"title": "' + "x" * 9000))

`+talk+line)
			if strings.Count(said, full) != 1 || f != "old\n" || names != "f\n" {
				t.Errorf("f is %.20q, the folder has %q\n%.2000s", f, names, said)
			}
		})
	}
}

// TestFullDiskStream: what recvall had received when the disk was full is in a file
// beside the old one, in _, and in the socket: all of it.
func TestFullDiskStream(t *testing.T) {
	t.Parallel()
	said, f, names := onSmallDisk(t, talk+`import threading
whole = b"".join(b"%07d\n" % i for i in range(50_000))
sender = threading.Thread(target=lambda: (p.sendall(whole), p.close()))
sender.start()
c.recvall > disk/f
rest, left = _, b""
while part := c.recv(65536): left += part

sender.join()
print("rest", len(rest), rest + left == whole[-len(rest + left):])
print("kept", len(whole) - len(rest + left))
`)
	_, count, _ := strings.Cut(said, "kept ")
	count, _, _ = strings.Cut(count, "\n")
	n, err := strconv.Atoi(count)
	_, hint, _ := strings.Cut(said, "OSError: [Errno 28] No space left on device\n  hint: ")
	hint, _, _ = strings.Cut(hint, "\n")
	kept := strings.TrimSuffix(names, "f\n")
	if err != nil || n == 0 || f != "old\n" || !strings.HasPrefix(kept, ".f.") || strings.Count(kept, "\n") != 1 || strings.Contains(said, "rest 0 ") || !strings.Contains(said, " True\n") {
		t.Errorf("%d in %q, f is %.20q", n, names, f)
	}
	if want := fmt.Sprintf("the first %d bytes received were written to disk/%s; those that followed are in _", n, strings.TrimSuffix(kept, "\n")); hint != want {
		t.Errorf("hint %q\nwant %q", hint, want)
	}
	if t.Failed() {
		t.Log(said)
	}
}

// TestFolderNotWritable: a file in a folder that may not be written is not replaced;
// it can be added to.
func TestFolderNotWritable(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/f", []byte("old\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	lines := strings.ReplaceAll("print(1) \nmethods > DIR/f\nmethods > DIR/new\nmethods | grep -c GET >> DIR/f\n", "DIR", dir)
	p := start(t, underPermissions(t, "-i", "--lang", "en"))
	p.enter(lines)
	p.end()
	want := ">>> >>> PermissionError: [Errno 13] Permission denied: '" + dir + "'\n" +
		"  hint: a file is replaced by a new one, written beside it: this folder must be writable\n" +
		">>> PermissionError: [Errno 13] Permission denied: '" + dir + "/new'\n>>> >>> "
	if got := strings.TrimSpace(p.errors.String()); got != strings.TrimSpace(want) {
		t.Error(difference(got, want))
	}
	if got := read(t, dir, "f"); got != "old\n2\n" && got != "old\n1\n" {
		t.Errorf("f is %q", got)
	}
}

// underPermissions is the command that runs the binary as one whom permissions stop: root
// has them not checked.
func underPermissions(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := labsh(args...)
	if os.Geteuid() == 0 {
		// In a user namespace without a mapping nobody is above permissions.
		if out, err := exec.Command(need(t, "unshare"), "-U", "true").CombinedOutput(); err != nil {
			t.Skipf("no user namespaces: %s", out)
		}
		cmd = exec.Command("unshare", append([]string{"-U"}, cmd.Args...)...)
	}
	return cmd
}

// TestRecvallFile: what comes replaces the file at the stream's end, also where
// that is a reset; where nothing came but an error, it stays.
func TestRecvallFile(t *testing.T) {
	t.Parallel()
	const resets = "import struct\np.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))\np.close()\n"
	for name, w := range map[string]struct{ before, want, error string }{
		"end":           {"p.send new\np.close\n", "new", ""},
		"nothing":       {"p.close\n", "", ""},
		"reset":         {"p.send new\n" + resets, "new", "ConnectionResetError: "},
		"reset at once": {resets, "old", "ConnectionResetError: "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := write(t, "f", "old")
			p := start(t, labsh("-i"))
			p.enter(talk + w.before + "c.recvall > " + path + "\n")
			p.end()
			if got := read(t, path); got != w.want || names(t, filepath.Dir(path)) != "f" {
				t.Errorf("f is %q, the folder has %s", got, names(t, filepath.Dir(path)))
			}
			if got := p.errors.String(); strings.Contains(got, "Error: ") != (w.error != "") || !strings.Contains(got, w.error) {
				t.Errorf("it said %q", got)
			}
		})
	}
	t.Run("Ctrl-C", func(t *testing.T) {
		t.Parallel()
		path := write(t, "f", "old")
		m := open(t, labsh())
		for line := range strings.SplitSeq(strings.TrimSpace(talk), "\n") {
			m.run(line)
		}
		m.begin("c.recvall > " + path)
		m.typed(ctrlC)
		m.awaitRow("KeyboardInterrupt")
		m.await(">>>")
		m.shows("p.send(b'x'), c.recv(5)", "(1, b'x')")
		if got := read(t, path); got != "old" || names(t, filepath.Dir(path)) != "f" {
			t.Errorf("f is %q, the folder has %s", got, names(t, filepath.Dir(path)))
		}
	})
}

// A FIFO is written as it is: its reader has what comes, as it comes. Ctrl-C ends
// the wait for a reader; what was received is in _.
func TestOutputFIFO(t *testing.T) {
	t.Parallel()
	fifo := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	m := open(t, labsh("--lang", "en"))
	for line := range strings.SplitSeq(strings.TrimSpace(talk), "\n") {
		m.run(line)
	}
	for _, line := range []string{"c.recv 500 > " + fifo, "c.recv 500 >> " + fifo, "c.recv 500 | hex > " + fifo} {
		m.run("0")
		m.run("p.send hello")
		m.begin(line)
		m.typed(ctrlC)
		m.awaitRow("KeyboardInterrupt")
		m.await(">>>")
		m.shows("_ if _ == b'hello' else c.recv(5)", "b'hello'") // Ctrl-C may come before recv
		m.run("print('\\033[2J\\033[H', end='')")
	}
	// A reader that does not read.
	m.run("p.sendall(b'x' * 100_000)")
	m.begin("c.recvexactly 100000 > " + fifo)
	idle, err := os.Open(fifo)
	if err != nil {
		t.Fatal(err)
	}
	m.typed(ctrlC)
	m.awaitRow("KeyboardInterrupt")
	m.await(">>>")
	m.shows("len(_)", "100000")
	_ = idle.Close()
	m.run("print('\\033[2J\\033[H', end='')")
	m.begin("c.recvall > " + fifo)
	r, err := os.Open(fifo)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	m.typed(ctrlC)
	if b, err := io.ReadAll(r); err != nil || len(b) > 0 {
		t.Errorf("%q, %v", b, err)
	}
	m.await(">>>")
	if info, err := os.Stat(fifo); err != nil || info.Mode().Type() != os.ModeNamedPipe {
		t.Error("the FIFO is none any more")
	}
}

// TestMountPoint: a file that nothing can replace is written as it is.
func TestMountPoint(t *testing.T) {
	t.Parallel()
	if out, err := exec.Command(need(t, "unshare"), "-rm", "true").CombinedOutput(); err != nil {
		t.Skipf("no mount namespace: %s", out)
	}
	start(t, exec.Command("unshare", "-rm", "sh", "-c", `echo much longer than what comes > under
touch over && mount --bind under over || exit
"$0" -c 'status 404 | grep -c 404 > over'
cat over under
ls -A`, binary)).shows("1\n1\nover\nunder\n")
}
