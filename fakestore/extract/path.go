package extract

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"sync"

	"github.com/tidwall/gjson"
)

// Path is a filter: a gjson path, verbatim (see gjson's SYNTAX.md).
type Path string

// maxEmbedded is how many brackets a text may have for @fromstr to be let
// loose on it: that modifier parses strings, whose nesting nothing limits.
const maxEmbedded = 100_000

// Apply gives the JSON that the path selects. gjson gives nothing for a path
// that is malformed or wrong; here that is NothingMatched.
func (p Path) Apply(in Result) (Result, error) {
	text := in.Text()
	if err := Validate(text); err != nil {
		return Result{}, err
	}
	if strings.Contains(string(p), "@fromstr") && bytes.Count(text, []byte("["))+bytes.Count(text, []byte("{")) > maxEmbedded {
		return Result{}, locate(&Error{Kind: TooDeep}, text)
	}
	found := gjson.GetBytes(text, string(p))
	if err := p.unasked(text, found); err != nil {
		return Result{}, err
	}
	if !found.Exists() || p.isEmpty(found) && p.foundNoField(string(text), found) {
		return Result{}, &Error{Kind: NothingMatched, What: string(p), Candidates: p.suggestions(text)}
	}
	return Result{JSON: []byte(found.Raw)}, nil
}

// leads tells whether p leads anywhere in one of the JSON texts: to a value, or,
// if that is all there is, through lists that are empty.
func (p Path) leads(texts []string) bool {
	through, astray := false, false
	for _, text := range texts {
		found := gjson.Get(text, string(p))
		switch {
		case !found.Exists():
		case !p.isEmpty(found):
			return true
		case p.foundNoField(text, found):
			astray = true
		default:
			through = true
		}
	}
	return through && !astray
}

func (p Path) String() string { return string(p) }

// foundNoField tells an empty result that means "no element has this field"
// (#.titel, {titel}) from one that means "no element was chosen"
// (#(price>9999)#.title).
func (p Path) foundNoField(text string, found gjson.Result) bool {
	if !p.isEmpty(found) {
		return false
	}
	at := strings.LastIndex(string(p), "#.")
	return at < 0 && p.makes() || at >= 0 && hasElements(gjson.Get(text, string(p)[:at+1]))
}

// makes tells whether p ends in a list or an object that gjson makes, {a,b}.
func (p Path) makes() bool {
	return strings.HasSuffix(string(p), "}") || strings.HasSuffix(string(p), "]")
}

// isEmpty tells whether what p found is what gjson makes where there is nothing:
// a list without elements for each #.
func (p Path) isEmpty(found gjson.Result) bool {
	var empty func(v gjson.Result, levels int) bool
	empty = func(v gjson.Result, levels int) bool {
		if levels == 0 {
			return p.makes() && (v.Raw == "[]" || v.Raw == "{}") // a member that is missing is left out
		}
		all := v.IsArray()
		v.ForEach(func(_, inner gjson.Result) bool {
			all = all && (levels > 1 || p.makes()) && empty(inner, levels-1)
			return all
		})
		return all
	}
	levels := strings.Count(string(p), "#.")
	return found.Type == gjson.JSON && (levels > 0 || p.makes()) && empty(found, levels)
}

// hasElements tells whether what a path that ends in # gives stands for any
// element: a number of them, the elements, or lists of either.
func hasElements(v gjson.Result) bool {
	switch {
	case v.Type == gjson.Number:
		return v.Num > 0
	case v.IsArray():
		any := false
		v.ForEach(func(_, inner gjson.Result) bool {
			any = hasElements(inner)
			return !any
		})
		return any
	}
	return v.Exists()
}

// query is the first condition of a path, with where the list is that it chooses from.
var query = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([^#()]*?)[.|]?#\(([^()=<>!%~]+?)\s*(==|=|!=|<=|>=|<|>|!%|%)\s*("[^"]*"|[^()]*)\)`)
})

// unasked is the error for a path whose first condition names a field that no
// element has, or compares it with what it never is. gjson says nothing, and
// takes a word for 0.
func (p Path) unasked(text []byte, found gjson.Result) error {
	m := query().FindStringSubmatch(string(p))
	if m == nil {
		return nil
	}
	none := strings.Trim(found.Raw, "[]") == ""
	value, quoted := unquote(m[4])
	if !none && (quoted || isNumber(value)) {
		return nil
	}
	list := gjson.ParseBytes(text)
	if m[1] != "" {
		list = list.Get(m[1])
	}
	if !list.IsArray() {
		return nil
	}
	r, err := rowsOf(Result{JSON: []byte(list.Raw)})
	if err != nil {
		return err
	}
	field := m[2]
	if none && len(r.items) > 0 && !Path(field).leads(r.items) {
		e := &Error{Kind: NothingMatched, What: field}
		var wrong *Error
		switch paths, err := resolve(r.items, []string{field}); {
		case err == nil: // the name of one that lies deeper
			e.Candidates = paths
		case errors.As(err, &wrong):
			e.Candidates = wrong.Candidates
		}
		for i, c := range e.Candidates {
			e.Candidates[i] = p.conditioned(len(m[0]), c+m[3]+m[4])
		}
		return e
	}
	var wrong *Error
	if _, err := (Where{field, m[3], value, quoted}).Apply(Result{JSON: []byte(list.Raw)}); errors.As(err, &wrong) &&
		wrong.Kind == Incomparable && (none || wrong.Holds == "numbers" && !isNumber(value)) {
		for i, c := range wrong.Candidates {
			wrong.Candidates[i] = p.conditioned(len(m[0]), strings.TrimPrefix(c, "where "))
		}
		return wrong
	}
	return nil
}

// conditioned is p with another first condition; the one that it has ends at
// end.
func (p Path) conditioned(end int, condition string) string {
	return string(p)[:strings.Index(string(p), "#(")+2] + condition + string(p)[end-1:]
}

// suggestions are paths near p that do match.
func (p Path) suggestions(text []byte) []string {
	path := string(p)
	root := gjson.ParseBytes(text)
	var out []string
	try := func(candidate string) {
		if c := Path(candidate); candidate != "" && len(out) == 0 {
			found := gjson.GetBytes(text, candidate)
			if empty := strings.Trim(found.Raw, "[]{}, ") == ""; !empty && !c.foundNoField(string(text), found) {
				out = append(out, candidate)
			}
		}
	}
	if root.IsArray() {
		try("#." + path)
	} else {
		try(strings.TrimPrefix(path, "#."))
	}
	if len(out) > 0 {
		return out
	}
	if name, ok := strings.CutPrefix(path, "@"); ok {
		return nearest("@"+name, modifiers)
	}
	// A slip in a name: look among the names there are, in the first elements.
	s := search{name: "\x00"}
	if root.IsArray() {
		n := 0
		root.ForEach(func(_, v gjson.Result) bool {
			s.walk(v, "#", searchDepth)
			n++
			return n < 20
		})
	} else {
		s.walk(root, "", searchDepth)
	}
	for _, near := range nearest(path, s.order) {
		out = nil
		if try(near); len(out) > 0 {
			return out
		}
	}
	return nil
}

// modifiers are gjson's, for hints.
var modifiers = []string{
	"@this", "@keys", "@values", "@reverse", "@flatten", "@join", "@group", "@dig",
	"@pretty", "@ugly", "@valid", "@tostr", "@fromstr",
}
