// Package program runs Python programs inside a session, each as python3 FILE would:
// with an interpreter of its own, of which only the lock is shared, and so with its own
// modules, sys.argv, __main__, threads and sockets. One is in front, where it has the
// keyboard and prints as the session does; the others run in the background, their
// lines labelled.
//
// How a program's text is found and parsed is the shell's business, as are the commands.
package program

import (
	"context"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"labsh/netlab"
	"labsh/shell/module"
	selects "labsh/shell/module/select"
	"labsh/shell/module/signal"
	"labsh/shell/module/socket"
	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// Body is what a program does, on its main thread and under the interpreter's lock.
type Body func(t *object.Thread, main *object.Namespace) error

// Program is one that runs, or has run.
type Program struct {
	Name    string // "serveur", of serveur.py
	File    string // as it was typed
	Started time.Time

	programs *Programs
	interp   *object.Interpreter
	thread   *object.Thread // the main one
	host     module.Host
	signals  *signal.State
	sockets  socket.Table
	main     *object.Namespace // the variables of __main__; nil at the end
	out, err *output
	keyboard bool               // somebody can bring it to the front
	stopping atomic.Bool        // stop ends it
	done     chan struct{}      // closed at its end
	release  context.CancelFunc // of what the session's context has of it

	mu     sync.Mutex
	number int             // of those that were in the background, from 1; 0 for none yet
	front  context.Context // until it goes into the background, where it is nil
	back   context.CancelFunc
	came   chan struct{} // closed when it comes to the front
	asks   bool          // it waits for input in the background
	ending bool          // it stays where it is
	result Result
}

// Result is how a program has ended.
type Result struct {
	Status int               // as its process would have
	Err    error             // what nothing caught, for who has it in front; nil for sys.exit and what sys.excepthook told
	Line   string            // the last line of that, as Python words it
	Told   *object.Exception // Err, where it has been told already
}

// New makes a program, which does not run yet. argv is its sys.argv, name what it is to
// be called.
func (ps *Programs) New(name string, argv []string) *Program {
	p := &Program{
		Name: name, File: argv[0], Started: time.Now(),
		programs: ps, keyboard: ps.Keyboard(), done: make(chan struct{}), came: make(chan struct{}),
	}
	p.out, p.err = &output{program: p, to: ps.Console.Out()}, &output{program: p, to: ps.Console.ErrOut(), errors: true}
	p.interp = ps.Session.Beside(p.out, p.err)
	builtin.Install(p.interp)
	p.interp.Input, p.interp.ReadInput, p.interp.Keyboard = p.input, p.readInput, p.ask
	selects.SetInput(p.interp, func() bool { return p.InFront() && ps.Ahead() })
	ctx, release := context.WithCancel(ps.Context)
	p.release = release
	p.thread = p.interp.NewThread(ctx)
	p.signals = signal.Install(p.thread, func(syscall.Signal) { p.thread.Drop() })

	p.sockets.Observer, p.sockets.Paired, p.sockets.Made = ps.Sockets.Observer, ps.Sockets.Paired, p.made
	p.sockets.Line = func(line string) { _, _ = p.out.Write([]byte(line + "\n")) }
	p.sockets.SetDefaultTimeout(ps.Timeout)
	p.sockets.Install(p.interp)
	p.host = module.Host{Argv: argv, Dial: p.sockets.Dial, Timeout: ps.Timeout, Traceback: eval.Traceback}
	p.interp.Load = p.host.Load

	p.main = object.NewNamespace()
	p.main.Set("__name__", object.Str("__main__"))
	p.main.Set("__doc__", object.None)
	p.interp.SetModule("__main__", &object.Module{Name: "__main__", Vars: p.main})
	return p
}

// Env is where the program's text runs: no commands, nothing predeclared.
func (p *Program) Env() *eval.Env { return &eval.Env{Globals: p.main, Builtins: p.interp.Builtins} }

// Host is what the program's modules are given.
func (p *Program) Host() *module.Host { return &p.host }

// made gives a new socket the name of its program, where that has been in the
// background; variables may give it another.
func (p *Program) made(sock *netlab.Socket) {
	if p.programs.Named != nil && p.Number() != 0 {
		p.programs.Named(sock, p.Name)
	}
}

// Names gives the variables of its __main__ and what stands before their names: the
// program's own, where it has been in the background. Nil is for one that has ended. The
// interpreter's lock is held.
func (p *Program) Names() (vars *object.Namespace, before string) {
	if p.Number() != 0 {
		before = p.Name + "."
	}
	return p.main, before
}

// Number is the program's among those in the background, 0 for one that was never there.
func (p *Program) Number() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.number
}

// Signal gives the program a signal, and tells what is to become of it. One that is to
// end its process ends the program.
func (p *Program) Signal(n int) signal.Fate {
	fate := p.signals.Deliver(n)
	if fate == signal.Fatal {
		p.thread.Drop()
		return signal.Handled
	}
	return fate
}

// Thread is the program's main thread.
func (p *Program) Thread() *object.Thread { return p.thread }

// Sockets are those that it has open.
func (p *Program) Sockets() []*netlab.Socket { return p.sockets.Open() }

// Running reports whether it has not ended.
func (p *Program) Running() bool {
	select {
	case <-p.done:
		return false
	default:
		return true
	}
}

// Asks reports whether it waits for input in the background.
func (p *Program) Asks() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.asks
}

// Result is how it has ended; that of one that runs is empty.
func (p *Program) Result() Result {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.result
}

// Wait waits for its end.
func (p *Program) Wait(ctx context.Context) error {
	select {
	case <-p.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// InFront reports whether it has the keyboard and the screen.
func (p *Program) InFront() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.front != nil
}

// come brings it to the front, until the context that it gives ends.
func (p *Program) come() context.Context {
	p.mu.Lock()
	p.front, p.back = context.WithCancel(context.Background())
	front := p.front
	close(p.came)
	p.mu.Unlock()
	p.out.unlabelled()
	p.err.unlabelled()
	return front
}

// goBack puts it into the background, unless it is there or about to end.
func (p *Program) goBack() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.front == nil || p.ending {
		return
	}
	p.back()
	p.front, p.back, p.came = nil, nil, make(chan struct{})
}
