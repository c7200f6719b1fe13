package shell

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	seldom     = 400      // percent of what is in use that garbage may come to
	lowGarbage = 32 << 20 // bytes that it may always come to
)

// CollectSeldom makes the garbage collector run seldom. What it costs goes by
// what it must look through, Python's objects: garbage may come to four times
// those. A long body holds nothing to look through, and is no reason to let
// garbage grow to four times the body.
func CollectSeldom() {
	debug.SetGCPercent(seldom)
	afterCollection(seldom)
}

// mark is what the next collection finds unused. It holds a pointer so that it
// shares no memory with others.
type mark struct{ _ *byte }

// afterCollection sets the percentage anew after each collection; percent is
// the present one.
func afterCollection(percent int) {
	runtime.SetFinalizer(&mark{}, func(*mark) {
		heap := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/heap:bytes"}}
		metrics.Read(heap)
		live, scanned := heap[0].Value.Uint64(), heap[1].Value.Uint64()
		garbage := max(lowGarbage, seldom/100*scanned)
		wanted := min(seldom, max(1, int(100*garbage/max(live, 1))))
		if d := wanted - percent; d < -percent/8 || d > percent/8 { // to set it stops all
			debug.SetGCPercent(wanted)
			percent = wanted
		}
		afterCollection(percent)
	})
}
