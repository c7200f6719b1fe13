//go:build unix

package netlab

import (
	"testing"

	"golang.org/x/sys/unix"
)

// TestClosedDescriptor: it is open while a call has a share in it, and after that no
// call gets its number, which may be another file's by then.
func TestClosedDescriptor(t *testing.T) {
	t.Parallel()
	for _, polled := range []bool{false, true} {
		d, err := openDescriptor(AF_INET, SOCK_STREAM, 0)
		if err != nil {
			t.Fatal(err)
		}
		if polled {
			if err := d.register(); err != nil {
				t.Fatal(err)
			}
		}
		if !d.acquire() || !d.busy() {
			t.Fatal("not acquired")
		}
		if err := d.close(); err != nil {
			t.Fatal(err)
		}
		if _, err := unix.GetsockoptInt(d.fd, unix.SOL_SOCKET, unix.SO_TYPE); err != nil {
			t.Errorf("closed with a call under way: %v", err)
		}
		if err := d.release(); err != nil {
			t.Fatal(err)
		}
		if d.acquire() {
			t.Error("acquired when it was closed")
		}
	}
}
