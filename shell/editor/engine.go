package editor

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	_ "unsafe" // for go:linkname

	"github.com/chzyer/readline"
)

// A Fault is a panic while a line was edited. The terminal is as it was before
// the line, and the next line can be read.
type Fault struct {
	Value any
	Stack []byte // of the goroutine that panicked
}

func (f *Fault) Error() string { return fmt.Sprint("line editor: ", f.Value) }

// An engine is one readline with its goroutines. One of them acts on the keys,
// in a loop that readline starts by itself: a panic there would end the process
// and leave the terminal raw. So the loop is run a second time, inside the
// callback that the first one makes for its first key, where the panic can be
// recovered. A readline that panicked may hold its locks for ever: it is given
// up, with its goroutines, and another one made.
type engine struct {
	k       *keyboard
	rl      *readline.Instance
	resize  func() // makes readline ask for the width; on its goroutine only
	begun   bool   // the first key has been read
	looping bool
	done    chan struct{} // closed when nobody acts on keys any more
	retired atomic.Bool
}

// loop is readline's: it reads and acts on keys until the input ends.
//
//go:linkname loop github.com/chzyer/readline.(*Operation).ioloop
func loop(*readline.Operation)

func newEngine(k *keyboard, cfg readline.Config) (*engine, error) {
	e := &engine{k: k, done: make(chan struct{})}
	cfg.Stdin = e
	cfg.FuncFilterInputRune = e.filter
	cfg.FuncOnWidthChanged = func(f func()) { e.resize = f }
	var err error
	e.rl, err = readline.NewEx(&cfg)
	return e, err
}

// filter implements readline's FuncFilterInputRune, on the goroutine that acts
// on keys: every key comes through here first. It never returns false, after
// which readline would later take what is typed for a command.
func (e *engine) filter(r rune) (rune, bool) {
	switch {
	case e.retired.Load():
		if !e.looping {
			close(e.done)
		}
		runtime.Goexit()
	case !e.looping:
		e.looping = true
		e.run()
		runtime.Goexit()
	}
	e.leaveModes(r)
	return r, true
}

// leaveModes ends the search or the menu before a key that readline takes wrong
// there: Ctrl-C would end them alone and keep the line, Ctrl-K and what Ctrl-L
// prints would divide by zero, and Enter would draw the prompt anew under the
// finished line.
func (e *engine) leaveModes(r rune) {
	op := e.rl.Operation
	if r == readline.CharInterrupt && op.IsSearchMode() {
		op.ExitSearchMode(true)
	}
	if !op.IsInCompleteMode() {
		return
	}
	switch r {
	case readline.CharEnter, readline.CharCtrlJ:
		if op.IsInCompleteSelectMode() {
			return // it chooses
		}
		fallthrough
	case readline.CharInterrupt, readline.CharKill, readline.CharCtrlL:
		op.ExitCompleteMode(true)
	}
}

func (e *engine) run() {
	defer close(e.done)
	defer func() {
		if p := recover(); p != nil {
			e.k.failed(p)
			e.rl.Operation.Close() // ends the Readline under way
		}
	}()
	loop(e.rl.Operation)
}

// Read implements io.Reader for readline. The first byte makes it call filter.
func (e *engine) Read(p []byte) (n int, err error) {
	defer func() {
		if v := recover(); v != nil {
			e.k.failed(v)
			n, err = 0, e.k.finish(io.EOF)
		}
	}()
	if !e.begun {
		e.begun = true
		p[0] = bell
		return 1, nil
	}
	return e.k.Read(p)
}

// Close is what readline wants its input to have.
func (*engine) Close() error { return nil }

// readline reads a line that text stands in from the start.
func (e *engine) readline(text string) (line string, err error) {
	defer func() {
		if p := recover(); p != nil {
			e.k.failed(p)
			err = io.EOF
		}
	}()
	if text == "" {
		return e.rl.Readline()
	}
	return e.rl.ReadlineWithDefault(text)
}

// retire ends the engine's goroutines. No line is being read.
func (e *engine) retire() error {
	e.retired.Store(true)
	e.k.src.wake()
	e.rl.Terminal.KickRead()
	for e.rl.Terminal.ReadRune() != 0 { // who waits to hand over a key goes on
	}
	<-e.done
	return e.rl.Close()
}

// failed notes a panic, to be told by the ReadLine under way or the next one.
func (k *keyboard) failed(value any) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.fault == nil {
		k.fault = &Fault{Value: value, Stack: debug.Stack()}
	}
}

// mend replaces an engine that panicked; the error tells of the panic.
func (k *keyboard) mend() error {
	k.mu.Lock()
	fault := k.fault
	if fault != nil {
		k.fault, k.ended = nil, false
	}
	k.mu.Unlock()
	if fault == nil {
		return nil
	}
	if err := errors.Join(k.engine.retire(), k.start()); err != nil {
		return errors.Join(fault, err)
	}
	return fault
}
