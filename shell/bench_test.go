package shell

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"labsh/shell/python/eval"
	"labsh/shell/python/syntax"
)

// newQuiet is a shell that prints nowhere.
func newQuiet(tb testing.TB) *Shell {
	s := New(context.Background(), Options{Stdin: os.Stdin, Stdout: io.Discard, Stderr: io.Discard})
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	return s
}

// line runs one line as the prompt does.
func (s *Shell) line(tb testing.TB, text string) {
	if err := s.thread.Run(func() error {
		if err := s.predeclare(text); err != nil {
			return err
		}
		tree, err := syntax.Parse("<stdin>", text+"\n", syntax.InteractiveMode, s.reader)
		if err != nil {
			return err
		}
		return eval.Run(s.thread, tree, s.env, false)
	}); err != nil {
		tb.Fatalf("%s: %v", text, err)
	}
}

// BenchmarkPythonLine parses and runs one line of Python; the budget is 10 µs.
func BenchmarkPythonLine(b *testing.B) {
	s := newQuiet(b)
	s.line(b, "x = 3")
	for b.Loop() {
		s.line(b, "y = x * 2 + len('abc')")
	}
}

// BenchmarkCommandLine parses and runs a command that touches no network; the
// budget is 10 µs.
func BenchmarkCommandLine(b *testing.B) {
	s := newQuiet(b)
	s.line(b, "socket udp")
	for b.Loop() {
		s.line(b, "sock.settimeout 1")
	}
}

// pair opens both ends of a connection.
func pair(b *testing.B) *Shell {
	s := newQuiet(b)
	s.line(b, "listen 0")
	s.line(b, "c = connect localhost ${server.getsockname()[1]}")
	s.line(b, "p = accept")
	return s
}

// BenchmarkCommandLoop runs turns of a loop with a command, as the log of the session
// keeps them.
func BenchmarkCommandLoop(b *testing.B) {
	s := newQuiet(b)
	s.line(b, "u = socket udp")
	if err := s.runText("<loop>", fmt.Sprintf("for i in range(%d):\n    u.settimeout $i\n", b.N), s.env, false); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkExchangeCommands is one send and one recv as commands.
func BenchmarkExchangeCommands(b *testing.B) {
	s := pair(b)
	for b.Loop() {
		s.line(b, "c.send x")
		s.line(b, "p.recv 1")
	}
}

// BenchmarkExchangePython is one send and one recv in a loop of Python.
func BenchmarkExchangePython(b *testing.B) {
	s := pair(b)
	s.line(b, "def exchange(n):\n    for _ in range(n):\n        c.send(b'x'); p.recv(1)\n")
	tree, err := syntax.Parse("<bench>", "exchange(1000)\n", syntax.FileMode, nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := s.thread.Run(func() error { return eval.Run(s.thread, tree, s.env, false) }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/exchange")
}

// BenchmarkStartup is the whole process of labsh -c ” and, beside it, of a Go
// program that does nothing; the budget is three times the latter.
func BenchmarkStartup(b *testing.B) {
	dir := b.TempDir()
	empty := filepath.Join(dir, "empty.go")
	if err := os.WriteFile(empty, []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	for _, p := range []struct{ name, source string }{{"labsh", "labsh"}, {"empty", empty}} {
		binary := filepath.Join(dir, p.name)
		build := exec.Command("go", "build", "-o", binary, "-ldflags", "-s -w", p.source)
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := build.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		b.Run(p.name, func(b *testing.B) {
			for b.Loop() {
				if err := exec.Command(binary, "-c", "").Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkStoreKept asks the served store again and again over connections
// that stay, of netlab's sockets at its end; the budget is 0.8 times what nginx
// does with the same bytes.
func BenchmarkStoreKept(b *testing.B) {
	var out strings.Builder
	s := New(context.Background(), Options{Stdin: os.Stdin, Stdout: &out, Stderr: io.Discard})
	defer s.Close()
	s.line(b, "store serve 0")
	_, address, ok := strings.Cut(strings.TrimSuffix(out.String(), "/\n"), "http://")
	if !ok {
		b.Fatal(out.String())
	}
	for _, path := range []string{"/products", "/products/1"} {
		for _, n := range []int{1, 32} {
			b.Run(fmt.Sprint(path[1:], "/", n), func(b *testing.B) {
				transport := &http.Transport{MaxIdleConnsPerHost: n}
				defer transport.CloseIdleConnections()
				client := &http.Client{Transport: transport}
				var left atomic.Int64
				left.Store(int64(b.N))
				var clients sync.WaitGroup
				for range n {
					clients.Go(func() {
						for left.Add(-1) >= 0 {
							resp, err := client.Get("http://" + address + path)
							if err != nil {
								b.Error(err)
								return
							}
							io.Copy(io.Discard, resp.Body)
							resp.Body.Close()
						}
					})
				}
				clients.Wait()
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
			})
		}
	}
}
