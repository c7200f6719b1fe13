package netlab_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"labsh/netlab"
)

// compare reports how many times as long an operation takes here as what the
// Python program prints, in nanoseconds.
func compare(b *testing.B, program string, args ...string) {
	b.Helper()
	b.StopTimer()
	ours := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
	out, err := exec.Command("python3", append([]string{"-c", program}, args...)...).Output()
	if err != nil {
		b.Logf("no figure from python3: %v", err)
		return
	}
	theirs, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(ours/theirs, "×python")
}

// An exchange within one goroutine: a send at one end, a recv at the other.
func BenchmarkExchange(b *testing.B) {
	client, server := connected(b)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	p, q := make([]byte, 64), make([]byte, 64)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := client.Send(ctx, p, 0); err != nil {
			b.Fatal(err)
		}
		if _, err := server.RecvInto(ctx, q, 0); err != nil {
			b.Fatal(err)
		}
	}
	compare(b, `
import socket, time
l = socket.create_server(('127.0.0.1', 0))
c = socket.create_connection(l.getsockname()); s, _ = l.accept()
p = b'x' * 64
t = time.perf_counter_ns()
for _ in range(100000): c.send(p); s.recv(64)
print((time.perf_counter_ns() - t) / 100000)`)
}

// A message to another process that sends it back.
func BenchmarkRoundTrip(b *testing.B) {
	const echo = `
import socket
l = socket.create_server(('127.0.0.1', 0))
print(l.getsockname()[1], flush=True)
for _ in range(2):
    c, _ = l.accept()
    while d := c.recv(64): c.send(d)`
	peer := command(b, "python3", "-c", echo)
	out, err := peer.StdoutPipe()
	must(b, err)
	must(b, peer.Start())
	defer func() { peer.Process.Kill(); peer.Wait() }()
	port := readPort(b, out)
	client, err := netlab.CreateConnection(patient(b), "127.0.0.1", port)
	must(b, err)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	p := make([]byte, 64)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := client.Send(ctx, p, 0); err != nil {
			b.Fatal(err)
		}
		if _, err := client.RecvInto(ctx, p, 0); err != nil {
			b.Fatal(err)
		}
	}
	must(b, client.Close())
	compare(b, `
import socket, sys, time
c = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
p = b'x' * 64
t = time.perf_counter_ns()
for _ in range(20000): c.send(p); c.recv(64)
print((time.perf_counter_ns() - t) / 20000)`, fmt.Sprint(port))
}

// Connecting, an exchange and closing, against an echo server.
func BenchmarkConnection(b *testing.B) {
	s := &netlab.Server{Echo: true}
	host, port := started(b, s)
	ctx := context.Background()
	for b.Loop() {
		c := netlab.NewClient(host, port)
		must(b, c.Connect(ctx))
		c.SendMessage(ctx, "hello")
		if got, err := c.ReceiveMessage(ctx); got != "hello" {
			b.Fatal(got, err)
		}
		c.Close()
	}
}

// A file of 256 MiB sent by the kernel, and received by RecvTo.
func BenchmarkSendFile(b *testing.B) {
	const size = 256 << 20
	path := filepath.Join(b.TempDir(), "f")
	f, err := os.Create(path)
	must(b, err)
	defer f.Close()
	block := make([]byte, 1<<20)
	for range size / len(block) {
		_, err := f.Write(block)
		must(b, err)
	}
	b.SetBytes(size)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for b.Loop() {
		client, server := connected(b)
		var sender sync.WaitGroup
		sender.Go(func() {
			if _, err := client.SendFile(ctx, f, netlab.FileRange{}); err != nil {
				b.Error(err)
			}
			client.Close()
		})
		n, err := server.RecvTo(ctx, io.Discard, nil)
		if n != size || err != nil {
			b.Fatal(n, err)
		}
		sender.Wait()
		server.Close()
	}
}
