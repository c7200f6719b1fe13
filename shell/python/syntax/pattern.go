package syntax

// Pattern is what stands after `case`. Names follow Python's ast module.
type Pattern interface {
	Node
	pattern()
}

// Match is `match Subject:` with its cases.
type Match struct {
	Span
	Subject Expr
	Cases   []Case
}

// Case is `case Pattern if Guard:`; Guard is nil without one.
type Case struct {
	Pattern Pattern
	Guard   Expr
	Body    []Stmt
}

// The patterns.
type (
	// MatchValue is a literal or a dotted name, which the subject equals.
	MatchValue struct {
		Span
		Value Expr
	}
	// MatchSingleton is None, True or False.
	MatchSingleton struct {
		Span
		Name string
	}
	// MatchSequence is `[a, *b]`; one of the patterns may be a MatchStar.
	MatchSequence struct {
		Span
		Patterns []Pattern
	}
	// MatchMapping is `{key: pattern, **Rest}`; Rest is empty without one.
	MatchMapping struct {
		Span
		Keys     []Expr
		Patterns []Pattern
		Rest     string
	}
	// MatchClass is `Class(pattern, attribute=pattern)`.
	MatchClass struct {
		Span
		Class      Expr
		Patterns   []Pattern
		Attributes []string
		Named      []Pattern // for Attributes
	}
	// MatchStar is `*Name` in a sequence; `*_` has no name.
	MatchStar struct {
		Span
		Name string
	}
	// MatchAs is `Pattern as Name`, a Name alone, or `_`, which has neither.
	MatchAs struct {
		Span
		Pattern Pattern
		Name    string
	}
	// MatchOr is `a | b`.
	MatchOr struct {
		Span
		Patterns []Pattern
	}
)

func (*Match) stmt()             {}
func (*MatchValue) pattern()     {}
func (*MatchSingleton) pattern() {}
func (*MatchSequence) pattern()  {}
func (*MatchMapping) pattern()   {}
func (*MatchClass) pattern()     {}
func (*MatchStar) pattern()      {}
func (*MatchAs) pattern()        {}
func (*MatchOr) pattern()        {}

// Inner calls f for each pattern right inside p.
func Inner(p Pattern, f func(Pattern)) {
	each := func(list []Pattern) {
		for _, p := range list {
			f(p)
		}
	}
	switch p := p.(type) {
	case *MatchSequence:
		each(p.Patterns)
	case *MatchMapping:
		each(p.Patterns)
	case *MatchClass:
		each(p.Patterns)
		each(p.Named)
	case *MatchAs:
		if p.Pattern != nil {
			f(p.Pattern)
		}
	case *MatchOr:
		each(p.Patterns)
	}
}

// Captured is the name that p itself binds, "" where it binds none.
func Captured(p Pattern) string {
	switch p := p.(type) {
	case *MatchAs:
		return p.Name
	case *MatchStar:
		return p.Name
	case *MatchMapping:
		return p.Rest
	}
	return ""
}

// Values calls f for each expression right inside p, whose value is taken.
func Values(p Pattern, f func(Expr)) {
	switch p := p.(type) {
	case *MatchValue:
		f(p.Value)
	case *MatchMapping:
		for _, k := range p.Keys {
			f(k)
		}
	case *MatchClass:
		f(p.Class)
	}
}
