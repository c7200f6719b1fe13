package netlab_test

import (
	"context"
	"runtime"
	"testing"
	"time"

	"labsh/netlab"
)

// TestTLSTurns: who waits for his turn at a TLS socket can be interrupted, which
// does no harm to the one whose turn it is.
func TestTLSTurns(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := secured(t)
	type result struct {
		text string
		err  error
	}
	first := make(chan result, 1)
	go func() {
		p, err := client.Recv(ctx, 100, 0)
		first <- result{string(p), err}
	}()
	for !client.Receiving() {
		runtime.Gosched()
	}
	done, cancel := context.WithCancel(ctx)
	second := make(chan error, 1)
	go func() { _, err := client.Recv(done, 100, 0); second <- err }()
	cancel()
	select {
	case err := <-second:
		wantError(t, err, "KeyboardInterrupt")
	case r := <-first:
		t.Fatalf("the first has returned: %q, %v", r.text, r.err)
	case <-ctx.Done():
		t.Fatal("the second waits for the first")
	}
	if !client.Receiving() {
		t.Error("the second has ended the first's turn")
	}
	send(t, server, "for the first")
	if r := <-first; r.err != nil || r.text != "for the first" {
		t.Errorf("%q, %v", r.text, r.err)
	}

	// The same in the other direction, where the first fills the peer's buffers.
	must(t, client.SetOption("SO_SNDBUF", "65536"))
	must(t, server.SetOption("SO_RCVBUF", "65536"))
	long := make([]byte, 2<<20)
	sent := make(chan error, 1)
	go func() { _, err := client.SendAll(ctx, long, 0); sent <- err }()
	for !client.Sending() {
		runtime.Gosched()
	}
	_, err := client.Send(done, []byte("interrupted"), 0)
	wantError(t, err, "KeyboardInterrupt")
	if !client.Sending() {
		t.Error("the second has ended the first's turn")
	}
	got, err := server.RecvExactly(ctx, len(long))
	must(t, err)
	must(t, <-sent)
	for _, b := range got {
		if b != 0 {
			t.Fatal("the second's bytes are among the first's")
		}
	}
	_, err = server.Recv(ctx, 1, netlab.MSG_DONTWAIT)
	wantError(t, err, "ssl.SSLWantReadError: The operation did not complete (read) (_ssl.c:2580)")
}

// TestSilentPeer: a handshake whose peer says nothing ends with the socket's timeout
// or an interrupt.
func TestSilentPeer(t *testing.T) {
	t.Parallel()
	client, _ := connected(t)
	client.SetTimeout(5 * time.Millisecond)
	_, err := netlab.StartTLS(patient(t), client, netlab.TLSConfig{Insecure: true})
	wantError(t, err, "TimeoutError: _ssl.c:989: The handshake operation timed out")
	client, _ = connected(t)
	done, cancel := context.WithCancel(patient(t))
	cancel()
	_, err = netlab.StartTLS(done, client, netlab.TLSConfig{Insecure: true})
	wantError(t, err, "KeyboardInterrupt")
}

// TestPlainClient: a client that speaks no TLS is told apart, as OpenSSL does it: one
// of HTTP by its method.
func TestPlainClient(t *testing.T) {
	t.Parallel()
	certificate, _ := trusted(t)
	const http, other = "[SSL: HTTP_REQUEST] http request (_ssl.c:1006)", "[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)"
	for text, want := range map[string]string{
		"GET / HTTP/1.1\r\n\r\n": http, "POST / HTTP/1.1\r\n\r\n": http, "HEAD / HTTP/1.1\r\n\r\n": http, "PUT / HTTP/1.1\r\n\r\n": http,
		"EHLO there\r\n": other, "GETS / HTTP/1.1\r\n\r\n": other,
	} {
		client, server := connected(t)
		send(t, client, text)
		_, err := netlab.StartTLSServer(patient(t), server, certificate)
		wantError(t, err, "ssl.SSLError: "+want)
	}
}
