package command

import (
	"strings"

	"labsh/shell/command/line"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

// runSave writes what succeeded in the session: a Python program, or a script
// of the shell.
func runSave(c *Call) (Result, error) {
	path := c.Arg("FILE").Text()
	if err := c.Session.written.check(path, c.Arg("overwrite") != nil); err != nil {
		return Result{}, err
	}
	var text string
	var n int
	if strings.HasSuffix(path, ".py") {
		text, n = c.Session.program(c.Thread, c.Line)
	} else {
		text, n = c.Session.log.script(c.Line)
	}
	if err := c.WriteFile(path, false, []byte(text)); err != nil {
		return Result{}, err
	}
	c.Session.written.wrote(path, text)
	c.Console.Report(locale.Saved.For(c.Console.Lang(), int64(n)), path, n)
	return Result{}, nil
}

// segment is the lines of an input on which one statement stands, or several
// that share a line, with the comments above them.
type segment struct {
	text  string
	first int // the number of its first line, from 1
	body  []syntax.Stmt
}

// last is the number of the segment's last line.
func (s *segment) last() int { return s.first + strings.Count(s.text, "\n") }

// command is the segment's command, if it is one command alone.
func (s *segment) command() *syntax.Command {
	if len(s.body) != 1 {
		return nil
	}
	c, _ := s.body[0].(*syntax.Command)
	return c
}

// segments cuts an input into its statements.
func (e *entry) segments() []segment {
	lines := strings.Split(e.text, "\n")
	var all []segment
	done := 0 // lines that belong to a segment
	for _, stmt := range e.body {
		first, last := lineRange(stmt)
		last = min(last, len(lines))
		if first <= done && len(all) > 0 {
			s := &all[len(all)-1]
			s.body = append(s.body, stmt)
			if last > done {
				s.text += "\n" + strings.Join(lines[done:last], "\n")
				done = last
			}
			continue
		}
		for done < first-1 && strings.TrimSpace(lines[done]) == "" {
			done++
		}
		all = append(all, segment{text: strings.Join(lines[done:last], "\n"), first: done + 1, body: []syntax.Stmt{stmt}})
		done = last
	}
	return all
}

// lineRange gives a statement's first and last line, from 1.
func lineRange(s syntax.Stmt) (first, last int) {
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
func (s *segment) holds(line *line.Line) bool {
	for _, c := range commandsIn(s.body) {
		if lineOf(c) == line {
			return true
		}
	}
	return false
}

// succeeded calls f for each segment that ran without an error, in order, up to
// the one that holds the command now running. expand tells that a file which
// run ran takes the place of its line.
func (l *Log) succeeded(now *line.Line, expand bool, f func(e *entry, s segment)) {
	for _, e := range l.entries {
		if !l.succeededIn(e, now, expand, f) {
			return
		}
	}
}

func (l *Log) succeededIn(e *entry, now *line.Line, expand bool, f func(e *entry, s segment)) (more bool) {
	for _, s := range e.segments() {
		if s.holds(now) {
			return false
		}
		if c := s.command(); c != nil && c.Name == "run" {
			if file := l.files[lineOf(c)]; file != nil && (expand || !file.done) {
				if !l.succeededIn(file, now, expand, f) {
					return false
				}
				continue
			}
		}
		if e.failed > 0 && s.last() >= e.failed {
			return true
		}
		f(e, s)
	}
	return true
}

// script is the session as a script for run, and how many statements it has.
func (l *Log) script(now *line.Line) (string, int) {
	var lines []string
	l.succeeded(now, false, func(_ *entry, s segment) {
		if c := s.command(); c != nil && commandOf(c.Payload).Looks {
			return
		}
		lines = append(lines, s.text)
	})
	if len(lines) == 0 {
		return "", 0
	}
	return strings.Join(lines, "\n") + "\n", len(lines)
}
