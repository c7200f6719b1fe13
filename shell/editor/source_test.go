//go:build unix

package editor

import (
	"io"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// Programs that labsh starts do not inherit what wakes its editor.
func TestSourceIsNotInherited(t *testing.T) {
	in, _ := pipe(t)
	s, err := newSource(int(in.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	for _, end := range s.pipe {
		if flags, err := unix.FcntlInt(uintptr(end), unix.F_GETFD, 0); err != nil || flags&unix.FD_CLOEXEC == 0 {
			t.Errorf("flags %#x, %v", flags, err)
		}
	}
}

// A wait takes all wakes before it, and leaves none that would end the next.
func TestSourceWake(t *testing.T) {
	in, _ := pipe(t)
	s, err := newSource(int(in.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	for range 100 {
		s.wake()
	}
	if readable, err := s.wait(-1); readable || err != nil {
		t.Errorf("readable %v, %v", readable, err)
	}
	if n, err := unix.Read(s.pipe[0], make([]byte, 8)); err != unix.EAGAIN {
		t.Errorf("%d bytes are left, %v", n, err)
	}
}

// What a read that gives nothing means.
func TestSourceRead(t *testing.T) {
	in, typing := pipe(t)
	s, err := newSource(int(in.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	buf := make([]byte, 8)
	if err := unix.SetNonblock(s.fd, true); err != nil {
		t.Fatal(err)
	}
	if n, err := s.read(buf); n != 0 || err != nil {
		t.Errorf("nothing there yet: %d, %v", n, err)
	}
	typing.Close()
	if n, err := s.read(buf); n != 0 || err != io.EOF {
		t.Errorf("the end: %d, %v", n, err)
	}
	if n, err := (&source{fd: -1}).read(buf); n != 0 || err != unix.EBADF {
		t.Errorf("no file: %d, %v", n, err)
	}
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal here: ", err)
	}
	defer master.Close()
	slave.Close()
	if n, err := (&source{fd: int(master.Fd())}).read(buf); n != 0 || err != io.EOF {
		t.Errorf("a terminal that hung up: %d, %v", n, err)
	}
}

// A source that is closed is at its end.
func TestSourceClosed(t *testing.T) {
	in, typing := pipe(t)
	s, err := newSource(int(in.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	}
	s.wake() // not into a descriptor that is somebody else's by now
	if _, err := typing.WriteString("more"); err != nil {
		t.Fatal(err)
	}
	if n, err := s.readContext(t.Context(), make([]byte, 8)); n != 0 || err != io.EOF {
		t.Errorf("%d, %v", n, err)
	}
}
