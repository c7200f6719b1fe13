package program

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"

	"labsh/shell/locale"
)

// output is a program's standard output, or error: in front it goes to the screen as it
// is, in the background by lines, each with the program's name.
type output struct {
	program *Program
	to      io.Writer
	errors  bool

	mu   sync.Mutex
	line []byte // of the background, without its end yet
}

// maxUnfinished is how long a line becomes before it is shown without its end, in bytes.
const maxUnfinished = 8 << 10

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.program.InFront():
		o.show()
		return o.to.Write(b)
	case !o.errors && o.program.programs.Quiet():
		return len(b), nil
	}
	o.line = append(o.line, b...)
	if end := bytes.LastIndexByte(o.line, '\n') + 1; end > 0 {
		o.label(o.line[:end])
		o.line = append(o.line[:0], o.line[end:]...)
	}
	if len(o.line) > maxUnfinished {
		o.label(append(o.line, '\n'))
		o.line = nil
	}
	if err := o.program.programs.Console.Err(); err != nil && !o.errors {
		return 0, err
	}
	return len(b), nil
}

// label prints whole lines with the program's name.
func (o *output) label(lines []byte) {
	o.program.programs.Console.Beside(o.errors, o.program.Name+" | ", strings.TrimSuffix(string(lines), "\n"))
}

// show prints what has no end yet as it is: the program is in front.
func (o *output) show() {
	if len(o.line) > 0 {
		_, _ = o.to.Write(o.line) // the next write meets the same error
		o.line = nil
	}
}

// unlabelled is show, for who holds no lock.
func (o *output) unlabelled() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.show()
}

// finish prints what has no end: there is none to come.
func (o *output) finish() {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.program.InFront():
		o.show()
	case len(o.line) > 0:
		o.label(o.line)
		o.line = nil
	}
}

// input reads a line for input(): when the program is in front.
func (p *Program) input(ctx context.Context, prompt string) (line string, err error) {
	err = p.ask(ctx, prompt, func(ctx context.Context) error {
		line, err = p.programs.Input(ctx, prompt)
		return err
	})
	return line, err
}

// readInput reads bytes for sys.stdin.
func (p *Program) readInput(ctx context.Context, b []byte) (n int, err error) {
	err = p.ask(ctx, "", func(ctx context.Context) error {
		n, err = p.programs.ReadInput(ctx, b)
		return err
	})
	return n, err
}

// ask calls read when the program is in front, and once more where it left meanwhile.
func (p *Program) ask(ctx context.Context, prompt string, read func(context.Context) error) error {
	for {
		front, err := p.awaitFront(ctx, prompt)
		if err != nil {
			return err
		}
		both, cancel := context.WithCancel(ctx)
		stop := context.AfterFunc(front, cancel)
		err = read(both)
		stop()
		cancel()
		if err == nil || front.Err() == nil || ctx.Err() != nil {
			return err
		}
	}
}

// awaitFront waits until the program is in front, and says in the background that it
// does. Where nobody could bring it there, there is no input.
func (p *Program) awaitFront(ctx context.Context, prompt string) (context.Context, error) {
	for said := false; ; said = true {
		p.mu.Lock()
		front, came := p.front, p.came
		p.asks = front == nil
		p.mu.Unlock()
		switch {
		case front != nil:
			return front, nil
		case !p.keyboard:
			p.answered()
			return nil, io.EOF
		case !said && !p.stopping.Load():
			p.sayAsks(strings.TrimSpace(prompt))
		}
		select {
		case <-came:
		case <-ctx.Done():
			p.answered()
			return nil, ctx.Err()
		}
	}
}

func (p *Program) sayAsks(prompt string) {
	out := p.programs.Console
	if prompt == "" {
		out.Async(out.Format(locale.ProgramAsksBare, p.Name))
		return
	}
	out.Async(out.Format(locale.ProgramAsks, p.Name, prompt))
}

// answered notes that it does not wait for input any more.
func (p *Program) answered() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asks = false
}
