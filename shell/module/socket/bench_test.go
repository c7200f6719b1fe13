package socket_test

import (
	"fmt"
	"math"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"labsh/shell/module/moduletest"
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

// BenchmarkExchange is 100,000 × s.send(b"x"); p.recv(1) in one loop, here and
// in CPython by turns; the best of three runs of each is compared.
func BenchmarkExchange(b *testing.B) {
	const turns = 100_000
	s := moduletest.New(b)
	if o := s.Do(exchanges); o.Err != "" {
		b.Fatal(o.Err)
	}
	run := fmt.Sprintf("print(run(%d))", turns)
	seconds := func(text string) float64 {
		n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if err != nil {
			b.Fatal(err)
		}
		return n
	}
	ours, theirs := math.Inf(1), math.Inf(1)
	for b.Loop() {
		for range 3 {
			ours = min(ours, seconds(s.Do(run).Out))
			out, err := exec.Command(moduletest.Python3(b), "-c", exchanges+run).Output()
			if err != nil {
				b.Fatal(err)
			}
			theirs = min(theirs, seconds(string(out)))
		}
	}
	b.ReportMetric(ours*1e9/turns, "ns/exchange")
	b.ReportMetric(theirs*1e9/turns, "cpython-ns/exchange")
	b.ReportMetric(ours/theirs, "ratio")
}
