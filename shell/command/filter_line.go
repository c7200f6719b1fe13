package command

import (
	"strings"
	"unicode/utf8"

	"labsh/fakestore"
)

// filter reads one filter verbatim, up to the next bar or redirection between
// blanks that stands outside quotes and brackets. In where, > compares before
// the value.
func (s *scanner) filter() (string, error) {
	start, depth := s.pos, 0
	var quote byte
	name, _ := fakestore.FilterName(s.text[s.pos:])
	value := -1 // where the value of a comparison begins
	for !s.atEnd() {
		c := s.peek()
		blankBefore := s.pos > start && isBlank(s.text[s.pos-1])
		compares := strings.IndexByte("=<>!%", c) >= 0
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
		case depth <= 0 && blankBefore && (c == '|' && isBlank(s.next()) || c == '#'):
			return strings.TrimSpace(s.text[start:s.pos]), nil
		case depth <= 0 && blankBefore && c == '>' && (name != "where" || value >= 0 && s.pos > value):
			return strings.TrimSpace(s.text[start:s.pos]), nil
		case depth <= 0 && compares && value < 0:
			for strings.IndexByte("=<>!%", s.next()) >= 0 {
				s.pos++
			}
			value = s.pos + 1
			for value < len(s.text) && (s.text[value] == ' ' || s.text[value] == '\t') {
				value++
			}
		}
		_, n := utf8.DecodeRuneInString(s.text[s.pos:])
		s.pos += n
	}
	if quote != 0 {
		return "", s.errorf(start, s.pos, "unterminated string literal (detected at line 1)", false)
	}
	return strings.TrimSpace(s.text[start:s.pos]), nil
}
