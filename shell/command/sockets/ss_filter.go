package sockets

import (
	"slices"
	"strings"
	"sync"

	"labsh/netlab"
	"labsh/shell/locale"
)

// ssTest tells whether a row fits a filter.
type ssTest func(r *ssRow) bool

// ssKeywords are the words of ss(8)'s filters that are here.
var ssKeywords = []string{"sport", "dport", "src", "dst", "autobound", "and", "or", "not"}

// ssForeignKeywords are ss(8)'s alone.
var ssForeignKeywords = []string{"dev", "fwmark", "cgroup"}

// An ssComparison compares a row's port with the filter's.
type ssComparison func(row, port int64) bool

// ssComparisons are the comparisons, by the words for them.
var ssComparisons = sync.OnceValue(func() map[string]ssComparison {
	words := map[string]ssComparison{}
	for _, c := range []struct {
		words string
		holds ssComparison
	}{
		// Port -1 is any.
		{"= == eq", func(row, port int64) bool { return port < 0 || row == port }},
		{"!= ne neq", func(row, port int64) bool { return port >= 0 && row != port }},
		{"< lt", func(row, port int64) bool { return row < port }},
		{"> gt", func(row, port int64) bool { return row > port }},
		{"<= le leq", func(row, port int64) bool { return row <= port }},
		{">= ge geq", func(row, port int64) bool { return row >= port }},
	} {
		for word := range strings.FieldsSeq(c.words) {
			words[word] = c.holds
		}
	}
	return words
})

// ssParser reads a filter, by the grammar of ss(8): conditions joined by and, or
// and, where they stand side by side, and as well. These bind alike, from the left.
type ssParser struct {
	words  []string
	pos    int
	tables *ssTables
	depth  int
	hosts  []*ssHost // of names, which have yet to be resolved
}

// maxDepth is how many brackets and nots may stand one in the other.
const maxDepth = 100

// ssWords cuts a filter's words as ss(8) does: at blanks, also in what stands in
// quotes; a backslash is the shell's, which labsh has no need of.
func ssWords(texts []string) []string {
	var words []string
	for _, text := range texts {
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }) {
			words = append(words, strings.ReplaceAll(word, `\`, ""))
		}
	}
	return words
}

// parseSsFilter reads the words of a filter, states taken off. The test is nil where
// there is none. The hosts are names that the test waits for.
func parseSsFilter(words []string, w *ssTables) (ssTest, []*ssHost, error) {
	p := &ssParser{words: words, tables: w}
	if len(words) == 0 {
		return nil, nil, nil
	}
	test, err := p.list()
	if err == nil && p.pos < len(p.words) {
		err = ssError(locale.SsBracketHint.Hint(), "')' was never opened")
	}
	return test, p.hosts, err
}

// peek is the next word, "" at the end.
func (p *ssParser) peek() string {
	if p.pos < len(p.words) {
		return p.words[p.pos]
	}
	return ""
}

// take takes the next word if it is one of those.
func (p *ssParser) take(words ...string) bool {
	if p.pos < len(p.words) && slices.Contains(words, p.words[p.pos]) {
		p.pos++
		return true
	}
	return false
}

// before is what stands before the next word, for errors: the last word or two.
func (p *ssParser) before() string {
	return strings.Join(p.words[max(p.pos-2, 0):p.pos], " ")
}

// list reads conditions up to the end or a closing bracket.
func (p *ssParser) list() (ssTest, error) {
	type step struct {
		or   bool
		test ssTest
	}
	var steps []step
	for or := false; ; {
		test, err := p.condition()
		if err != nil {
			return nil, err
		}
		steps = append(steps, step{or, test})
		if p.pos == len(p.words) || p.peek() == ")" {
			break
		}
		or = p.take("or", "|", "||")
		if !or {
			p.take("and", "&", "&&")
		}
	}
	return func(r *ssRow) bool {
		fits := true
		for _, s := range steps {
			if fits != s.or { // otherwise it is settled already
				fits = s.test(r)
			}
		}
		return fits
	}, nil
}

// condition reads one condition.
func (p *ssParser) condition() (ssTest, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, ssError(locale.SsFilterHint.Hint(), "the filter is nested too deeply")
	}
	defer func() { p.depth-- }()
	switch word := p.peek(); {
	case word == ")" && p.pos == 0:
		return nil, ssError(locale.SsBracketHint.Hint(), "')' was never opened")
	case p.pos == len(p.words), word == ")":
		return nil, ssError(locale.SsFilterHint.Hint(), "a condition must follow '%s'", p.before())
	case p.take("("):
		test, err := p.list()
		if err == nil && !p.take(")") {
			err = ssError(locale.SsBracketHint.Hint(), "')' is missing")
		}
		return test, err
	case p.take("!", "not"):
		test, err := p.condition()
		return func(r *ssRow) bool { return !test(r) }, err
	case p.take("sport"):
		return p.portCondition((*ssRow).sourcePort)
	case p.take("dport"):
		return p.portCondition((*ssRow).peerPort)
	case p.take("src"):
		return p.hostCondition(func(r *ssRow) *ssEnd { return &r.local })
	case p.take("dst"):
		return p.hostCondition(func(r *ssRow) *ssEnd { return &r.remote })
	case p.take("autobound"):
		low, high := ephemeralPorts()
		return func(r *ssRow) bool { return r.autobound(low, high) }, nil
	case isPortWord(word):
		// labsh's own: that port at either end.
		p.pos++
		port, err := p.tables.port(word)
		return func(r *ssRow) bool { return !r.Protocol.Unix() && (r.local.port == port || r.remote.port == port) }, err
	}
	return nil, p.unknown(p.peek())
}

// portCondition reads what follows sport or dport.
func (p *ssParser) portCondition(of func(*ssRow) int64) (ssTest, error) {
	compare, explicit := ssComparisons()[p.peek()]
	if explicit {
		p.pos++
	} else {
		compare = ssComparisons()["="]
	}
	word := p.peek()
	if p.pos == len(p.words) || word == ")" {
		return nil, ssError(locale.SsFilterHint.Hint(), "a port must follow '%s'", p.before())
	}
	if p.tables.preferred == netlab.AF_UNIX {
		p.pos++
		return func(*ssRow) bool { return false }, nil // as ss(8): a Unix socket has no port
	}
	port, err := p.tables.port(word)
	p.pos++
	return func(r *ssRow) bool { return compare(of(r), port) }, err
}

// hostCondition reads what follows src or dst.
func (p *ssParser) hostCondition(of func(*ssRow) *ssEnd) (ssTest, error) {
	if _, compares := ssComparisons()[p.peek()]; compares && !p.take("=", "==", "eq") {
		return nil, ssError(locale.SsNotHint.Hint(p.before()), "'%s' cannot follow '%s'", p.peek(), p.before())
	}
	word := p.peek()
	if p.pos == len(p.words) || word == ")" {
		return nil, ssError(locale.SsFilterHint.Hint(), "an address must follow '%s'", p.before())
	}
	p.pos++
	host, err := p.tables.host(word)
	if err != nil {
		return nil, err
	}
	if host.name != "" {
		p.hosts = append(p.hosts, host)
	}
	return func(r *ssRow) bool { return host.fits(of(r), r.Protocol.Unix()) }, nil
}

// unknown is the error for a word that no condition begins with.
func (p *ssParser) unknown(word string) error {
	const dashes = "–—−‐" // that a text processor has made of a -
	lower := strings.ToLower(word)
	key, value, glued := strings.Cut(word, "=")
	switch {
	case slices.Contains(ssForeignKeywords, word):
		return ssError(locale.SsFilterHint.Hint(), "%s is not here", word)
	case slices.Contains(ssStateKeywords, word):
		return ssError(locale.SsStateFirstHint.Hint(word), "'%s' must come before the other conditions", word)
	case lower != word && slices.Contains(ssKeywords, lower):
		return ssError(locale.SsTypeHint.Hint(lower), "'%s' is no filter", word)
	case strings.Trim(word, dashes) != word:
		return ssError(locale.SsTypeHint.Hint("ss -"+strings.Trim(word, dashes)), "'%s' is no filter", word)
	case slices.Contains(ssStateKeywords, key) && glued:
		return ssError(locale.SsTypeHint.Hint(key+" "+value), "'%s' is no filter", word)
	case len(word) > 1 && strings.ContainsAny(word, "()=<>!"):
		return ssError(locale.SsBlanksHint.Hint(), "'%s' is no filter", word)
	case ssStateMeant(word) != "":
		return ssError(locale.SsTypeHint.Hint("state "+ssStateMeant(word)), "'%s' is no filter", word)
	}
	if o, err := ssLongOption("--" + word); err == nil && o.long == word {
		return ssError(locale.SsTypeHint.Hint("ss -"+string(o.letter)), "'%s' is no filter", word)
	}
	if _, err := ssLetters(word); err == nil {
		return ssError(locale.SsTypeHint.Hint("ss -"+word), "'%s' is no filter", word)
	}
	if host, err := p.tables.host(word); err == nil && len(host.prefixes) > 0 {
		return ssError(locale.SsTypeHint.Hint("src "+word), "'%s' is no filter", word)
	}
	return ssError(locale.SsFilterHint.Hint(), "'%s' is no filter", word)
}
