package netlab_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"labsh/netlab"
)

// Other programs are clients of our socket: each says hello, is answered, and
// sees the end.
func TestClients(t *testing.T) {
	for _, test := range []struct {
		name string
		argv []string // PORT is the port
	}{
		{"ncat", []string{"ncat", "127.0.0.1", "PORT"}},
		{"nc", []string{"nc", "-N", "127.0.0.1", "PORT"}},
		{"socat", []string{"socat", "-t5", "-", "TCP:127.0.0.1:PORT"}},
		{"telnet", []string{"telnet", "-E", "127.0.0.1", "PORT"}},
		{"python3", []string{"python3", "-c", "import socket; c = socket.create_connection(('127.0.0.1', PORT)); c.sendall(b'hello\\n'); print(c.recv(100).decode(), end='')"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			ctx := patient(t)
			l, address := listening(t, 1)
			_, port, _ := netlab.SplitHostPort(address)
			for i, arg := range test.argv {
				test.argv[i] = strings.ReplaceAll(arg, "PORT", fmt.Sprint(port))
			}
			c := command(t, test.argv[0], test.argv[1:]...)
			stdin, err := c.StdinPipe() // open until the answer has come
			must(t, err)
			stdout, err := c.StdoutPipe()
			must(t, err)
			must(t, c.Start())
			if test.name != "python3" {
				_, err = io.WriteString(stdin, "hello\n")
				must(t, err)
			}
			s, _, err := l.Accept(ctx)
			must(t, err)
			defer s.Close()
			line, err := s.RecvLine(ctx, 0)
			must(t, err)
			if strings.TrimSpace(string(line)) != "hello" {
				t.Errorf("received %q", line)
			}
			send(t, s, "bonjour\n")
			printed := bufio.NewScanner(stdout)
			for printed.Scan() && printed.Text() != "bonjour" {
			}
			if printed.Text() != "bonjour" {
				t.Errorf("it did not print the answer: %v", printed.Err())
			}
			must(t, stdin.Close())
			must(t, s.Close())
			c.Wait() // telnet's status is 1 when the other side ends
		})
	}
}

// Our socket is a client of other programs, over TCP, UDP and Unix sockets.
func TestServers(t *testing.T) {
	dir := t.TempDir()
	free := func(t *testing.T, typ netlab.Type) netlab.Address {
		s := open(t, netlab.AF_INET, typ)
		must(t, s.Bind(patient(t), netlab.IPv4{Host: "127.0.0.1"}))
		defer s.Close()
		return s.Local()
	}
	for _, test := range []struct {
		name    string
		address func(t *testing.T) netlab.Address
		typ     netlab.Type
		argv    []string
	}{
		{"ncat", func(t *testing.T) netlab.Address { return free(t, netlab.SOCK_STREAM) }, netlab.SOCK_STREAM, []string{"ncat", "-l", "127.0.0.1", "PORT", "--exec", "/bin/cat"}},
		{"socat", func(t *testing.T) netlab.Address { return free(t, netlab.SOCK_STREAM) }, netlab.SOCK_STREAM, []string{"socat", "TCP-LISTEN:PORT,bind=127.0.0.1,fork,reuseaddr", "EXEC:cat"}},
		{"socat UDP", func(t *testing.T) netlab.Address { return free(t, netlab.SOCK_DGRAM) }, netlab.SOCK_DGRAM, []string{"socat", "UDP-LISTEN:PORT,bind=127.0.0.1", "EXEC:cat"}},
		{"socat Unix", func(*testing.T) netlab.Address { return netlab.Unix{Path: filepath.Join(dir, "u")} }, netlab.SOCK_STREAM, []string{"socat", "UNIX-LISTEN:" + filepath.Join(dir, "u"), "EXEC:cat"}},
		{"socat abstract", func(*testing.T) netlab.Address { return netlab.Unix{Path: "\x00" + dir} }, netlab.SOCK_STREAM, []string{"socat", "ABSTRACT-LISTEN:" + dir, "EXEC:cat"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			// A port that was free a moment ago may be somebody else's by now: the
			// program ends, and another port is tried.
			for range 10 {
				if echoes(t, test.address(t), test.typ, test.argv) {
					return
				}
			}
			t.Error("the program never listened")
		})
	}
}

// echoes starts a program that sends back what it receives, at an address, and asks
// it; false tells that the program has ended without an answer.
func echoes(t *testing.T, address netlab.Address, typ netlab.Type, argv []string) bool {
	ctx := patient(t)
	_, port, _ := netlab.SplitHostPort(address)
	argv = slices.Clone(argv)
	for i, arg := range argv {
		argv[i] = strings.ReplaceAll(arg, "PORT", fmt.Sprint(port))
	}
	c := command(t, argv[0], argv[1:]...)
	must(t, c.Start())
	ended := make(chan struct{})
	go func() { defer close(ended); c.Wait() }()
	defer func() { c.Process.Kill(); <-ended }()
	// The program needs a moment to listen: asking again is how to see it.
	for {
		s := open(t, address.Family(), typ)
		err := s.Connect(ctx, address)
		var got []byte
		if err == nil {
			_, err = s.Send(ctx, []byte("hello"), 0)
		}
		if err == nil {
			got, err = s.Recv(ctx, 100, 0)
		}
		must(t, s.Close())
		if err == nil {
			if string(got) != "hello" {
				t.Errorf("received %q", got)
			}
			return true
		}
		select {
		case <-ended:
			return false
		case <-ctx.Done():
			t.Fatal(err)
		default:
		}
	}
}

// 64 MiB of random bytes arrive as they were sent, in both directions at once,
// with CPython as a slow reader at the other end.
func TestBulk(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("64 MiB in short mode")
	}
	const size = 64 << 20
	ctx := patient(t)
	l, address := listening(t, 1)
	_, port, _ := netlab.SplitHostPort(address)
	c := command(t, "python3", "-c", `
import socket, sys
c = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
c.settimeout(None)
while True:
    d = c.recv(20000)
    if not d: break
    c.sendall(d)
c.close()`, fmt.Sprint(port))
	must(t, c.Start())
	defer c.Wait()
	s, _, err := l.Accept(ctx)
	must(t, err)
	defer s.Close()
	sent, received := sha256.New(), sha256.New()
	var sender sync.WaitGroup
	sender.Go(func() {
		random := rand.NewChaCha8([32]byte{1})
		p := make([]byte, 1<<20)
		for n := 0; n < size; n += len(p) {
			random.Read(p)
			sent.Write(p)
			if _, err := s.SendAll(ctx, p, 0); err != nil {
				t.Error(err)
				return
			}
		}
		s.Shutdown(netlab.SHUT_WR)
	})
	n, err := s.RecvTo(ctx, received, nil)
	must(t, err)
	sender.Wait()
	if n != size || !bytes.Equal(sent.Sum(nil), received.Sum(nil)) {
		t.Errorf("%d bytes came back", n)
	}
}

func TestSendFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "f")
	content := make([]byte, 3<<20+17)
	rand.NewChaCha8([32]byte{2}).Read(content)
	must(t, os.WriteFile(path, content, 0o600))
	for _, test := range []struct {
		name          string
		offset, count int64
		want          []byte
	}{
		{"whole", 0, 0, content},
		{"part", 100, 5000, content[100:5100]},
		{"to the end", 3 << 20, 0, content[3<<20:]},
		{"beyond", 4 << 20, 0, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			ctx := patient(t)
			client, server := connected(t)
			f, err := os.Open(path)
			must(t, err)
			defer f.Close()
			var sender sync.WaitGroup
			sender.Go(func() {
				var last int64
				n, err := client.SendFile(ctx, f, netlab.FileRange{Offset: test.offset, Count: test.count, Progress: func(sent, total int64) {
					if last = sent; total != int64(len(test.want)) {
						t.Errorf("total %d", total)
					}
				}})
				if err != nil || n != int64(len(test.want)) || last != n {
					t.Errorf("sent %d, progress %d, %v", n, last, err)
				}
				client.Close()
			})
			got, err := server.RecvAll(ctx, 0)
			must(t, err)
			sender.Wait()
			if !bytes.Equal(got, test.want) {
				t.Errorf("received %d bytes", len(got))
			}
		})
	}
	t.Run("pipe", func(t *testing.T) {
		ctx := patient(t)
		client, server := connected(t)
		r, w, err := os.Pipe()
		must(t, err)
		defer r.Close()
		_, err = w.WriteString("through a pipe")
		must(t, err)
		must(t, w.Close())
		_, err = client.SendFile(ctx, r, netlab.FileRange{Progress: func(_, total int64) {
			if total != -1 {
				t.Errorf("total %d", total)
			}
		}})
		must(t, err)
		must(t, client.Close())
		wantRecv(t, "through a pipe")(server.RecvAll(ctx, 0))
	})
}
