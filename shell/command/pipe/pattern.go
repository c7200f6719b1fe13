package pipe

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// dialect is how a language writes in its regular expressions what they differ in.
type dialect struct {
	inWord, noWord string // what a word is made of, and what it is not
	space, noSpace string
	edge, noEdge   string // of a word of ASCII
	end            string // of the text
	// classes are those of POSIX, as they stand in brackets.
	classes map[string]string
}

var goSyntax = dialect{
	inWord: `[\pL\pM\pN_]`, noWord: `[^\pL\pM\pN_]`, space: `[\s\v]`, noSpace: `[^\s\v]`, edge: `\b`, noEdge: `\B`, end: "$",
	classes: map[string]string{
		// These are more than ASCII.
		"alpha": `\pL`, "alnum": `\pL\pN`, "upper": `\p{Lu}`, "lower": `\p{Ll}`,
		"digit": "[:digit:]", "space": "[:space:]", "blank": "[:blank:]", "punct": "[:punct:]", "xdigit": "[:xdigit:]", "cntrl": "[:cntrl:]", "print": "[:print:]", "graph": "[:graph:]",
	},
}

// Python has no name for the classes of letters.
var pythonSyntax = dialect{
	inWord: `\w`, noWord: `\W`, space: `[ \t\n\r\f\v]`, noSpace: `[^ \t\n\r\f\v]`, edge: `(?a:\b)`, noEdge: `(?a:\B)`, end: `\Z`,
	classes: map[string]string{
		"digit": "0-9", "space": ` \t\n\r\f\v`, "blank": ` \t`, "punct": `!-/:-@\[-` + "`" + `{-~`, "xdigit": "0-9A-Fa-f", "cntrl": `\x00-\x1f\x7f`, "print": " -~", "graph": "!-~",
	},
}

// posix writes a regular expression of POSIX, basic or extended, with the extensions
// that GNU grep has (regex(7), grep(1)), in a dialect. ok is false for what is none,
// for a back-reference, which Go's cannot have, and for a class that the dialect has not.
func posix(pattern string, extended bool, in dialect) (syntax string, ok bool) {
	p := &posixPattern{rest: pattern, extended: extended, start: true, in: in}
	for p.rest != "" {
		if !p.next() {
			return "", false
		}
	}
	return p.out.String(), p.depth == 0
}

// posixPattern is a pattern that is being read.
type posixPattern struct {
	rest     string
	extended bool
	out      strings.Builder
	start    bool // nothing stands here that * could repeat
	depth    int  // of open groups
	in       dialect
}

// operators are what Go calls those that a basic expression writes with a \ and an
// extended one without.
const operators = "(){}|+?"

// next reads one element.
func (p *posixPattern) next() bool {
	c, n := utf8.DecodeRuneInString(p.rest)
	text := p.rest[:n]
	p.rest = p.rest[n:]
	escaped := c == '\\'
	if escaped {
		if p.rest == "" {
			return false // a \ alone at the end
		}
		c, n = utf8.DecodeRuneInString(p.rest)
		text = p.rest[:n]
		p.rest = p.rest[n:]
	}
	switch {
	case strings.ContainsRune(operators, c) && escaped != p.extended:
		return p.operator(c)
	case escaped:
		return p.escape(c, text)
	case c == '[':
		return p.bracket()
	case c == '.':
		p.put(text)
	case c == '*' && !p.start:
		p.put(text)
	case c == '^' && (p.extended || p.start):
		p.out.WriteString("^")
		return true // nothing yet that * could repeat
	case c == '$' && (p.extended || p.ends()):
		p.put(p.in.end)
	default:
		p.put(regexp.QuoteMeta(text))
	}
	return true
}

func (p *posixPattern) put(syntax string) {
	p.out.WriteString(syntax)
	p.start = false
}

// ends reports whether a basic expression, or a part of one, ends here.
func (p *posixPattern) ends() bool {
	return p.rest == "" || strings.HasPrefix(p.rest, `\)`) || strings.HasPrefix(p.rest, `\|`)
}

// operator reads one of the operators.
func (p *posixPattern) operator(c rune) bool {
	switch c {
	case '(':
		p.depth++
		p.put("(?:")
		p.start = true
		return true
	case ')':
		if p.depth == 0 {
			if p.extended {
				p.put(`\)`)
			}
			return p.extended // an extended one has it as it stands
		}
		p.depth--
		p.put(")")
		return true
	case '|':
		p.put("|")
		p.start = true
		return true
	case '{':
		return p.interval()
	case '}':
		p.put(`\}`)
		return p.extended
	}
	if p.start { // + and ? with nothing before them
		p.put(regexp.QuoteMeta(string(c)))
		return true
	}
	p.put(string(c))
	return true
}

// intervalShape is how often something is repeated: {2}, {2,}, {,3}, {2,3}.
var intervalShape = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\d*)(,?)(\d*)(\\?)\}`)
})

// interval reads the rest of {2,3}. In an extended expression what is no interval
// stands for itself.
func (p *posixPattern) interval() bool {
	m := intervalShape().FindStringSubmatch(p.rest)
	if m == nil || (m[4] == "") != p.extended || m[1] == "" && m[2] == "" || p.start {
		p.put(`\{`)
		return p.extended
	}
	p.rest = p.rest[len(m[0]):]
	from := m[1]
	if from == "" {
		from = "0"
	}
	p.put("{" + from + m[2] + m[3] + "}")
	return true
}

// escape reads what stands behind a \ and is no operator.
func (p *posixPattern) escape(c rune, text string) bool {
	switch c {
	case 'w':
		text = p.in.inWord
	case 'W':
		text = p.in.noWord
	case 's':
		text = p.in.space
	case 'S':
		text = p.in.noSpace
	case 'b', '<', '>':
		text = p.in.edge
	case 'B':
		text = p.in.noEdge
	default:
		if c >= '1' && c <= '9' {
			return false
		}
		text = regexp.QuoteMeta(text)
	}
	p.put(text)
	return true
}

// bracket reads the rest of [abc], [^a-z] or [[:digit:]].
func (p *posixPattern) bracket() bool {
	p.put("[")
	var negated bool
	if p.rest, negated = strings.CutPrefix(p.rest, "^"); negated {
		p.put("^")
	}
	inside := p.rest
	for i := 0; i < len(inside); i++ {
		switch c := inside[i]; {
		case c == ']' && i > 0:
			if i > 1 && inside[0] == ':' && inside[i-1] == ':' {
				return false // [:digit:], which has to be [[:digit:]]
			}
			p.put("]")
			p.rest = inside[i+1:]
			return true
		case c == '[' && strings.HasPrefix(inside[i+1:], ":"):
			name, _, found := strings.Cut(inside[i+2:], ":]")
			if !found {
				return false
			}
			class, there := p.in.classes[name]
			if !there {
				return false
			}
			p.put(class)
			i += len("[::]") + len(name) - 1
		case strings.IndexByte(`\[]^`, c) >= 0:
			p.put(`\` + string(c))
		default:
			p.out.WriteByte(c)
		}
	}
	return false
}
