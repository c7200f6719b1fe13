package extract

import (
	"slices"
	"strings"

	"github.com/tidwall/gjson"
)

// Limits of the search for a plain name, so that hostile JSON cannot make it
// long: levels below a row, places listed, names remembered for hints.
const (
	searchDepth   = 32
	maxCandidates = 10
	maxNames      = 500
)

// isPlain tells whether name is a field's name and not a gjson path.
func isPlain(name string) bool {
	return name != "" && !strings.ContainsAny(name, `.|*?#@!{}[]()<>=%\"`+"\x00") && name[0] != '~'
}

// resolve gives the gjson path of each name in rows. A plain name that no row
// has at its top is looked for deeper; in several places it is Ambiguous. A
// name that no row has at all is NothingMatched.
func resolve(items []string, names []string) ([]string, error) {
	paths := slices.Clone(names)
	if len(items) == 0 {
		return paths, nil
	}
	for i, name := range names {
		if isPlain(name) {
			paths[i] = gjson.Escape(name)
		}
		if Path(paths[i]).leads(items) {
			continue
		}
		s := search{name: name}
		for _, row := range items {
			s.walk(gjson.Parse(row), "", searchDepth)
		}
		switch {
		case !isPlain(name) || len(s.found) == 0:
			return nil, &Error{Kind: NothingMatched, What: name, Candidates: s.suggestions()}
		case len(s.found) > 1:
			return nil, &Error{Kind: Ambiguous, What: name, Candidates: s.found}
		default:
			paths[i] = s.found[0]
		}
	}
	return paths, nil
}

// search looks for a name in rows.
type search struct {
	name  string
	found []string            // paths that end in name
	seen  map[string]struct{} // paths that do not, for hints
	order []string
}

// walk goes through v, which is at path.
func (s *search) walk(v gjson.Result, path string, depth int) {
	if v.Type != gjson.JSON || depth == 0 || len(s.found) >= maxCandidates {
		return
	}
	if v.IsArray() {
		v.ForEach(func(_, item gjson.Result) bool {
			s.walk(item, join(path, "#"), depth-1)
			return len(s.found) < maxCandidates
		})
		return
	}
	v.ForEach(func(key, value gjson.Result) bool {
		below := join(path, gjson.Escape(key.Str))
		if key.Str == s.name {
			if !slices.Contains(s.found, below) {
				s.found = append(s.found, below)
			}
		} else {
			s.remember(below)
		}
		s.walk(value, below, depth-1)
		return len(s.found) < maxCandidates
	})
}

func join(path, part string) string {
	if path == "" {
		return part
	}
	return path + "." + part
}

func (s *search) remember(path string) {
	if len(s.seen) >= maxNames {
		return
	}
	if _, ok := s.seen[path]; ok {
		return
	}
	if s.seen == nil {
		s.seen = make(map[string]struct{})
	}
	s.seen[path] = struct{}{}
	s.order = append(s.order, path)
}

// suggestions are the paths nearest to the name, best first, at most three.
func (s *search) suggestions() []string { return nearest(s.name, s.order) }

// nearest gives the candidates that differ from word by a slip or two, by
// letter case, or by where they are; best first, at most three.
func nearest(word string, candidates []string) []string {
	type scored struct {
		text  string
		score int
	}
	var near []scored
	word = strings.ToLower(word)
	last := word[strings.LastIndexByte(word, '.')+1:]
	for _, c := range candidates {
		whole := strings.ToLower(c)
		score := min(distance(word, whole), distance(last, whole[strings.LastIndexByte(whole, '.')+1:]))
		if score <= 2 && score < len(last) {
			near = append(near, scored{c, score})
		}
	}
	slices.SortStableFunc(near, func(a, b scored) int { return a.score - b.score })
	var out []string
	for _, n := range near[:min(3, len(near))] {
		out = append(out, n.text)
	}
	return out
}

// distance is how many letters must be added, dropped or changed to make b of
// a (Levenshtein). Long words are taken for wholly different.
func distance(a, b string) int {
	if len(a) > 64 || len(b) > 64 {
		return 64
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
