package shell

import (
	"context"
	"errors"
	"slices"
	"strings"

	"labsh/shell/command"
	"labsh/shell/editor"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

// converse gives a conversation the lines that are typed, or standard input.
func (s *Shell) converse(conversation func(command.Conversation) error) error {
	ed, err := s.lines()
	if err != nil {
		return err
	}
	if ed.Terminal() {
		s.console.FreshLine()
	}
	release, err := ed.HoldKeys()
	if err != nil {
		return err
	}
	defer func() {
		if dropped, _ := release(); dropped { // a terminal that is gone ends the input too
			s.console.Notice(locale.TalkPasteDropped.In(s.console.Lang()))
		}
	}()
	s.asking.Store(true)
	defer s.asking.Store(false)
	return conversation(command.Conversation{
		Keyboard: ed.Terminal(),
		Next: func(ctx context.Context) ([]byte, error) {
			line, err := ed.Converse(ctx)
			s.console.Note(string(line))
			switch {
			case errors.Is(err, editor.ErrLeft):
				err = command.ErrLeft
			case errors.Is(err, editor.ErrInterrupted):
				err = command.ErrInterrupted
			}
			return line, err
		},
	})
}

// converses reports whether a script from standard input ends here, with its last
// line: what follows a command that converses, at the margin, is for that command.
func (s *Shell) converses(text string) bool {
	last := text[strings.LastIndexByte(strings.TrimSuffix(text, "\n"), '\n')+1:]
	if !s.mayConverse(last) {
		return false
	}
	tree, err := syntax.Parse("<stdin>", last, syntax.FileMode, s.reader)
	if err != nil || len(tree.Body) != 1 {
		return false
	}
	c, ok := tree.Body[0].(*syntax.Command)
	return ok && command.CommandOf(c.Payload).Converses && s.whole(text)
}

// mayConverse reports whether a line could be that of a command that converses:
// `talk`, `NAME.talk`, `x = talk`. Parsing each line of a script would cost.
func (s *Shell) mayConverse(line string) bool {
	words := strings.Fields(line)
	return slices.ContainsFunc(words[:min(len(words), 3)], func(word string) bool {
		c := s.session.Table.Named(word)
		return c != nil && c.Converses
	})
}
