package pipe

import (
	"bytes"
	"iter"
	"strconv"
	"strings"

	"labsh/fakestore/extract"
)

// grepForm is how grep is written.
const grepForm = "grep [-i] [-v] [-c] TEXT"

// grep keeps the lines that hold a text.
type grep struct {
	text   string
	fold   bool // -i: letters large and small are the same
	others bool // -v: the lines that do not hold it
	counts bool // -c: how many they are
}

// parseGrep is grep's Parse.
func parseGrep(text, rest string) (Apply, error) {
	g, err := readGrep(text, rest)
	if err != nil {
		return nil, err
	}
	return g.apply, nil
}

// readGrep reads what follows the word grep. The text is the rest of the filter
// as it stands, or stands in quotes; options come before it, in one word or
// several, and -- ends them.
func readGrep(filter, rest string) (*grep, error) {
	bad := func(forms ...string) (*grep, error) {
		return nil, &extract.Error{Kind: extract.BadFilter, What: filter, Candidates: forms}
	}
	g := &grep{}
	text := rest // without the options
	for len(text) > 1 && text[0] == '-' {
		var option string
		option, text = extract.CutWord(text)
		if option == "--" {
			break
		}
		for _, letter := range option[1:] {
			switch letter {
			case 'i':
				g.fold = true
			case 'v':
				g.others = true
			case 'c':
				g.counts = true
			default:
				return bad(grepForm, "grep -- "+rest)
			}
		}
	}
	word, more, quoted, ok := extract.CutValue(text)
	switch {
	case !ok || quoted && more != "":
		return bad(grepForm)
	case quoted:
		text = word
	default:
		// grep x -i is read by other shells as grep -i x.
		if i := strings.LastIndexAny(text, " \t"); i >= 0 && len(text) > i+2 && text[i+1] == '-' && strings.Trim(text[i+2:], "ivc") == "" {
			options, before := strings.TrimSuffix(rest, text), strings.TrimSpace(text[:i])
			return bad("grep "+text[i+1:]+" "+options+before, "grep "+options+`"`+text+`"`)
		}
	}
	g.text = text
	if g.fold {
		g.text = strings.ToLower(g.text)
	}
	return g, nil
}

func (g *grep) apply(f Flow) (Flow, error) {
	var kept strings.Builder
	n := 0
	for line := range f.lines() {
		line = strings.TrimSuffix(line, "\n")
		in := line
		if g.fold {
			in = strings.ToLower(line)
		}
		if strings.Contains(in, g.text) == g.others {
			continue
		}
		if n++; !g.counts {
			kept.WriteString(line + "\n")
		}
	}
	if g.counts {
		return Text(strconv.Itoa(n) + "\n"), nil
	}
	return Text(kept.String()), nil
}

// lines are the flow's, each with its newline, one after the other: what flows may
// be long.
func (f Flow) lines() iter.Seq[string] {
	if f.kind == linesFlow {
		return strings.Lines(f.text)
	}
	return func(yield func(string) bool) {
		for line := range bytes.Lines(f.Encode()) {
			if !yield(string(line)) {
				return
			}
		}
	}
}
