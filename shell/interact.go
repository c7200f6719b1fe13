package shell

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"time"

	"labsh/shell/console"
	"labsh/shell/editor"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Interact reads and runs lines until the input ends or exit is asked for; it
// gives the exit status.
func (s *Shell) Interact(ctx context.Context) int {
	// A script that ran before was quiet, and how it ended no longer matters; from
	// here on values are echoed.
	s.interrupted = false
	_ = s.thread.Run(func() error {
		s.session.Interactive, s.env.Echo = true, s.echo
		return nil
	})
	ed, err := s.lines()
	if err != nil {
		s.console.Error(err.Error(), "")
		return StatusError
	}
	if ed.Terminal() {
		s.console.Report(locale.Welcome, Version)
		_ = s.thread.Run(func() error { s.beginLog(); return nil })
	}
	var block strings.Builder
	lost := false
	for {
		if ed.Terminal() {
			s.console.FreshLine()
		}
		prompt := ">>> "
		if block.Len() > 0 {
			prompt = "... "
		}
		line, err := s.readLine(ed, s.console.Paint(console.Prompt, prompt))
		switch {
		case ctx.Err() != nil:
			s.giveUp(&block, line)
			return StatusInterrupted
		case errors.Is(err, editor.ErrInterrupted), object.IsException(err, object.KeyboardInterrupt):
			s.session.Journal.Transcript.Begin(block.String()+line, true)
			s.giveUp(&block, line)
			s.console.Line("KeyboardInterrupt")
			continue
		case errors.Is(err, io.EOF):
			return s.leave(&block, lost)
		case errors.Is(err, editor.ErrLineTooLong):
			s.console.Error(s.console.Format(locale.LineTooLong, editor.MaxLine>>20), "")
			s.remember(line)
			lost = !ed.Terminal()
			continue
		case err != nil:
			s.report(err)
			s.remember(line)
			continue
		}
		if code, done := s.take(ed, &block, line); done {
			return code
		}
		if s.console.Err() != nil {
			return s.outputStatus(StatusDone)
		}
	}
}

// readLine reads a line as something that the thread waits for: an interrupt
// that reaches the process from elsewhere, not from the keyboard, ends it too.
func (s *Shell) readLine(ed editor.Editor, prompt string) (line string, err error) {
	err = s.thread.Run(func() error {
		return s.thread.Blocking(func(ctx context.Context) error {
			line, err = ed.ReadLine(ctx, prompt, "")
			return err
		})
	})
	return line, err
}

// giveUp forgets a block that was begun; the history keeps it, with the line
// that was to go on with it.
func (s *Shell) giveUp(block *strings.Builder, line string) {
	if block.Len() > 0 {
		if strings.TrimSpace(line) == "" {
			line = ""
		}
		s.remember(block.String() + line)
	}
	block.Reset()
}

// remember adds what was typed to the history. Its file may be unwritable; the
// entry is remembered all the same.
func (s *Shell) remember(text string) {
	if s.editor != nil {
		_ = s.editor.AddHistory(strings.TrimRight(text, "\n"))
	}
}

// leave ends an interactive session at the end of its input: a block that was
// begun is run, as python3 does. lost tells that some line was too long, of which
// whoever wrote the input learns by the exit status.
func (s *Shell) leave(block *strings.Builder, lost bool) int {
	if block.Len() > 0 {
		if code, done := s.enter(block, "", syntax.FileMode); done {
			return code
		}
	}
	if code := s.status(nil); code != StatusDone || !lost {
		return code
	}
	return StatusError
}

// take adds a line to what was typed so far and runs it when it is complete.
func (s *Shell) take(ed editor.Editor, block *strings.Builder, line string) (code int, done bool) {
	switch {
	case strings.Contains(line, "\n"):
		// A block recalled from the history is whole, unless it was given up.
		if s.whole(block.String() + line + "\n") {
			return s.enter(block, line, syntax.FileMode)
		}
		return s.enter(block, line, syntax.InteractiveMode)
	case ed.Terminal() && strings.TrimSpace(line) == "":
		line = ""
	}
	if ed.Pasted() && block.Len() > 0 {
		// In a paste the rules are a file's: a blank line ends no block, an
		// outdented statement does.
		if line == "" {
			block.WriteString(s.blank(block.String()))
			return 0, false
		}
		if startsStatement(line) && s.whole(block.String()) {
			if code, done := s.enter(block, "", syntax.FileMode); done {
				return code, done
			}
		}
	}
	return s.enter(block, line, syntax.InteractiveMode)
}

// blank is the blank line that goes on with a pasted block: one that holds a
// space, which ends no block, except inside brackets and quotes.
func (s *Shell) blank(block string) string {
	_, err := syntax.Parse("<stdin>", block+"\n", syntax.InteractiveMode, s.reader)
	var wrong *syntax.Error
	if errors.As(err, &wrong) && wrong.Incomplete {
		return "\n"
	}
	return " \n"
}

// startsStatement reports whether a line stands at the left margin and goes on
// with nothing that was begun before.
func startsStatement(line string) bool {
	if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") {
		return false
	}
	for _, word := range []string{"else", "elif", "except", "finally", ")", "]", "}"} {
		if strings.HasPrefix(line, word) {
			return false
		}
	}
	return true
}

// whole reports whether a text could be a file as it stands.
func (s *Shell) whole(text string) bool {
	_, err := syntax.Parse("<stdin>", text, syntax.FileMode, s.reader)
	return err == nil
}

// enter runs what block and line make together, unless more is to come.
func (s *Shell) enter(block *strings.Builder, line string, mode syntax.Mode) (code int, done bool) {
	block.WriteString(line + "\n")
	text := block.String()
	if err := s.thread.Run(func() error { return s.predeclare(text) }); err != nil {
		s.report(err)
	}
	tree, err := syntax.Parse("<stdin>", text, mode, s.reader)
	var wrong *syntax.Error
	if errors.As(err, &wrong) && wrong.Incomplete {
		return 0, false
	}
	block.Reset()
	if strings.TrimSpace(text) == "" {
		return 0, false
	}
	s.remember(text)
	if err != nil {
		// What is wrong may take Python code to tell: a property of the program's.
		_ = s.thread.Run(func() error {
			done := s.session.Record(text, nil)
			err = s.misread(err, s.env)
			done(err)
			return nil
		})
		s.report(err)
		return 0, false
	}
	return s.run(text, tree)
}

// run runs one complete input and reports what it met.
func (s *Shell) run(text string, tree *syntax.Tree) (code int, done bool) {
	err := s.attempt(text, tree)
	if err == nil {
		return 0, false
	}
	if object.IsException(err, object.SystemExit) {
		return s.status(err), true
	}
	s.complain(err)
	return 0, false
}

// attempt runs one complete input.
func (s *Shell) attempt(text string, tree *syntax.Tree) error {
	defer s.asking.Store(s.asking.Swap(false)) // a demo is, between its lines
	defer s.explainWait()()
	return s.protect(func() error {
		return s.thread.Run(func() error {
			record := s.session.Record(text, tree)
			err := eval.Run(s.thread, tree, s.env, false)
			record(err)
			s.claim(tree, err)
			return err
		})
	})
}

// complain reports what an input met.
func (s *Shell) complain(err error) {
	if object.IsException(err, object.KeyboardInterrupt) && s.editor != nil && s.editor.Terminal() {
		s.editor.Discard()
		s.console.Note("^C") // which the terminal has shown
		s.console.Line("")
	}
	s.report(err)
}

// patience is how long a wait goes on before it is explained.
const patience = 2 * time.Second

// explainWait says, once, what a line waits for when it waits long; finished is
// called when the line is done.
func (s *Shell) explainWait() (finished func()) {
	if s.editor == nil || !s.editor.Terminal() {
		return func() {}
	}
	depth := s.watches.Add(1) // a demo's lines are waited for by themselves
	ended := make(chan struct{})
	var watcher sync.WaitGroup
	watcher.Go(func() {
		long := time.NewTicker(patience)
		defer long.Stop()
		for {
			select {
			case <-ended:
				return
			case <-long.C:
			}
			if s.Thread().Waits() && !s.asking.Load() && s.watches.Load() == depth {
				s.console.Notice(s.session.Waiting())
				return
			}
		}
	})
	return func() {
		close(ended)
		watcher.Wait() // nothing is said of this line's wait at the next prompt
		s.watches.Add(-1)
	}
}
