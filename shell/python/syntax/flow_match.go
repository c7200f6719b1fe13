package syntax

import (
	"slices"
	"strconv"
)

// match checks the patterns of a match statement, as CPython's compiler does.
func (f *flow) match(m *Match) {
	f.expr(m.Subject)
	for i, c := range m.Cases {
		last := i == len(m.Cases)-1
		f.pattern(c.Pattern, map[string]bool{}, last || c.Guard != nil)
		if c.Guard != nil {
			f.steadily(func() { f.expr(c.Guard) })
		}
		f.body(c.Body)
	}
}

// pattern checks a pattern. names are those that were bound before; irrefutable
// tells that it may match anything, since nothing comes after it.
func (f *flow) pattern(p Pattern, names map[string]bool, irrefutable bool) {
	f.at = p.Range()
	store := func(name string) {
		if names[name] {
			f.raise(f.at, "multiple assignments to name '%s' in pattern", name)
		}
		names[name] = name != ""
	}
	inner := func(p Pattern) { f.pattern(p, names, true) }
	switch p := p.(type) {
	case *MatchValue:
		f.patternLiteral(p.Value, p.Span, "patterns may only match literals and attribute lookups")
	case *MatchSequence:
		stars := 0
		for _, e := range p.Patterns {
			if _, ok := e.(*MatchStar); ok {
				if stars++; stars > 1 {
					f.raise(p.Span, "multiple starred names in sequence pattern")
				}
			}
		}
		Inner(p, inner)
	case *MatchMapping:
		f.mappingKeys(p)
		Inner(p, inner)
		store(p.Rest)
	case *MatchClass:
		for i, a := range p.Attributes {
			if slices.Contains(p.Attributes[:i], a) {
				f.raise(p.Named[i].Range(), "attribute name repeated in class pattern: %s", a)
			}
		}
		f.expr(p.Class)
		Inner(p, inner)
	case *MatchStar:
		store(p.Name)
	case *MatchAs:
		switch {
		case p.Pattern == nil && !irrefutable && p.Name != "":
			f.raise(p.Span, "name capture '%s' makes remaining patterns unreachable", p.Name)
		case p.Pattern == nil && !irrefutable:
			f.raise(p.Span, "wildcard makes remaining patterns unreachable")
		case p.Pattern != nil:
			f.pattern(p.Pattern, names, irrefutable)
		}
		store(p.Name)
	case *MatchOr:
		f.alternatives(p, names, irrefutable)
	}
}

// alternatives checks that all bind the same names.
func (f *flow) alternatives(p *MatchOr, names map[string]bool, irrefutable bool) {
	var first map[string]bool
	for i, alternative := range p.Patterns {
		own := map[string]bool{}
		last := i == len(p.Patterns)-1
		f.pattern(alternative, own, last && irrefutable)
		delete(own, "")
		if i == 0 {
			first = own
		}
		same := len(own) == len(first)
		for name := range own {
			same = same && first[name]
		}
		if !same {
			f.raise(f.at, "alternative patterns bind different names")
		}
	}
	for name := range first {
		if names[name] {
			f.raise(f.at, "multiple assignments to name '%s' in pattern", name)
		}
		names[name] = true
	}
}

func (f *flow) patternLiteral(e Expr, at Span, msg string) {
	if _, ok := e.(*JoinedStr); ok {
		f.raise(at, "%s", msg)
	}
	f.expr(e)
}

// mappingKeys checks that no text or whole number is twice a key; other keys are
// compared when the program runs.
func (f *flow) mappingKeys(p *MatchMapping) {
	seen := map[string]bool{}
	for _, k := range p.Keys {
		f.patternLiteral(k, p.Span, "mapping pattern keys may only match literals and attribute lookups")
		key := ""
		switch k := k.(type) {
		case *IntLit:
			key = strconv.FormatInt(k.Value, 10)
			if k.Big != nil {
				key = k.Big.String()
			}
		case *StrLit:
			key = "'" + k.Value + "'"
		}
		if seen[key] {
			f.raise(p.Span, "mapping pattern checks duplicate key (%s)", key)
		}
		seen[key] = key != ""
	}
}
