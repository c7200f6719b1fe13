package netlab_test

import (
	"context"
	"testing"
)

// An exchange within one goroutine: a send at one end, a recv at the other.
func BenchmarkExchange(b *testing.B) {
	client, server := connected(b)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	p, q := make([]byte, 64), make([]byte, 64)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := client.Send(ctx, p, 0); err != nil {
			b.Fatal(err)
		}
		if _, err := server.RecvInto(ctx, q, 0); err != nil {
			b.Fatal(err)
		}
	}
}
