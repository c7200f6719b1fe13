package line

import (
	"strings"
	"unicode/utf8"

	"labsh/fakestore/extract"
	"labsh/shell/command/pipe"
	"labsh/shell/python/syntax"
)

// filter reads one filter verbatim, up to the next bar with a space beside it, or
// without where the filter takes no path, or redirection between spaces that stands
// outside quotes and a path's brackets. In where,
// > compares, but right behind the value. The line ends at end.
func (s *scanner) filter(end int) (string, error) {
	start, depth := s.pos, 0
	var quote byte
	name, rest := extract.CutWord(s.text[start:end])
	if i := strings.IndexByte(name, '|'); i > 0 && pipe.Opens(name[i+1:]) {
		name = name[:i] // raw|head -2
	}
	behind := -1 // where alone a > redirects; -1 for anywhere
	path := true
	if f, ok := pipe.Lookup(name); ok {
		if path = f.Path; f.Behind != nil {
			behind = start + len(strings.TrimSpace(s.text[start:end])) - len(f.Behind(rest))
		}
	}
	for !s.atEnd() {
		c := s.peek()
		spaceBefore := s.pos > start && isSpace(s.text[s.pos-1])
		switch {
		case quote != 0:
			if c == '\\' && !isSpace(s.next()) {
				s.pos++
			} else if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (spaceBefore || s.pos == start || strings.IndexByte("=(,[<>:%", s.text[s.pos-1]) >= 0):
			quote = c
		case path && (c == '(' || c == '[' || c == '{'):
			depth++
		case path && (c == ')' || c == ']' || c == '}'):
			depth--
		case depth <= 0 && (c == '|' && (s.isBar(spaceBefore) || !path && pipe.Opens(s.text[s.pos+1:])) || c == '#' && spaceBefore):
			return strings.TrimSpace(s.text[start:s.pos]), nil
		case depth <= 0 && spaceBefore && c == '>' && (behind < 0 || s.pos == behind):
			return strings.TrimSpace(s.text[start:s.pos]), nil
		}
		_, n := utf8.DecodeRuneInString(s.text[s.pos:])
		s.pos += n
	}
	if quote != 0 {
		return "", s.errorf(start, s.pos, "unterminated string literal (detected at line 1)", false)
	}
	return strings.TrimSpace(s.text[start:s.pos]), nil
}

// isBar reports whether the bar here opens a filter: paths have bars too, without
// spaces.
func (s *scanner) isBar(spaceBefore bool) bool {
	return isSpace(s.next()) || spaceBefore && syntax.IdentifierLen(s.text[s.pos+1:]) > 0
}

// filterError is the error for a filter that is wrong whatever it is given; it
// stands between two offsets of the line.
func (s *scanner) filterError(from, to int, err error) *syntax.Error {
	fault, hint := pipe.Explain(err)
	wrong := &syntax.Error{Class: "SyntaxError", Msg: fault, Span: syntax.Span{Start: s.at(from), End: s.at(to)}}
	if hint != nil {
		wrong.Hint = hint
	}
	return wrong
}
