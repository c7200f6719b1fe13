package shell

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/console"
	"labsh/shell/demo"
	"labsh/shell/editor"
	"labsh/shell/locale"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// A player plays a demo: it says what stands before a line, shows the line, runs it
// when somebody agrees, or time does.
type player struct {
	*Shell
	name    string
	text    string // the script
	demo    *demo.Demo
	world   *world
	moved   map[int]int // ports that are taken, and those that stand in for them
	at      int         // the index of the next step
	asks    bool        // somebody is asked before each line
	pause   time.Duration
	auto    bool
	stopped bool // the demo does not go on by itself at the next line
	over    bool
	err     error // what ended it, where nobody wished it
}

// playDemo plays a demo; t is the shell's thread, running.
func (s *Shell) playDemo(t *object.Thread, d command.Demo) error {
	switch {
	case s.playing:
		return object.Errorf(object.RuntimeError, "demo: a demo is being played")
	case t != s.thread:
		return object.Errorf(object.RuntimeError, "demo: it is played in the main thread alone")
	}
	s.playing = true
	defer func() { s.playing = false }()
	p := &player{
		Shell: s, name: d.Name, text: d.Text, auto: d.Auto, pause: d.Pause,
		asks: s.session.Interactive && (!d.Auto || d.Pause > 0),
	}
	if err := p.load(t); err != nil {
		return err
	}
	// The lines run as those at the prompt do: each takes the lock by itself.
	defer s.asking.Store(s.asking.Swap(true))
	err := t.Blocking(func(context.Context) error {
		p.begin()
		defer func() { _ = p.world.leave() }() // the sockets are gone, whatever one of them says
		p.play()
		return nil
	})
	if p.err != nil {
		return p.err
	}
	return err
}

// load reads the script.
func (p *player) load(t *object.Thread) error {
	if p.text == "" {
		octets, err := p.readFile(t, p.name)
		switch {
		case object.IsException(err, object.KeyboardInterrupt):
			return err
		case err != nil:
			return fileException(p.name, err)
		}
		if p.text, err = decode(p.name, octets); err != nil {
			return err
		}
	}
	if err := p.read(); err != nil {
		return err
	}
	if len(p.demo.Steps) == 0 {
		return object.Errorf(object.ValueError, "demo: no line to run in '%s'", p.name)
	}
	return nil
}

// read takes the script apart, with the ports that it names.
func (p *player) read() error {
	tree, err := p.parse(p.name, p.text, p.env)
	if err == nil {
		p.demo = demo.New(tree)
	}
	return err
}

// begin makes the demo's world, in which its ports are free.
func (p *player) begin() {
	_ = p.thread.Run(func() error {
		p.world = p.enterWorld()
		return nil
	})
	var taken []int
	p.moved = map[int]int{}
	for _, port := range p.demo.Ports {
		free := freePort(port, p.demo.Fresh, taken)
		taken = append(taken, free)
		if free != port {
			p.moved[port] = free
		}
	}
	p.demo.Renumber(p.moved)
}

// tellMoved tells which ports the demo has others for.
func (p *player) tellMoved() {
	for _, port := range p.demo.Ports {
		if free, moved := p.moved[port]; moved {
			p.console.Remark(locale.DemoPort, port, free)
		}
	}
}

// freePort is port, or the next one that nobody has.
func freePort(port int, fresh bool, taken []int) int {
	for n := port; n < min(port+100, 1<<16); n++ {
		if !slices.Contains(taken, n) && isFree(n, fresh) {
			return n
		}
	}
	return port // the demo will show what is wrong with it
}

// isFree reports whether a port of the loopback can be listened on, and bound for UDP;
// a fresh one without SO_REUSEADDR as well.
func isFree(port int, fresh bool) bool {
	ctx := context.Background()
	for _, typ := range []netlab.Type{netlab.SOCK_STREAM, netlab.SOCK_DGRAM} {
		sock, err := netlab.New(ctx, netlab.AF_INET, typ, 0)
		if err != nil {
			return true
		}
		if typ == netlab.SOCK_STREAM && !fresh {
			err = sock.SetOption("SO_REUSEADDR", "1")
		}
		if err == nil {
			err = sock.Bind(ctx, netlab.IPv4{Host: "127.0.0.1", Port: port})
		}
		if err == nil && typ == netlab.SOCK_STREAM {
			err = sock.Listen(1)
		}
		if closed := sock.Close(); err != nil || closed != nil {
			return false
		}
	}
	return true
}

// play goes from step to step.
func (p *player) play() {
	p.console.Styled(console.Strong, p.title())
	p.tellMoved()
	if p.asks {
		p.console.Remark(p.keys())
	}
	for said := -1; !p.over; {
		if said != p.at {
			said = p.at
			p.say()
		}
		last := p.at == len(p.demo.Steps)
		if last && !p.asks {
			return
		}
		switch answer := p.ask(); {
		case p.over:
		case answer == "" && last:
			p.over = true
		case answer == "":
			p.step()
		case answer == "b":
			said = -1
			p.back()
		case answer == "?":
			p.console.Remark(locale.DemoHelp)
		default:
			p.try(answer)
		}
	}
	if p.asks && p.err == nil {
		p.console.Remark(locale.DemoLeft)
	}
}

// end ends the demo; err is nil where somebody wished it.
func (p *player) end(err error) { p.over, p.err = true, err }

func (p *player) title() string {
	title := p.demo.Title
	if title == "" {
		title = p.name
	}
	lang := p.console.Lang()
	n := int64(len(p.demo.Steps))
	return locale.DemoTitle.For(lang, n).Format(lang, title, n)
}

func (p *player) keys() locale.Text {
	if p.auto {
		return locale.DemoAutoKeys
	}
	return locale.DemoKeys
}

// say says what stands before the next step, or behind the last one.
func (p *player) say() {
	paragraphs := p.demo.End
	if p.at < len(p.demo.Steps) {
		paragraphs = p.demo.Steps[p.at].Say
	}
	p.console.Line("")
	for _, text := range paragraphs {
		p.console.Remark(locale.Same("%s"), text)
	}
}

// ask shows the next line and asks whether it is to run: "" is for yes.
func (p *player) ask() (answer string) {
	code, where := "", p.console.Format(locale.DemoEnd)
	if p.at < len(p.demo.Steps) {
		code, where = p.demo.Steps[p.at].Code, fmt.Sprintf("%d/%d", p.at+1, len(p.demo.Steps))
	}
	where = "[" + where + "] "
	ed, err := p.lines()
	if err != nil && p.asks {
		p.end(err)
		return ""
	}
	offered, prompt := "", ""
	switch {
	case !p.asks || !ed.Terminal():
		p.display(where, code)
	case isLine(code):
		offered, prompt = code, where+">>> "
	default:
		p.display(where, code)
		prompt = where
	}
	if !p.asks {
		p.rest()
		return ""
	}
	after := p.pause
	if p.stopped {
		after, p.stopped = 0, false
	}
	for {
		p.console.FreshLine()
		line, err := p.offer(ed, prompt, offered, after)
		answer := strings.TrimSpace(line)
		switch {
		case p.ended():
			p.end(err)
			return ""
		case errors.Is(err, io.EOF), errors.Is(err, editor.ErrInterrupted), object.IsException(err, object.KeyboardInterrupt), err == nil && answer == "q":
			p.end(nil)
			return ""
		case errors.Is(err, editor.ErrLineTooLong):
			p.console.Error(p.console.Format(locale.LineTooLong, editor.MaxLine>>20), "")
		case err != nil:
			p.report(err)
		case answer == "" && ed.Pasted(): // a blank line of a paste agrees to nothing
		case line == offered:
			return ""
		default:
			return answer
		}
	}
}

// offer asks for a line as something that the thread waits for.
func (p *player) offer(ed editor.Editor, prompt, text string, after time.Duration) (line string, err error) {
	err = p.thread.Run(func() error {
		return p.thread.Blocking(func(ctx context.Context) error {
			line, err = ed.Offer(ctx, p.console.Paint(console.Prompt, prompt), text, after)
			return err
		})
	})
	return line, err
}

// isLine reports whether code is one line that the editor can show as it is.
func isLine(code string) bool {
	return console.Escape(code) == code && !strings.Contains(code, "\n") && len(code) < 4096
}

// display prints the lines of a step as at the prompt.
func (p *player) display(where, code string) {
	for i, line := range strings.Split(code, "\n") {
		prompt := where + ">>> "
		if i > 0 {
			prompt = strings.Repeat(" ", len(where)) + "... "
		}
		p.console.Line(prompt + line)
	}
}

// rest waits between two lines that nobody is asked for.
func (p *player) rest() {
	if p.pause == 0 {
		return
	}
	err := p.thread.Run(func() error {
		return p.thread.Blocking(func(ctx context.Context) error {
			timer := time.NewTimer(p.pause)
			defer timer.Stop()
			select {
			case <-timer.C:
				return nil
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		})
	})
	if err != nil {
		p.end(err)
	}
}

// step runs the next step.
func (p *player) step() {
	step := p.demo.Steps[p.at]
	err := p.runStep(step)
	switch {
	case object.IsException(err, object.SystemExit), err != nil && !p.asks && !raises(err, step.Expected):
		p.end(p.placed(err, step))
	case object.IsException(err, object.KeyboardInterrupt):
		p.complain(err)
		p.over, p.stopped = p.auto, true
	default:
		if err != nil {
			p.complain(err)
		}
		if raises(err, step.Expected) != (step.Expected != "") || err != nil && step.Expected == "" {
			p.surprise(err, step.Expected)
		}
		p.at++
	}
}

// surprise tells that a step met what it was not meant to, or did not what it was.
func (p *player) surprise(err error, expected string) {
	if err == nil {
		p.console.Notice(p.console.Format(locale.DemoNotRaised, expected))
	} else {
		p.console.Notice(p.console.Format(locale.DemoUnexpected))
	}
	p.stopped = true
}

// placed is an error with the script's file and line, of which nobody has seen the
// line.
func (p *player) placed(err error, step demo.Step) error {
	if e, ok := object.AsException(err); ok && len(e.Trace) > 0 {
		at := &e.Trace[len(e.Trace)-1]
		source := *at.Source
		source.File = p.name
		at.Source, at.Line, at.EndLine = &source, at.Line+step.Line-1, at.EndLine+step.Line-1
	}
	return err
}

// runStep runs the lines of a step.
func (p *player) runStep(step demo.Step) error {
	tree, err := p.parseLocked(step.Code + "\n")
	if err != nil {
		return err
	}
	return p.attempt(step.Code+"\n", tree)
}

func (p *player) parseLocked(text string) (tree *syntax.Tree, err error) {
	err = p.thread.Run(func() error {
		tree, err = p.parse("<stdin>", text, p.env)
		return err
	})
	return tree, err
}

// raises reports whether err is of the class that is expected, by its name, or of one
// of several: (A, b.C).
func raises(err error, expected string) bool {
	e, ok := object.AsException(err)
	if !ok {
		return false
	}
	for _, name := range strings.FieldsFunc(expected, func(r rune) bool { return strings.ContainsRune("(), ", r) }) {
		name = name[strings.LastIndexByte(name, '.')+1:]
		for _, class := range e.Type().MRO() {
			if class.Name == name {
				return true
			}
		}
	}
	return false
}

// back goes one step back: the demo begins anew and is run to there, in silence.
func (p *player) back() {
	to := p.at - 1
	if to < 0 {
		p.console.Remark(locale.DemoFirst)
		return
	}
	_ = p.world.leave()
	if err := p.thread.Run(p.read); err != nil { // with its own ports again
		p.end(err)
		return
	}
	before := p.moved
	if p.begin(); !maps.Equal(before, p.moved) {
		p.tellMoved()
	}
	p.session.Quiet.Store(true)
	var failed error
	p.console.Capture(func() {
		for p.at = 0; p.at < to; p.at++ {
			step := p.demo.Steps[p.at]
			if err := p.runStep(step); err != nil && !raises(err, step.Expected) {
				failed = err
				return
			}
		}
	})
	p.session.Quiet.Store(p.world.quiet)
	if failed != nil {
		p.complain(failed)
	}
}

// try runs a line, or a block, that somebody typed.
func (p *player) try(line string) {
	p.stopped = true
	ed, err := p.lines()
	if err != nil {
		p.end(err)
		return
	}
	var block strings.Builder
	for {
		code, done := p.take(ed, &block, line)
		if !done && block.Len() == 0 {
			return
		}
		if !done {
			p.console.FreshLine()
			line, err = p.readLine(ed, p.console.Paint(console.Prompt, "... "))
			switch {
			case p.ended():
				p.end(err)
				return
			case errors.Is(err, io.EOF): // what was begun is run, as at the prompt
				code, done = p.enter(&block, "", syntax.FileMode)
			case err != nil:
				p.giveUp(&block, line)
				p.console.Line("KeyboardInterrupt")
				return
			}
		}
		if done {
			p.end(object.NewException(object.SystemExit, object.NewInt(int64(code))))
			return
		}
	}
}
