package fakestore

import (
	"bytes"
	"strings"

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
		return Result{}, locate(&ExtractError{Kind: TooDeep}, text)
	}
	found := gjson.GetBytes(text, string(p))
	if !found.Exists() || p.foundNoField(text, found) {
		return Result{}, &ExtractError{Kind: NothingMatched, What: string(p), Candidates: p.suggestions(text)}
	}
	return Result{JSON: []byte(found.Raw)}, nil
}

func (p Path) String() string { return string(p) }

// foundNoField tells an empty array that means "no element has this field"
// (#.titel) from one that means "no element was chosen" (#(price>9999)#.title).
func (p Path) foundNoField(text []byte, found gjson.Result) bool {
	if !found.IsArray() || strings.TrimSpace(strings.Trim(found.Raw, "[]")) != "" {
		return false
	}
	path := string(p)
	at := strings.LastIndex(path, "#.")
	if at < 0 {
		return false
	}
	elements := gjson.GetBytes(text, path[:at+1])
	if elements.Type == gjson.Number {
		return elements.Num > 0
	}
	return elements.IsArray() && len(elements.Array()) > 0
}

// suggestions are paths near p that do match.
func (p Path) suggestions(text []byte) []string {
	path := string(p)
	root := gjson.ParseBytes(text)
	var out []string
	try := func(candidate string) {
		if c := Path(candidate); candidate != "" && len(out) == 0 {
			found := gjson.GetBytes(text, candidate)
			if empty := found.Raw == "[]"; found.Exists() && !empty && !c.foundNoField(text, found) {
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
