package netlab_test

import (
	"bytes"
	"context"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"labsh/netlab"
)

// pieces sends each piece once the one before was taken, which a peek leaves in
// the kernel: what is received piece by piece is received as it was sent.
func pieces(t *testing.T, from, to *netlab.Socket, receive func() ([]byte, error), all ...string) []byte {
	t.Helper()
	type result struct {
		p   []byte
		err error
	}
	done := make(chan result, 1)
	go func() {
		p, err := receive()
		done <- result{p, err}
	}()
	for _, piece := range all {
		send(t, from, piece)
		for { // until it is taken
			unread, _, err := to.Queues()
			if err != nil {
				t.Skip(err)
			}
			if unread == 0 {
				break
			}
			runtime.Gosched()
		}
	}
	r := <-done
	must(t, r.err)
	return r.p
}

// TestDelimiterBetween: a delimiter that was not whole when its beginning was
// taken is found.
func TestDelimiterBetween(t *testing.T) {
	t.Parallel()
	for _, split := range [][]string{{"a--", "-b"}, {"a-", "--"}, {"a-", "-", "-"}, {"-", "-a-", "--"}} {
		client, server := connected(t)
		text := strings.Join(split, "")
		want := text[:strings.Index(text, "---")+3]
		// The last piece may hold more than what is wanted, which stays.
		last := len(split) - 1
		got := pieces(t, client, server, func() ([]byte, error) { return server.RecvUntil(patient(t), []byte("---"), 0) },
			append(append([]string{}, split[:last]...), split[last][:len(split[last])-len(text)+len(want)])...)
		if string(got) != want {
			t.Errorf("%q: %q, want %q", split, got, want)
		}
	}
}

// TestLineLimit: as many bytes as the limit says, the delimiter among them, and no
// more; what had come is not lost.
func TestLineLimit(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	send(t, client, "abc\nabcd\nabcd")
	wantRecv(t, "abc\n")(server.RecvLine(ctx, 4))
	_, err := server.RecvLine(ctx, 4)
	wantError(t, err, "ValueError: Separator is not found, and chunk exceed the limit")
	wantRecv(t, "abcd\n")(server.RecvLine(ctx, 5))
	_, err = server.RecvLine(ctx, 4) // as many as the limit, and no delimiter
	wantError(t, err, "ValueError: Separator is not found, and chunk exceed the limit")
	wantRecv(t, "ab")(server.RecvExactly(ctx, 2))
	must(t, client.Close())
	wantRecv(t, "cd")(server.RecvAll(ctx, 2))
	_, err = server.RecvUntil(ctx, nil, 0)
	wantError(t, err, "ValueError: Separator should be at least one-byte string")
	_, err = server.RecvExactly(ctx, -1)
	wantError(t, err, "ValueError: readexactly size can not be less than zero")
	wantRecv(t, "")(server.RecvExactly(ctx, 0))
	for _, receive := range []func() error{
		func() error { _, err := server.Recv(ctx, -1, 0); return err },
		func() error { _, err := server.RecvFrom(ctx, -1, 0); return err },
	} {
		if err := receive(); !strings.Contains(python(err), "ValueError: negative buffersize in recv") {
			t.Error(err)
		}
	}
}

// TestLimitInPieces: what was taken in pieces before the limit was passed is not
// lost.
func TestLimitInPieces(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	failed := make(chan error, 1)
	go func() {
		_, err := server.RecvLine(ctx, 4)
		failed <- err
	}()
	send(t, client, "abc")
	for {
		unread, _, err := server.Queues()
		if err != nil {
			t.Skip(err)
		}
		if unread == 0 {
			break
		}
		runtime.Gosched()
	}
	send(t, client, "def")
	wantError(t, <-failed, "ValueError: Separator is not found, and chunk exceed the limit")
	send(t, client, "g") // the queue is what was put back and what the kernel has
	unread, _, err := server.Queues()
	if err != nil || unread != len("abcdefg") {
		t.Errorf("%d bytes unread, %v", unread, err)
	}
	wantRecv(t, "abcdefg")(server.RecvExactly(ctx, 7))
}

// countdown is a context that is done once it was asked so many times.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestInterruptedAnywhere: whenever an interrupt comes, what had arrived is what the
// next recv returns.
func TestInterruptedAnywhere(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	line := strings.Repeat("0123456789", 3_000) + "\n" // more than is looked at at once
	for name, receive := range map[string]func(context.Context) ([]byte, error){
		"line":    func(ctx context.Context) ([]byte, error) { return server.RecvLine(ctx, 0) },
		"exactly": func(ctx context.Context) ([]byte, error) { return server.RecvExactly(ctx, len(line)) },
	} {
		interrupted := 0
		for whole := false; !whole; {
			send(t, client, line)
			for {
				unread, _, err := server.Queues()
				if err != nil {
					t.Skip(err)
				}
				if unread == len(line) {
					break
				}
				runtime.Gosched()
			}
			got, err := receive(&countdown{ctx, interrupted})
			if whole = err == nil; !whole {
				interrupted++
				wantError(t, err, "KeyboardInterrupt")
				got, err = server.RecvExactly(ctx, len(line))
				must(t, err)
			}
			if string(got) != line {
				t.Fatalf("%s, interrupted at call %d: %d bytes", name, interrupted, len(got))
			}
		}
		if interrupted == 0 {
			t.Errorf("%s was never interrupted", name)
		}
	}
}

// TestLongLine: a line longer than any piece arrives whole, and what had come of it
// before a timeout is received with the rest.
func TestLongLine(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	line := strings.Repeat("0123456789", 200_000) + "\n"
	go client.SendAll(ctx, []byte(line[:len(line)-2]), 0)
	server.SetTimeout(50 * time.Millisecond)
	for {
		if _, err := server.RecvLine(ctx, 0); err != nil {
			wantError(t, err, "TimeoutError: timed out")
		}
		peeked, err := server.Recv(ctx, len(line), netlab.MSG_PEEK)
		if err == nil && len(peeked) == len(line)-2 {
			break // all of it is put back
		}
	}
	server.SetTimeout(netlab.NoTimeout)
	send(t, client, line[len(line)-2:]+"next")
	got, err := server.RecvLine(ctx, 0)
	must(t, err)
	if string(got) != line {
		t.Errorf("%d bytes, want %d", len(got), len(line))
	}
	wantRecv(t, "next")(server.Recv(ctx, 9, 0))
}

// failing is a writer that takes nothing.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestRecvToErrors(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	send(t, client, "abc")
	n, err := server.RecvTo(ctx, failing{}, func(int64) { t.Error("progress of nothing") })
	wantError(t, err, "OSError: [Errno 28] No space left on device")
	if n != 0 {
		t.Errorf("%d bytes", n)
	}
	send(t, client, "abc")
	server.SetTimeout(time.Millisecond)
	var b bytes.Buffer
	n, err = server.RecvTo(ctx, &b, nil)
	wantError(t, err, "TimeoutError: timed out")
	if n != 3 || b.String() != "abc" {
		t.Errorf("%d bytes, %q", n, b.String())
	}
}
