package shell

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// allowance is how much garbage there may be: so many percent of what the
// collector must look through, Python's objects, and never less than so many
// bytes.
type allowance struct{ percent, least uint64 }

var (
	seldom = allowance{200, 8 << 20}
	// often is for a long program, whose own tree is most of what there is to look
	// through: it costs memory and not time, as nothing of it turns into garbage.
	often = allowance{20, 4 << 20}
)

// longSource is the length of a program from which on memory counts, in bytes.
const longSource = 256 << 10

var longSources atomic.Int32 // programs of that length that run

// percent is what the collector goes by now: how much garbage there may be, as a
// share of the bytes in use.
var percent atomic.Int64

// CollectSeldom makes the garbage collector run seldom. What it costs goes by what
// it must look through. A long body holds nothing to look through, and is no reason
// to let garbage grow to twice the body.
func CollectSeldom() {
	setPercent(int64(seldom.percent))
	afterCollection()
}

// collectOften makes it run more often while a source of that length is read and
// run, until end is called.
func collectOften(length int) (end func()) {
	if percent.Load() == 0 || length < longSource {
		return func() {}
	}
	longSources.Add(1)
	adjust()
	return func() {
		longSources.Add(-1)
		adjust()
	}
}

// mark is what the next collection finds unused. It holds a pointer so that it
// shares no memory with others.
type mark struct{ _ *byte }

// afterCollection sets the percentage anew after each collection.
func afterCollection() {
	runtime.SetFinalizer(&mark{}, func(*mark) {
		adjust()
		afterCollection()
	})
}

// adjust sets the percentage by what is in use.
func adjust() {
	heap := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/heap:bytes"}}
	metrics.Read(heap)
	live, scanned := heap[0].Value.Uint64(), heap[1].Value.Uint64()
	a := seldom
	if longSources.Load() > 0 {
		a = often
	}
	garbage := max(a.least, scanned*a.percent/100)
	wanted := min(int64(seldom.percent), max(1, int64(100*garbage/max(live, 1))))
	if now := percent.Load(); wanted-now < -now/8 || wanted-now > now/8 { // to set it stops all
		setPercent(wanted)
	}
}

func setPercent(p int64) {
	percent.Store(p)
	debug.SetGCPercent(int(p))
}
