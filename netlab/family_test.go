package netlab_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"labsh/netlab"
)

func TestIPv6(t *testing.T) {
	ctx := patient(t)
	for _, test := range []struct {
		name   string
		listen netlab.Listening
		host   string
		refuse string
	}{
		{"IPv6 only", netlab.Listening{Address: netlab.IPv6{Host: "::1"}}, "::1", "127.0.0.1"},
		{"dual stack", netlab.Listening{Address: netlab.IPv6{}, DualStack: true}, "127.0.0.1", ""},
		{"IPv4", netlab.Listening{Address: netlab.IPv4{Host: "127.0.0.1"}}, "127.0.0.1", "::1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l, err := netlab.CreateServer(ctx, test.listen)
			must(t, err)
			defer l.Close()
			_, port, _ := netlab.SplitHostPort(l.Local())
			c, err := netlab.CreateConnection(ctx, test.host, port)
			must(t, err)
			defer c.Close()
			p, from, err := l.Accept(ctx)
			must(t, err)
			defer p.Close()
			exchange(t, c, p)
			if from.Family() != test.listen.Address.Family() {
				t.Errorf("from %v", from)
			}
			if test.refuse != "" {
				_, err = netlab.CreateConnection(ctx, test.refuse, port)
				wantError(t, err, "ConnectionRefusedError: [Errno 111] Connection refused")
			}
		})
	}
}

func TestIPv6Repr(t *testing.T) {
	ctx := patient(t)
	l, err := netlab.CreateServer(ctx, netlab.Listening{Address: netlab.IPv6{Host: "::1"}, Backlog: -1})
	must(t, err)
	defer l.Close()
	// A second server there is told so in CPython's words, which show two items.
	_, err = netlab.CreateServer(ctx, netlab.Listening{Address: l.Local()})
	_, port, _ := netlab.SplitHostPort(l.Local())
	wantError(t, err, fmt.Sprintf("OSError: [Errno 98] Address already in use (while attempting to bind on address ('::1', %d))", port))
	path := netlab.Unix{Path: filepath.Join(t.TempDir(), "s")}
	u, err := netlab.CreateServer(ctx, netlab.Listening{Address: path})
	must(t, err)
	defer u.Close()
	_, err = netlab.CreateServer(ctx, netlab.Listening{Address: path})
	wantError(t, err, fmt.Sprintf("OSError: [Errno 98] Address already in use (while attempting to bind on address '%s')", path.Path))
	if ok, _ := regexp.MatchString(`family=10, type=1, proto=0, laddr=\('::1', \d+, 0, 0\)>$`, l.String()); !ok {
		t.Error(l)
	}
	s := open(t, netlab.AF_INET6, netlab.SOCK_STREAM)
	wantError(t, s.Bind(ctx, netlab.IPv6{Host: "::1", FlowInfo: 1 << 20}), "OverflowError: bind(): flowinfo must be 0-1048575.")
	wantError(t, s.Connect(ctx, netlab.IPv6{Host: "127.0.0.1", Port: 1}), "socket.gaierror: [Errno -9] Address family for hostname not supported")
}

func TestNewErrors(t *testing.T) {
	for _, test := range []struct {
		family netlab.Family
		typ    netlab.Type
		proto  int
		want   string
	}{
		{99, netlab.SOCK_STREAM, 0, "OSError: [Errno 97] Address family not supported by protocol"},
		{netlab.AF_INET, 99, 0, "OSError: [Errno 22] Invalid argument"},
		{netlab.AF_INET, netlab.SOCK_STREAM, 17, "OSError: [Errno 93] Protocol not supported"},
	} {
		_, err := netlab.New(patient(t), test.family, test.typ, test.proto)
		wantError(t, err, test.want)
	}
}

func TestCreateServerInUse(t *testing.T) {
	l, address := listening(t, 1)
	var seen events
	_, err := netlab.CreateServer(patient(t), netlab.Listening{Address: address}, netlab.WithObserver(&seen))
	wantError(t, err, "OSError: [Errno 98] Address already in use (while attempting to bind on address "+l.Local().String()+")")
	if all := seen.take(); len(all) == 0 || all[len(all)-1].Op != "close" {
		t.Errorf("its socket is left open: %+v", all)
	}
	bound := tcp(t) // at an address where nobody listens
	must(t, bound.Bind(patient(t), netlab.IPv4{Host: "127.0.0.1"}))
	host, port, _ := netlab.SplitHostPort(bound.Local())
	_, err = netlab.CreateConnection(patient(t), host, port, netlab.WithObserver(&seen))
	wantError(t, err, "ConnectionRefusedError: [Errno 111] Connection refused")
	if all := seen.take(); len(all) == 0 || all[len(all)-1].Op != "close" {
		t.Errorf("its socket is left open: %+v", all)
	}
}

func TestDupAndDetach(t *testing.T) {
	ctx := patient(t)
	client, server := connected(t)
	client.SetTimeout(3 * time.Second)
	twin, err := client.Dup()
	must(t, err)
	if twin.Timeout() != 3*time.Second {
		t.Errorf("the twin's timeout is %v", twin.Timeout())
	}
	if twin.Fileno() == client.Fileno() || twin.State() != netlab.StateConnected {
		t.Errorf("twin %v", twin)
	}
	must(t, client.Close()) // the connection stays, with the twin
	exchange(t, twin, server)

	waiting := make(chan error)
	server.SetTimeout(netlab.NoTimeout)
	go func() { _, err := server.Recv(ctx, 1, netlab.MSG_PEEK); waiting <- err }()
	_, err = twin.Send(ctx, []byte("x"), 0)
	must(t, err)
	must(t, <-waiting) // so that the poller knows the descriptor

	number := server.Fileno()
	fd, err := server.Detach()
	must(t, err)
	if fd != number || server.Fileno() != -1 || server.State() != netlab.StateClosed {
		t.Errorf("detached %d of %v", fd, server)
	}
	again, err := netlab.FromFileno(fd)
	must(t, err)
	defer again.Close()
	if again.Proto() != 6 || again.State() != netlab.StateConnected || again.Type() != netlab.SOCK_STREAM {
		t.Errorf("%v", again)
	}
	got, err := again.Recv(ctx, 9, 0)
	must(t, err)
	if string(got) != "x" {
		t.Errorf("got %q", got)
	}
	must(t, twin.Close())
	if fd, err := twin.Detach(); fd != -1 || err != nil {
		t.Error(fd, err)
	}
	_, err = twin.Dup()
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
	_, err = netlab.FromFileno(1 << 20)
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
}
