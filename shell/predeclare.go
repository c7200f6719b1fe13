package shell

import (
	"slices"
	"strings"

	"labsh/shell/command"
	"labsh/shell/module/sheet"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// sheetClasses are the classes of the lab sheet that the prompt knows without an import.
var sheetClasses = map[string]func() *object.Type{"Client": sheet.ClientType, "Serveur": sheet.ServerType, "Relais": sheet.RelayType}

// predeclare makes the modules and classes that a text may use known, those that
// it names: making them all would cost every start.
func (s *Shell) predeclare(text string) error {
	for _, name := range command.Predeclared {
		if _, done := s.env.Outer.Get(name); done || !strings.Contains(text, name) {
			continue
		}
		m, err := object.Library(s.thread, name)
		if err != nil {
			return err
		}
		s.env.Outer.Set(name, m)
	}
	for name, class := range sheetClasses {
		if _, done := s.env.Outer.Get(name); !done && !s.claimed[name] && strings.Contains(text, name) {
			s.env.Outer.Set(name, class())
		}
	}
	return nil
}

// claim gives the names of the sheet's classes that a text binds, or was to bind, to the
// user for good: where their own Client could not be imported, the sheet's must not stand
// in for it unnoticed.
func (s *Shell) claim(tree *syntax.Tree, err error) {
	for name := range sheetClasses {
		if object.IsException(err, object.ImportError) && strings.Contains(tree.Text, "import *") ||
			strings.Contains(tree.Text, name) && slices.Contains(eval.Bound(tree), name) {
			s.keepFrom(name)
		}
	}
}

// claimUnread is claim for the text of a program that is no valid Python.
func (s *Shell) claimUnread(text string) {
	for name := range sheetClasses {
		if strings.Contains(text, "class "+name) {
			s.keepFrom(name)
		}
	}
}

// keepFrom takes one of the sheet's classes out of what the prompt knows.
func (s *Shell) keepFrom(name string) {
	if s.claimed == nil {
		s.claimed = make(map[string]bool)
	}
	s.claimed[name] = true
	s.env.Outer.Delete(name)
}
