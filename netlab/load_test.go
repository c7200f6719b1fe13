package netlab_test

import (
	"fmt"
	"sync"
	"syscall"
	"testing"

	"labsh/netlab"
)

// raiseLimit lets this process open n descriptors.
func raiseLimit(t testing.TB, n uint64) {
	t.Helper()
	var limit syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit))
	if limit.Cur >= n {
		return
	}
	limit.Cur, limit.Max = n, max(n, limit.Max)
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Skipf("cannot open %d descriptors: %v", n, err)
	}
}

// TestLoad makes 10,000 connections one after another and 5,000 at once to an
// echo server, without an error and without a descriptor left over.
func TestLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("15,000 connections in short mode")
	}
	const sequential, simultaneous = 10_000, 5_000
	raiseLimit(t, 2*simultaneous+100)
	ctx := patient(t)
	before := openDescriptors(t)
	s := &netlab.Server{Echo: true}
	host, port := started(t, s)
	talk := func(c *netlab.Client, message string) error {
		if _, err := c.SendMessage(ctx, message); err != nil {
			return err
		}
		got, err := c.ReceiveMessage(ctx)
		if err == nil && got != message {
			err = fmt.Errorf("sent %q, received %q", message, got)
		}
		return err
	}
	for i := range sequential {
		c := netlab.NewClient(host, port)
		must(t, c.Connect(ctx))
		must(t, talk(c, fmt.Sprint("client ", i)))
		must(t, c.Close())
	}
	clients := make([]*netlab.Client, simultaneous)
	for i := range clients {
		clients[i] = netlab.NewClient(host, port)
		must(t, clients[i].Connect(ctx))
	}
	var talking sync.WaitGroup
	for i, c := range clients {
		talking.Go(func() {
			if err := talk(c, fmt.Sprint("client ", i)); err != nil {
				t.Error(err)
			}
		})
	}
	talking.Wait()
	for _, c := range clients {
		must(t, c.Close())
	}
	must(t, s.Stop(ctx))
	if n := s.Connections(); n != sequential+simultaneous {
		t.Errorf("%d connections", n)
	}
	if after := openDescriptors(t); after != before {
		t.Errorf("%d descriptors before, %d after", before, after)
	}
}
