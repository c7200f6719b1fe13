package journal

import (
	"strings"

	"labsh/shell/command/line"
	"labsh/shell/python/syntax"
)

// Segment is the lines of an input on which one statement stands, or several
// that share a line, with the comments above them.
type Segment struct {
	Text  string
	First int // the number of its first line, from 1
	Body  []syntax.Stmt
	// Failed is how it ended, nil for well. What failed may not have been read: Body is
	// empty then.
	Failed *Failed
}

// Last is the number of the segment's last line.
func (s *Segment) Last() int { return s.First + strings.Count(s.Text, "\n") }

// Command is the segment's command, if it is one command alone.
func (s *Segment) Command() *syntax.Command {
	if len(s.Body) != 1 {
		return nil
	}
	c, _ := s.Body[0].(*syntax.Command)
	return c
}

// segments cuts an input into its statements.
func (e *Entry) segments() []Segment {
	lines := strings.Split(e.Text, "\n")
	var all []Segment
	done := 0 // lines that belong to a Segment
	for _, stmt := range e.Body {
		first, last := LineRange(stmt)
		last = min(last, len(lines))
		if first <= done && len(all) > 0 {
			s := &all[len(all)-1]
			s.Body = append(s.Body, stmt)
			if last > done {
				s.Text += "\n" + strings.Join(lines[done:last], "\n")
				done = last
			}
			continue
		}
		for done < first-1 && strings.TrimSpace(lines[done]) == "" {
			done++
		}
		all = append(all, Segment{Text: strings.Join(lines[done:last], "\n"), First: done + 1, Body: []syntax.Stmt{stmt}})
		done = last
	}
	return all
}

// LineRange gives a statement's first and last line, from 1.
func LineRange(s syntax.Stmt) (first, last int) {
	r := s.Range()
	if c, ok := s.(*syntax.Command); ok {
		return int(r.Start.Line), int(r.Start.Line) + strings.Count(c.Text, "\n")
	}
	last = int(r.End.Line)
	if r.End.Col == 0 && r.End.Line > r.Start.Line {
		last-- // the newline itself
	}
	return int(r.Start.Line), last
}

// holds reports whether the segment has line among its commands.
func (s *Segment) holds(line *line.Line) bool {
	for _, c := range CommandsIn(s.Body) {
		if LineOf(c) == line {
			return true
		}
	}
	return false
}

// Segments calls f for each segment that ran, in order, up to the one that holds
// the command now running. expand tells that a file which run ran takes the place of
// its line.
func (j *Journal) Segments(now *line.Line, expand bool, f func(e *Entry, s Segment)) {
	for _, e := range j.entries {
		if !j.segmentsOf(e, now, expand, f) {
			return
		}
	}
}

func (j *Journal) segmentsOf(e *Entry, now *line.Line, expand bool, f func(e *Entry, s Segment)) (more bool) {
	if e.Body == nil && e.Failed != nil {
		f(e, Segment{Text: strings.TrimRight(e.Text, "\n"), First: 1, Failed: e.Failed})
		return true
	}
	if len(e.Body) == 0 && strings.TrimSpace(e.Text) != "" { // a comment
		f(e, Segment{Text: strings.TrimSpace(e.Text), First: 1})
		return true
	}
	for _, s := range e.segments() {
		if s.holds(now) {
			return false
		}
		if e.Failed != nil && s.Last() >= e.Failed.Line {
			s.Failed = e.Failed
		}
		if c := s.Command(); c != nil {
			if r := j.ran[LineOf(c)]; r != nil && r.File != nil && (expand || !r.File.done) {
				if !j.segmentsOf(r.File, now, expand, f) {
					return false
				}
				if s.Failed == nil {
					continue
				}
				if r.File.Failed != nil {
					return true // what failed in the file
				}
			}
		}
		f(e, s)
		if s.Failed != nil {
			return true
		}
	}
	return true
}

// Before is the part of the input under way that stands before the statement which holds a
// command line.
func (j *Journal) Before(now *line.Line) string {
	if len(j.open) == 0 {
		return ""
	}
	e := j.open[0]
	before := ""
	for _, s := range e.segments() {
		if s.holds(now) {
			return before
		}
		lines := strings.SplitAfter(e.Text, "\n")
		before = strings.Join(lines[:min(s.Last(), len(lines))], "")
	}
	return e.Text
}

// Inside calls f for each segment of a file that ran.
func (j *Journal) Inside(file *Entry, f func(e *Entry, s Segment)) {
	j.segmentsOf(file, nil, true, f)
}
