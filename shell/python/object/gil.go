package object

import (
	"sync"
	"sync/atomic"
	"time"
)

// DefaultSwitchInterval is CPython's sys.getswitchinterval() at the start.
const DefaultSwitchInterval = 5 * time.Millisecond

// gil is the lock of an interpreter, with the rules of CPython's (ceval_gil.h):
// a thread that lets go of it may have it back before one that waits has woken up,
// so that a call which does not wait costs no switch; a thread that waits asks for
// it after the switch interval, and the holder then gives it to that one.
type gil struct {
	holder atomic.Pointer[Thread] // nil while it is free
	wanted atomic.Int32           // the length of queue

	interval atomic.Int64 // the switch interval in ns; 0 for the default

	mu    sync.Mutex
	queue []*Thread // those that wait, the one that came first first
	// since is when the first of the queue began to wait for the present holder.
	since time.Time
	timer *time.Timer // looks whether the interval is over; nil until a thread waits
	armed bool        // the timer runs
}

// acquire waits until t has the lock.
func (g *gil) acquire(t *Thread) {
	if !g.holder.CompareAndSwap(nil, t) {
		g.mu.Lock()
		g.enqueue(t)
		g.mu.Unlock()
		g.await(t)
	}
	if t.calls.Load()&callYield != 0 { // it was asked of an earlier turn
		t.calls.And(^uint32(callYield))
	}
}

// release lets go of the lock; where another thread has asked for it, that one has
// it now.
func (g *gil) release(t *Thread) {
	if t.calls.Load()&callYield != 0 && g.handOver(nil) {
		return
	}
	g.holder.Store(nil)
	if g.wanted.Load() > 0 {
		g.mu.Lock()
		if len(g.queue) > 0 {
			g.queue[0].wake()
		}
		g.mu.Unlock()
	}
}

// yield gives the lock to a thread that waits and waits for it in turn.
func (g *gil) yield(t *Thread) {
	t.calls.And(^uint32(callYield))
	if g.handOver(t) {
		g.await(t)
		t.calls.And(^uint32(callYield))
	}
}

// handOver gives the lock, which is held, to the first of those that wait, behind
// whom behind is put if it is not nil; it reports false when nobody waits.
func (g *gil) handOver(behind *Thread) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.queue) == 0 {
		return false
	}
	next := g.queue[0]
	g.dequeue(next)
	g.holder.Store(next)
	if behind != nil {
		g.enqueue(behind)
	}
	next.wake()
	return true
}

// enqueue puts t into the queue; g.mu is held.
func (g *gil) enqueue(t *Thread) {
	if t.turn == nil {
		t.turn = make(chan struct{}, 1)
	}
	if len(g.queue) == 0 {
		g.since = time.Now()
	}
	g.queue = append(g.queue, t)
	g.wanted.Store(int32(len(g.queue)))
	if !g.armed {
		g.arm(g.switchInterval())
	}
}

// dequeue takes t out of the queue as the one that has the lock now; g.mu is held.
func (g *gil) dequeue(t *Thread) {
	for i, other := range g.queue {
		if other == t {
			g.queue = append(g.queue[:i], g.queue[i+1:]...)
			break
		}
	}
	g.wanted.Store(int32(len(g.queue)))
	g.since = time.Now()
}

// await waits in the queue until the lock is free or given to t.
func (g *gil) await(t *Thread) {
	for {
		// Who lets go of the lock looks at the queue afterwards: either it sees t
		// there, or t sees the lock free.
		if g.holder.CompareAndSwap(nil, t) {
			g.mu.Lock()
			g.dequeue(t)
			g.mu.Unlock()
			return
		}
		if g.holder.Load() == t {
			return
		}
		<-t.turn
	}
}

// wake makes the thread look whether it can have the lock.
func (t *Thread) wake() {
	select {
	case t.turn <- struct{}{}:
	default: // it has not looked yet since the last time
	}
}

// arm has the timer go off after d; g.mu is held.
func (g *gil) arm(d time.Duration) {
	g.armed = true
	if g.timer == nil {
		g.timer = time.AfterFunc(d, g.ask)
		return
	}
	g.timer.Reset(d)
}

// ask asks the holder for the lock when the first of the queue has waited for it
// for the interval.
func (g *gil) ask() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.armed = false
	if len(g.queue) == 0 {
		return
	}
	left := g.switchInterval() - time.Since(g.since)
	if left <= 0 {
		if holder := g.holder.Load(); holder != nil {
			holder.calls.Or(callYield)
		}
		left = g.switchInterval()
	}
	g.arm(left)
}

func (g *gil) switchInterval() time.Duration {
	if d := g.interval.Load(); d != 0 {
		return time.Duration(d)
	}
	return DefaultSwitchInterval
}

// SwitchInterval is how long a thread waits for the lock before it asks for it.
func (in *Interpreter) SwitchInterval() time.Duration { return in.lock.switchInterval() }

// SetSwitchInterval changes it, for those that begin to wait.
func (in *Interpreter) SetSwitchInterval(d time.Duration) { in.lock.interval.Store(int64(d)) }
