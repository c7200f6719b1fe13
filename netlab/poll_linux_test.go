package netlab_test

import (
	"context"
	"errors"
	"syscall"
	"testing"
	"time"

	"labsh/netlab"
)

// A wait ends with its context even when no descriptor is left to wake it by.
func TestPollExhausted(t *testing.T) {
	t.Parallel()
	if !child() {
		inChild(t, t.Name())
		return
	}
	a, b := connected(t)
	var limit syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit))
	limit.Cur = 64
	must(t, syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit))
	for {
		if _, err := syscall.Dup(a.Fileno()); err != nil {
			break // the process ends with the test
		}
	}
	fds := []netlab.PollFD{{FD: a.Fileno(), Events: netlab.POLLIN}}
	if _, err := netlab.Poll(soon(t), fds, -1); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	from := time.Now()
	if n := polled(t, fds, 50*time.Millisecond); n != 0 || time.Since(from) < 50*time.Millisecond {
		t.Errorf("%d after %v", n, time.Since(from))
	}
	go b.Send(patient(t), []byte("x"), 0)
	if n := polled(t, fds, -1); n != 1 {
		t.Errorf("%d: %v", n, fds)
	}
}
