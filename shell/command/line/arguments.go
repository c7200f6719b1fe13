package line

import (
	"slices"
	"strings"

	"labsh/shell/command/pipe"
)

// arguments reads what follows the command's name.
func (s *scanner) arguments(grammar *Grammar, line *Line) error {
	for !s.atEnd() {
		if s.atComment() && !grammar.Text {
			return nil
		}
		if grammar.Yields {
			switch done, err := s.output(line, grammar.Text); {
			case err != nil:
				return err
			case done:
				return nil
			}
		}
		if grammar.Text && !s.atOption(grammar) {
			return s.textArgument(grammar, line)
		}
		w, err := s.word(grammar.splits)
		if err != nil {
			return err
		}
		if w.Sep == "=" && grammar.Option(w.Key) {
			line.Options = append(line.Options, w)
		} else {
			line.Words = append(line.Words, w)
			// The words before TEXT (sendto HOST PORT TEXT…).
			n := len(grammar.Params)
			if first := line.Words[0]; n == 2 && len(line.Words) == 1 && len(first.Parts) > 0 && LooksLikePath(first.Parts[0].Text) {
				n = 1 // a Unix socket's path is the whole address
			}
			if grammar.Text && len(line.Words) == n {
				s.spaces()
				return s.textAfterOptions(grammar, line)
			}
		}
		s.spaces()
	}
	return nil
}

// atOption reports whether, before TEXT, an option of the command or one of its
// positional words comes next.
func (s *scanner) atOption(grammar *Grammar) bool {
	if len(grammar.Params) > 0 {
		return true
	}
	key, _, ok := strings.Cut(s.text[s.pos:], "=")
	return ok && grammar.Option(key)
}

func (s *scanner) textAfterOptions(grammar *Grammar, line *Line) error {
	for {
		key, _, ok := strings.Cut(s.text[s.pos:], "=")
		if !ok || !grammar.Option(key) {
			break
		}
		w, err := s.word(grammar.splits)
		if err != nil {
			return err
		}
		line.Options = append(line.Options, w)
		s.spaces()
	}
	if s.atEnd() {
		return nil
	}
	return s.textArgument(grammar, line)
}

// textArgument reads TEXT: quoted words alone, which filters and a file may
// follow where the command yields data, or else the rest of the line verbatim but
// for $-expressions.
func (s *scanner) textArgument(grammar *Grammar, line *Line) error {
	start, exprs := s.pos, len(s.exprs)
	for !s.atEnd() {
		if grammar.Yields && line.Text != nil {
			if done, err := s.output(line, true); done || err != nil {
				return err
			}
		}
		w := &Word{}
		quoted, err := s.quote(w)
		if err != nil {
			return err
		}
		if !quoted || !isSpace(s.peek()) {
			line.Text = nil
			break
		}
		w.Quoted = true
		line.Text = append(line.Text, w)
		s.spaces()
	}
	if line.Text != nil {
		return nil
	}
	s.pos, s.exprs = start, s.exprs[:exprs]
	end := strings.IndexByte(s.text[s.pos:], '\n')
	if end < 0 {
		end = len(s.text) - s.pos
	}
	stop := s.pos + len(strings.TrimRight(s.text[s.pos:s.pos+end], " \t\r"))
	w := &Word{}
	for s.pos < stop {
		if err := s.char(w); err != nil {
			return err
		}
	}
	line.Text = []*Word{w}
	s.spaces()
	return nil
}

// output reads ` | FILTER`s and ` > FILE`; it reports whether the line ended
// with them. text is whether the command takes TEXT.
func (s *scanner) output(line *Line, text bool) (bool, error) {
	// In TEXT a bar is a filter's between spaces alone; elsewhere no word holds
	// one.
	if s.peek() == '|' && (isSpace(s.next()) || !text) {
		end := len(s.text)
		if i := strings.IndexByte(s.text[s.pos:], '\n'); i >= 0 {
			end = s.pos + i
		}
		for s.peek() == '|' {
			bar := s.pos
			s.pos++
			s.spaces()
			from := s.pos
			text, err := s.filter(end)
			switch {
			case err != nil:
				return true, err
			case text == "":
				return true, s.errorf(bar, bar+1, "a filter must follow '|'", false)
			}
			filter, err := pipe.Parse(text)
			if err != nil && line.Wrong == nil {
				line.Wrong = s.filterError(from, from+len(text), err)
			}
			line.Filters = append(line.Filters, filter)
		}
	}
	if s.peek() == '>' && !line.compares() {
		s.pos++
		if s.peek() == '>' {
			line.Append = true
			s.pos++
		}
		s.spaces()
		if s.atEnd() {
			return true, s.errorf(s.pos-1, s.pos, "a file name must follow '>'", false)
		}
		w, err := s.word(undivided)
		if err != nil {
			return true, err
		}
		line.File = w
		if s.spaces(); !s.atEnd() && !s.atComment() {
			return true, s.errorf(s.pos, s.pos+1, "a file name must end the line; one with spaces stands in quotes", false)
		}
		return true, nil
	}
	return len(line.Filters) > 0, nil
}

// compares reports whether a > that comes next is a part of the command's
// expression.
func (l *Line) compares() bool {
	n := len(l.Words)
	return n > 0 && len(l.Filters) == 0 && !l.Words[n-1].Quoted && slices.Contains(l.Command.Grammar().Compares, l.Words[n-1].Raw)
}

func (s *scanner) next() byte {
	if s.pos+1 < len(s.text) {
		return s.text[s.pos+1]
	}
	return '\n'
}
