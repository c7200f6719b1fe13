package syntax

import "slices"

// features are what __future__ has. All but annotations are part of the language
// by now.
var features = []string{
	"nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
	"unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
}

// checkFuture checks the imports from __future__, which come first in a text, and
// tells whether annotations are kept as text.
//
// Source: CPython's Python/future.c.
func checkFuture(src *source, body []Stmt) (annotations bool, err *Error) {
	defer caught(&err)
	for i, s := range body {
		switch s := s.(type) {
		case *ImportFrom:
			if s.Module != "__future__" || s.Level > 0 {
				return annotations, nil
			}
			src.future = s.Start.Line
			for _, a := range s.Names {
				switch {
				case a.Name == "braces":
					panic(src.bare("not a chance", s.Span))
				case !slices.Contains(features, a.Name):
					panic(src.bare("future feature "+a.Name+" is not defined", s.Span))
				}
				annotations = annotations || a.Name == "annotations"
			}
		case *ExprStmt:
			if _, text := s.Value.(*StrLit); !text || i > 0 {
				return annotations, nil
			}
		default:
			return annotations, nil
		}
	}
	return annotations, nil
}

// bare is fail for an error whose place CPython gives as attributes alone.
func (s *source) bare(msg string, span Span) *Error {
	e := s.fail("SyntaxError", msg, span)
	e.Late, e.Bare = true, true
	return e
}
