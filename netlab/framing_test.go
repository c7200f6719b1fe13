package netlab_test

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"labsh/netlab"
)

func send(t testing.TB, s *netlab.Socket, text string) {
	t.Helper()
	_, err := s.SendAll(patient(t), []byte(text), 0)
	must(t, err)
}

func wantRecv(t testing.TB, want string) func([]byte, error) {
	t.Helper()
	return func(got []byte, err error) {
		t.Helper()
		must(t, err)
		if string(got) != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
}

func TestFraming(t *testing.T) {
	ctx := patient(t)
	client, server := connected(t)
	send(t, client, "one\ntwo\r\nthree--four")
	wantRecv(t, "one\n")(server.RecvLine(ctx, 0))
	wantRecv(t, "two\r\n")(server.RecvUntil(ctx, []byte("\r\n"), 0))
	// What follows stays in the kernel.
	status, err := server.TCPStatus()
	must(t, err)
	if status.Unread != len("three--four") {
		t.Errorf("%d bytes in the kernel", status.Unread)
	}
	wantRecv(t, "three--")(server.RecvUntil(ctx, []byte("--"), 0))
	wantRecv(t, "fo")(server.RecvExactly(ctx, 2))
	send(t, client, "\nrest")
	wantRecv(t, "ur\n")(server.RecvLine(ctx, 0))
	must(t, client.Shutdown(netlab.SHUT_WR))
	wantRecv(t, "rest")(server.RecvLine(ctx, 0)) // the end comes first
	wantRecv(t, "")(server.RecvLine(ctx, 0))
	wantRecv(t, "")(server.RecvExactly(ctx, 3))
	wantRecv(t, "")(server.RecvAll(ctx, 0))
}

// What had arrived before a timeout, an interrupt or the limit is what comes
// next.
func TestFramingLosesNothing(t *testing.T) {
	client, server := connected(t)
	send(t, client, "begin")
	server.SetTimeout(5 * time.Millisecond)
	line := func(ctx context.Context) error { _, err := server.RecvLine(ctx, 0); return err }
	exactly := func(ctx context.Context) error { _, err := server.RecvExactly(ctx, 100); return err }
	all := func(ctx context.Context) error { _, err := server.RecvAll(ctx, 0); return err }
	for _, call := range []func(context.Context) error{line, exactly, all, line} {
		wantError(t, call(patient(t)), "TimeoutError: timed out")
	}
	server.SetTimeout(netlab.NoTimeout)
	for _, call := range []func(context.Context) error{line, exactly, all, line} {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
		wantError(t, call(ctx), "TimeoutError: timed out")
		cancel()
	}
	_, err := server.RecvLine(patient(t), 3)
	wantError(t, err, "ValueError: Separator is not found, and chunk exceed the limit")
	_, err = server.RecvAll(patient(t), 3)
	wantError(t, err, "ValueError: the stream exceeds the limit")
	if !errors.Is(err, netlab.ErrLimit) {
		t.Errorf("%v is not ErrLimit", err)
	}
	wantRecv(t, "beg")(server.Recv(patient(t), 3, netlab.MSG_PEEK))
	send(t, client, " and end\nmore")
	wantRecv(t, "begin and end\n")(server.RecvLine(patient(t), 14))
	wantRecv(t, "more")(server.Recv(patient(t), 10, 0))
}

// A delimiter that arrives in two pieces is one all the same.
func TestDelimiterInPieces(t *testing.T) {
	ctx := patient(t)
	client, server := connected(t)
	got := make(chan []byte, 1)
	go func() {
		p, _ := server.RecvUntil(ctx, []byte("\r\n\r\n"), 0)
		got <- p
	}()
	for _, piece := range []string{"head\r", "\n", "\r", "\nbody"} {
		send(t, client, piece)
	}
	if p := <-got; string(p) != "head\r\n\r\n" {
		t.Errorf("got %q", p)
	}
	wantRecv(t, "body")(server.RecvExactly(ctx, 4))
}

func TestRecvTo(t *testing.T) {
	client, server := connected(t)
	want := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
	go func() {
		client.SendAll(patient(t), want, 0)
		client.Close()
	}()
	var got bytes.Buffer
	var last int64
	n, err := server.RecvTo(patient(t), &got, func(received int64) { last = received })
	must(t, err)
	if n != int64(len(want)) || last != n || !bytes.Equal(got.Bytes(), want) {
		t.Errorf("received %d, progress %d", n, last)
	}
}

func TestFlags(t *testing.T) {
	ctx := patient(t)
	client, server := connected(t)
	send(t, client, "hello")
	wantRecv(t, "hel")(server.Recv(ctx, 3, netlab.MSG_PEEK))
	wantRecv(t, "hello")(server.Recv(ctx, 100, 0))
	_, err := server.Recv(ctx, 1, netlab.MSG_DONTWAIT)
	wantError(t, err, "BlockingIOError: [Errno 11] Resource temporarily unavailable")
	wantRecv(t, "")(server.Recv(ctx, 0, 0)) // at once, though nothing is there

	go func() {
		for range 4 {
			client.Send(ctx, []byte("ab"), 0)
		}
	}()
	wantRecv(t, "abababab")(server.Recv(ctx, 8, netlab.MSG_WAITALL))

	_, err = client.Send(ctx, []byte("!"), netlab.MSG_OOB)
	must(t, err)
	wantRecv(t, "!")(recvOOB(ctx, server))
}

// recvOOB waits for the urgent byte, which a recv with MSG_OOB does not.
func recvOOB(ctx context.Context, s *netlab.Socket) ([]byte, error) {
	for {
		p, err := s.Recv(ctx, 1, netlab.MSG_OOB)
		if err == nil || ctx.Err() != nil {
			return p, err
		}
	}
}

func TestFile(t *testing.T) {
	ctx := patient(t)
	client, server := connected(t)
	w, err := client.MakeFile("wb")
	must(t, err)
	r, err := server.MakeFile("rb")
	must(t, err)
	for _, line := range []string{"one\n", "two\n", "three\n", "four\n", "end"} {
		_, err := w.Write(ctx, []byte(line))
		must(t, err)
	}
	_, err = server.Recv(ctx, 1, netlab.MSG_DONTWAIT)
	wantError(t, err, "BlockingIOError: [Errno 11] Resource temporarily unavailable") // held back
	must(t, w.Flush(ctx))
	wantRecv(t, "one\n")(r.Readline(ctx, -1))
	wantRecv(t, "tw")(r.Readline(ctx, 2))
	wantRecv(t, "o\nth")(r.Read(ctx, 4))

	server.SetTimeout(5 * time.Millisecond)
	_, err = r.Read(ctx, 100)
	wantError(t, err, "TimeoutError: timed out")
	_, err = r.Readline(ctx, -1)
	wantError(t, err, "OSError: cannot read from timed out object")

	_, err = w.Read(ctx, 1)
	wantError(t, err, "io.UnsupportedOperation: not readable")
	_, err = r.Write(ctx, nil)
	wantError(t, err, "io.UnsupportedOperation: not writable")
	_, err = client.MakeFile("x")
	wantError(t, err, "ValueError: invalid mode 'x' (only r, w, b allowed)")

	// The socket stays open for its file, and closes with it.
	must(t, client.Close())
	if client.State() != netlab.StateClosed || client.Fileno() < 0 {
		t.Errorf("closed with a file open: %v", client)
	}
	_, err = w.Write(ctx, []byte("bye"))
	must(t, err)
	must(t, w.Close(ctx))
	if client.Fileno() != -1 {
		t.Error("still open")
	}
	_, err = w.Write(ctx, nil)
	wantError(t, err, "ValueError: I/O operation on closed file.")
	server.SetTimeout(netlab.NoTimeout)
	wantRecv(t, "bye")(server.RecvAll(ctx, 0))
	must(t, r.Close(ctx))
}

func TestReadlines(t *testing.T) {
	ctx := patient(t)
	client, server := connected(t)
	send(t, client, "a\nb\nc\nd")
	must(t, client.Close())
	r, err := server.MakeFile("r")
	must(t, err)
	defer r.Close(ctx)
	lines, err := r.Readlines(ctx, 3)
	must(t, err)
	if string(bytes.Join(lines, []byte("|"))) != "a\n|b\n" {
		t.Errorf("got %q", lines)
	}
	lines, err = r.Readlines(ctx, -1)
	must(t, err)
	if string(bytes.Join(lines, []byte("|"))) != "c\n|d" {
		t.Errorf("got %q", lines)
	}
}
