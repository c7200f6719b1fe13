package labtest

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Servers have room for a burst of clients; a student's listen has its own.
func TestBacklogs(t *testing.T) {
	t.Parallel()
	ss := need(t, "ss")
	limit, err := os.ReadFile("/proc/sys/net/core/somaxconn")
	if err != nil {
		t.Skip(err)
	}
	most, err := strconv.Atoi(strings.TrimSpace(string(limit)))
	if err != nil {
		t.Fatal(err)
	}
	p := start(t, labsh("-i"))
	p.enter("serve 0\nserve 0 tls\nServeur(port=0).demarre()\nweb 0\nstore serve 0\nstore products limit=1 | count\nlisten 0\nl = socket.socket()\nl.bind(('', 0))\nl.listen()\nprint('ready')\n")
	p.await("ready\n")
	out, err := exec.Command(ss, "-ltnpH").Output()
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, fmt.Sprintf("pid=%d,", p.cmd.Process.Pid)) {
			n, err := strconv.Atoi(strings.Fields(line)[2])
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, n)
		}
	}
	slices.Sort(got)
	server := min(4096, most)
	if want := []int{1, min(128, most), server, server, server, server, server, server}; !slices.Equal(got, want) {
		t.Errorf("backlogs %v, want %v", got, want)
	}
}
