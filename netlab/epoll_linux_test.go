package netlab_test

import (
	"context"
	"runtime"
	"slices"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"labsh/netlab"
)

func newEpoll(t *testing.T) *netlab.Epoll {
	t.Helper()
	e, err := netlab.NewEpoll()
	must(t, err)
	t.Cleanup(func() { must(t, e.Close()) })
	return e
}

// An instance is asked and waited for; a wait ends with its context.
func TestEpoll(t *testing.T) {
	t.Parallel()
	a, b := connected(t)
	e := newEpoll(t)
	must(t, e.Add(a.Fileno(), unix.EPOLLIN))
	wantError(t, e.Add(a.Fileno(), unix.EPOLLIN), "FileExistsError: [Errno 17] File exists")
	for _, timeout := range []time.Duration{0, time.Millisecond} {
		if found, err := e.Wait(patient(t), 9, timeout); err != nil || len(found) != 0 {
			t.Error(found, err)
		}
	}
	ctx := soon(t)
	if _, err := e.Wait(ctx, 9, -1); err != context.DeadlineExceeded {
		t.Error(err)
	}
	_, err := b.Send(patient(t), []byte("x"), 0)
	must(t, err)
	found, err := e.Wait(patient(t), 9, -1)
	if want := []netlab.EpollEvent{{FD: a.Fileno(), Events: unix.EPOLLIN}}; err != nil || !slices.Equal(found, want) {
		t.Error(found, err)
	}
	must(t, e.Modify(a.Fileno(), unix.EPOLLOUT))
	must(t, e.Add(b.Fileno(), unix.EPOLLOUT))
	if found, err := e.Wait(patient(t), 1, -1); err != nil || len(found) != 1 {
		t.Error(found, err)
	}
	must(t, e.Delete(a.Fileno()))
	wantError(t, e.Delete(a.Fileno()), "FileNotFoundError: [Errno 2] No such file or directory")
	// An instance that another is registered with, and more than it has room for.
	outer := newEpoll(t)
	must(t, outer.Add(e.Fileno(), unix.EPOLLIN))
	if found, err := outer.Wait(patient(t), 1<<30, -1); err != nil || len(found) != 1 {
		t.Error(found, err)
	}
}

// Two waits for one event: one has it, the other goes on.
func TestEpollShared(t *testing.T) {
	t.Parallel()
	a, b := connected(t)
	e := newEpoll(t)
	must(t, e.Add(a.Fileno(), unix.EPOLLIN|unix.EPOLLET))
	got := make(chan int, 2)
	ctx, cancel := context.WithCancel(t.Context())
	for range 2 {
		go func() {
			found, _ := e.Wait(ctx, 9, -1)
			got <- len(found)
		}()
	}
	_, err := b.Send(patient(t), []byte("x"), 0)
	must(t, err)
	if n := <-got; n != 1 {
		t.Errorf("%d events", n)
	}
	cancel()
	if n := <-got; n != 0 {
		t.Errorf("%d events more", n)
	}
}

// Close leaves a wait alone, which still has what it waits for, and frees the
// number of the descriptor only then; a forgotten instance is closed.
func TestEpollClose(t *testing.T) {
	a, b := connected(t)
	e, err := netlab.NewEpoll()
	must(t, err)
	must(t, e.Add(a.Fileno(), unix.EPOLLIN))
	fd := e.Fileno()
	done := make(chan int, 1)
	go func() {
		found, err := e.Wait(patient(t), 9, -1)
		if err != nil {
			t.Error(err)
		}
		done <- len(found)
	}()
	for !e.InUse() {
		runtime.Gosched()
	}
	must(t, e.Close())
	must(t, e.Close())
	if n := e.Fileno(); n != -1 {
		t.Errorf("the descriptor is %d", n)
	}
	if _, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err != nil {
		t.Errorf("the instance of a wait was closed: %v", err)
	}
	_, err = e.Wait(patient(t), 9, 0)
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
	_, err = b.Send(patient(t), []byte("x"), 0)
	must(t, err)
	if n := <-done; n != 1 {
		t.Errorf("%d events", n)
	}
	if _, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err == nil {
		t.Error("the instance is open after the wait")
	}

	before := descriptors(t)
	func() {
		for range 10 {
			_, err := netlab.NewEpoll()
			must(t, err)
		}
	}()
	deadline := time.Now().Add(10 * time.Second)
	for descriptors(t) > before && time.Now().Before(deadline) {
		runtime.GC()
	}
	if n := descriptors(t); n > before {
		t.Errorf("%d descriptors, %d before", n, before)
	}
}
