package capture_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"labsh/netlab/capture"
)

// patient is a context that ends a test that hangs.
func patient(t testing.TB) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// pcap writes packets into a file for Wireshark.
func pcap(t testing.TB, packets []*capture.Packet) string {
	t.Helper()
	var b []byte
	b = binary.BigEndian.AppendUint32(b, 0xa1b23c4d) // times in nanoseconds
	b = append(b, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0)
	b = binary.BigEndian.AppendUint32(b, uint32(capture.LinkEthernet))
	for _, p := range packets {
		if p.Link != capture.LinkEthernet {
			t.Fatalf("link type %d", p.Link)
		}
		for _, n := range []int{int(p.Time.Unix()), p.Time.Nanosecond(), len(p.Bytes), p.Length} {
			b = binary.BigEndian.AppendUint32(b, uint32(n))
		}
		b = append(b, p.Bytes...)
	}
	path := filepath.Join(t.TempDir(), "packets.pcap")
	must(t, os.WriteFile(path, b, 0o600))
	return path
}

// tshark returns what it prints about a file.
func tshark(t testing.TB, file string, args ...string) []string {
	t.Helper()
	path, err := exec.LookPath("tshark")
	if err != nil {
		t.Skip("tshark is not installed")
	}
	c := exec.CommandContext(patient(t), path, append([]string{"-n", "-r", file}, args...)...)
	c.Env = append(os.Environ(), "HOME="+t.TempDir(), "LC_ALL=C")
	var problems bytes.Buffer
	c.Stderr = &problems
	out, err := c.Output()
	if err != nil {
		t.Fatalf("tshark: %v: %s", err, &problems)
	}
	var lines []string
	for s := bufio.NewScanner(bytes.NewReader(out)); s.Scan(); {
		lines = append(lines, s.Text())
	}
	return lines
}

// fields asks tshark for fields of each packet.
func fields(t testing.TB, packets []*capture.Packet, names ...string) [][]string {
	t.Helper()
	args := []string{"-T", "fields", "-E", "occurrence=f", "-o", "ip.defragment:FALSE", "-o", "ipv6.defragment:FALSE"}
	for _, name := range names {
		args = append(args, "-e", name)
	}
	var rows [][]string
	for _, line := range tshark(t, pcap(t, packets), args...) {
		row := strings.Split(line, "\t")
		for len(row) < len(names) {
			row = append(row, "")
		}
		rows = append(rows, row)
	}
	if len(rows) != len(packets) {
		t.Fatalf("tshark shows %d packets of %d", len(rows), len(packets))
	}
	return rows
}
