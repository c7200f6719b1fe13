package editor

import (
	"testing"

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
	if n, err := unix.Read(s.pipe[0], make([]byte, 1)); err != unix.EAGAIN {
		t.Errorf("%d bytes are left, %v", n, err)
	}
}
