package labtest

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var pictures = flag.Bool("pictures", false, "rewrite the pictures of the README")

// TestReadmePicture: the picture in the README is what labsh draws of the lab sheet's
// exchange. In a network of its own its ports are the same each time.
func TestReadmePicture(t *testing.T) {
	t.Parallel()
	n := newNamespace(t)
	if n.in(exec.Command("test", "-w", "/proc/sys/net/ipv4/ip_local_port_range")).Run() != nil {
		t.Skip("the network's settings cannot be changed here")
	}
	n.sh(t, "echo 61200 61200 > /proc/sys/net/ipv4/ip_local_port_range")
	dir := t.TempDir()
	labsh := n.in(labsh("-i", "--lang", "en"))
	labsh.Dir, labsh.Env = dir, environment(t)
	labsh.Stdin = strings.NewReader(`listen 5000
connect localhost 5000
accept
client.send "Message Client vers Serveur\n"
peer.recv 500
peer.send "Message Serveur vers Client\n"
client.recv 500
client.close
peer.recv 500
peer.close
ladder > ladder.svg
`)
	if out, err := labsh.CombinedOutput(); err != nil || strings.Contains(string(out), "Error") {
		t.Fatalf("%v\n%s", err, out)
	}
	got := read(t, dir, "ladder.svg")
	path := filepath.Join("..", "..", ".github", "ladder.svg")
	if *pictures {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := read(t, path); got != want {
		t.Errorf("the README's picture is another; look at it, then go test ./shell/labtest -run TestReadmePicture -pictures\n%s", difference(got, want))
	}
	if !strings.Contains(read(t, "..", "..", "README.md"), "(.github/ladder.svg)") {
		t.Error("the README does not show the picture")
	}
}
