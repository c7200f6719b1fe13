package fakestore_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"labsh/fakestore"
	"labsh/fakestore/catalogue"
)

// BenchmarkKeptConnections asks again and again over connections that stay,
// with as little work on the client's side as can be. "bare" is the least that
// net/http can do: the list's bytes, from a handler that only writes them.
func BenchmarkKeptConnections(b *testing.B) {
	store := fakestore.NewHandler(fakestore.NewStore())
	constant := []byte(catalogue.Products)
	bare := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Write(constant)
	})
	for _, one := range []struct {
		name, path string
		h          http.Handler
	}{{"list", "/products", store}, {"product", "/products/1", store}, {"bare", "/", bare}} {
		for _, n := range []int{1, 32} {
			b.Run(fmt.Sprint(one.name, "/", n), func(b *testing.B) {
				server := start(b, one.h)
				var ask []func() error
				for range n {
					ask = append(ask, kept(b, server, one.path))
				}
				var left atomic.Int64
				left.Store(int64(b.N))
				b.ResetTimer()
				var clients sync.WaitGroup
				for _, ask := range ask {
					clients.Go(func() {
						for left.Add(-1) >= 0 {
							if err := ask(); err != nil {
								b.Error(err)
								return
							}
						}
					})
				}
				clients.Wait()
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
			})
		}
	}
}

// kept is a connection to server that asks for path each time it is called.
func kept(b *testing.B, server *fakestore.Server, path string) (ask func() error) {
	b.Helper()
	conn, err := net.Dial("tcp", server.Addr().String())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { conn.Close() })
	request := []byte("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n")
	if _, err := conn.Write(request); err != nil {
		b.Fatal(err)
	}
	// Every answer is as long as the first.
	var first bytes.Buffer
	resp, err := http.ReadResponse(bufio.NewReader(io.TeeReader(conn, &first)), nil)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != http.StatusOK {
		b.Fatal(resp.Status, err)
	}
	answer := make([]byte, first.Len())
	return func() error {
		if _, err := conn.Write(request); err != nil {
			return err
		}
		_, err := io.ReadFull(conn, answer)
		return err
	}
}
