package pcapngtest

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Save writes a file for tshark and gives its path.
func Save(t testing.TB, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.pcapng")
	if err := os.WriteFile(path, content, 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// Run runs a program of Wireshark's on a file and gives what it prints. Where it is
// not installed the test is skipped.
func Run(t testing.TB, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("%s is not installed", program)
	}
	cmd := exec.CommandContext(t.Context(), path, args...)
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "LC_ALL=C.UTF-8", "TZ=UTC")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", program, args, err, &stderr)
	}
	return string(out)
}

// TShark runs tshark on a file, with every checksum looked at and no name resolved.
func TShark(t testing.TB, path string, args ...string) string {
	t.Helper()
	return Run(t, "tshark", append([]string{
		"-r", path, "-n", "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE",
	}, args...)...)
}

// Fields gives the named fields of each packet; a field that a packet has several times
// has its values joined by "|".
func Fields(t testing.TB, path string, names ...string) []map[string]string {
	t.Helper()
	args := []string{"-T", "fields", "-E", "separator=/t", "-E", "aggregator=|"}
	for _, n := range names {
		args = append(args, "-e", n)
	}
	var rows []map[string]string
	for line := range strings.Lines(TShark(t, path, args...)) {
		row := map[string]string{}
		for i, value := range strings.Split(strings.TrimRight(line, "\n"), "\t") {
			row[names[i]] = value
		}
		rows = append(rows, row)
	}
	return rows
}

// Complaints is what is wrong with packets in tshark's eyes, a line each: broken
// packets, wrong checksums, warnings and errors of its experts but for those whose text
// contains one of the allowed words.
func Complaints(t testing.TB, path string, allowed ...string) []string {
	t.Helper()
	var all []string
	names := []string{"frame.number", "_ws.malformed", "ip.checksum.status", "tcp.checksum.status", "udp.checksum.status", "icmp.checksum.status",
		"icmpv6.checksum.status", "_ws.expert.severity", "_ws.expert.message"}
	for _, row := range Fields(t, path, names...) {
		if row["_ws.malformed"] != "" {
			all = append(all, row["frame.number"]+": malformed")
		}
		for _, n := range names {
			if strings.HasSuffix(n, ".status") && strings.Contains(row[n], "0") {
				all = append(all, row["frame.number"]+": "+n+" is bad")
			}
		}
		severities, messages := strings.Split(row["_ws.expert.severity"], "|"), strings.Split(row["_ws.expert.message"], "|")
		for i, s := range severities {
			if s == "" || s == severityChat || s == severityComment || i >= len(messages) || contains(messages[i], allowed) {
				continue
			}
			all = append(all, row["frame.number"]+": "+messages[i])
		}
	}
	return all
}

// The severities of Wireshark's experts that are no complaints (PI_COMMENT, PI_CHAT).
const (
	severityComment = "1048576"
	severityChat    = "2097152"
)

func contains(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
