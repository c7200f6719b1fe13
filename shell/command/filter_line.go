package command

import (
	"strings"
	"unicode/utf8"

	"labsh/fakestore"
)

// filter reads one filter verbatim, up to the next bar with a blank beside it or
// redirection between blanks that stands outside quotes and brackets. In where,
// > compares, but right behind the value.
func (s *scanner) filter() (string, error) {
	start, depth := s.pos, 0
	var quote byte
	name, _ := fakestore.FilterName(s.text[s.pos:])
	behind := -1 // in where: what comes after the value, once that is known
	for !s.atEnd() {
		c := s.peek()
		blankBefore := s.pos > start && isBlank(s.text[s.pos-1])
		switch {
		case quote != 0:
			if c == '\\' && !isBlank(s.next()) {
				s.pos++
			} else if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (blankBefore || s.pos == start || strings.IndexByte("=(,[<>:%", s.text[s.pos-1]) >= 0):
			quote = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		case depth <= 0 && (c == '|' && s.isBar(blankBefore) || c == '#' && blankBefore):
			return strings.TrimSpace(s.text[start:s.pos]), nil
		case depth <= 0 && blankBefore && c == '>' && (name != "where" || s.pos == behind):
			return strings.TrimSpace(s.text[start:s.pos]), nil
		case depth <= 0 && behind < 0 && strings.IndexByte(comparing, c) >= 0:
			for strings.IndexByte(comparing, s.next()) >= 0 {
				s.pos++
			}
			behind = s.behindValue(s.pos + 1)
		}
		_, n := utf8.DecodeRuneInString(s.text[s.pos:])
		s.pos += n
	}
	if quote != 0 {
		return "", s.errorf(start, s.pos, "unterminated string literal (detected at line 1)", false)
	}
	return strings.TrimSpace(s.text[start:s.pos]), nil
}

// comparing are the letters of the operators of where.
const comparing = "=<>!%"

// isBar reports whether the bar here opens a filter: paths have bars too, without
// blanks.
func (s *scanner) isBar(blankBefore bool) bool {
	return isBlank(s.next()) || blankBefore && identifierLen(s.text[s.pos+1:]) > 0
}

// behindValue is where what follows the value of a comparison begins; the value
// comes next at pos.
func (s *scanner) behindValue(pos int) int {
	line, _, _ := strings.Cut(s.text[pos:], "\n")
	_, rest, _, _ := fakestore.CutValue(strings.TrimSpace(line))
	return pos + len(strings.TrimRight(line, " \t\r")) - len(rest)
}
