package line

import (
	"slices"
	"strings"

	"labsh/shell/command/pipe"
	"labsh/shell/python/syntax"
)

// Line is a parsed command line: what a Reader leaves in
// syntax.CommandLine.Payload.
type Line struct {
	Command Command
	Words   []*Word
	Options []*Word // key=value words that the command knows
	Text    []*Word // TEXT: the quoted words, or one word that is the rest of the line
	Filters []pipe.Step
	File    *Word // > FILE
	Append  bool  // >> FILE
	// Wrong is what is wrong with a filter of a line that may yet be Python.
	Wrong *syntax.Error
}

// Command is a command as far as its line goes.
type Command interface{ Grammar() *Grammar }

// Commands finds the commands.
type Commands interface {
	// Standing finds one that stands alone, Following one that follows NAME and a
	// dot; nil where there is none.
	Standing(name string) Command
	Following(name string) Command
}

// Reader recognises command lines in a text; it is the parser's CommandReader.
type Reader struct{ Commands Commands }

// ReadCommand reads the command line that text begins with, if it does.
func (r *Reader) ReadCommand(text string) (*syntax.CommandLine, error) {
	s := &scanner{text: text}
	line := &syntax.CommandLine{}
	line.Targets = s.targets()
	n := syntax.IdentifierLen(text[s.pos:])
	if n == 0 {
		return nil, nil
	}
	name := text[s.pos : s.pos+n]
	s.pos += n
	if s.peek() == '.' {
		m := syntax.IdentifierLen(text[s.pos+1:])
		line.Receiver = name
		name = text[s.pos+1 : s.pos+1+m]
		s.pos += 1 + m
	}
	find := r.Commands.Standing
	if line.Receiver != "" {
		find = r.Commands.Following
	}
	command := find(name)
	if command == nil || s.peek() == '?' {
		return r.readHelp(s, line)
	}
	grammar := command.Grammar()
	line.Name = name
	parsed := &Line{Command: command}
	line.Payload = parsed
	s.bars = grammar.Yields && !grammar.Text
	if !isSpace(s.peek()) && !(s.bars && s.peek() == '|') {
		return nil, nil
	}
	s.spaces()
	switch {
	case s.atEnd() || s.atComment():
		if grammar.Module && line.Receiver == "" {
			return nil, nil
		}
	case s.peek() == '(' && grammar.Compares == nil, IsAssignment(text[s.pos:]):
		return nil, nil
	}
	if grammar.Wraps && len(line.Targets) == 0 {
		if inner, err := r.ReadCommand(text[s.pos:]); err == nil && inner != nil {
			line.Targets = inner.Targets
		}
	}
	if err := s.arguments(grammar, parsed); err != nil {
		return nil, err
	}
	read, err := s.finish(line)
	if err == nil && parsed.Wrong != nil {
		if _, notPython := syntax.Parse("", read.Text, syntax.FileMode, nil); notPython != nil {
			return nil, parsed.Wrong
		}
	}
	return read, err
}

// readHelp reads NAME?, as help NAME; a name may have dots, and hyphens, as
// FIN-WAIT-1 has.
func (r *Reader) readHelp(s *scanner, line *syntax.CommandLine) (*syntax.CommandLine, error) {
	for {
		n := 0
		switch s.peek() {
		case '.':
			n = syntax.IdentifierLen(s.text[s.pos+1:])
		case '-':
			n = syntax.IdentifierLen("_"+s.text[s.pos+1:]) - 1
		}
		if n <= 0 {
			break
		}
		s.pos += 1 + n
	}
	name := s.text[:s.pos]
	help := r.Commands.Standing("help")
	if help == nil || s.peek() != '?' || len(line.Targets) > 0 {
		return nil, nil
	}
	s.pos++
	if s.spaces(); !s.atEnd() && !s.atComment() {
		return nil, nil
	}
	w := &Word{Raw: name}
	w.Literal(name)
	line.Name, line.Receiver = "help", ""
	line.Payload = &Line{Command: help, Words: []*Word{w}}
	return s.finish(line)
}

// targets reads `NAME =` or `NAME, NAME =`; the scanner stays at the start when
// there is none.
func (s *scanner) targets() []string {
	start := s.pos
	var names []string
	for {
		n := syntax.IdentifierLen(s.text[s.pos:])
		if n == 0 {
			break
		}
		names = append(names, s.text[s.pos:s.pos+n])
		s.pos += n
		s.spaces()
		if s.peek() == ',' && len(names) == 1 {
			s.pos++
			s.spaces()
			continue
		}
		if s.peek() == '=' && !strings.HasPrefix(s.text[s.pos:], "==") {
			s.pos++
			s.spaces()
			return names
		}
		break
	}
	s.pos = start
	return nil
}

// IsAssignment reports whether text begins with an assignment operator.
func IsAssignment(text string) bool {
	for _, op := range []string{"=", "+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "&=", "|=", "^=", ">>=", "<<=", ":="} {
		if strings.HasPrefix(text, op) {
			return !strings.HasPrefix(text, "==")
		}
	}
	return false
}

// finish gives the line its text, a comment and trailing spaces included.
func (s *scanner) finish(line *syntax.CommandLine) (*syntax.CommandLine, error) {
	s.spaces()
	if s.atComment() {
		if i := strings.IndexByte(s.text[s.pos:], '\n'); i >= 0 {
			s.pos += i
		} else {
			s.pos = len(s.text)
		}
	}
	if !s.atEnd() {
		return nil, s.errorf(s.pos, s.pos+1, "invalid syntax", false)
	}
	line.Text = s.text[:s.pos]
	line.Exprs = s.exprs
	return line, nil
}

// Requoted is the line with its expressions fit for f-strings, see Word.requoted.
func (l *Line) Requoted() *Line {
	again := *l
	for _, words := range []*[]*Word{&again.Words, &again.Options, &again.Text} {
		*words = slices.Clone(*words)
		for i, w := range *words {
			(*words)[i] = w.requoted()
		}
	}
	if l.File != nil {
		again.File = l.File.requoted()
	}
	return &again
}

// AfterTargets is what follows the names before `=`, if there are such.
func AfterTargets(text string) string {
	s := &scanner{text: text}
	s.targets()
	return text[s.pos:]
}

// Start is how a line begins.
type Start struct {
	Targets []string // before `=`
	Name    string
	Method  string // after a dot
	Rest    string // what follows
}

// Begin reads the start of a line. Name is "" where no name follows the targets.
func Begin(text string) Start {
	s := &scanner{text: text}
	s.spaces()
	var start Start
	start.Targets = s.targets()
	name, dotted := s.name()
	start.Name = name
	if dotted {
		s.pos++
		start.Method, _ = s.name()
	}
	start.Rest = text[s.pos:]
	return start
}

// name takes an identifier off; dotted tells that a dot follows it.
func (s *scanner) name() (name string, dotted bool) {
	n := syntax.IdentifierLen(s.text[s.pos:])
	name = s.text[s.pos : s.pos+n]
	s.pos += n
	return name, n > 0 && s.peek() == '.'
}
