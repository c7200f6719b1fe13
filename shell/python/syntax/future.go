package syntax

import "slices"

// features are what __future__ has. All but annotations are part of the language
// by now.
var features = []string{
	"nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
	"unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
}

// checkFuture checks the imports from __future__, which come first in a text, and
// notes in src what they change.
//
// Source: CPython's Python/future.c.
func checkFuture(src *source, body []Stmt) (err *Error) {
	defer caught(&err)
	for i, s := range body {
		switch s := s.(type) {
		case *ImportFrom:
			if s.Module != "__future__" || s.Level > 0 {
				return nil
			}
			src.future = s.Start.Line
			for _, a := range s.Names {
				switch {
				case a.Name == "braces":
					panic(src.bare("not a chance", Span{s.Start, s.Start}))
				case !slices.Contains(features, a.Name):
					panic(src.bare("future feature "+a.Name+" is not defined", Span{s.Start, s.Start}))
				}
				src.notes = src.notes || a.Name == "annotations"
			}
		case *ExprStmt:
			if _, text := s.Value.(*StrLit); !text || i > 0 {
				return nil
			}
		default:
			return nil
		}
	}
	return nil
}

// bare is fail for an error whose place CPython gives as attributes alone.
func (s *source) bare(msg string, span Span) *Error {
	e := s.fail("SyntaxError", msg, span)
	e.Late, e.Bare = true, true
	return e
}
