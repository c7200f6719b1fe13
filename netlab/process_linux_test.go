package netlab

import (
	"context"
	"errors"
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// What this process has open is known however little time there is.
func TestSocketUsersInNoTime(t *testing.T) {
	t.Parallel()
	s, err := New(t.Context(), AF_INET, SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var stat unix.Stat_t
	if err := unix.Fstat(s.Fileno(), &stat); err != nil {
		t.Fatal(err)
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	users, err := socketUsers(done)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if own := users[stat.Ino]; len(own) != 1 || own[0].PID != os.Getpid() || own[0].FD != s.Fileno() {
		t.Errorf("socket %d, descriptor %d: %+v", stat.Ino, s.Fileno(), own)
	}
}
