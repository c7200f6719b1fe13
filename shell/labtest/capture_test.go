package labtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// captured is the lab sheet's exchange, as typed in a window that may capture.
const captured = `capture on
listen 5000
connect localhost 5000
accept
client.send "Message Client vers Serveur\n"
peer.recv 500
peer.send "Message Serveur vers Client\n"
client.recv 500
peer.close
client.recv 500
client.close
ladder
save "FILE"
capture off
`

// TestCapture: the real segments stand in the ladder's place, and are counted under it;
// tshark finds as many in the file.
func TestCapture(t *testing.T) {
	t.Parallel()
	n := newNamespace(t)
	file := filepath.Join(t.TempDir(), "x.pcapng")
	cmd := labsh("--lang", "fr", "-c", strings.Replace(captured, "FILE", file, 1))
	cmd.Env = environment(t)
	out, err := n.in(cmd).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	drawn := string(out)
	for _, want := range []string{
		`connect +─+ SYN +seq 0 win \d+ len 0 ─+▶\n`,
		`◀─+ SYN ACK +seq 0 ack 1 win \d+ len 0 ─+ 1 en attente\n`,
		`ESTABLISHED +─+ ACK +seq 1 ack 1 win \d+ len 0 ─+▶ ESTABLISHED\n`,
		`PSH ACK seq 1 ack 1 win \d+ len 28\n +send 28 +─+ "Message Client vers Serveur\\n" ─+▶ recv 500 → 28\n`,
		`PSH ACK seq 1 ack 29 win \d+ len 28\n +recv 500 → 28 ◀─+ "Message Serveur vers Client\\n" ─+ send 28\n`,
		`◀─+ FIN ACK +seq 29 ack 29 win \d+ len 0 ─+ close +FIN_WAIT2\n`,
		`close +CLOSED +─+ FIN ACK +seq 29 ack 30 win \d+ len 0 ─+▶ TIME_WAIT\n`,
	} {
		if !regexp.MustCompile(want).MatchString(drawn) {
			t.Errorf("no %s", want)
		}
	}
	counted := regexp.MustCompile(`\n  (\d+) segments, 56 octets de données, \d+ sur le réseau : \d+ %\n`).FindStringSubmatch(drawn)
	if counted == nil || strings.Contains(drawn, "─ ─") {
		t.Fatalf("no count, or something inferred:\n%s", drawn)
	}
	// The FIN may be acknowledged by a segment of its own.
	if rows := strings.Count(drawn, " win "); strconv.Itoa(rows) != counted[1] {
		t.Errorf("%d segments are drawn, %s counted", rows, counted[1])
	}
	if t.Failed() {
		t.Log(drawn)
	}
	found, err := exec.Command(need(t, "tshark"), "-r", file, "-T", "fields", "-e", "frame.number").Output()
	if got := strconv.Itoa(strings.Count(string(found), "\n")); err != nil || got != counted[1] {
		t.Errorf("tshark finds %s packets (%v), %s were counted", got, err, counted[1])
	}
}

// TestCaptureRefused: without the permission it is said what to do, and the ladder is
// drawn from the calls as ever.
func TestCaptureRefused(t *testing.T) {
	t.Parallel()
	cmd := labsh("--lang", "en", "-c", "capture on")
	if os.Geteuid() == 0 {
		cmd = exec.Command(need(t, "setpriv"), append([]string{"--bounding-set=-net_raw", "--inh-caps=-net_raw"}, cmd.Args...)...)
		if exec.Command(cmd.Path, "--bounding-set=-net_raw", "true").Run() != nil {
			t.Skip("the capability cannot be dropped here")
		}
	}
	cmd.Env = environment(t)
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "PermissionError: [Errno 1] Operation not permitted\n  hint: capturing takes the capability CAP_NET_RAW: sudo labsh;") {
		t.Errorf("%v\n%s", err, out)
	}
}
