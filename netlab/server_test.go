package netlab_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"labsh/netlab"
)

// lines are collected by several goroutines.
type lines struct {
	mu  sync.Mutex
	all []string
}

func (l *lines) add(line string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, line)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(l.all, "\n")
}

// started starts a server on a loopback port and stops it with the test.
func started(t testing.TB, s *netlab.Server) (host string, port int) {
	t.Helper()
	if s.Address == nil {
		s.Address = netlab.IPv4{Host: "127.0.0.1"}
	}
	must(t, s.Start(patient(t)))
	t.Cleanup(func() { s.Stop(context.Background()) })
	host, port, _ = netlab.SplitHostPort(s.Addr())
	return host, port
}

func TestServerSteps(t *testing.T) {
	ctx := patient(t)
	var seen lines
	s := &netlab.Server{Max: 1, OnStep: func(step netlab.Step) {
		seen.add(fmt.Sprintf("%d %d %q %v", step.Kind, step.Client, step.Data, step.Err))
	}}
	host, port := started(t, s)
	c := netlab.NewClient(host, port)
	must(t, c.Connect(ctx))
	wantError(t, c.Connect(ctx), "OSError: [Errno 106] Transport endpoint is already connected")
	_, err := c.SendMessage(ctx, "Message Client vers Serveur\n")
	must(t, err)
	got, err := c.ReceiveMessage(ctx)
	must(t, err)
	if got != "Message Serveur vers Client\n" {
		t.Errorf("received %q", got)
	}
	got, err = c.ReceiveMessage(ctx)
	if got != "" || err != nil {
		t.Errorf("after the end %q, %v", got, err)
	}
	must(t, c.Close())
	must(t, s.Wait(ctx))
	want := []string{
		`0 0 "" <nil>`,
		`1 1 "" <nil>`,
		`2 1 "Message Client vers Serveur\n" <nil>`,
		`3 1 "Message Serveur vers Client\n" <nil>`,
		`4 1 "" <nil>`,
		`6 0 "" <nil>`,
	}
	if !slices.Equal(seen.all, want) {
		t.Errorf("got  %q\nwant %q", seen.all, want)
	}
	if s.Running() || s.Connections() != 1 {
		t.Errorf("running %v, connections %d", s.Running(), s.Connections())
	}
	wantError(t, c.Connect(ctx), "ConnectionRefusedError: [Errno 111] Connection refused")
	must(t, s.Start(ctx)) // and once more
	must(t, s.Stop(ctx))
}

func TestServerInUse(t *testing.T) {
	l, used := listening(t, 1)
	s := &netlab.Server{Address: used}
	wantError(t, s.Start(patient(t)), "OSError: [Errno 98] Address already in use")
	must(t, l.Close())
	must(t, s.Start(patient(t)))
	wantError(t, s.Start(patient(t)), "RuntimeError: the server has started already")
	must(t, s.Stop(patient(t)))
	must(t, s.Stop(patient(t)))
}

// Stop lets an open exchange finish, and cuts one that does not.
func TestServerStop(t *testing.T) {
	ctx := patient(t)
	for _, finish := range []bool{true, false} {
		var seen lines
		accepted := make(chan struct{}, 1)
		s := &netlab.Server{Grace: 30 * time.Millisecond, OnStep: func(step netlab.Step) {
			if step.Kind == netlab.StepAccepted {
				accepted <- struct{}{}
			}
			if step.Kind == netlab.StepFailed {
				seen.add(step.Err.(*netlab.Error).Name)
			}
		}}
		if finish {
			s.Grace = 10 * time.Second
		}
		host, port := started(t, s)
		c := netlab.NewClient(host, port)
		must(t, c.Connect(ctx))
		<-accepted
		stopped := make(chan error)
		go func() { stopped <- s.Stop(ctx) }()
		if finish {
			_, err := c.SendMessage(ctx, "x")
			must(t, err)
			got, err := c.ReceiveMessage(ctx)
			must(t, err)
			if got != netlab.DefaultReply {
				t.Errorf("got %q", got)
			}
		}
		must(t, <-stopped)
		if cut := seen.String() == "KeyboardInterrupt"; cut == finish {
			t.Errorf("finish %v: failures %q", finish, seen.String())
		}
		c.Close()
	}
}

func TestServerWaitInterrupted(t *testing.T) {
	s := &netlab.Server{}
	started(t, s)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	if err := s.Wait(ctx); err == nil {
		t.Error("no error")
	}
	if !s.Running() {
		t.Error("the wait's end was the server's")
	}
}

// More clients than may be served at once are served after one another.
func TestServerSimultaneous(t *testing.T) {
	ctx := patient(t)
	s := &netlab.Server{Echo: true, Simultaneous: 2, Max: 9}
	host, port := started(t, s)
	var clients sync.WaitGroup
	for i := range 9 {
		clients.Go(func() {
			c := netlab.NewClient(host, port)
			defer c.Close()
			message := fmt.Sprint("client ", i)
			if err := c.Connect(ctx); err != nil {
				t.Error(err)
			}
			c.SendMessage(ctx, message)
			if got, err := c.ReceiveMessage(ctx); got != message || err != nil {
				t.Errorf("client %d: %q, %v", i, got, err)
			}
		})
	}
	clients.Wait()
	must(t, s.Wait(ctx))
	if s.Connections() != 9 {
		t.Errorf("%d connections", s.Connections())
	}
}

// The lab sheet's own client, in CPython.
const sheetClient = `
import socket, sys
clientSocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
clientSocket.connect(("localhost", int(sys.argv[1])))
clientSocket.send("Message Client vers Serveur\n".encode('utf-8'))
sys.stdout.write(clientSocket.recv(500).decode('utf-8'))
clientSocket.close()
`

func TestServerPython(t *testing.T) {
	t.Parallel()
	s := &netlab.Server{Max: 3}
	_, port := started(t, s)
	var clients sync.WaitGroup
	for range 3 {
		clients.Go(func() {
			out, err := command(t, "python3", "-c", sheetClient, fmt.Sprint(port)).CombinedOutput()
			if err != nil || string(out) != netlab.DefaultReply {
				t.Errorf("%s %v", out, err)
			}
		})
	}
	clients.Wait()
	must(t, s.Wait(patient(t)))
	if s.Connections() != 3 {
		t.Errorf("%d connections", s.Connections())
	}
}

// command is an external program, which ends with the test; without it the
// test is skipped.
func command(t testing.TB, name string, args ...string) *exec.Cmd {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	c := exec.CommandContext(patient(t), name, args...)
	c.Env = append(os.Environ(), "LC_ALL=C", "PYTHONUNBUFFERED=1")
	return c
}

// TestRunning: a server runs from Start to Stop, not before.
func TestRunning(t *testing.T) {
	t.Parallel()
	s := &netlab.Server{Address: netlab.IPv4{Host: "127.0.0.1"}}
	if s.Running() || s.Addr() != nil {
		t.Errorf("before: %v at %v", s.Running(), s.Addr())
	}
	must(t, s.Start(patient(t)))
	if !s.Running() || s.Addr() == nil {
		t.Errorf("after its start: %v at %v", s.Running(), s.Addr())
	}
	must(t, s.Stop(context.Background()))
	if s.Running() {
		t.Error("after its end")
	}
}

// TestServerClosesClients: a client that is done with is closed on this side, too.
func TestServerClosesClients(t *testing.T) {
	t.Parallel()
	for _, echo := range []bool{false, true} {
		states := make(chan netlab.State, 1)
		host, port := started(t, &netlab.Server{Echo: echo, OnStep: func(step netlab.Step) {
			if step.Kind == netlab.StepDisconnected {
				states <- step.Socket.State()
			}
		}})
		c, err := netlab.CreateConnection(patient(t), host, port)
		must(t, err)
		send(t, c, "hello")
		must(t, c.Shutdown(netlab.SHUT_WR))
		_, err = c.RecvAll(patient(t), 0)
		must(t, err)
		if state := <-states; state != netlab.StateClosed {
			t.Errorf("echo %v: its socket is %v", echo, state)
		}
		must(t, c.Close())
	}
}
