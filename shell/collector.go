package shell

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	smallHeap   = 16 << 20 // bytes in use
	seldom      = 400      // percent of what is in use that garbage may come to
	usual       = 100
	liveBytes   = "/gc/heap/live:bytes"
	worthSaying = 10 // percent
)

// CollectSeldom makes the garbage collector run seldom while the heap is small,
// where that costs little memory, and as often as usual when it is large, a
// long body in it for example: after each collection it looks at what is left.
func CollectSeldom() {
	debug.SetGCPercent(seldom)
	afterCollection(seldom)
}

// mark is what the next collection finds unused. It holds a pointer so that it
// shares no memory with others.
type mark struct{ _ *byte }

// afterCollection waits for the next collection by a finalizer; percent is what
// is set now.
func afterCollection(percent int) {
	runtime.SetFinalizer(&mark{}, func(*mark) {
		live := []metrics.Sample{{Name: liveBytes}}
		metrics.Read(live)
		wanted := max(usual, int(seldom*smallHeap/max(live[0].Value.Uint64(), smallHeap)))
		if d := wanted - percent; d > worthSaying || d < -worthSaying {
			debug.SetGCPercent(wanted)
			percent = wanted
		}
		afterCollection(percent)
	})
}
