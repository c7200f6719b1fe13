package program

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"labsh/netlab"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Programs are those of one session.
type Programs struct {
	Context context.Context // their end
	Session *object.Interpreter
	Console *console.Console
	Sockets *socket.Table // the session's
	Timeout time.Duration // of their sockets, 0 for none
	// Named, if not nil, is told a name of one of their sockets, and NameAll all that
	// variables of a program give.
	Named   func(sock *netlab.Socket, name string)
	NameAll func(vars *object.Namespace, before string)
	// Quiet reports whether what they print in the background is left out.
	Quiet func() bool
	// Keyboard reports whether somebody can bring one that asks to the front: else there
	// is no input in the background.
	Keyboard func() bool
	// Input and ReadInput read for the one in front, as an [object.Interpreter]'s; Ahead
	// reports whether there are keys that the kernel has no more.
	Input     func(ctx context.Context, prompt string) (string, error)
	ReadInput func(ctx context.Context, p []byte) (int, error)
	Ahead     func() bool
	// Suspends calls back when Ctrl-Z is typed, until stop.
	Suspends func(back func()) (stop func())
	// Protect runs f and tells of a panic.
	Protect func(f func() error) error

	front atomic.Pointer[Program]
	mu    sync.Mutex
	list  []*Program // in the order of their numbers
}

// most is how many programs that have ended are remembered, and maxRunning how many may
// run at once: each has its modules in memory.
const most, maxRunning = 20, 256

// Front is the program in front, nil where the prompt is.
func (ps *Programs) Front() *Program { return ps.front.Load() }

// All are the programs that run in the background, or have, the oldest first.
func (ps *Programs) All() []*Program {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	return slices.Clone(ps.list)
}

// Running are those that have not ended.
func (ps *Programs) Running() []*Program {
	return slices.DeleteFunc(ps.All(), func(p *Program) bool { return !p.Running() })
}

// Last is the one that came last into the background of those that run, nil for none.
func (ps *Programs) Last() *Program {
	if running := ps.Running(); len(running) > 0 {
		return running[len(running)-1]
	}
	return nil
}

// Find gives the program of that name, or of a number: %1. One that runs goes before one
// that has ended; nil where there is none.
func (ps *Programs) Find(name string) *Program {
	number, isNumber := strings.CutPrefix(name, "%")
	var found *Program
	for _, p := range ps.All() {
		if !isNumber && p.Name == name || isNumber && strconv.Itoa(p.Number()) == number {
			if found = p; p.Running() {
				break
			}
		}
	}
	return found
}

// NewName is what a program of that file is called: "serveur", or "serveur2", while taken
// says so or another that runs has the name.
func (ps *Programs) NewName(file string, taken func(name string) bool) string {
	base := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	base = strings.Map(func(r rune) rune {
		if syntax.IdentifierLen("_"+string(r)) == 1 {
			return '_'
		}
		return r
	}, base)
	if syntax.IdentifierLen(base) == 0 {
		base = "_" + base
	}
	name := base
	for i := 2; ; i++ {
		if p := ps.Find(name); (p == nil || !p.Running()) && name != "all" && name != "show" && !taken(name) {
			return name
		}
		name = fmt.Sprintf("%s%d", base, i)
	}
}

// Start runs a program in the background.
func (ps *Programs) Start(p *Program, body Body) error {
	if len(ps.Running()) >= maxRunning {
		p.release()
		return object.Errorf(object.RuntimeError, "can't start new program: %d are running", maxRunning)
	}
	ps.note(p)
	go p.run(body)
	return nil
}

// Run runs a program in front and gives what ended it.
func (ps *Programs) Run(t *object.Thread, p *Program, body Body) (Result, error) {
	return ps.bring(t, p, func() { go p.run(body) })
}

// Bring brings a program to the front until it ends or Ctrl-Z is typed, and gives what
// ended it.
func (ps *Programs) Bring(t *object.Thread, p *Program) (Result, error) {
	return ps.bring(t, p, func() {})
}

func (ps *Programs) bring(t *object.Thread, p *Program, begin func()) (Result, error) {
	before := ps.front.Swap(p)
	defer ps.front.Store(before)
	front := p.come()
	defer p.goBack()
	defer ps.Suspends(p.goBack)()
	begin()
	for {
		err := t.Blocking(func(ctx context.Context) error {
			select {
			case <-p.done:
			case <-front.Done():
			case <-ctx.Done():
				return ctx.Err()
			}
			return nil
		})
		switch {
		case err == nil && !p.Running():
			ps.forget(p)
			r := p.Result()
			return r, r.Err
		case err == nil:
			ps.note(p)
			ps.Console.Async(ps.Console.Format(locale.ProgramGoesOn, p.Name))
			return Result{}, nil
		case t.Ending():
			// Without the lock, which it needs for its end.
			_ = t.Blocking(func(context.Context) error { return Stop(context.Background(), []*Program{p}) })
			return Result{}, err
		}
		p.thread.Interrupt() // it came to the session, and is for the one in front
	}
}

// Suspend puts the program in front into the background.
func (ps *Programs) Suspend() {
	if p := ps.Front(); p != nil {
		p.goBack()
	}
}

// note gives a program a number and keeps it. Of those that have ended, those of its name
// go, and the oldest of many.
func (ps *Programs) note(p *Program) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	if p.Number() != 0 {
		return
	}
	last := 0
	var ended []*Program
	for _, other := range ps.list {
		last = max(last, other.Number())
		if !other.Running() {
			ended = append(ended, other)
		}
	}
	surplus := len(ended) - most
	ps.list = slices.DeleteFunc(ps.list, func(other *Program) bool {
		i := slices.Index(ended, other)
		return i >= 0 && (i < surplus || other.Name == p.Name)
	})
	p.mu.Lock()
	p.number = last + 1
	p.mu.Unlock()
	ps.list = append(ps.list, p)
}

// forget forgets a program that has ended, as somebody knows.
func (ps *Programs) forget(p *Program) {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	ps.list = slices.DeleteFunc(ps.list, func(other *Program) bool { return other == p })
}

// Forget forgets those of a list that have ended.
func (ps *Programs) Forget(list []*Program) {
	for _, p := range list {
		if !p.Running() {
			ps.forget(p)
		}
	}
}
