package netlab_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"labsh/netlab"
)

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

// TestFileWithoutPeer: a write that has to send is an error when nobody is there to
// receive, and so is the flush of a smaller one; what was not sent is still held.
func TestFileWithoutPeer(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	f, err := client.MakeFile("w")
	must(t, err)
	must(t, server.SetOption("SO_LINGER", "0"))
	must(t, server.Close()) // which resets the connection
	_, err = client.Recv(ctx, 1, 0)
	wantError(t, err, "ConnectionResetError: [Errno 104] Connection reset by peer")
	n, err := f.Write(ctx, make([]byte, 8<<10))
	if err != nil || n != 8<<10 {
		t.Errorf("what is held back: %d, %v", n, err)
	}
	n, err = f.Write(ctx, []byte("x"))
	wantError(t, err, "BrokenPipeError: [Errno 32] Broken pipe")
	if n != 0 {
		t.Errorf("%d bytes were written", n)
	}
	wantError(t, f.Flush(ctx), "BrokenPipeError: [Errno 32] Broken pipe")
	path := filepath.Join(t.TempDir(), "f")
	must(t, os.WriteFile(path, []byte("0123456789"), 0o600))
	file, err := os.Open(path)
	must(t, err)
	defer file.Close()
	sent, err := client.SendFile(ctx, file, netlab.FileRange{})
	wantError(t, err, "BrokenPipeError: [Errno 32] Broken pipe")
	if sent != 0 {
		t.Errorf("%d bytes of a file were sent", sent)
	}
	wantError(t, f.Close(ctx), "BrokenPipeError: [Errno 32] Broken pipe")
	must(t, f.Close(ctx))
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
	dir, err := os.Open(filepath.Dir(path))
	must(t, err)
	defer dir.Close()
	if sent, err := client.SendFile(ctx, dir, netlab.FileRange{}); sent != 0 || err == nil || err.Error() != "[Errno 21] Is a directory" {
		t.Errorf("a folder: %d, %v", sent, err)
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
	wantError(t, err, "ValueError: Invalid file descriptor: -1") // of the poll object that CPython waits with
}
