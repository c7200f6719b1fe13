package netlab_test

import (
	"errors"
	"syscall"
	"testing"

	"labsh/netlab"
)

// TestEnd: why a stream gives nothing more.
func TestEnd(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		unix bool
		ends func(c, peer *netlab.Socket) error // what happens to the connection
		want netlab.End
	}{
		"the other side shut down writing": {ends: func(_, peer *netlab.Socket) error { return peer.Shutdown(netlab.SHUT_WR) }, want: netlab.EndClosed},
		"the other side closed":            {ends: func(_, peer *netlab.Socket) error { return peer.Close() }, want: netlab.EndClosed},
		"shut down here":                   {ends: func(c, _ *netlab.Socket) error { return c.Shutdown(netlab.SHUT_RD) }, want: netlab.EndShut},
		"both directions shut down here":   {ends: func(c, _ *netlab.Socket) error { return c.Shutdown(netlab.SHUT_RDWR) }, want: netlab.EndShut},
		"writing shut down here": {ends: func(c, peer *netlab.Socket) error {
			return errors.Join(c.Shutdown(netlab.SHUT_WR), peer.Close())
		}, want: netlab.EndClosed},
		"shut down by another descriptor": {ends: func(c, _ *netlab.Socket) error {
			d, err := c.Dup()
			if err != nil {
				return err
			}
			return errors.Join(d.Shutdown(netlab.SHUT_RD), d.Close())
		}, want: netlab.EndShut},
		"reset": {ends: func(c, peer *netlab.Socket) error {
			if err := peer.SetOption("SO_LINGER", "0"); err != nil {
				return err
			}
			peer.Close()
			if _, err := c.Recv(patient(t), 1, 0); !errors.Is(err, syscall.ECONNRESET) {
				return errors.Join(errors.New("no reset"), err)
			}
			return nil
		}, want: netlab.EndBroken},
		"Unix, the other side closed": {unix: true, ends: func(_, peer *netlab.Socket) error { return peer.Close() }, want: netlab.EndClosed},
		"Unix, shut down here":        {unix: true, ends: func(c, _ *netlab.Socket) error { return c.Shutdown(netlab.SHUT_RD) }, want: netlab.EndShut},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, peer := connected(t)
			if tt.unix {
				var err error
				if c, peer, err = netlab.Socketpair(patient(t), netlab.AF_UNIX, netlab.SOCK_STREAM, 0); err != nil {
					t.Fatal(err)
				}
				defer c.Close()
				defer peer.Close()
			}
			if err := tt.ends(c, peer); err != nil {
				t.Fatal(err)
			}
			if p, err := c.Recv(patient(t), 10, 0); len(p) > 0 || err != nil {
				t.Fatalf("received %q, %v", p, err)
			}
			if got := c.End(); got != tt.want {
				t.Errorf("End() is %d, want %d", got, tt.want)
			}
		})
	}
}
