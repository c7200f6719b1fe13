package syntax

func (d *dumper) patterns(ps []Pattern) func() {
	return func() { list(d, ps, d.pattern) }
}

func (d *dumper) pattern(p Pattern) {
	d.at(p)
	switch p := p.(type) {
	case *MatchValue:
		d.node("MatchValue", "value", p.Value)
	case *MatchSingleton:
		d.node("MatchSingleton", "value", raw(p.Name))
	case *MatchSequence:
		d.node("MatchSequence", "patterns", d.patterns(p.Patterns))
	case *MatchMapping:
		d.node("MatchMapping", "keys", p.Keys, "patterns", d.patterns(p.Patterns), "rest", optName(p.Rest))
	case *MatchClass:
		d.node("MatchClass", "cls", p.Class, "patterns", d.patterns(p.Patterns),
			"kwd_attrs", func() { list(d, p.Attributes, func(n string) { d.value(n) }) }, "kwd_patterns", d.patterns(p.Named))
	case *MatchStar:
		d.node("MatchStar", "name", optName(p.Name))
	case *MatchAs:
		var inner any
		if p.Pattern != nil {
			inner = func() { d.pattern(p.Pattern) }
		}
		d.node("MatchAs", "pattern", inner, "name", optName(p.Name))
	case *MatchOr:
		d.node("MatchOr", "patterns", d.patterns(p.Patterns))
	}
}
