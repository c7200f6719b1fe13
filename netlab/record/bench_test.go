package record_test

import (
	"context"
	"runtime"
	"testing"

	"labsh/netlab"
	"labsh/netlab/record"
)

// An exchange within one goroutine: a send at one end, a recv at the other.
func BenchmarkExchange(b *testing.B) {
	for _, c := range []struct {
		name  string
		size  int
		keeps bool
	}{{"plain", 64, false}, {"recorded", 64, true}, {"plain 4 KiB", 4096, false}, {"recorded 4 KiB", 4096, true}} {
		b.Run(c.name, func(b *testing.B) {
			l := newLab(b)
			server := l.listener(1)
			client := l.client(server)
			peer := l.accept(server)
			if !c.keeps {
				client.SetObserver(nil)
				peer.SetObserver(nil)
			}
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			p, q := make([]byte, c.size), make([]byte, c.size)
			b.ReportAllocs()
			before := cpu(b)
			for b.Loop() {
				if _, err := client.Send(ctx, p, 0); err != nil {
					b.Fatal(err)
				}
				if _, err := peer.RecvInto(ctx, q, 0); err != nil {
					b.Fatal(err)
				}
			}
			b.StopTimer()
			b.ReportMetric(float64(cpu(b)-before)/float64(b.N), "cpu-ns/op")
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.HeapAlloc)/1e6, "MB-heap")
			runtime.KeepAlive(l)
		})
	}
}

// BenchmarkConversations pairs all that is kept, 10,000 events.
func BenchmarkConversations(b *testing.B) {
	l := newLab(b)
	server := l.listener(1)
	for range 1100 {
		client := l.client(server)
		peer := l.accept(server)
		for range 2 {
			l.send(client, "ping")
			l.recv(peer, 10)
		}
		must(b, client.Close())
		must(b, peer.Close())
	}
	before := cpu(b)
	for b.Loop() {
		l.r.Conversations()
	}
	b.ReportMetric(float64(cpu(b)-before)/float64(b.N)/1e6, "cpu-ms/op")
	b.ReportMetric(float64(len(l.r.Events())), "events")
}

var _ netlab.Waiter = (*record.Recorder)(nil)
