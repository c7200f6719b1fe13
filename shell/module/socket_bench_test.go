package module_test

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// exchanges is what a class times: one byte there, received, over and over.
const exchanges = `
import socket, time
l = socket.create_server(("127.0.0.1", 0))
s = socket.create_connection(l.getsockname())
p, a = l.accept()
def run(n):
    start = time.perf_counter()
    for i in range(n):
        s.send(b"x"); p.recv(1)
    return time.perf_counter() - start
`

// BenchmarkExchange is 1,000 × s.send(b"x"); p.recv(1) in one loop, beside
// CPython's time for the same (metric cpython-ns/op, and ratio, ours to theirs).
func BenchmarkExchange(b *testing.B) {
	const turns = 1000
	s := newSession(b)
	if o := s.run(exchanges); o.Err != "" {
		b.Fatal(o.Err)
	}
	for b.Loop() {
		if o := s.run(fmt.Sprintf("run(%d)", turns)); o.Err != "" {
			b.Fatal(o.Err)
		}
	}
	out, err := exec.Command(python3(b), "-c", exchanges+"run(1000)\nprint(min(run(100000) for i in range(3)))").Output()
	if err != nil {
		b.Fatal(err)
	}
	seconds, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	if err != nil {
		b.Fatal(err)
	}
	ours := float64(b.Elapsed().Nanoseconds()) / float64(b.N) / turns
	b.ReportMetric(ours, "ns/exchange")
	b.ReportMetric(seconds*1e9/100000, "cpython-ns/exchange")
	b.ReportMetric(ours/(seconds*1e9/100000), "ratio")
}
