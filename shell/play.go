package shell

import (
	"context"
	"errors"
	"io"
	"maps"
	"strings"
	"time"

	"labsh/shell/command"
	"labsh/shell/console"
	"labsh/shell/demo"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// A player plays a demo: it says what stands before a line, shows the line, runs it
// when somebody agrees, or time does.
type player struct {
	*Shell
	name    string
	script  *demo.Demo
	demo    *demo.Demo // the script with the ports that it is played with
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
		Shell: s, name: d.Name, auto: d.Auto, pause: d.Pause,
		asks: s.session.Interactive && (!d.Auto || d.Pause > 0),
	}
	if err := p.load(t, d.Text); err != nil {
		return err
	}
	// The lines run as those at the prompt do: each takes the lock by itself.
	defer s.asking.Store(s.asking.Swap(true))
	defer s.session.Apart()()
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

// load reads the script: text, or that of the file where it is "".
func (p *player) load(t *object.Thread, text string) error {
	if text == "" {
		octets, err := p.readFile(t, p.name)
		switch {
		case object.IsException(err, object.KeyboardInterrupt):
			return err
		case err != nil:
			return fileException(p.name, err)
		}
		if text, err = eval.DecodeProgram(p.name, octets); err != nil {
			return err
		}
	}
	tree, err := p.parse(p.name, text, p.env)
	if err != nil {
		return err
	}
	p.script = demo.New(tree)
	if len(p.script.Steps) == 0 {
		return object.Errorf(object.ValueError, "demo: no line to run in '%s'", p.name)
	}
	return nil
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
	if p.asks || p.at < len(p.demo.Steps) || len(paragraphs) > 0 {
		p.console.Line("")
	}
	for _, text := range paragraphs {
		p.console.Remark(locale.Same("%s"), text)
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
		if (err != nil || step.Expected != "") && !raises(err, step.Expected) {
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
	if e, ok := object.AsException(err); ok && e.Trace != nil {
		at := e.Trace
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
	p.stopped = true // who goes back wants to look
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
