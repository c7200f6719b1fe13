package netlab_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/nettest"

	"labsh/netlab"
)

// A Conn keeps net.Conn's promises.
func TestConn(t *testing.T) {
	t.Parallel()
	nettest.TestConn(t, func() (c1, c2 net.Conn, stop func(), err error) {
		client, server := connected(t)
		c1, c2 = netlab.NewConn(client), netlab.NewConn(server)
		return c1, c2, func() { c1.Close(); c2.Close() }, nil
	})
}

func TestConnDeadline(t *testing.T) {
	client, _ := connected(t)
	c := netlab.NewConn(client)
	must(t, c.SetReadDeadline(time.Now().Add(5*time.Millisecond)))
	_, err := c.Read(make([]byte, 1))
	var timeout net.Error
	if !errors.Is(err, os.ErrDeadlineExceeded) || !errors.As(err, &timeout) || !timeout.Timeout() {
		t.Errorf("got %v", err)
	}
	must(t, c.Close())
	if _, err = c.Read(make([]byte, 1)); !errors.Is(err, net.ErrClosed) {
		t.Errorf("got %v", err)
	}
}

// net/http serves and asks over our sockets, and the observer sees the bytes.
func TestHTTP(t *testing.T) {
	ctx := patient(t)
	l, _ := listening(t, 10)
	listener := netlab.NewListener(l)
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Write(body)
	})}
	served := make(chan error)
	go func() { served <- server.Serve(listener) }()

	var wire lines
	dialer := &netlab.Dialer{Options: []netlab.Option{netlab.WithObserver(netlab.ObserverFunc(func(e netlab.Event) {
		wire.add(e.Op + " " + string(e.Data))
	}))}}
	transport := &http.Transport{DialContext: dialer.DialContext}
	client := &http.Client{Transport: transport}
	body := strings.Repeat("produit ", 1000)
	for range 3 {
		request, err := http.NewRequestWithContext(ctx, "POST", "http://"+listener.Addr().String()+"/x", strings.NewReader(body))
		must(t, err)
		response, err := client.Do(request)
		must(t, err)
		got, err := io.ReadAll(response.Body)
		must(t, err)
		must(t, response.Body.Close())
		if string(got) != body {
			t.Fatalf("got %d bytes", len(got))
		}
	}
	if seen := wire.String(); strings.Count(seen, "connect ") != 1 || strings.Count(seen, "POST /x HTTP/1.1") != 3 || !strings.Contains(seen, "recv HTTP/1.1 200 OK") {
		t.Errorf("the observer saw %d connects, %.200q", strings.Count(seen, "connect "), seen)
	}
	transport.CloseIdleConnections()
	must(t, server.Shutdown(ctx))
	if err := <-served; err != http.ErrServerClosed {
		t.Error(err)
	}
}

func TestDialerErrors(t *testing.T) {
	bound := tcp(t)
	must(t, bound.Bind(patient(t), netlab.IPv4{Host: "127.0.0.1"}))
	address := netlab.NewConn(bound).LocalAddr().String()
	var d netlab.Dialer
	_, err := d.DialContext(patient(t), "tcp", address)
	wantError(t, err, "ConnectionRefusedError: [Errno 111] Connection refused")
	_, err = d.DialContext(patient(t), "tcp", "nosuch.invalid:80")
	wantError(t, err, "socket.gaierror: [Errno -2] Name or service not known")
	_, err = d.DialContext(patient(t), "tcp", "localhost:nosuch")
	wantError(t, err, "socket.gaierror: [Errno -8] Servname not supported for ai_socktype")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err = d.DialContext(ctx, "tcp", address); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
