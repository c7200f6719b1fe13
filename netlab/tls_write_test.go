package netlab_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"labsh/netlab"
)

// TestTLSSendGoesOn: a send that could not send all, for want of room or of time or
// for an interrupt, is made again with the same octets, which arrive once.
func TestTLSSendGoesOn(t *testing.T) {
	t.Parallel()
	const wants = "ssl.SSLWantWriteError: The operation did not complete (write) (_ssl.c:2427)"
	for name, want := range map[string]string{"non-blocking": wants, "timeout": "TimeoutError: The write operation timed out", "interrupt": "KeyboardInterrupt"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, server := secured(t)
			must(t, client.SetOption("SO_SNDBUF", "65536"))
			must(t, server.SetOption("SO_RCVBUF", "65536"))
			message := make([]byte, 3_000_001)
			random := rand.NewChaCha8([32]byte{1})
			random.Read(message)
			try := func() (int, error) { return client.Send(context.Background(), message, 0) }
			switch name {
			case "non-blocking":
				client.SetBlocking(false)
			case "timeout":
				client.SetTimeout(time.Millisecond)
			case "interrupt":
				// The send has begun when something has come.
				try = func() (int, error) {
					ctx, cancel := context.WithCancel(context.Background())
					defer time.AfterFunc(time.Millisecond, func() {
						_, _ = netlab.Poll(ctx, []netlab.PollFD{{FD: server.Fileno(), Events: netlab.POLLIN}}, netlab.NoTimeout)
						cancel()
					}).Stop()
					defer cancel()
					return client.Send(ctx, message, 0)
				}
			}
			n, err := try()
			wantError(t, err, want)
			if n != 0 {
				t.Errorf("sent %d", n)
			}
			_, err = client.Send(context.Background(), message[:1], 0)
			wantError(t, err, "ssl.SSLError: [SSL: BAD_LENGTH] bad length (_ssl.c:2427)")

			received := make(chan []byte)
			go func() {
				p, _ := server.RecvAll(context.Background(), 0)
				received <- p
			}()
			for n, err = try(); err != nil; n, err = try() {
				wantError(t, err, want)
			}
			if n != len(message) {
				t.Errorf("sent %d", n)
			}
			client.SetTimeout(netlab.NoTimeout)
			send(t, client, "next")
			must(t, client.Close())
			if p := <-received; !bytes.Equal(p, append(message, "next"...)) {
				t.Errorf("%d bytes have come, or others", len(p))
			}
		})
	}
}
