package object

import (
	"context"
	"io"
	"sync"
	"sync/atomic"
)

// MaxDepth is the number of nested calls after which there is a RecursionError,
// unless a program sets another: CPython's sys.getrecursionlimit(). However high it
// is set, deepest is the end: Go's own stack must never run out.
const (
	MaxDepth = 1000
	deepest  = 10000 << (^uint(0) >> 63) // 20,000 where pointers have 64 bits
)

// Interpreter is what the threads of one Python program share. Python code runs under
// its lock, one thread at a time, as under CPython's GIL; a thread lets go of it
// while it waits ([Thread.Blocking]) and when another asks for it ([Thread.Check]).
type Interpreter struct {
	Stdout, Stderr io.Writer
	// Input reads a line for input(), without its newline, having shown the
	// prompt; io.EOF at the end. It is called without the lock.
	Input func(ctx context.Context, prompt string) (string, error)
	// ReadInput reads standard input's bytes, at most up to the end of a line;
	// io.EOF at the end. It is called without the lock.
	ReadInput func(ctx context.Context, p []byte) (int, error)
	// Keyboard calls use, which asks on the terminal itself, when the program has it;
	// nil for one that always has. It is called without the lock.
	Keyboard func(ctx context.Context, prompt string, use func(ctx context.Context) error) error
	// Builtins are the names that every module sees.
	Builtins *Namespace
	// Modules are those imported so far, sys.modules.
	Modules map[string]*Module
	// Imported is sys.modules once a program has it: what it says of a name comes
	// before Modules, and may be anything.
	Imported *Dict
	// Load makes a module that is imported for the first time, and gives what runs its
	// text, nil for one without; all nil where there is none of that name. path is the
	// __path__ of the package that it is in, nil for one in none: see [Library], too.
	Load func(t *Thread, name string, path Value) (m *Module, run func() error, err error)

	// Limit is what sys.setrecursionlimit set, for threads that begin; 0 for [MaxDepth].
	Limit atomic.Int64

	// IntDigits limits the digits of an int that is converted from or to decimal text,
	// 0 for no limit.
	IntDigits int

	// Signals runs the program's handlers of the signals that have come; see
	// [Thread.Signal].
	Signals func(t *Thread) error

	lock       *gil
	loading    map[string]*loading
	unimported map[string]*Module // what Library has made and no program has imported
	state      map[any]any
	forgotten  forgotten
}

// State is what a module keeps for this interpreter under a key of its own type;
// nil where it has kept nothing. As Modules, it is used under the lock, or before
// anything runs.
func (in *Interpreter) State(key any) any { return in.state[key] }

// SetState keeps v for the module whose key it is.
func (in *Interpreter) SetState(key, v any) {
	if in.state == nil {
		in.state = make(map[any]any)
	}
	in.state[key] = v
}

// Thread is one thread of Python: what every operation is given that may call
// Python code, wait, or be interrupted. A nil *Thread serves where none of
// these can happen.
type Thread struct {
	interp *Interpreter
	Depth  int // nested calls
	limit  int // of Depth
	// Handling is the exception whose except block runs, for a bare raise and
	// for __context__.
	Handling *Exception
	// Frame is the evaluator's innermost frame.
	Frame any
	// Local is for the evaluator's own state.
	Local any

	Arguments Arguments

	repring []Value // the containers whose repr is under way
	dives   int     // see Dive
	texts   texts
	concats concats
	boxes   boxes
	slice   Slice // of GetSlice
	steps   uint32
	// Identity is what the module threading knows the thread by.
	Identity any

	turn  chan struct{} // tells a thread that waits for the lock to look again
	calls atomic.Uint32 // what Check attends to

	awaits *loading // the module that another thread loads, nil for none

	state  atomic.Int32  // see Signal
	served chan struct{} // tells a thread that was woken that its handler is done

	waits  atomic.Bool // inside Blocking
	ending atomic.Bool // see Drop
	mu     sync.Mutex
	ctx    context.Context // ends at the next interrupt
	cancel context.CancelFunc
	base   context.Context
	raised error // what the pending interrupt is, where it is no KeyboardInterrupt
}

// NewInterpreter makes one without built-in names or modules.
func NewInterpreter(stdout, stderr io.Writer) *Interpreter {
	return &Interpreter{
		Stdout: stdout, Stderr: stderr,
		Builtins: NewNamespace(),
		Modules:  make(map[string]*Module),

		IntDigits: DefaultIntDigits,

		lock: new(gil),
	}
}

// Beside makes another interpreter, which has only its lock in common with in: of the
// threads of both, one runs at a time. Types and other values that Go code made once
// are theirs both.
func (in *Interpreter) Beside(stdout, stderr io.Writer) *Interpreter {
	other := NewInterpreter(stdout, stderr)
	other.lock = in.lock
	return other
}

// NewThread makes a thread whose waits end when ctx does. It does not run yet:
// see [Thread.Run].
func (in *Interpreter) NewThread(ctx context.Context) *Thread {
	t := &Thread{interp: in, base: ctx, limit: MaxDepth, served: make(chan struct{}, 1)}
	if n := in.Limit.Load(); n != 0 {
		t.limit = min(int(n), deepest)
	}
	t.ctx, t.cancel = context.WithCancel(ctx)
	context.AfterFunc(ctx, t.Drop)
	return t
}

// Interpreter is the one that the thread belongs to.
func (t *Thread) Interpreter() *Interpreter { return t.interp }

// Run runs f as Python code of this thread, under the interpreter's lock.
func (t *Thread) Run(f func() error) error {
	t.interp.lock.acquire(t)
	depth, dives, repring, handling, frame := t.Depth, t.dives, len(t.repring), t.Handling, t.Frame
	defer func() {
		// A panic leaves calls without counting them off.
		t.Depth, t.dives, t.repring, t.Handling, t.Frame = depth, dives, t.repring[:repring], handling, frame
		t.interp.forgotten.waiting()
		t.interp.lock.release(t)
	}()
	return f()
}

// What a thread is to attend to at its next Check.
const (
	callInterrupt = 1 << iota // an interrupt is pending
	callYield                 // another thread asks for the lock
	callSignal                // a signal has come
)

// Interrupt makes the thread raise KeyboardInterrupt at the next opportunity;
// what it waits for is given up. It may be called from any goroutine; see Signal for
// what a program handles itself.
func (t *Thread) Interrupt() {
	t.mu.Lock()
	defer t.mu.Unlock()
	// Both under the lock: the context that an interrupt ends is the one that
	// taking the interrupt replaces.
	t.calls.Or(callInterrupt)
	t.cancel()
}

// Drop ends the thread as CPython's exit ends a daemon: what it waits for is given
// up, and from the moment that it has the lock again it runs no line of Python, no
// handler and no finally block. It may be called from any goroutine.
func (t *Thread) Drop() {
	t.ending.Store(true)
	t.Interrupt()
}

// Pending reports whether an interrupt waits to be raised. It may be called
// from any goroutine.
func (t *Thread) Pending() bool { return t.calls.Load()&callInterrupt != 0 }

// Ending reports whether the thread was dropped, or its context has ended: no
// handler of the program's takes that interrupt.
func (t *Thread) Ending() bool { return t.ending.Load() || t.base.Err() != nil }

// Interrupted gives the pending KeyboardInterrupt, or nil, and forgets it.
func (t *Thread) Interrupted() error {
	if !t.Pending() && !t.Ending() {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.Ending() { // a thread that was dropped stays interrupted
		t.calls.And(^uint32(callInterrupt))
		t.cancel()
		t.ctx, t.cancel = context.WithCancel(t.base)
		if err := t.raised; err != nil {
			t.raised = nil
			return err
		}
	}
	return NewException(KeyboardInterrupt)
}

// headStart is the number of checks before which a thread is not asked for the lock
// for the first time. The interval goes by the clock, and on a busy machine it may
// be over before the thread has run at all.
const headStart = 128

// Check is called at every turn of a loop and at every call: it raises the
// pending interrupt and lets other threads run.
func (t *Thread) Check() error {
	if t == nil {
		return nil
	}
	t.steps++
	if t.steps%measureEvery == 0 && t.interp != nil {
		if err := checkMemory(0); err != nil {
			return err
		}
	}
	if t.calls.Load() == 0 {
		return nil
	}
	return t.attend()
}

// attend does what the thread is called for.
func (t *Thread) attend() error {
	if t.calls.Load()&callYield != 0 && t.steps >= headStart {
		t.interp.lock.yield(t)
	}
	if err := t.signalled(); err != nil {
		return err
	}
	return t.Interrupted()
}

// Blocking runs f, which may wait, without the interpreter's lock; f must not
// touch Python objects. ctx ends when the thread is interrupted, and then the
// error is KeyboardInterrupt, whatever f returned, unless f succeeded and the
// thread is not Ending.
func (t *Thread) Blocking(f func(ctx context.Context) error) error {
	t.mu.Lock()
	ctx := t.ctx
	t.mu.Unlock()
	err := t.unlocked(ctx, f)
	if t.Ending() || err != nil && t.Pending() {
		return t.Interrupted()
	}
	return err
}

// unlocked runs f without the lock, which is taken again whatever f does.
func (t *Thread) unlocked(ctx context.Context, f func(ctx context.Context) error) error {
	waited := t.waits.Swap(true)
	t.interp.forgotten.waiting()
	t.interp.lock.release(t)
	wake := t.rest()
	defer func() {
		wake()
		t.interp.lock.acquire(t)
		t.waits.Store(waited)
	}()
	return f(ctx)
}

// Holds reports whether the thread has the interpreter's lock: whether it is the one
// that runs Python code now.
func (t *Thread) Holds() bool { return t.interp.lock.holder.Load() == t }

// Running is the thread that has the lock; nil while none has it.
func (in *Interpreter) Running() *Thread { return in.lock.holder.Load() }

// Waits reports whether the thread is inside Blocking. It may be called from
// any goroutine.
func (t *Thread) Waits() bool { return t.waits.Load() }

// Context is the context of the thread's waits, for calls that do not let go
// of the lock.
func (t *Thread) Context() context.Context {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.ctx
}

// Enter counts a nested call; Leave ends it.
func (t *Thread) Enter() error {
	if t.Depth >= t.limit {
		return Errorf(RecursionError, "maximum recursion depth exceeded")
	}
	if err := t.Check(); err != nil {
		return err
	}
	t.Depth++
	return nil
}

// SetLimit sets the depth of nested calls at which the thread, and those that begin
// later, end with a RecursionError.
func (t *Thread) SetLimit(n int) error {
	if t.Depth >= n {
		return Errorf(RecursionError, "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", n, t.Depth)
	}
	t.interp.Limit.Store(int64(n))
	t.limit = min(n, deepest)
	return nil
}

// Leave ends the call that Enter counted.
func (t *Thread) Leave() { t.Depth-- }

// maxDives bounds the depth of the Go calls that walk nested values: Go's own
// stack must never run out, as that cannot be caught.
const maxDives = 20000

// Dive counts a Go call that may reach itself through a value it was given (an
// iterator of iterators, a tuple in a tuple, a special method that is a built-in
// function) without any call of a Python function in between; Rise ends it.
func (t *Thread) Dive() error {
	if t == nil {
		return nil
	}
	if t.dives >= maxDives {
		return Errorf(RecursionError, "maximum recursion depth exceeded")
	}
	if err := t.Check(); err != nil {
		return err
	}
	t.dives++
	return nil
}

// Rise ends the call that Dive counted.
func (t *Thread) Rise() {
	if t != nil {
		t.dives--
	}
}

// Repring notes that the repr of a container begins; it reports false when that
// very container's is under way already, so that [[...]] ends. done is called
// at its end.
func (t *Thread) Repring(v Value) (done func(), ok bool) {
	if t == nil {
		return func() {}, true
	}
	for _, r := range t.repring {
		if r == v {
			return nil, false
		}
	}
	t.repring = append(t.repring, v)
	return func() { t.repring = t.repring[:len(t.repring)-1] }, true
}
