package netlab_test

import (
	"context"
	"testing"
	"time"

	"labsh/netlab"
)

// soon ends its context once a wait has most probably begun; what is tested holds
// in either case.
func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	t.Cleanup(cancel)
	return ctx
}

func polled(t *testing.T, fds []netlab.PollFD, timeout time.Duration) int {
	t.Helper()
	n, err := netlab.Poll(patient(t), fds, timeout)
	must(t, err)
	return n
}

// Poll finds what there is, waits for what comes, and no longer than it is asked to.
func TestPoll(t *testing.T) {
	t.Parallel()
	a, b := connected(t)
	fds := []netlab.PollFD{{FD: a.Fileno(), Events: netlab.POLLIN}, {FD: b.Fileno(), Events: netlab.POLLIN | netlab.POLLOUT}, {FD: -1, Events: netlab.POLLIN}}
	if n := polled(t, fds, -1); n != 1 || fds[0].Revents != 0 || fds[1].Revents != netlab.POLLOUT || fds[2].Revents != 0 {
		t.Errorf("%d: %v", n, fds)
	}
	for _, timeout := range []time.Duration{0, time.Millisecond} {
		from := time.Now()
		if n := polled(t, fds[:1], timeout); n != 0 || time.Since(from) < timeout {
			t.Errorf("%d after %v", n, time.Since(from))
		}
	}
	done := make(chan int, 1)
	go func() {
		n, err := netlab.Poll(patient(t), fds[:1], -1)
		if err != nil {
			t.Error(err)
		}
		done <- n
	}()
	_, err := b.Send(patient(t), []byte("x"), 0)
	must(t, err)
	if n := <-done; n != 1 || fds[0].Revents != netlab.POLLIN {
		t.Errorf("%d: %v", n, fds[0])
	}
	// Another direction of the same descriptor may wait beside it, on Go's poller.
	_, err = a.Recv(patient(t), 5, 0)
	must(t, err)
	received := make(chan error, 1)
	go func() {
		_, err := a.Recv(patient(t), 5, 0)
		received <- err
	}()
	if n := polled(t, fds[:1], time.Millisecond); n != 0 {
		t.Errorf("%d: %v", n, fds[0])
	}
	_, err = b.Send(patient(t), []byte("x"), 0)
	must(t, err)
	must(t, <-received)
}

// A wait ends with its context, and gives back all that it took.
func TestPollEnds(t *testing.T) {
	a, _ := connected(t)
	fds := []netlab.PollFD{{FD: a.Fileno(), Events: netlab.POLLIN}}
	before := descriptors(t)
	for range 5 {
		ctx := soon(t)
		if _, err := netlab.Poll(ctx, fds, -1); err == nil || err != ctx.Err() {
			t.Fatalf("%v", err)
		}
		if _, err := netlab.Poll(ctx, fds, 0); err != ctx.Err() {
			t.Fatalf("%v", err)
		}
	}
	if n := descriptors(t); n != before {
		t.Errorf("%d descriptors, %d before", n, before)
	}
}

// What closes a socket does not end a wait for it, as in the kernel.
func TestPollClosed(t *testing.T) {
	t.Parallel()
	a, b := connected(t)
	fd := a.Fileno()
	done := make(chan error, 1)
	go func() {
		_, err := netlab.Poll(patient(t), []netlab.PollFD{{FD: fd, Events: netlab.POLLIN}, {FD: b.Fileno(), Events: netlab.POLLIN}}, -1)
		done <- err
	}()
	must(t, a.Close())
	must(t, <-done) // b's end of the stream
	late := []netlab.PollFD{{FD: 1 << 20}}
	if n := polled(t, late, -1); n != 1 || late[0].Revents != netlab.POLLNVAL {
		t.Errorf("%d: %v", n, late)
	}
}

// What a RecvUntil has put back is known, and nothing else is.
func TestHeld(t *testing.T) {
	t.Parallel()
	a, b := connected(t)
	_, err := b.Send(patient(t), []byte("one\ntwo"), 0)
	must(t, err)
	if n := a.Held(); n != 0 {
		t.Errorf("%d bytes are held", n)
	}
	_, err = a.RecvUntil(patient(t), []byte("\n"), 100)
	must(t, err)
	if _, err := a.RecvUntil(soon(t), []byte("\n"), 100); err == nil || a.Held() != 3 || !netlab.AnyHeld() {
		t.Errorf("%v, %d bytes are held", err, a.Held())
	}
}
