// Package demo reads a demo: a script of the shell in which the comments at the margin
// are what a teacher would say. It plays nothing and prints nothing.
//
// The first line, where it is a comment, is the title. A comment "ports: 5000 5001"
// before the first step names the ports that the script binds, so that whoever plays it
// can move them ([Demo.Renumbered]). An error that is meant stands as Python has it, with
// a handler that does no more than show it:
//
//	try:
//	    connect localhost 5000
//	except ConnectionRefusedError as err:
//	    print(err)
//
// Such a step is the line in the middle ([Step.Expected]).
package demo

import (
	"regexp"
	"strconv"
	"strings"

	"labsh/shell/python/syntax"
)

// A Demo is a lesson that is shown.
type Demo struct {
	Title string // "" for none
	Steps []Step
	// End is what is said behind the last step, a paragraph a string.
	End []string
	// Ports are those that the steps bind.
	Ports []int
}

// A Step is what is said, and then what is typed.
type Step struct {
	Say  []string // paragraphs
	Line int32    // of the script, from 1 on, in which Code begins
	// Code is a line, or a block of several, without its last newline.
	Code string
	// Expected is the exception that Code is there to raise, as it was written; "" for
	// none.
	Expected string
}

var (
	portsLine  = regexp.MustCompile(`^# ?ports? ?:((?: +[0-9]+)+) *$`)
	number     = regexp.MustCompile(`\b[0-9]+\b`)
	codingLine = regexp.MustCompile(`^#.*coding[:=]`) // PEP 263
)

// New takes a script apart.
func New(tree *syntax.Tree) *Demo {
	d := &Demo{}
	lines := strings.Split(strings.TrimSuffix(tree.Text, "\n"), "\n")
	at := d.head(lines)
	for _, s := range spans(tree.Body) {
		for i := at; i < s.first; i++ { // decorators
			if _, isComment := comment(lines[i]); !isComment && strings.TrimSpace(lines[i]) != "" {
				s.first = i
			}
		}
		say := d.say(lines[at:s.first])
		at = s.end
		code := lines[s.first:s.end]
		step := Step{Say: say, Line: int32(s.first) + 1, Code: strings.TrimRight(strings.Join(code, "\n"), " \t\n")}
		if inner, expected := meant(s, lines); expected != "" {
			step.Code, step.Expected = inner, expected
			step.Line = s.stmts[0].(*syntax.Try).Body[0].Range().Start.Line
		}
		d.Steps = append(d.Steps, step)
	}
	d.End = d.say(lines[at:])
	return d
}

// head reads what stands before all else, and gives the index of the line behind it.
func (d *Demo) head(lines []string) (next int) {
	for i, line := range lines[:min(2, len(lines))] {
		switch text, isComment := comment(line); {
		case !isComment:
			return i
		case i == 0 && strings.HasPrefix(line, "#!"), codingLine.MatchString(line):
		case text != "" && !portsLine.MatchString(line):
			d.Title = text
			return i + 1
		default:
			return i
		}
	}
	return min(2, len(lines))
}

// say makes paragraphs of the comments among lines: those that follow one another are
// one, but for what is indented or begins with a dash.
func (d *Demo) say(lines []string) []string {
	var said []string
	open := false // the last paragraph goes on
	for _, line := range lines {
		text, isComment := comment(line)
		switch m := portsLine.FindStringSubmatch(line); {
		case len(d.Steps) == 0 && m != nil:
			for _, port := range strings.Fields(m[1]) {
				if n, err := strconv.Atoi(port); err == nil && n > 0 && n < 1<<16 {
					d.Ports = append(d.Ports, n)
				}
			}
			open = false
		case !isComment || text == "":
			open = false
		case strings.HasPrefix(text, " "), strings.HasPrefix(text, "- "):
			said, open = append(said, text), false
		case open:
			said[len(said)-1] += " " + text
		default:
			said, open = append(said, text), true
		}
	}
	return said
}

// comment is the text of a line that is a comment at the margin.
func comment(line string) (text string, ok bool) {
	text, ok = strings.CutPrefix(line, "#")
	return strings.TrimRight(strings.TrimPrefix(text, " "), " \t\r"), ok
}

// A span is the lines of a step: of one statement, or of several that share a line.
type span struct {
	first, end int // indexes of lines, the end exclusive
	stmts      []syntax.Stmt
}

func spans(body []syntax.Stmt) []span {
	var all []span
	for _, stmt := range body {
		r := stmt.Range()
		first, end := int(r.Start.Line)-1, int(r.End.Line)
		if r.End.Col == 0 && end-1 > first { // at the beginning of the line behind it
			end--
		}
		if n := len(all); n > 0 && first < all[n-1].end {
			all[n-1].end = max(all[n-1].end, end)
			all[n-1].stmts = append(all[n-1].stmts, stmt)
			continue
		}
		all = append(all, span{first, end, []syntax.Stmt{stmt}})
	}
	return all
}

// meant gives the lines of a try statement whose one handler only shows the exception
// that they are there to raise.
func meant(s span, lines []string) (code, expected string) {
	try, ok := s.stmts[0].(*syntax.Try)
	if !ok || len(s.stmts) > 1 || len(try.Handlers) != 1 || len(try.Else)+len(try.Finally) > 0 {
		return "", ""
	}
	handler := try.Handlers[0]
	if handler.Type == nil || len(handler.Body) != 1 || !shows(handler.Body[0]) {
		return "", ""
	}
	first, end := int(try.Body[0].Range().Start.Line)-1, int(handler.Start.Line)-1
	class := handler.Type.Range()
	if first == s.first || class.Start.Line != class.End.Line {
		return "", ""
	}
	inner := lines[first:end]
	indent := inner[0][:len(inner[0])-len(strings.TrimLeft(inner[0], " \t"))]
	out := make([]string, len(inner))
	for i, line := range inner {
		out[i] = strings.TrimPrefix(line, indent)
	}
	text := lines[class.Start.Line-1]
	return strings.TrimRight(strings.Join(out, "\n"), " \t\n"), text[class.Start.Col:class.End.Col]
}

// shows reports whether a handler's statement is pass or a print.
func shows(stmt syntax.Stmt) bool {
	switch stmt := stmt.(type) {
	case *syntax.Pass:
		return true
	case *syntax.ExprStmt:
		call, ok := stmt.Value.(*syntax.Call)
		if !ok {
			return false
		}
		name, ok := call.Func.(*syntax.Name)
		return ok && name.Ident == "print"
	}
	return false
}

// Renumbered is the demo with other numbers for ports, in what is said and in what is
// typed; Ports are as they were.
func (d *Demo) Renumbered(ports map[int]int) *Demo {
	change := func(text string) string {
		return number.ReplaceAllStringFunc(text, func(old string) string {
			if n, err := strconv.Atoi(old); err == nil {
				if to, ok := ports[n]; ok {
					return strconv.Itoa(to)
				}
			}
			return old
		})
	}
	all := func(texts []string) (changed []string) {
		for _, text := range texts {
			changed = append(changed, change(text))
		}
		return changed
	}
	moved := &Demo{Title: change(d.Title), End: all(d.End), Ports: d.Ports}
	for _, s := range d.Steps {
		s.Say, s.Code = all(s.Say), change(s.Code)
		moved.Steps = append(moved.Steps, s)
	}
	return moved
}
