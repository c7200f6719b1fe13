package syntax

// rule is a parsing function whose results the second pass keeps.
type rule uint8

const (
	expressionRule rule = iota
	disjunctionRule
	primaryRule
)

// memoKey is a rule at a token. As in CPython, what was read quietly counts
// for a reading that would explain, too.
type memoKey struct {
	start int32
	rule  rule
}

// memo is what a rule gave: an expression and the token behind it, or nil.
type memo struct {
	expr Expr
	end  int32
}

// remember reads with f, once for each place. The second pass reads the same
// text again and again, at each level of nesting: without this its time would
// grow exponentially with the depth.
func (p *parser) remember(r rule, f func() Expr) Expr {
	if p.singleToken() {
		return f()
	}
	key := memoKey{int32(p.i), r}
	m, ok := p.memos[key]
	if !ok {
		if !p.attempt(func() { m.expr = f() }) {
			m.expr = nil
		}
		m.end = int32(p.i)
		if p.memos == nil {
			p.memos = make(map[memoKey]memo)
		}
		p.memos[key] = m
	}
	if m.expr == nil {
		p.reject()
	}
	p.rewind(int(m.end))
	return m.expr
}

// singleToken tells expressions of one token, which are as fast to read again
// as to remember.
func (p *parser) singleToken() bool {
	switch p.tok {
	case tName, tNumber, tString, tNone, tTrue, tFalse:
		switch p.kindAfter() {
		case tComma, tColon, tRparen, tRbracket, tRbrace, tNewline:
			return true
		}
	}
	return false
}
