package object

import (
	"errors"
	"runtime"
	"runtime/metrics"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// Held is a descriptor that a value holds until it is closed, or until nothing
// refers to the value any more. It must not refer to the value itself. Its methods
// are called by any goroutine, without the interpreter's lock.
type Held interface {
	// Open reports whether it is not closed yet.
	Open() bool
	// Forgotten reports whether the garbage collector has found that nothing
	// refers to the value.
	Forgotten() bool
	// Close closes what was forgotten. When it returns that is closed, whoever else
	// was about to.
	Close() error
}

// Holder is a value that may hold a descriptor.
type Holder interface {
	Value
	// Holds reports whether it does, and not only refers to what does.
	Holds() bool
}

// forgotten closes the descriptors of values that nothing refers to any more.
// CPython does so at once, where the last reference goes, and programs count on
// it: a peer reads to the end of a connection that a function has dropped. Here it
// takes the garbage collector to find that out, which costs time by the size of
// the heap. So it is run when somebody may notice:
//
//   - a moment after a thread begins to wait, for it may wait for what the peer
//     does at that end;
//   - when the evaluator sees that a name which held a descriptor is gone;
//   - when many more are open than after the last time;
//   - when there is none left, or an address is taken ([Interpreter.Again]), at once.
//
// A run may miss some. (Seen on a busy machine only: in the frames of goroutines
// stopped between safe points, the garbage collector takes for in use whatever may be
// a reference.) So one that finds nothing is followed by a second.
//
// Between two runs there is a pause of several times what the last one took.
// Nothing runs while no descriptor is open, nor, but for that second run, while no
// Python code does.
type forgotten struct {
	made  atomic.Uint64 // held so far
	some  atomic.Bool   // the list has any
	waits atomic.Uint64 // times that a thread began to wait; set under the interpreter's lock
	armed atomic.Bool   // a wait has begun since the last run
	asked atomic.Bool   // the evaluator has seen a name go since then

	running sync.Mutex // held by the one that collects

	mu    sync.Mutex
	list  []Held
	limit int         // the length of list that is reason to look
	timer *time.Timer // of the next run
	due   time.Time   // when that is; zero for none
	seen  uint64      // waits when the timer was set
	ended time.Time   // of the last run
	had   uint64      // held so far when it began
	took  time.Duration
	rest  int  // how many times took the pause is to be
	found bool // the last run found some
	over  bool // no run any more
}

const (
	// settle is how long a thread has to wait before the garbage is collected: most
	// waits are over by then.
	settle = time.Millisecond
	// The pause between two runs, as a multiple of what the last one took: where that
	// found something and all threads wait; where it found something; and at most,
	// when one after the other finds nothing.
	shortRest, fairRest, longRest = 1, 10, 100
	// longPause is as long as a pause becomes for finding nothing, and busyPause that
	// of a program that goes on with what it had: it does not wait for long, has got
	// no new descriptor, and no name was seen to go.
	longPause, busyPause = 100 * time.Millisecond, time.Second
	// fewHeld is how many more descriptors than at the last run are no reason for
	// another.
	fewHeld = 64
)

// Hold notes a descriptor that a value of Python has got.
func (in *Interpreter) Hold(h Held) { in.forgotten.hold(h) }

// Again makes a call that makes a descriptor or takes an address: where there is
// none left, or somebody has the address, what is forgotten is closed first and the
// call made once more; twice at most, as one run may miss some. The interpreter's lock
// may be held or not.
func (in *Interpreter) Again(call func() error) error {
	err := call()
	for more := 2; more > 0 && scarce(err) && in.forgotten.made.Load() > 0; more-- {
		in.forgotten.collect(needed)
		err = call()
	}
	return err
}

// scarce reports whether an error is for want of what a forgotten socket may have.
func scarce(err error) bool {
	return errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) || errors.Is(err, syscall.EADDRINUSE)
}

// StopReclaiming ends the search for what is forgotten.
func (in *Interpreter) StopReclaiming() {
	c := &in.forgotten
	c.mu.Lock()
	c.over = true
	if c.timer != nil {
		c.timer.Stop()
	}
	c.mu.Unlock()
	c.running.Lock() // one that runs has ended
	defer c.running.Unlock()
}

// Made counts the descriptors that values of Python have got so far.
func (t *Thread) Made() uint64 { return t.interp.forgotten.made.Load() }

// Dropped says that a name is gone which held a descriptor. Nothing is waited for.
func (t *Thread) Dropped() {
	c := &t.interp.forgotten
	if !c.some.Load() || c.asked.Swap(true) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.schedule(0)
}

// waiting says that a thread begins to wait, or ends. The interpreter's lock is
// held: it is called for every call that may wait.
func (c *forgotten) waiting() {
	if !c.some.Load() {
		return
	}
	c.waits.Store(c.waits.Load() + 1)
	if !c.armed.Load() && !c.armed.Swap(true) {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.schedule(settle)
	}
}

func (c *forgotten) hold(h Held) {
	c.made.Add(1)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.list) >= max(c.limit, fewHeld) {
		before := len(c.list)
		c.keep(Held.Open)
		if len(c.list) > before/2 && !c.asked.Swap(true) {
			c.schedule(0)
		}
	}
	c.list = append(c.list, h)
	c.some.Store(true)
}

// keep keeps the descriptors for which f is true, and sets the number of them that
// is too many. c.mu is held.
func (c *forgotten) keep(f func(Held) bool) {
	c.list = slices.DeleteFunc(c.list, func(h Held) bool { return !f(h) })
	c.limit = len(c.list) + max(fewHeld, len(c.list)/2)
	c.some.Store(len(c.list) > 0)
}

// schedule has the timer fire in d, or as soon as the pause may be over; never later
// than it would anyhow. c.mu is held.
func (c *forgotten) schedule(d time.Duration) {
	at := time.Now().Add(d)
	if rested := c.rested(true); at.Before(rested) {
		at = rested
	}
	if c.due.IsZero() || at.Before(c.due) {
		c.set(at)
	}
}

func (c *forgotten) set(at time.Time) {
	if c.over {
		return
	}
	c.due, c.seen = at, c.waits.Load()
	if c.timer == nil {
		c.timer = time.AfterFunc(time.Until(at), c.fire)
	} else {
		c.timer.Reset(time.Until(at))
	}
}

// rested is when the pause after the last run is over. c.mu is held.
func (c *forgotten) rested(idle bool) time.Time {
	rest := c.rest
	if c.found && idle {
		rest = shortRest
	}
	pause := time.Duration(rest) * c.took
	if rest == longRest && !idle && !c.asked.Load() && c.made.Load() == c.had {
		pause = max(pause, busyPause)
	} else if rest > fairRest {
		pause = max(fairRest*c.took, min(pause, longPause))
	}
	return c.ended.Add(pause)
}

// fire collects, unless there is to be a longer pause.
func (c *forgotten) fire() {
	c.mu.Lock()
	c.due = time.Time{}
	if rested := c.rested(c.seen == c.waits.Load()); time.Now().Before(rested) {
		// If no thread goes on until the next look, all of them wait. Looks grow rarer
		// with the time that they have gone on.
		if look := time.Now().Add(max(c.took, time.Since(c.ended)/8)); look.Before(rested) {
			rested = look
		}
		c.set(rested)
		c.mu.Unlock()
		return
	}
	// What is dropped from here on this run may miss.
	why := second
	if c.armed.Swap(false) {
		why = first
	}
	if c.asked.Swap(false) {
		why = first
	}
	c.mu.Unlock()
	c.collect(why)
}

// look is why the garbage collector is run.
type look int

const (
	needed look = iota // somebody needs a descriptor or an address
	first              // something may have been forgotten since the last run
	second             // only that the last run may have missed some
)

// collectorTime is the processor's time that the garbage collector has taken so far
// from others: what it does on a processor that idles counts for nothing.
func collectorTime() time.Duration {
	s := []metrics.Sample{{Name: "/cpu/classes/gc/total:cpu-seconds"}, {Name: "/cpu/classes/gc/mark/idle:cpu-seconds"}}
	metrics.Read(s)
	return time.Duration((s[0].Value.Float64() - s[1].Value.Float64()) * float64(time.Second))
}

// collect runs the garbage collector and closes what it finds forgotten, unless that
// is over: only under running is that certain. What had been found before is closed,
// too, when it returns. A second look that finds nothing leaves the pauses as they are:
// it runs only while nothing else does, and what comes next is not to wait for it.
func (c *forgotten) collect(why look) {
	c.running.Lock()
	defer c.running.Unlock()
	var going []Held
	c.mu.Lock()
	c.keep(func(h Held) bool {
		if !h.Open() && h.Forgotten() {
			going = append(going, h)
		}
		return h.Open()
	})
	some := len(c.list) > 0 && !c.over
	c.mu.Unlock()
	for _, h := range going {
		_ = h.Close() // the runtime may be about to: waits for it
	}
	if !some {
		return
	}
	before, had := collectorTime(), c.made.Load()
	runtime.GC()
	took := collectorTime() - before

	var gone []Held
	c.mu.Lock()
	c.keep(func(h Held) bool {
		if h.Forgotten() {
			gone = append(gone, h)
			return false
		}
		return h.Open()
	})
	if len(gone) > 0 || why != second {
		c.found = len(gone) > 0
		if c.rest = min(2*c.rest, longRest); c.found || c.rest == 0 {
			c.rest = fairRest
		}
		c.took, c.ended, c.had = took, time.Now(), had
	}
	if why == first && !c.found && c.some.Load() {
		c.schedule(0)
	}
	c.mu.Unlock()
	for _, h := range gone {
		_ = h.Close() // nobody is left to hear of an error
	}
}
