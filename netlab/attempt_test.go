package netlab_test

import (
	"testing"

	"labsh/netlab"
)

// TestAttempt: what the system was asked, when it refuses.
func TestAttempt(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	held := tcp(t)
	must(t, held.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"})) // and does not listen
	other := tcp(t)
	must(t, other.SetOption("SO_REUSEADDR", "1"))
	_, port, _ := netlab.SplitHostPort(held.Local())
	at := netlab.IPv4{Host: "127.0.0.1", Port: port}
	for name, c := range map[string]struct {
		err  error
		want netlab.Attempt
	}{
		"bind":    {other.Bind(ctx, netlab.IPv4{Host: "localhost", Port: port}), netlab.Attempt{Address: at, Local: netlab.IPv4{Host: "0.0.0.0"}, Type: netlab.SOCK_STREAM, Reuse: true}},
		"connect": {tcp(t).Connect(ctx, netlab.IPv4{Host: "localhost", Port: port}), netlab.Attempt{Address: at, Local: netlab.IPv4{Host: "0.0.0.0"}, Type: netlab.SOCK_STREAM}},
		"listen":  {open(t, netlab.AF_INET, netlab.SOCK_DGRAM).Listen(1), netlab.Attempt{Address: netlab.IPv4{Host: "0.0.0.0"}, Local: netlab.IPv4{Host: "0.0.0.0"}, Type: netlab.SOCK_DGRAM}},
	} {
		e, ok := c.err.(*netlab.Error)
		if !ok || e.Attempt == nil {
			t.Errorf("%s: %v", name, c.err)
			continue
		}
		if name == "connect" { // the port that the kernel chose stays
			e.Attempt.Local = c.want.Local
		}
		if *e.Attempt != c.want {
			t.Errorf("%s: %v, %+v", name, c.err, *e.Attempt)
		}
	}
}
