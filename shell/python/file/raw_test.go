package file_test

import (
	"context"
	"io"
	"math"
	"testing"

	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// A file without a buffer leaves what follows to the next one.
func TestRawReadsNoFurther(t *testing.T) {
	th := thread(t)
	s := &scripted{pieces: []string{"one\ntwo\nthree\nfo", "ur"}}
	first := file.NewRaw(s, file.RawOptions{Readable: true})
	second := file.NewBinary(s, file.BinaryOptions{Readable: true, ReadBuffer: 3})
	for _, c := range []struct {
		of         object.Value
		name, want string
		args       []object.Value
	}{
		{first, "readline", `b'one\n'`, nil},
		{first, "read", `b'tw'`, []object.Value{object.NewInt(2)}},
		{second, "readline", `b'o\n'`, nil},
		{first, "readline", `b'hree\n'`, nil}, // the second has read the t ahead
		{second, "read", `b'tf'`, []object.Value{object.NewInt(2)}},
		{first, "readall", `b'ur'`, nil},
	} {
		if got, err := method(th, c.of, c.name, c.args...); got != c.want || err != nil {
			t.Errorf("%s: %s %v, want %s", c.name, got, err, c.want)
		}
	}
}

// full is a stream that takes room bytes before it would block, and is empty.
type full struct {
	room  int
	wrote []byte
}

func (*full) Read(context.Context, []byte) (int, error) { return 0, file.ErrWouldBlock }
func (s *full) Write(_ context.Context, p []byte) (int, error) {
	n := min(len(p), s.room)
	s.room -= n
	s.wrote = append(s.wrote, p[:n]...)
	if n == 0 && len(p) > 0 {
		return 0, file.ErrWouldBlock
	}
	return n, nil
}
func (*full) Close() error { return nil }

// What would have to wait is kept, and the error says how much of it.
func TestWriteWouldBlock(t *testing.T) {
	th := thread(t)
	s := &full{room: 5}
	b := file.NewBinary(s, file.BinaryOptions{Writable: true, WriteBuffer: 4})
	const problem = "BlockingIOError: [Errno 11] write could not complete without blocking"
	for _, c := range []struct {
		write         string
		err           string
		written, room int
	}{
		{"abc", "", 0, 0},
		{"defg", "", 0, 0},             // abc is written, defg kept
		{"hijklm", problem, 2, 0},      // de is written, fg kept and hi
		{"n", problem, 0, 0},           // no room at all
		{"nopqrstuvwx", problem, 7, 7}, // fghi and nop are written, qrst kept
	} {
		s.room += c.room
		_, err := method(th, b, "write", object.Bytes(c.write))
		if message(err) != c.err {
			t.Fatalf("write %q: %v", c.write, err)
		}
		if e, ok := object.AsException(err); ok {
			if n, _ := object.GetAttr(th, e, "characters_written"); n != object.NewInt(int64(c.written)) {
				t.Errorf("write %q: %v were written, want %d", c.write, n, c.written)
			}
		}
	}
	if _, err := method(th, b, "flush"); message(err) != problem {
		t.Error("flush:", err)
	}
	s.room = 100
	if _, err := method(th, b, "close"); err != nil || string(s.wrote) != "abcdefghinopqrst" {
		t.Errorf("written %q, %v", s.wrote, err)
	}
}

// An unbuffered read of what never ends is a MemoryError.
func TestEndlessRaw(t *testing.T) {
	const limit = 1 << 20
	file.SetMaxRead(t, limit)
	for _, name := range []string{"read", "readall", "readline", "readlines"} {
		s := &endless{}
		r := file.NewRaw(s, file.RawOptions{Readable: true})
		if _, err := method(thread(t), r, name); !object.IsException(err, object.MemoryError) {
			t.Errorf("%s of what never ends: %v", name, err)
		}
		if s.read > 2*limit {
			t.Errorf("%s took %d bytes", name, s.read)
		}
	}
}

// A read of more than the buffer takes it in one piece, and no byte more.
func TestLargeRead(t *testing.T) {
	th := thread(t)
	s := &endless{}
	b := file.NewBinary(s, file.BinaryOptions{Readable: true, ReadBuffer: 100})
	if _, err := method(th, b, "read", object.NewInt(100_000)); err != nil || s.read != 100_000 {
		t.Errorf("%d bytes were read: %v", s.read, err)
	}
	if _, err := method(th, b, "read", object.NewInt(1)); err != nil || s.read != 100_100 {
		t.Errorf("%d bytes were read: %v", s.read, err)
	}
}

// Room is made for what may come, not for all that is asked for.
func TestHugeSizes(t *testing.T) {
	th := thread(t)
	s := &scripted{pieces: []string{"abc", "def"}}
	b := file.NewBinary(s, file.BinaryOptions{Readable: true, ReadBuffer: math.MaxInt})
	huge := object.NewInt(1 << 40)
	if got, err := method(th, b, "read1", huge); got != "b'abc'" || err != nil {
		t.Error(got, err)
	}
	if got, err := method(th, b, "read", huge); got != "b'def'" || err != nil {
		t.Error(got, err)
	}
	if _, err := method(th, file.NewRaw(s, file.RawOptions{Readable: true}), "read", huge); !object.IsException(err, object.MemoryError) {
		t.Error(err)
	}
}

// What an error keeps from being written is there for the next flush.
func TestFlushAgain(t *testing.T) {
	th := thread(t)
	s := &scripted{fails: io.ErrClosedPipe}
	b := file.NewBinary(s, file.BinaryOptions{Writable: true, WriteBuffer: 8})
	if _, err := method(th, b, "write", object.Bytes("kept")); err != nil {
		t.Fatal(err)
	}
	if _, err := method(th, b, "flush"); message(err) != "OSError: [Errno 9] Bad file descriptor" {
		t.Error(err)
	}
	s.fails = nil
	if _, err := method(th, b, "flush"); err != nil || s.wrote.String() != "kept" {
		t.Errorf("%q, %v", s.wrote.String(), err)
	}
}
