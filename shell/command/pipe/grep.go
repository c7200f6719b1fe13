package pipe

import (
	"regexp"
	"strconv"
	"strings"

	"labsh/fakestore/extract"
)

// grepForm is how grep is written.
const grepForm = "grep [-ivcnwxEF] TEXT"

// grepLetters are its options.
const grepLetters = "ivcnwxEF"

// grep keeps the lines that hold what a pattern matches.
type grep struct {
	pattern *regexp.Regexp
	text    string // the pattern as it is meant: without quotes
	options string
}

// has tells whether an option is set: -i letters large and small are the same, -v
// the lines without it, -c how many, -n numbered, -w whole words, -x whole lines,
// -E an extended regular expression, -F a text as it stands.
func (g *grep) has(option byte) bool { return strings.IndexByte(g.options, option) >= 0 }

// parseGrep is grep's Parse.
func parseGrep(text, rest string) (Step, error) {
	g, err := readGrep(text, rest)
	if err != nil {
		return Step{}, err
	}
	return Step{Shown: true, Apply: g.apply}, nil
}

// readGrep reads what follows the word grep. The pattern is the rest of the filter
// as it stands, or stands in quotes; options come before it, in one word or
// several, and -- ends them.
func readGrep(filter, rest string) (*grep, error) {
	g := &grep{}
	text := rest // without the options
	for len(text) > 1 && text[0] == '-' {
		var option string
		option, text = extract.CutWord(text)
		if option == "--" {
			break
		}
		if strings.Trim(option[1:], grepLetters) != "" {
			return nil, badFilter(filter, grepForm, "grep -- "+rest)
		}
		g.options += option[1:]
	}
	word, more, quoted, ok := extract.CutValue(text)
	switch {
	case !ok || quoted && more != "":
		return nil, badFilter(filter, grepForm)
	case text[0] == '\'': // where a \ is the pattern's own, as in other shells
		text = strings.ReplaceAll(text[1:len(text)-1], `\'`, "'")
	case quoted:
		text = word
	default:
		// grep x -i is read by other shells as grep -i x.
		if i := strings.LastIndexAny(text, " \t"); i >= 0 && len(text) > i+2 && text[i+1] == '-' && strings.Trim(text[i+2:], grepLetters) == "" {
			options, before := strings.TrimSuffix(rest, text), strings.TrimSpace(text[:i])
			return nil, badFilter(filter, "grep "+text[i+1:]+" "+options+before, "grep "+options+`"`+text+`"`)
		}
	}
	g.text = text
	if g.pattern = g.compile(); g.pattern == nil {
		return nil, badFilter(filter, "grep -F "+text)
	}
	return g, nil
}

// compile makes Go's regular expression of the pattern; nil where it is none.
func (g *grep) compile() *regexp.Regexp {
	syntax, ok := g.syntax(goSyntax)
	if !ok {
		return nil
	}
	if g.has('i') {
		syntax = "(?i)" + syntax
	}
	pattern, err := regexp.Compile(syntax)
	if err != nil {
		return nil
	}
	return pattern
}

// inPython is the pattern as Python's regular expression, but for what -i and -v
// change. ok is false where it asks for kinds of letters that Python's have no name for.
func (g *grep) inPython() (syntax string, ok bool) { return g.syntax(pythonSyntax) }

// syntax writes the pattern in a dialect.
func (g *grep) syntax(in dialect) (syntax string, ok bool) {
	if kind := strings.LastIndexAny(g.options, "EF"); kind >= 0 && g.options[kind] == 'F' {
		syntax = regexp.QuoteMeta(g.text)
	} else if syntax, ok = posix(g.text, kind >= 0, in); !ok {
		return "", false
	}
	switch {
	case g.has('x'):
		syntax = "^(?:" + syntax + ")" + in.end
	case g.has('w'):
		syntax = "(?:^|" + in.noWord + ")(?:" + syntax + ")(?:" + in.noWord + "|" + in.end + ")"
	}
	return syntax, true
}

func (g *grep) apply(f Flow) (Flow, error) {
	var kept strings.Builder
	n, number := 0, 0
	for line := range f.lines() {
		line = strings.TrimSuffix(line, "\n")
		number++
		if g.pattern.MatchString(line) == g.has('v') {
			continue
		}
		if n++; g.has('c') {
			continue
		}
		if g.has('n') {
			kept.WriteString(strconv.Itoa(number) + ":")
		}
		kept.WriteString(line + "\n")
	}
	if g.has('c') {
		return Text(strconv.Itoa(n) + "\n"), nil
	}
	return Text(kept.String()), nil
}
