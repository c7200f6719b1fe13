package sockets

import (
	"strings"
	"testing"

	"labsh/shell/console"
)

// TestSsSummary: what is made of the kernel's counters, as ss(8) makes it.
func TestSsSummary(t *testing.T) {
	t.Parallel()
	s := newSsSummary("sockets: used 31\nTCP: inuse 8 orphan 3 tw 2 alloc 17 mem 1\nUDP: inuse 2 mem 0\nUDPLITE: inuse 0\nRAW: inuse 1\nFRAG: inuse 4 memory 9\n",
		"TCP6: inuse 6\nUDP6: inuse 1\nUDPLITE6: inuse 0\nRAW6: inuse 5\nFRAG6: inuse 7 memory 0\n",
		"Ip: A B\nIp: 1 2\nTcp: RtoAlgorithm CurrEstab InSegs\nTcp: 1 7 99\nUdp: InDatagrams\nUdp: 5\n")
	want := ssSummary{used: 31, established: 7, orphaned: 3, wait: 2, allocated: 17, raw: perFamily{1, 5}, udp: perFamily{2, 1}, tcp: perFamily{8, 6}, frag: perFamily{4, 7}}
	if *s != want {
		t.Errorf("%+v", *s)
	}
	var out strings.Builder
	c := console.New(console.Options{Stdout: &out, Stderr: &out})
	s.draw(c)
	c.Close()
	if want := `Total: 31
TCP:   19 (estab 7, closed 5, orphaned 3, timewait 2)

Transport  Total  IP  IPv6
RAW            6   1     5
UDP            3   2     1
TCP           14   8     6
INET          23  11    12
FRAG          11   4     7

`; out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	// A kernel without IPv6, and one that tells nothing.
	if s := newSsSummary("TCP: inuse 1 orphan\nTCP\n", "", "Tcp: CurrEstab\nTcp: x 1\n"); s.tcp != (perFamily{1, 0}) || s.orphaned != 0 || s.established != 0 {
		t.Errorf("%+v", *s)
	}
}
