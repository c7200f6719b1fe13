package netlab_test

import (
	"runtime"
	"testing"
	"time"

	"labsh/netlab"
)

// Sockets that nobody can reach any more are closed, as in Python: those that
// have waited, which the poller knows, and those that have not.
func TestForgotten(t *testing.T) {
	ctx := patient(t)
	before := openDescriptors(t)
	func() {
		for range 20 {
			_, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0)
			must(t, err)
			s, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_DGRAM, 0, netlab.WithTimeout(time.Microsecond))
			must(t, err)
			_, err = s.Recv(ctx, 1, 0)
			wantError(t, err, "TimeoutError: timed out")
		}
	}()
	for openDescriptors(t) > before {
		if ctx.Err() != nil {
			t.Fatalf("%d descriptors before, %d after", before, openDescriptors(t))
		}
		runtime.GC()
	}
}

func TestNonblockingType(t *testing.T) {
	nonblock := netlab.Type(netlab.Constants()["SOCK_NONBLOCK"])
	s := open(t, netlab.AF_INET, netlab.SOCK_DGRAM|nonblock)
	if s.Type() != netlab.SOCK_DGRAM || s.Timeout() != 0 || s.Blocking() {
		t.Errorf("%v, timeout %v", s, s.Timeout())
	}
}
