package labtest

import (
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// slowPeer sends a file and receives as much again, a little at a time: its
// queue is small and full.
const slowPeer = `import socket, sys, hashlib
port, path, size = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
s.connect(("127.0.0.1", port))
digest, n = hashlib.sha256(), 0
while n < size:
    part = s.recv(3001)
    digest.update(part)
    n += len(part)
with open(path, "rb") as f:
    s.sendfile(f)
s.close()
print(digest.hexdigest())
`

// Random bytes arrive byte-exact in both directions, in bounded memory: sendfile
// to a peer that reads slowly, recvall into a file.
func TestBulk(t *testing.T) {
	t.Parallel()
	const size = 64 << 20
	path := filepath.Join(t.TempDir(), "random")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	digest := sha256.New()
	if _, err := io.Copy(io.MultiWriter(file, digest), io.LimitReader(rand.Reader, size)); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("%x", digest.Sum(nil))
	here := start(t, labsh("-c", "s = listen 0\nprint('port', s.getsockname()[1])\np = s.accept\n"+
		"p.sendfile "+path+"\np.recvall > "+path+".back\n"+
		"print([l for l in open('/proc/self/status') if l.startswith('VmHWM')][0].split()[1])"))
	peer := start(t, exec.Command(needPython(t), "-c", slowPeer, here.port("port"), path, fmt.Sprint(size)))
	if got := strings.TrimSpace(peer.succeed()); got != want {
		t.Errorf("the peer received %s, not %s", got, want)
	}
	out := here.succeed()
	back, err := os.ReadFile(path + ".back")
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%x", sha256.Sum256(back)); got != want {
		t.Errorf("received %d bytes, %s, not %s", len(back), got, want)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	var kilobytes int
	if _, err := fmt.Sscan(lines[len(lines)-1], &kilobytes); err != nil || kilobytes > 48<<10 && !raceEnabled {
		t.Errorf("%s kB of memory at most (%v)", lines[len(lines)-1], err)
	}
	if !strings.Contains(out, fmt.Sprintf("Sent: %s (%d bytes)", path, size)) {
		t.Errorf("report: %q", out)
	}
}
