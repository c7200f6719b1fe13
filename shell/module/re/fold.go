package re

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"labsh/shell/python/object"
)

// folds gives for each character that has others beside it where case is ignored all of
// these, itself among them: those with the same lower case, or whose lower cases have
// the same upper case.
var folds = sync.OnceValue(func() map[rune][]rune {
	classes := make(map[rune][]rune)
	for _, c := range unicode.CaseRanges {
		for r := rune(c.Lo); r <= rune(c.Hi); r++ {
			lower := unicode.ToLower(r)
			key := unicode.ToUpper(lower)
			for _, r := range []rune{r, lower, key} {
				if !slices.Contains(classes[key], r) {
					classes[key] = append(classes[key], r)
				}
			}
		}
	}
	// Their upper cases are the same, and several characters long.
	for _, pair := range [][2]rune{{0x390, 0x1fd3}, {0x3b0, 0x1fe3}, {0xfb05, 0xfb06}} {
		classes[pair[0]] = pair[:]
	}
	folded := make(map[rune][]rune)
	for _, class := range classes {
		if len(class) < 2 {
			continue
		}
		for _, r := range class {
			folded[r] = class
		}
	}
	return folded
})

// fold gives the characters that those of a range stand for where case is ignored, in
// ASCII alone or in all of Unicode.
func fold(_ *object.Thread, a []object.Value) (object.Value, error) {
	low, _ := object.DecodeRune(string(a[0].(object.Str)))
	high, _ := object.DecodeRune(string(a[1].(object.Str)))
	var also []rune
	if a[2] == object.True {
		for c := low; c <= min(high, unicode.MaxASCII); c++ {
			if unicode.IsLetter(c) {
				also = append(also, c&^0x20, c|0x20)
			}
		}
	} else if high-low < 256 {
		for c := low; c <= high; c++ {
			also = append(also, folds()[c]...)
		}
	} else {
		for c, class := range folds() {
			if low <= c && c <= high {
				also = append(also, class...)
			}
		}
	}
	slices.Sort(also)
	return object.Str(string(slices.Compact(also))), nil
}

// classes writes what _re_syntax leaves open in a pattern: the classes and the ends of
// words, for text that is ASCII and for any other.
var classes = [2]func() *strings.Replacer{
	sync.OnceValue(func() *strings.Replacer {
		const digit, space, word = "0-9", `\t-\r\x1c-\x20`, "0-9A-Z_a-z"
		return strings.NewReplacer(
			"~d", digit, "~D", "\\x00-\\x2f\\x3a-\U0010FFFF",
			"~s", space, "~S", "\\x00-\\x08\\x0e-\\x1b\\x21-\U0010FFFF",
			"~w", word, "~W", "\\x00-\\x2f\\x3a-\\x40\\x5b-\\x5e\\x60\\x7b-\U0010FFFF",
			"~nb", `\b`, "~nB", `\B`, "~b", `\b`, "~B", `\B`)
	}),
	sync.OnceValue(func() *strings.Replacer {
		digit, space, word := tableRanges(unicode.Nd), spaces, append(tableRanges(unicode.L), tableRanges(unicode.N)...)
		word = append(word, span{'_', '_'})
		slices.SortFunc(word, func(a, b span) int { return int(a.low - b.low) })
		boundary := func(class string) (string, string) {
			c := strings.NewReplacer("C", class)
			return c.Replace("(?:(?<=C)(?!C)|(?<!C)(?=C))"), c.Replace("(?:(?<=C)(?=C)|(?<!C)(?!C))")
		}
		b, notB := boundary(`[\p{L}\p{N}_]`)
		nb, notNB := boundary("[0-9A-Z_a-z]")
		return strings.NewReplacer(
			"~d", `\p{Nd}`, "~D", others(digit), "~s", ranges(space), "~S", others(space),
			"~w", `\p{L}\p{N}_`, "~W", others(word),
			"~nb", nb, "~nB", notNB, "~b", b, "~B", notB)
	}),
}

// span is a range of characters.
type span struct{ low, high rune }

// spaces are those of Python.
var spaces = []span{{9, 13}, {0x1c, 0x20}, {0x85, 0x85}, {0xa0, 0xa0}, {0x1680, 0x1680}, {0x2000, 0x200a}, {0x2028, 0x2029}, {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000}}

func tableRanges(table *unicode.RangeTable) (spans []span) {
	add := func(low, high, stride rune) {
		for ; stride > 1 && low < high; low += stride {
			spans = append(spans, span{low, low})
		}
		spans = append(spans, span{low, high})
	}
	for _, r := range table.R16 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range table.R32 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return spans
}

// ranges writes ranges as a set has them.
func ranges(spans []span) string {
	var b strings.Builder
	char := func(c rune) {
		if c < 0x80 || c >= 0xd800 && c < 0xe000 {
			fmt.Fprintf(&b, `\u%04x`, c)
			return
		}
		b.WriteRune(c)
	}
	for _, r := range spans {
		char(r.low)
		b.WriteByte('-')
		char(r.high)
	}
	return b.String()
}

// others writes what sorted ranges leave out.
func others(spans []span) string {
	var rest []span
	from := rune(0)
	for _, r := range spans {
		if r.low > from {
			rest = append(rest, span{from, r.low - 1})
		}
		from = max(from, r.high+1)
	}
	return ranges(append(rest, span{from, unicode.MaxRune}))
}
