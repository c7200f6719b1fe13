package shell

import (
	"runtime"
	"runtime/metrics"
	"testing"
	"time"
)

// Garbage may come to twice what the collector must look through, not to
// twice a long body, which holds nothing to look through.
func TestCollectSeldom(t *testing.T) {
	awaitPercent := func(what string, ok func(percent uint64) bool) {
		t.Helper()
		percent := []metrics.Sample{{Name: "/gc/gogc:percent"}}
		for deadline := time.Now().Add(20 * time.Second); ; runtime.Gosched() {
			runtime.GC() // the percentage is set after a collection
			metrics.Read(percent)
			if ok(percent[0].Value.Uint64()) {
				return
			}
			if time.Now().After(deadline) {
				t.Fatalf("%s: %d %%", what, percent[0].Value.Uint64())
			}
		}
	}
	CollectSeldom()
	awaitPercent("at first", func(percent uint64) bool { return percent > seldom.percent/2 })
	body := make([]byte, 4*seldom.least)
	awaitPercent("with a long body", func(percent uint64) bool { return percent <= 100 })
	runtime.KeepAlive(body)
	body = nil
	end := collectOften(longSource)
	values := make([]*[1 << 10]any, 8<<10) // 128 MiB to look through
	for i := range values {
		values[i] = new([1 << 10]any)
	}
	awaitPercent("in a long program", func(percent uint64) bool { return percent <= often.percent })
	end()
	runtime.KeepAlive(values)
	if end := collectOften(longSource - 1); longSources.Load() != 0 {
		t.Error("a program of usual length is none")
		end()
	}
	awaitPercent("without it", func(percent uint64) bool { return percent > seldom.percent/2 })
}
