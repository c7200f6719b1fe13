package selects_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// awaitPoll returns once a thread of the process sleeps in ppoll(2).
func awaitPoll(t *testing.T) {
	t.Helper()
	call := fmt.Sprintf("%d ", unix.SYS_PPOLL)
	for {
		files, err := filepath.Glob("/proc/self/task/*/syscall")
		if err != nil || len(files) == 0 {
			t.Skip("the kernel does not say what its threads wait for")
		}
		for _, file := range files {
			if text, err := os.ReadFile(file); err == nil && strings.HasPrefix(string(text), call) {
				return
			} else if os.IsPermission(err) {
				t.Skip(err)
			}
		}
		runtime.Gosched()
	}
}

// TestClosed closes a socket that is waited for: the wait goes on, and finds it
// closed when its peer's end wakes it.
func TestClosed(t *testing.T) {
	for wait, want := range map[string]string{
		"[len(l) for l in select.select([a], [], [a])]": "[1, 0, 1]\n",
		"p.poll()[0][1] in (select.POLLNVAL, 0)":        "True\n",
	} {
		s := newWaiting(t)
		done := begin(s, wait)
		awaitPoll(t)
		a := s.Sockets.Open()[0]
		peer := s.Sockets.Open()[1]
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		select {
		case o := <-done:
			t.Errorf("%s: the close ended it: %+v", wait, o)
		default:
		}
		if err := peer.Close(); err != nil {
			t.Fatal(err)
		}
		if o := <-done; o.Out != want {
			t.Errorf("%s: %+v", wait, o)
		}
	}
}
