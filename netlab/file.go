package netlab

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
)

// bufferSize is how much a [File] reads ahead and holds back, io's
// DEFAULT_BUFFER_SIZE in Python.
const bufferSize = 8 << 10

// A File is a buffered face of a socket, Python's makefile: reads fetch ahead,
// writes wait for Flush or for 8 KiB. The socket stays open until it and all
// its files are closed. A File is for one goroutine at a time.
type File struct {
	s                  *Socket
	readable, writable bool
	closed             bool
	timedOut           bool
	ahead              []byte // received, not yet read
	held               []byte // written, not yet sent
	forgotten          runtime.Cleanup
}

// MakeFile is Python's makefile; mode is "r", "w" or "rw", with a "b" or
// without (a File is of bytes in any case).
func (s *Socket) MakeFile(mode string) (*File, error) {
	if strings.Trim(mode, "rwb") != "" {
		return nil, &Error{Name: "ValueError", Message: fmt.Sprintf("invalid mode %s (only r, w, b allowed)", quote(mode)), Op: "makefile"}
	}
	f := &File{s: s, writable: strings.Contains(mode, "w")}
	f.readable = strings.Contains(mode, "r") || !f.writable
	s.files.Add(1)
	f.forgotten = runtime.AddCleanup(f, (*body).dropFile, s.body)
	return f, nil
}

// files counts a socket's open files, and remembers that Close waits for them.
type files struct {
	open  atomic.Int32
	close atomic.Bool
}

func (n *files) Add(delta int32) int32 { return n.open.Add(delta) }

// lastFile counts a file off, and reports whether the socket is to be closed with it.
func (n *files) lastFile() bool { return n.Add(-1) == 0 && n.close.Load() }

// dropFile is what File.Close leaves undone for a file that is forgotten.
func (b *body) dropFile() {
	if b.files.lastFile() {
		_ = (&Socket{b}).Close() // nobody is left to hear of an error
	}
}

// check finds out whether the file can be used for op.
func (f *File) check(op string, allowed bool) error {
	switch {
	case f.closed:
		return &Error{Name: "ValueError", Message: "I/O operation on closed file.", Op: op}
	case !allowed && op == "write":
		return &Error{Name: "io.UnsupportedOperation", Message: "not writable", Op: op}
	case !allowed:
		return &Error{Name: "io.UnsupportedOperation", Message: "not readable", Op: op}
	case f.timedOut && op != "write":
		return &Error{Name: "OSError", Message: "cannot read from timed out object", Op: op}
	}
	return nil
}

// more receives once more into the buffer; false is the end of the stream.
func (f *File) more(ctx context.Context) (bool, error) {
	piece, err := f.s.Recv(ctx, bufferSize, 0)
	if e, ok := err.(*Error); ok && e.Timeout() {
		f.timedOut = true
	}
	f.ahead = append(f.ahead, piece...)
	return len(piece) > 0, err
}

func (f *File) take(n int) []byte {
	piece := bytes.Clone(f.ahead[:n])
	f.ahead = f.ahead[n:]
	return piece
}

// Read reads n bytes, fewer only at the end of the stream; a negative n reads
// to the end, at most [MaxMessage] bytes of it.
func (f *File) Read(ctx context.Context, n int) ([]byte, error) {
	if err := f.check("read", f.readable); err != nil {
		return nil, err
	}
	if n < 0 {
		n = MaxMessage
	}
	for len(f.ahead) < n {
		if more, err := f.more(ctx); err != nil {
			return nil, err
		} else if !more {
			break
		}
	}
	return f.take(min(n, len(f.ahead))), nil
}

// Readline reads up to and including the next "\n", or to the end of the
// stream, at most limit bytes ([MaxMessage] if negative).
func (f *File) Readline(ctx context.Context, limit int) ([]byte, error) {
	if err := f.check("readline", f.readable); err != nil {
		return nil, err
	}
	if limit < 0 {
		limit = MaxMessage
	}
	searched := 0
	for {
		if at := bytes.IndexByte(f.ahead[searched:], '\n'); at >= 0 {
			return f.take(min(searched+at+1, limit)), nil
		}
		searched = len(f.ahead)
		if searched >= limit {
			return f.take(limit), nil
		}
		if more, err := f.more(ctx); err != nil {
			return nil, err
		} else if !more {
			return f.take(len(f.ahead)), nil
		}
	}
}

// Readlines reads lines to the end of the stream, or until they hold hint
// bytes or more if that is positive.
func (f *File) Readlines(ctx context.Context, hint int) ([][]byte, error) {
	var lines [][]byte
	total := 0
	for {
		line, err := f.Readline(ctx, -1)
		if err != nil || len(line) == 0 {
			return lines, err
		}
		lines = append(lines, line)
		total += len(line)
		if hint > 0 && total >= hint || total >= MaxMessage {
			return lines, nil
		}
	}
}

// Write holds p back until there are 8 KiB, or Flush. It returns len(p).
func (f *File) Write(ctx context.Context, p []byte) (int, error) {
	if err := f.check("write", f.writable); err != nil {
		return 0, err
	}
	f.held = append(f.held, p...)
	if len(f.held) > bufferSize {
		if err := f.Flush(ctx); err != nil {
			return 0, err
		}
	}
	return len(p), nil
}

// Flush sends what is held back. What an error keeps from being sent is still
// held.
func (f *File) Flush(ctx context.Context) error {
	if f.closed {
		return f.check("flush", true)
	}
	n, err := f.s.SendAll(ctx, f.held, 0)
	f.held = f.held[n:]
	return err
}

// Close flushes and closes the file, also when flushing fails. The socket
// closes with its last file if it was closed itself.
func (f *File) Close(ctx context.Context) error {
	if f.closed {
		return nil
	}
	var err error
	if len(f.held) > 0 {
		err = f.Flush(ctx)
	}
	f.closed = true
	f.ahead, f.held = nil, nil
	f.forgotten.Stop()
	if f.s.files.lastFile() {
		if closeErr := f.s.Close(); err == nil {
			err = closeErr
		}
	}
	return err
}

// Readable reports whether the file's mode allows reading.
func (f *File) Readable() bool { return f.readable }

// Writable reports whether the file's mode allows writing.
func (f *File) Writable() bool { return f.writable }
