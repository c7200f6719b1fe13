package netlab_test

import (
	"testing"

	"labsh/netlab"
)

// Queues counts what waits in sockets that are no TCP.
func TestQueuesOfOthers(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	a, b, err := netlab.Socketpair(ctx, netlab.AF_UNIX, netlab.SOCK_STREAM, 0)
	must(t, err)
	t.Cleanup(func() { a.Close(); b.Close() })
	send(t, a, "hello")
	if unread, _, err := b.Queues(); unread != 5 || err != nil {
		t.Errorf("Unix: %d unread, %v", unread, err)
	}
	u := open(t, netlab.AF_INET, netlab.SOCK_DGRAM)
	must(t, u.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}))
	for _, text := range []string{"one", "three"} {
		_, err := u.SendTo(ctx, []byte(text), 0, u.Local())
		must(t, err)
	}
	if unread, unsent, err := u.Queues(); unread != 3 || unsent != 0 || err != nil {
		t.Errorf("UDP: %d unread, %d unsent, %v; want the first datagram's 3", unread, unsent, err)
	}
	listener := tcp(t)
	must(t, listener.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}))
	must(t, listener.Listen(1))
	_, _, err = listener.Queues()
	wantError(t, err, "OSError: [Errno 22] Invalid argument")
	must(t, u.Close())
	_, _, err = u.Queues()
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
}
