package netlab_test

import (
	"context"
	"testing"

	"labsh/netlab"
)

// A connect on this machine is decided when connect(2) returns, at least most of the
// time, and an exchange that never waits then leaves the poller out.
func TestExchangeWithoutPoller(t *testing.T) {
	ctx := context.Background()
	listener := tcp(t)
	if err := listener.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}); err != nil {
		t.Fatal(err)
	}
	if err := listener.Listen(8); err != nil {
		t.Fatal(err)
	}
	for range 50 {
		client := tcp(t)
		if err := client.Connect(ctx, listener.Local()); err != nil {
			t.Fatal(err)
		}
		server, _, err := listener.Accept(ctx)
		if err != nil {
			t.Fatal(err)
		}
		polled := client.Polled()
		for _, s := range []*netlab.Socket{client, server} {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if !polled {
			return
		}
	}
	t.Error("the poller knew all of 50 clients")
}
