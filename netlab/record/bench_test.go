package record_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/netlab/record"
)

// BenchmarkExchange is an exchange within one goroutine, a send at one end and a recv at the
// other: ×plain is how many times as long it takes recorded as not. The two take turns,
// and the best of many turns counts, so that a loaded machine leaves the ratio as it is.
func BenchmarkExchange(b *testing.B) {
	const turn = 500
	for _, size := range []int{64, 4096, 65536} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			l := newLab(b)
			server := l.listener(1)
			client := l.client(server)
			peer := l.accept(server)
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			p, q := make([]byte, size), make([]byte, size)
			exchange := func(o netlab.Observer) time.Duration {
				client.SetObserver(o)
				peer.SetObserver(o)
				began := time.Now()
				for i := range turn {
					p[0] = byte(i)
					if _, err := client.Send(ctx, p, 0); err != nil {
						b.Fatal(err)
					}
					for got := 0; got < size; {
						n, err := peer.RecvInto(ctx, q, 0)
						if err != nil {
							b.Fatal(err)
						}
						got += n
					}
				}
				return time.Since(began)
			}
			plain, recorded := time.Hour, time.Hour
			for b.Loop() {
				plain = min(plain, exchange(nil))
				recorded = min(recorded, exchange(l.r))
			}
			b.ReportMetric(float64(plain)/turn, "ns-plain")
			b.ReportMetric(float64(recorded)/float64(plain), "×plain")
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.HeapAlloc)/1e6, "MB-heap")
			runtime.KeepAlive(l)
		})
	}
}

// BenchmarkSendFile sends a file of 256 MiB with and without a recorder, in turns.
func BenchmarkSendFile(b *testing.B) {
	const size = 256 << 20
	f, err := os.Create(filepath.Join(b.TempDir(), "f"))
	must(b, err)
	defer f.Close()
	must(b, f.Truncate(size))
	send := func(keeps bool) time.Duration {
		l := newLab(b)
		server := l.listener(1)
		client := l.client(server)
		peer := l.accept(server)
		if !keeps {
			client.SetObserver(nil)
			peer.SetObserver(nil)
		}
		began := time.Now()
		var sender sync.WaitGroup
		sender.Go(func() {
			if _, err := client.SendFile(l.ctx, f, netlab.FileRange{}); err != nil {
				b.Error(err)
			}
			client.Close()
		})
		n, err := peer.RecvTo(l.ctx, io.Discard, nil)
		if n != size || err != nil {
			b.Fatal(n, err)
		}
		sender.Wait()
		peer.Close()
		return time.Since(began)
	}
	plain, recorded := time.Hour, time.Hour
	for b.Loop() {
		plain, recorded = min(plain, send(false)), min(recorded, send(true))
	}
	b.ReportMetric(size/plain.Seconds()/1e9, "GB/s-plain")
	b.ReportMetric(float64(recorded)/float64(plain), "×plain")
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
	best := time.Hour
	for b.Loop() {
		began := time.Now()
		l.r.Conversations()
		best = min(best, time.Since(began))
	}
	b.ReportMetric(float64(best)/1e6, "ms-best")
	b.ReportMetric(float64(len(l.r.Events())), "events")
}

var _ netlab.Waiter = (*record.Recorder)(nil)
