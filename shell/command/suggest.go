package command

import (
	"slices"
	"strings"

	"labsh/shell/command/foreign"
	"labsh/shell/command/line"
	"labsh/shell/locale"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// ForeignHint tells what to type instead of a word from elsewhere (nc, curl,
// connecter) and what follows it on its line, for the NameError about it. A word that
// is a command here has none.
func (s *Session) ForeignHint(word, rest string) (locale.Hint, bool) {
	if _, ours := s.Table.Lookup(word); ours {
		return nil, false
	}
	advice, ok := foreign.For(word, rest)
	return advice.Hint(), ok
}

// Suggestions are the names beside Python's that a NameError may suggest; it is
// an Env's Suggest.
func (s *Session) Suggestions() []string { return s.Table.Names() }

// Misread says what is wrong with a line that is no valid Python because it was
// meant as a command: it begins with a word that nothing is called, or with
// NAME.METHOD where NAME has no such method. ok is false when the line is
// Python's to judge.
func (s *Session) Misread(t *object.Thread, text string) (err error, ok bool) {
	start := beginTyped(text)
	name, method := start.Name, start.Method
	if name == "" {
		return nil, false
	}
	if hint := s.programHint(start); hint != nil {
		e := object.NewNameError(name, nil)
		e.Hint = hint
		return e, true
	}
	_, isCommand := s.Table.Lookup(name)
	switch {
	case name == "match" || name == "case": // the statement
		return nil, false
	case syntax.IsKeyword(name) || start.Rest != "" && !strings.Contains(" \t\r\n", start.Rest[:1]):
		return nil, false
	case method != "":
		return s.misreadMethod(t, name, method)
	case isCommand:
		return nil, false
	}
	_, bound := s.LookupName(name)
	hint, isForeign := s.ForeignHint(name, start.Rest)
	switch {
	case bound || goesOn(start.Rest) && !(isForeign && inSystemShell(start.Rest)):
		return nil, false
	case isForeign:
		e := object.NewNameError(name, nil)
		e.Hint = hint
		return e, true
	}
	return s.Unknown(name, s.Table.Names()), true
}

// programHint is for a program's file where a command stands: client.py, ./client.py.
func (s *Session) programHint(start line.Start) locale.Hint {
	_, bound := s.LookupName(start.Name)
	if bound || start.Method != "py" || start.Rest != "" && !strings.Contains(" \t\r\n", start.Rest[:1]) {
		return nil
	}
	return locale.ForeignHere.Hint("python " + start.Name + ".py" + strings.TrimRight(start.Rest, " \t\r\n"))
}

// beginTyped reads the start of a line, which may have been copied with the system
// shell's prompt, as the lab sheet has one, or name a file as it does.
func beginTyped(text string) line.Start {
	return line.Begin(strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(text, " "), "$ "), "./"))
}

// goesOn reports whether a Python expression goes on after its first name: with
// an operator between spaces, or with a keyword.
func goesOn(rest string) bool {
	word := firstWord(rest)
	return word != "" && strings.Trim(word, "+-*/%<>=!&|^@,:;~") == "" || syntax.IsKeyword(word)
}

// inSystemShell reports whether a line goes on as one of a system shell does: to
// another program, or from or to a file.
func inSystemShell(rest string) bool {
	return slices.Contains([]string{"|", "||", "&", "&&", ">", ">>", "<", ";"}, firstWord(rest))
}

func firstWord(rest string) string {
	word, _, _ := strings.Cut(strings.Trim(rest, " \t\r\n"), " ")
	return word
}

// misreadMethod is Misread for NAME.METHOD.
func (s *Session) misreadMethod(t *object.Thread, name, method string) (error, bool) {
	if _, isCommand := s.Table.Method(method); isCommand {
		return nil, false // NAME may be bound by the time that the line runs
	}
	v, bound := s.LookupName(name)
	if !bound {
		return s.Unknown(name, nil), true
	}
	_, err := object.GetAttr(t, v, method)
	return err, err != nil
}

// Unknown is the NameError for a word; what it suggests comes from the names
// that are bound and from more.
func (s *Session) Unknown(name string, more []string) error {
	if hint, ok := s.ForeignHint(name, ""); ok {
		e := object.NewNameError(name, nil)
		e.Hint = hint
		return e
	}
	return object.NewNameError(name, func() string {
		// Commands first: of two names equally near, the one meant on such a
		// line is a command.
		return object.Closest(name, append(slices.Clone(more), s.Names()...))
	})
}
