package program

import (
	"context"
	"fmt"
	"io"
	"time"

	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/module/sys"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// run runs the program to its end, as python3 does: what nothing caught is told, threads
// that are no daemons are waited for, then all is closed.
func (p *Program) run(body Body) {
	defer close(p.done)
	restore := p.signals.Keep()
	_ = p.thread.Run(func() error {
		err := p.programs.Protect(func() error { return body(p.thread, p.main) })
		r := p.outcome(err)
		if r.Status != interrupted || r.Err == nil { // which is to end all of it
			if r.Err != nil && p.host.Threads.Waited(p.thread, 0) {
				p.tell(&r)
			}
			if err := p.host.Threads.Wait(p.thread, 0); err != nil {
				r = p.outcome(err)
			}
		}
		module.AtExit(p.thread)
		p.host.Threads.StopSince(p.thread, 0)
		if p.programs.NameAll != nil {
			p.programs.NameAll(p.Names())
		}
		p.end(r)
		p.interp.Modules, p.interp.Imported, p.main = nil, nil, nil // it may be remembered
		return nil
	})
	restore()
	p.signals.Close()
	p.release()
	p.sockets.Close()
	p.interp.StopReclaiming()
	p.out.finish()
	p.err.finish()
	p.say()
}

// interrupted is the status of a program that KeyboardInterrupt has ended.
const interrupted = 130

// outcome is how an error ends the program; what sys.exit and sys.excepthook are to say
// is said.
func (p *Program) outcome(err error) Result {
	if err == nil {
		return Result{}
	}
	if status, exits := ExitStatus(p.thread, err, p.err); exits {
		return Result{Status: status}
	}
	e, isException := object.AsException(err)
	if !isException { // a panic, which is told
		return Result{Status: 1, Line: err.Error()}
	}
	if hook, ok := sys.Hook(p.interp, "excepthook"); ok && !p.thread.Ending() {
		_, failed := object.Call(p.thread, hook, e.Type(), e, e.Traceback())
		if failed == nil {
			return Result{Status: 1, Line: eval.LastLine(p.thread, e)}
		}
		if status, exits := ExitStatus(p.thread, failed, p.err); exits {
			return Result{Status: status}
		}
		fmt.Fprintf(p.err, "Error in sys.excepthook:\n%s\nOriginal exception was:\n", p.worded(failed))
	}
	r := Result{Status: 1, Err: e, Line: eval.LastLine(p.thread, e)}
	if object.IsException(err, object.KeyboardInterrupt) {
		r.Status = interrupted
	}
	return r
}

func (p *Program) worded(err error) string {
	if e, ok := object.AsException(err); ok {
		return eval.Traceback(p.thread, e)
	}
	return err.Error() + "\n"
}

// tell prints what nothing caught.
func (p *Program) tell(r *Result) {
	if e, ok := object.AsException(r.Err); ok && !p.stopping.Load() && !p.thread.Ending() {
		_, _ = io.WriteString(p.err, eval.Traceback(p.thread, e)) // nobody is left to hear of an error
		r.Told = e
	}
}

// end notes how the program has ended. Who brought it to the front is given the error;
// in the background it is told here.
func (p *Program) end(r Result) {
	p.mu.Lock()
	inFront := p.front != nil
	p.ending = true
	p.mu.Unlock()
	if !inFront {
		if r.Told == nil {
			p.tell(&r)
		}
		r.Err, r.Told = nil, nil // with all that it keeps
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.result = r
}

// say tells a person that a program in the background has ended.
func (p *Program) say() {
	if p.InFront() || p.stopping.Load() || p.thread.Ending() || !p.keyboard || p.programs.Quiet() {
		return
	}
	out := p.programs.Console
	if status := p.Result().Status; status != 0 {
		out.Async(out.Format(locale.ProgramEnded, p.Name, status))
		return
	}
	out.Async(out.Format(locale.ProgramDone, p.Name))
}

// stopGrace is how long a program has for its handlers of KeyboardInterrupt, and then
// for its threads to end.
const stopGrace = time.Second

// Stop ends programs: by KeyboardInterrupt, then without another word, as CPython's exit
// ends daemons. Those whose call nothing ends are given up.
func Stop(ctx context.Context, programs []*Program) error {
	for _, p := range programs {
		p.stopping.Store(true)
		p.thread.Interrupt()
	}
	if await(ctx, programs, stopGrace) {
		return nil
	}
	for _, p := range programs {
		p.thread.Drop()
	}
	await(ctx, programs, 2*stopGrace)
	return ctx.Err()
}

// await waits for the end of all of them, for that long at most.
func await(ctx context.Context, programs []*Program, limit time.Duration) bool {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	for _, p := range programs {
		if p.Wait(ctx) != nil {
			return false
		}
	}
	return true
}

// ExitStatus gives the status that exit() or sys.exit() asked for; what else they were
// given is printed to stderr, which may run Python code.
func ExitStatus(t *object.Thread, err error, stderr io.Writer) (int, bool) {
	e, ok := object.AsException(err)
	if !ok || !e.Type().IsSubclass(object.SystemExit) {
		return 0, false
	}
	var code object.Value = object.None
	switch args := e.Args.Elems; len(args) {
	case 0:
	case 1:
		code = args[0]
	default:
		code = e.Args
	}
	switch c := code.(type) {
	case object.Int:
		return int(c & 0xff), true
	case object.Bool:
		if c {
			return 1, true
		}
		return 0, true
	}
	if code == object.None {
		return 0, true
	}
	text, errText := object.ToStr(t, code)
	if errText != nil {
		text = errText.Error()
	}
	fmt.Fprintln(stderr, text)
	return 1, true
}
