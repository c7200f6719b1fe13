package netlab_test

import (
	"testing"

	"labsh/netlab"
)

// Queues are those of ss: bytes of Unix sockets, the memory of UDP's datagrams, a
// listening socket's clients and backlog.
func TestQueuesOfOthers(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	a, b, err := netlab.Socketpair(ctx, netlab.AF_UNIX, netlab.SOCK_STREAM, 0)
	must(t, err)
	t.Cleanup(func() { a.Close(); b.Close() })
	send(t, a, "hello")
	if recv, _, err := b.Queues(); recv != 5 || err != nil {
		t.Errorf("Unix: %d unread, %v", recv, err)
	}
	if _, sent, err := a.Queues(); sent < 5 || err != nil {
		t.Errorf("Unix: %d unsent, %v", sent, err)
	}
	u := open(t, netlab.AF_INET, netlab.SOCK_DGRAM)
	if recv, sent, err := u.Queues(); recv != 0 || sent != 0 || err != nil {
		t.Errorf("UDP, new: %d, %d, %v", recv, sent, err)
	}
	must(t, u.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}))
	var one int
	for i, text := range []string{"one", "three"} {
		_, err := u.SendTo(ctx, []byte(text), 0, u.Local())
		must(t, err)
		recv, sent, err := u.Queues()
		if i == 0 {
			one = recv
		}
		if recv <= 8 || recv != (i+1)*one || sent != 0 || err != nil {
			t.Errorf("UDP: %d unread, %d unsent, %v; want the memory of %d datagrams, %d each", recv, sent, err, i+1, one)
		}
	}
	for _, s := range []*netlab.Socket{open(t, netlab.AF_INET, netlab.SOCK_STREAM), open(t, netlab.AF_UNIX, netlab.SOCK_STREAM), open(t, netlab.AF_UNIX, netlab.SOCK_SEQPACKET)} {
		var at netlab.Address = netlab.IPv4{Host: "127.0.0.1"}
		if s.Family() == netlab.AF_UNIX {
			at = netlab.Unix{} // the kernel chooses an abstract name
		}
		must(t, s.Bind(ctx, at))
		must(t, s.Listen(3))
		client := open(t, s.Family(), s.Type())
		must(t, client.Connect(ctx, s.Local()))
		if recv, sent, err := s.Queues(); recv != 1 || sent != 3 || err != nil {
			t.Errorf("%v listening: %d, %d, %v", s.Local(), recv, sent, err)
		}
	}
	must(t, u.Close())
	_, _, err = u.Queues()
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
}
