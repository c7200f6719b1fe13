package syntax

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// normalize gives an identifier its one spelling, Unicode's NFKC, as the
// Python reference asks ("Identifiers and keywords").
func normalize(word string) string {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return norm.NFKC.String(word)
		}
	}
	return word
}
