package netlab_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"labsh/netlab"
)

// TestSendPart: a send that the kernel took in part before it failed is no error,
// as with send(2); the next one fails. With a timeout it sends what fits.
func TestSendPart(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	for name, part := range map[string]func(*netlab.Socket, []byte) (int, error){
		"send": func(s *netlab.Socket, p []byte) (int, error) { return s.Send(ctx, p, 0) },
	} {
		client, server := connected(t)
		big := make([]byte, 64<<20)
		type result struct {
			n   int
			err error
		}
		done := make(chan result, 1)
		go func() {
			n, err := part(client, big)
			done <- result{n, err}
		}()
		_, err := server.RecvExactly(ctx, 1<<20) // some is sent
		must(t, err)
		must(t, server.SetOption("SO_LINGER", "0")) // and then reset
		must(t, server.Close())
		r := <-done
		if r.err != nil || r.n < 1<<20 || r.n >= len(big) {
			t.Errorf("%s: %d of %d bytes, %v", name, r.n, len(big), r.err)
		}
		if n, err := part(client, big); err == nil || n != 0 {
			t.Errorf("%s after the reset: %d, %v", name, n, err)
		}
	}
	client, server := connected(t)
	client.SetTimeout(time.Minute)
	big := make([]byte, 64<<20)
	n, err := client.Send(ctx, big, 0)
	if err != nil || n == 0 || n == len(big) {
		t.Errorf("with a timeout: %d, %v", n, err)
	}
	client.SetTimeout(10 * time.Millisecond)
	m, err := client.SendAll(ctx, big, 0)
	wantError(t, err, "TimeoutError: timed out")
	got, err := server.RecvExactly(ctx, n+m)
	must(t, err)
	if len(got) != n+m {
		t.Errorf("%d and %d bytes were sent, %d came", n, m, len(got))
	}
	_, err = server.Recv(ctx, 1, netlab.MSG_DONTWAIT)
	wantError(t, err, "BlockingIOError: [Errno 11] Resource temporarily unavailable")
}

// TestSendInterrupted: an interrupt tells how much was sent.
func TestSendInterrupted(t *testing.T) {
	t.Parallel()
	client, server := connected(t)
	ctx, cancel := context.WithCancel(patient(t))
	type result struct {
		n   int
		err error
	}
	done := make(chan result, 1)
	go func() {
		n, err := client.Send(ctx, make([]byte, 64<<20), 0)
		done <- result{n, err}
	}()
	_, err := server.RecvExactly(patient(t), 1)
	must(t, err)
	cancel()
	r := <-done
	wantError(t, r.err, "KeyboardInterrupt")
	must(t, client.Shutdown(netlab.SHUT_WR))
	rest, err := server.RecvAll(patient(t), 0)
	must(t, err)
	if r.n != len(rest)+1 {
		t.Errorf("sent %d, received %d", r.n, len(rest)+1)
	}
}

// TestWaitAll: with MSG_WAITALL a recv is whole, or what came before the end.
func TestWaitAll(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	got := pieces(t, client, server, func() ([]byte, error) { return server.Recv(ctx, 6, netlab.MSG_WAITALL) }, "ab", "cd", "ef")
	if string(got) != "abcdef" {
		t.Errorf("%q", got)
	}
	send(t, client, "ab")
	wantRecv(t, "ab")(server.Recv(ctx, 6, netlab.MSG_WAITALL|netlab.MSG_PEEK))
	must(t, client.Close())
	wantRecv(t, "ab")(server.Recv(ctx, 6, netlab.MSG_WAITALL))
	wantRecv(t, "")(server.Recv(ctx, 6, netlab.MSG_WAITALL))
	done, cancel := context.WithCancel(ctx)
	cancel()
	_, err := server.Recv(done, 6, netlab.MSG_WAITALL)
	wantError(t, err, "KeyboardInterrupt")
	_, err = server.Send(done, []byte("x"), 0)
	wantError(t, err, "KeyboardInterrupt")
}

// TestGreatRecv: a recv of very many bytes takes what is there, not the memory.
func TestGreatRecv(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	send(t, client, "abc")
	got, err := server.Recv(ctx, 1<<30, 0)
	must(t, err)
	if string(got) != "abc" || cap(got) > 1<<20 {
		t.Errorf("%q in %d bytes", got, cap(got))
	}
	// More than a chunk that waits is received at once.
	want := bytes.Repeat([]byte("x"), 600<<10)
	must(t, server.SetOption("SO_RCVBUF", "4000000"))
	go client.SendAll(ctx, want, 0)
	for {
		unread, _, err := server.Queues()
		if err != nil {
			t.Skip(err)
		}
		if unread >= 300<<10 {
			break
		}
	}
	if got, err = server.Recv(ctx, 1<<30, 0); err != nil || len(got) < 300<<10 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}
