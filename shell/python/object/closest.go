package object

// Closest gives the candidate nearest to name by the rules with which CPython
// suggests a name ("Did you mean"), or "" when none is near enough. A change of case
// costs half of another change.
//
// Source: CPython's Python/suggestions.c.
func Closest(name string, candidates []string) string {
	const maxName, maxCandidates = 40, 750
	if len(name) > maxName || len(candidates) >= maxCandidates {
		return ""
	}
	best, bestDistance := "", -1
	for _, c := range candidates {
		if c == name || len(c) > maxName {
			continue
		}
		limit := (len(name) + len(c) + 3) * moveCost / 6
		if bestDistance >= 0 {
			limit = min(limit, bestDistance-1)
		}
		if d := distance(name, c, limit); d <= limit {
			if bestDistance < 0 || d < bestDistance {
				best, bestDistance = c, d
			}
		}
	}
	return best
}

const (
	moveCost = 2
	caseCost = 1
)

func substitution(a, b byte) int {
	switch {
	case a == b:
		return 0
	case a^b == 0x20 && (a|0x20) >= 'a' && (a|0x20) <= 'z':
		return caseCost
	}
	return moveCost
}

// distance is the Levenshtein distance in units of half a change; past limit any
// larger number serves.
func distance(a, b string, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return (len(a) + len(b)) * moveCost
	}
	if abs(len(a)-len(b))*moveCost > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j * moveCost
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = (i + 1) * moveCost
		for j := range len(b) {
			d := min(diagonal+substitution(a[i], b[j]), row[j]+moveCost, row[j+1]+moveCost)
			diagonal, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
