package re

import (
	"slices"
	"sync"
	"unicode"
)

// folds gives for each character that has others beside it where case is ignored all of
// these, itself among them: those with the same lower case, or whose lower cases have
// the same upper case.
var folds = sync.OnceValue(func() map[rune][]rune {
	classes := make(map[rune][]rune)
	key := func(r rune) rune { return unicode.ToUpper(unicode.ToLower(r)) }
	for _, c := range unicode.CaseRanges {
		for r := rune(c.Lo); r <= rune(c.Hi); r++ {
			classes[key(r)] = append(classes[key(r)], r)
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

// fold gives the characters that c stands for where case is ignored, in ASCII alone or
// in all of Unicode.
func fold(c rune, ascii bool) []rune {
	if !ascii {
		return folds()[c]
	}
	if isLetter(c) {
		return []rune{c, c ^ 0x20}
	}
	return nil
}

// foldRange gives the characters that those of a range stand for.
func foldRange(s span, ascii bool) []rune {
	var also []rune
	if ascii || s.high-s.low < 256 {
		for c := s.low; c <= min(s.high, s.low+0x17f); c++ {
			also = append(also, fold(c, ascii)...)
		}
	} else {
		for c, class := range folds() {
			if s.low <= c && c <= s.high {
				also = append(also, class...)
			}
		}
		slices.Sort(also)
	}
	return slices.Compact(also)
}

// spaces are the ranges of \s, for all of Unicode.
var spaces = []span{{9, 13}, {0x1c, 0x20}, {0x85, 0x85}, {0xa0, 0xa0}, {0x1680, 0x1680}, {0x2000, 0x200a}, {0x2028, 0x2029}, {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000}}

// classRanges are the ranges of a class outside or inside ASCII.
func classRanges(letter rune, ascii bool) []span {
	switch unicode.ToLower(letter) {
	case 'd':
		if ascii {
			return []span{{'0', '9'}}
		}
		return tableRanges(unicode.Nd)
	case 's':
		if ascii {
			return []span{{9, 13}, {' ', ' '}}
		}
		return spaces
	}
	if ascii {
		return []span{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}
	}
	return wordRanges()
}

var wordRanges = sync.OnceValue(func() []span {
	ranges := append(tableRanges(unicode.L), tableRanges(unicode.N)...)
	ranges = append(ranges, span{'_', '_'})
	slices.SortFunc(ranges, func(a, b span) int { return int(a.low - b.low) })
	return ranges
})

func tableRanges(table *unicode.RangeTable) []span {
	var ranges []span
	add := func(low, high, stride rune) {
		for c := low; c <= high && stride > 1; c += stride {
			ranges = append(ranges, span{c, c})
		}
		if stride == 1 {
			ranges = append(ranges, span{low, high})
		}
	}
	for _, r := range table.R16 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range table.R32 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return ranges
}

// others are the ranges of what sorted ranges leave out.
func others(ranges []span) []span {
	var rest []span
	from := rune(0)
	for _, r := range ranges {
		if r.low > from {
			rest = append(rest, span{from, r.low - 1})
		}
		from = max(from, r.high+1)
	}
	if from <= unicode.MaxRune {
		rest = append(rest, span{from, unicode.MaxRune})
	}
	return rest
}
