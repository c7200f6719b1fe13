package netlab_test

import (
	"bytes"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"syscall"
	"testing"

	"labsh/netlab"
)

// inChild runs the test called name in a process of its own, which may change
// its limits and its user.
func inChild(t *testing.T, name string) {
	t.Helper()
	c := command(t, os.Args[0], "-test.run=^"+name+"$", "-test.v")
	c.Env = append(c.Env, "NETLAB_CHILD=1")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if bytes.Contains(out, []byte("SKIP")) {
		t.Skipf("%s", out)
	}
}

// child reports whether this is the process that inChild started.
func child() bool { return os.Getenv("NETLAB_CHILD") != "" }

// When descriptors are used up, what needs one says so, and what is open goes
// on; a server serves again as soon as it can.
func TestExhaustion(t *testing.T) {
	t.Parallel()
	if !child() {
		inChild(t, t.Name())
		return
	}
	ctx := patient(t)
	exhausted := make(chan error, 1)
	s := &netlab.Server{OnStep: func(step netlab.Step) {
		if step.Kind == netlab.StepFailed {
			exhausted <- step.Err
		}
	}}
	host, port := started(t, s)
	client, server := connected(t)
	waiting := tcp(t)
	var limit syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit))
	limit.Cur = 64
	must(t, syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit))
	var open []*netlab.Socket
	for {
		s, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0)
		if err != nil {
			wantError(t, err, "OSError: [Errno 24] Too many open files")
			break
		}
		open = append(open, s)
	}
	_, err := client.Dup()
	wantError(t, err, "OSError: [Errno 24] Too many open files")
	fd, err := open[0].Detach() // for which no other is needed
	must(t, err)
	again, err := netlab.FromFileno(fd)
	must(t, err)
	open[0] = again
	exchange(t, client, server)

	must(t, waiting.Connect(ctx, netlab.IPv4{Host: host, Port: port}))
	wantError(t, <-exhausted, "OSError: [Errno 24] Too many open files")
	for _, s := range open {
		must(t, s.Close())
	}
	send(t, waiting, "hello")
	wantRecv(t, netlab.DefaultReply)(waiting.RecvAll(ctx, 0))
}

// A web server on a socket of ours waits for descriptors too, and serves again.
func TestExhaustedHTTP(t *testing.T) {
	t.Parallel()
	if !child() {
		inChild(t, t.Name())
		return
	}
	ctx := patient(t)
	listener := tcp(t)
	must(t, listener.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}))
	must(t, listener.Listen(10))
	failed := make(chan error, 100)
	server := http.Server{Handler: http.NotFoundHandler(), ErrorLog: log.New(io.Discard, "", 0)}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(telltale{netlab.NewListener(listener), failed}) }()
	client := tcp(t)
	var limit syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit))
	limit.Cur = 64
	must(t, syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit))
	var open []*netlab.Socket
	for {
		s, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0)
		if err != nil {
			break
		}
		open = append(open, s)
	}
	must(t, client.Connect(ctx, listener.Local()))
	wantError(t, <-failed, "OSError: [Errno 24] Too many open files")
	for _, s := range open {
		must(t, s.Close())
	}
	send(t, client, "GET / HTTP/1.0\r\n\r\n")
	wantRecv(t, "HTTP/1.0 404")(client.RecvExactly(ctx, 12))
	must(t, server.Close())
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		t.Error(err)
	}
}

// A telltale tells the errors of Accept.
type telltale struct {
	net.Listener
	failed chan<- error
}

func (f telltale) Accept() (net.Conn, error) {
	conn, err := f.Listener.Accept()
	if err != nil {
		f.failed <- err
	}
	return conn, err
}

// Without the privilege a low port is refused.
func TestPrivilegedPort(t *testing.T) {
	t.Parallel()
	if !child() {
		if os.Getuid() != 0 {
			t.Skip("only root can become somebody else")
		}
		inChild(t, t.Name())
		return
	}
	must(t, syscall.Setuid(65534))
	err := tcp(t).Bind(patient(t), netlab.IPv4{Host: "127.0.0.1", Port: 80})
	if err == nil {
		t.Skip("port 80 is free for all here (ip_unprivileged_port_start)")
	}
	wantError(t, err, "PermissionError: [Errno 13] Permission denied")
	if !errors.Is(err, syscall.EACCES) {
		t.Error("errors.Is does not find EACCES")
	}
}
