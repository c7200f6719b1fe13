package syntax

import (
	"sort"
	"strings"
)

// source is a text with the offsets of its lines. A text that is a part of
// another one (an expression inside a command or an f-string) has the place
// where it begins, so that its positions are those of the whole.
type source struct {
	file  string
	text  string
	lines []int32 // the byte offset of each line's start
	base  Pos     // added to every position
	whole *source // the text that this one is a part of, or nil
	// field tells that the text is an f-string's replacement field between
	// parentheses, whose errors CPython shows apart.
	field bool
	// future is the line of the last import from __future__ that is in its place.
	future int32
	// notes tells that one of them makes annotations text.
	notes bool
}

func newSource(file, text string) *source {
	s := &source{file: file, text: text}
	s.lines = make([]int32, 1, strings.Count(text, "\n")+1)
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return s
		}
		i += n + 1
		s.lines = append(s.lines, int32(i))
	}
}

// part makes the source of text, which stands in s at the given place.
func (s *source) part(text string, at Pos) *source {
	p := newSource(s.file, text)
	p.base = Pos{Line: at.Line - 1, Col: at.Col}
	p.whole = s
	return p
}

// at gives the place of a byte offset on a known line (counted from 1 within
// this text).
func (s *source) at(line, offset int32) Pos {
	p := Pos{Line: line, Col: offset - s.lines[line-1]}
	if line == 1 {
		p.Col += s.base.Col
	}
	p.Line += s.base.Line
	return p
}

// lineOf gives the line, counted from 1 within this text, of a byte offset.
func (s *source) lineOf(offset int32) int32 {
	if last := int32(len(s.lines)); offset >= s.lines[last-1] {
		return last
	}
	return int32(sort.Search(len(s.lines), func(i int) bool { return s.lines[i] > offset }))
}

// place gives the place of a byte offset.
func (s *source) place(offset int32) Pos { return s.at(s.lineOf(offset), offset) }

// line gives a line of the text, without its newline; the line is counted
// from 1 within this text.
func (s *source) line(n int32) string {
	if n < 1 || int(n) > len(s.lines) {
		return ""
	}
	text := s.text[s.lines[n-1]:]
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	return text
}

// fail makes the error that stands at span.
func (s *source) fail(class, msg string, span Span) *Error {
	if s.field {
		// CPython 3.11 reads a replacement field as a text of its own, between
		// parentheses, and shows that text under the whole file's line number.
		line := span.Start.Line - s.base.Line
		if line == 1 {
			span.Start.Col -= s.base.Col
		}
		if span.End.Line-s.base.Line == 1 {
			span.End.Col -= s.base.Col
		}
		return &Error{Class: class, Msg: "f-string: " + msg, File: s.file, Span: span, Line: s.line(line)}
	}
	root, line := s, span.Start.Line
	for root.whole != nil {
		root = root.whole
	}
	return &Error{Class: class, Msg: msg, File: s.file, Span: span, Line: root.line(line - root.base.Line)}
}

// translateNewlines makes every line end a single newline, as CPython does
// before it reads.
func translateNewlines(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
