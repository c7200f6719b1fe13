package netlab_test

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
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
	wantRecv(t, "abcdef")(server.RecvExactly(ctx, 6))
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

// TestRecvUnconnected: recv of a UDP socket without a peer receives what comes,
// one datagram at a time.
func TestRecvUnconnected(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	a, b := udp(t), udp(t)
	for _, text := range []string{"one", "", "a longer one"} {
		_, err := a.SendTo(ctx, []byte(text), 0, b.Local())
		must(t, err)
	}
	wantRecv(t, "one")(b.Recv(ctx, 100, 0))
	wantRecv(t, "")(b.Recv(ctx, 100, 0))
	wantRecv(t, "a lo")(b.Recv(ctx, 4, 0))
	_, err := b.Recv(ctx, 100, netlab.MSG_DONTWAIT)
	wantError(t, err, "BlockingIOError: [Errno 11] Resource temporarily unavailable")
	_, err = b.Send(ctx, []byte("x"), 0)
	wantError(t, err, "OSError: [Errno 89] Destination address required")
	_, err = b.Getpeername()
	wantError(t, err, "OSError: [Errno 107] Transport endpoint is not connected")
	must(t, b.Connect(ctx, a.Local()))
	if b.State() != netlab.StateConnected {
		t.Errorf("%v", b.State())
	}
	stranger := udp(t)
	_, err = stranger.SendTo(ctx, []byte("not from a"), 0, b.Local())
	if err == nil {
		_, err = a.SendTo(ctx, []byte("from a"), 0, b.Local())
	}
	must(t, err)
	wantRecv(t, "from a")(b.Recv(ctx, 100, 0))
}

// TestDatagramEdges: what a datagram socket refuses, and how much room it makes.
func TestDatagramEdges(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	a, b := udp(t), udp(t)
	_, err := a.SendTo(ctx, []byte("x"), 0, netlab.IPv6{Host: "::1", Port: 1})
	if err == nil {
		t.Error("an IPv6 address on an IPv4 socket")
	}
	_, err = a.SendTo(ctx, []byte("x"), 0, netlab.Unix{Path: "/x"})
	wantError(t, err, "TypeError: sendto(): address '/x' is not one of AF_INET")
	_, err = a.SendTo(ctx, []byte("x"), 0, netlab.IPv4{Host: "127.0.0.1", Port: 65536})
	wantError(t, err, "OverflowError: sendto(): port must be 0-65535.")
	_, err = a.SendTo(ctx, []byte("x"), 0, netlab.IPv4{Host: "127.0.0.1", Port: -1})
	wantError(t, err, "OverflowError: sendto(): port must be 0-65535.")
	_, err = a.SendTo(ctx, []byte("x"), 0, b.Local())
	must(t, err)
	got, err := b.RecvFrom(ctx, 1<<28, 0)
	must(t, err)
	if string(got.Data) != "x" || cap(got.Data) > 1<<16 {
		t.Errorf("%q in a buffer of %d", got.Data, cap(got.Data))
	}
	x, y, err := netlab.Socketpair(ctx, netlab.AF_UNIX, netlab.SOCK_DGRAM, 0)
	must(t, err)
	defer x.Close()
	defer y.Close()
	long := make([]byte, 100_000) // a Unix datagram may be longer
	_, err = x.Send(ctx, long, 0)
	must(t, err)
	if got, err = y.RecvFrom(ctx, 200_000, 0); err != nil || len(got.Data) != len(long) || got.Truncated() {
		t.Errorf("%d bytes, %v", len(got.Data), err)
	}
	// With a timeout, MSG_DONTWAIT waits all the same, as CPython's does.
	b.SetTimeout(time.Millisecond)
	_, err = b.RecvFrom(ctx, 1, netlab.MSG_DONTWAIT)
	wantError(t, err, "TimeoutError: timed out")
	for _, join := range []func(group, nic string) error{b.JoinGroup, b.LeaveGroup} {
		for _, where := range [][2]string{{"224.1.1.1", "nosuch"}, {"group", ""}} {
			wantError(t, join(where[0], where[1]), "OSError: illegal IP address string or interface: "+where[0]+" "+where[1])
		}
	}
	if err := b.LeaveGroup("224.9.9.9", ""); err == nil {
		t.Error("a group that was not joined was left")
	}
	s6, err := netlab.New(ctx, netlab.AF_INET6, netlab.SOCK_DGRAM, 0)
	must(t, err)
	defer s6.Close()
	_, err = s6.SendTo(ctx, nil, 0, netlab.IPv6{Host: "::1", Port: 1, FlowInfo: 0x100000})
	wantError(t, err, "OverflowError: sendto(): flowinfo must be 0-1048575.")
	_, err = s6.SendTo(ctx, nil, 0, netlab.IPv4{Host: "<broadcast>", Port: 1})
	wantError(t, err, "OSError: address family mismatched")
}

// TestUnixPaths: a path has room for 107 bytes, an abstract name for 107 and its
// NUL.
func TestUnixPaths(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	for name, tooLong := range map[string]bool{
		"/tmp/" + strings.Repeat("x", 102): false, "/tmp/" + strings.Repeat("x", 103): true,
		"\x00" + strings.Repeat("x", 107): false, "\x00" + strings.Repeat("x", 108): true,
	} {
		s := open(t, netlab.AF_UNIX, netlab.SOCK_STREAM)
		err := s.Connect(ctx, netlab.Unix{Path: name}) // which nobody listens at
		if got := err != nil && python(err) == "OSError: AF_UNIX path too long"; got != tooLong || err == nil {
			t.Errorf("%d bytes: %v", len(name), err)
		}
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

// TestFileEdges: what a File holds, reads ahead, and does after its errors.
func TestFileEdges(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	w, err := client.MakeFile("w")
	must(t, err)
	_, err = w.Write(ctx, make([]byte, 8<<10)) // 8 KiB are held back
	must(t, err)
	_, err = server.Recv(ctx, 1, netlab.MSG_DONTWAIT)
	wantError(t, err, "BlockingIOError: [Errno 11] Resource temporarily unavailable")
	_, err = w.Write(ctx, []byte("x")) // a byte more is not
	must(t, err)
	got, err := server.RecvExactly(ctx, 8<<10+1)
	must(t, err)
	if len(got) != 8<<10+1 {
		t.Errorf("%d bytes", len(got))
	}
	must(t, w.Flush(ctx)) // nothing is left to be sent again
	must(t, w.Close(ctx))
	must(t, w.Close(ctx))
	wantError(t, w.Flush(ctx), "ValueError: I/O operation on closed file.")
	_, err = w.Read(ctx, 1)
	wantError(t, err, "ValueError: I/O operation on closed file.")
	if client.Fileno() < 0 || client.State() != netlab.StateConnected {
		t.Error("the file took its socket along")
	}

	both, err := server.MakeFile("rwb")
	must(t, err)
	if !both.Readable() || !both.Writable() || w.Readable() {
		t.Error("modes")
	}
	plain, err := server.MakeFile("b")
	must(t, err)
	if !plain.Readable() || plain.Writable() {
		t.Error("the mode of \"b\" is reading")
	}
	must(t, plain.Close(ctx))
	send(t, client, "line\nrest")
	must(t, client.Shutdown(netlab.SHUT_WR))
	wantRecv(t, "")(both.Read(ctx, 0))
	wantRecv(t, "lin")(both.Readline(ctx, 3))
	wantRecv(t, "e\n")(both.Readline(ctx, 3))
	wantRecv(t, "")(both.Readline(ctx, 0))
	wantRecv(t, "rest")(both.Read(ctx, -1))
	wantRecv(t, "")(both.Readline(ctx, -1))

	// What was read ahead is enough, to the byte.
	x, y := connected(t)
	ahead, err := y.MakeFile("rw")
	must(t, err)
	send(t, x, "abcdef")
	wantRecv(t, "abc")(ahead.Read(ctx, 3))
	y.SetTimeout(5 * time.Millisecond)
	wantRecv(t, "def")(ahead.Read(ctx, 3))
	send(t, x, "\n\nghi")
	wantRecv(t, "\n")(ahead.Readline(ctx, -1))
	wantRecv(t, "\n")(ahead.Readline(ctx, -1))
	wantRecv(t, "ghi")(ahead.Readline(ctx, 3)) // as long as the limit: no more is asked for
	for _, lines := range []func(*netlab.File) error{
		func(f *netlab.File) error { _, err := f.Readline(ctx, -1); return err },
		func(f *netlab.File) error { _, err := f.Readlines(ctx, -1); return err },
	} {
		f, err := y.MakeFile("r")
		must(t, err)
		wantError(t, lines(f), "TimeoutError: timed out")
		must(t, f.Close(ctx))
	}
	_, err = ahead.Read(ctx, 1)
	wantError(t, err, "TimeoutError: timed out")
	_, err = ahead.Read(ctx, 1)
	wantError(t, err, "OSError: cannot read from timed out object")
	_, err = ahead.Write(ctx, []byte("written"))
	must(t, err)
	must(t, ahead.Close(ctx))
	wantRecv(t, "written")(x.Recv(ctx, 9, 0))

	// What could not be sent is still held, and closing tells of it.
	_, err = both.Write(ctx, []byte("abc"))
	must(t, err)
	done, cancel := context.WithCancel(ctx)
	cancel()
	wantError(t, both.Flush(done), "KeyboardInterrupt")
	must(t, both.Flush(ctx))
	wantRecv(t, "abc")(client.Recv(ctx, 9, 0))
	_, err = both.Write(ctx, []byte("def"))
	must(t, err)
	must(t, server.Close())
	wantError(t, both.Close(done), "KeyboardInterrupt")
	if server.Fileno() != -1 {
		t.Error("the socket is left open")
	}
	wantRecv(t, "")(client.RecvAll(ctx, 0))
}

// TestSendFileEdges: parts of files, pipes, and what is refused.
func TestSendFileEdges(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	path := filepath.Join(t.TempDir(), "f")
	must(t, os.WriteFile(path, []byte("0123456789"), 0o600))
	file, err := os.Open(path)
	must(t, err)
	defer file.Close()
	for _, tt := range []struct {
		offset, count int64
		want          string
	}{{0, 0, "0123456789"}, {3, 0, "3456789"}, {3, 2, "34"}, {8, 5, "89"}, {10, 0, ""}, {99, 0, ""}, {0, -1, "0123456789"}} {
		var said []int64
		n, err := client.SendFile(ctx, file, netlab.FileRange{Offset: tt.offset, Count: tt.count, Progress: func(sent, total int64) {
			said = append(said, sent, total)
		}})
		must(t, err)
		if n != int64(len(tt.want)) {
			t.Errorf("%d+%d: sent %d", tt.offset, tt.count, n)
		}
		wantRecv(t, tt.want)(server.RecvExactly(ctx, len(tt.want)))
		if n > 0 && (len(said) != 2 || said[0] != n || said[1] != n) {
			t.Errorf("progress %d", said)
		}
	}
	r, w, err := os.Pipe()
	must(t, err)
	defer r.Close()
	_, err = w.WriteString("piped")
	must(t, err)
	must(t, w.Close())
	n, err := client.SendFile(ctx, r, netlab.FileRange{Progress: func(_, total int64) {
		if total != -1 {
			t.Errorf("of %d", total)
		}
	}})
	must(t, err)
	wantRecv(t, "piped")(server.RecvExactly(ctx, int(n)))
	_, err = client.SendFile(ctx, r, netlab.FileRange{Offset: 3})
	wantError(t, err, "OSError: [Errno 29] Illegal seek")
	_, err = udp(t).SendFile(ctx, file, netlab.FileRange{})
	wantError(t, err, "ValueError: only SOCK_STREAM type sockets are supported")
	client.SetBlocking(false)
	_, err = client.SendFile(ctx, file, netlab.FileRange{})
	wantError(t, err, "ValueError: non-blocking sockets are not supported")
	client.SetBlocking(true)
	must(t, file.Close())
	if _, err = client.SendFile(ctx, file, netlab.FileRange{}); err == nil {
		t.Error("a closed file was sent")
	}
	again, err := os.Open(path)
	must(t, err)
	defer again.Close()
	must(t, client.Close())
	_, err = client.SendFile(ctx, again, netlab.FileRange{})
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
}

// TestClosed: each method of a closed socket says so.
func TestClosed(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	s := tcp(t)
	c := netlab.NewConn(s)
	must(t, s.Close())
	must(t, s.Close())
	address := netlab.IPv4{Host: "127.0.0.1", Port: 9}
	for name, call := range map[string]func() error{
		"bind":        func() error { return s.Bind(ctx, address) },
		"listen":      func() error { return s.Listen(1) },
		"accept":      func() error { _, _, err := s.Accept(ctx); return err },
		"connect":     func() error { return s.Connect(ctx, address) },
		"send":        func() error { _, err := s.Send(ctx, []byte("x"), 0); return err },
		"sendall":     func() error { _, err := s.SendAll(ctx, []byte("x"), 0); return err },
		"sendto":      func() error { _, err := s.SendTo(ctx, []byte("x"), 0, address); return err },
		"recv":        func() error { _, err := s.Recv(ctx, 1, 0); return err },
		"recvfrom":    func() error { _, err := s.RecvFrom(ctx, 1, 0); return err },
		"shutdown":    func() error { return s.Shutdown(netlab.SHUT_WR) },
		"getsockname": func() error { _, err := s.Getsockname(); return err },
		"setsockopt":  func() error { return s.SetOption("SO_REUSEADDR", "1") },
		"getsockopt":  func() error { _, err := s.Option("SO_REUSEADDR"); return err },
		"Read":        func() error { _, err := c.Read(make([]byte, 1)); return err },
		"Write":       func() error { _, err := c.Write([]byte("x")); return err },
		"SetDeadline": func() error { return c.SetDeadline(time.Now()) },
		"recvline":    func() error { _, err := s.RecvLine(ctx, 0); return err },
		"recvexactly": func() error { _, err := s.RecvExactly(ctx, 1); return err },
		"dup":         func() error { _, err := s.Dup(); return err },
		"StartTLS":    func() error { _, err := netlab.StartTLS(ctx, s, netlab.TLSConfig{Insecure: true}); return err },
		"JoinGroup":   func() error { return s.JoinGroup("224.1.1.1", "") },
	} {
		err := call()
		if err == nil || python(err) != "OSError: [Errno 9] Bad file descriptor" || !errors.Is(err, net.ErrClosed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	u := udp(t)
	must(t, u.Close())
	_, err := u.RecvFrom(ctx, 1, 0)
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
	_, err = u.SendTo(ctx, []byte("x"), 0, address)
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
	if fd, err := s.Detach(); fd != -1 || err != nil {
		t.Errorf("detach: %d %v", fd, err)
	}
	if n, err := c.Read(nil); n != 0 || err != nil {
		t.Errorf("Read of nothing: %d %v", n, err)
	}
}

// TestFailedMakers: what makes a socket leaves none open when it fails.
func TestFailedMakers(t *testing.T) {
	ctx := patient(t)
	before := descriptors(t)
	taken, address := listening(t, 1)
	closed := tcp(t)
	must(t, closed.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}))
	_, refusing, _ := netlab.SplitHostPort(closed.Local())
	for name, call := range map[string]func() error{
		"CreateServer": func() error {
			_, err := netlab.CreateServer(ctx, netlab.Listening{Address: address, Backlog: 1})
			return err
		},
		"CreateConnection": func() error { _, err := netlab.CreateConnection(ctx, "127.0.0.1", refusing); return err },
		"Client.Connect":   func() error { return netlab.NewClient("127.0.0.1", refusing).Connect(ctx) },
		"Server.Start":     func() error { return (&netlab.Server{Address: address}).Start(ctx) },
		"Dialer": func() error {
			_, err := new(netlab.Dialer).DialContext(ctx, "unix", filepath.Join(t.TempDir(), "none"))
			return err
		},
		"FromFileno": func() error { _, err := netlab.FromFileno(1 << 20); return err },
	} {
		if err := call(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	must(t, taken.Close())
	must(t, closed.Close())
	if after := descriptors(t); after > before {
		t.Errorf("%d descriptors before, %d after", before, after)
	}
}

func descriptors(t *testing.T) int {
	t.Helper()
	all, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip(err)
	}
	return len(all)
}
