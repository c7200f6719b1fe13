package command

import (
	"labsh/shell/command/journal"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// What is kept in Session.Lines: each input at the prompt, each command of a script
// or of a block.

// seen is the recorder's latest event.
func (s *Session) seen() uint64 {
	if s.Recorder == nil {
		return 0
	}
	return s.Recorder.Seq()
}

// beginInput notes an input that is about to run; a file of several statements is
// none.
func (s *Session) beginInput(text string, tree *syntax.Tree) (end func()) {
	if tree != nil && len(tree.Body) != 1 && (!s.Interactive || s.Journal.Running()) {
		return func() {}
	}
	id := s.Lines.Begin(text, s.seen())
	return func() { s.Lines.End(id, s.seen()) }
}

// beginCommand notes a command that is about to run, which may be all of the input
// that is noted already.
func (s *Session) beginCommand(c *Call) (end func()) {
	end = func() {}
	if !s.Journal.Sole(c.Line) {
		id := s.Lines.Begin(c.Text, s.seen())
		c.typed = id
		end = func() { s.Lines.End(id, s.seen()) }
	}
	if c.Command.Looks {
		s.Lines.Amend(c.typed, func(l *journal.Typed) { l.Looks = true })
	}
	return end
}

// failedLine notes the error that ended a command.
func (s *Session) failedLine(c *Call, err error) {
	if e, ok := object.AsException(err); ok {
		s.Lines.Amend(c.typed, failed(e, eval.LastLine(c.Thread, e)))
	}
}

func failed(e *object.Exception, last string) func(*journal.Typed) {
	hint := locale.Text{}
	if h, ok := e.Hint.(locale.Hint); ok {
		hint = locale.Text{Fr: h(locale.French), En: h(locale.English)}
	}
	return func(l *journal.Typed) { l.Error, l.Hint = last, hint }
}

// Told notes an error that people were told, with its last line: of the line that it
// has ended.
func (s *Session) Told(e *object.Exception, last string) {
	if s.Interactive {
		s.Lines.AmendEnded(failed(e, last))
		s.Journal.Tell(last)
		return
	}
	if text := s.Journal.FailedLine(); text != "" && !s.Failed.Is(e) { // a Python line of a script
		id := s.Lines.Begin(text, s.seen())
		s.Lines.Amend(id, failed(e, last))
		s.Lines.End(id, s.seen())
	}
}
