package syntax

import (
	"maps"
	"slices"
)

// IdentifierLen is the length in bytes of the identifier that text begins with, 0
// where none does.
func IdentifierLen(text string) int {
	for i, r := range text {
		if !isNameRune(r, i > 0) {
			return i
		}
	}
	return len(text)
}

// Keywords are Python's reserved words, sorted.
func Keywords() []string { return slices.Sorted(maps.Keys(keywords)) }

// IsKeyword reports whether a word is reserved.
func IsKeyword(word string) bool {
	_, is := keywords[word]
	return is
}
